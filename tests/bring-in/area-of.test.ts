import { describe, expect, test } from 'vitest'
import { areaOf } from '../../src/bring-in/area-of.ts'
import { wordsFor } from '../../src/words/words.ts'

const words = wordsFor('en')

describe('a title tells what a piece is about', () => {
  test.each([
    ['Refunds and exchanges', 'returns'],
    ['What to do when a parcel is late', 'delivery'],
    ['Delivery', 'delivery'],
    ['Returns policy', 'returns'],
    ['Handling complaints', 'complaints'],
    ['Our complaint procedure', 'complaints'],
    ['Exchanges', 'exchanges'],
    ['Guarantee and repairs', 'warranty'],
    ['Warranty', 'warranty'],
    ['Payment and invoices', 'payment'],
    ['Customer privacy and personal data', 'privacy'],
    ['Data protection', 'privacy'],
    ['Health and safety', 'safety'],
    ['Allergies', 'safety'],
    ['Product recalls', 'recalls'],
    ['Staff discount', 'staff-discounts-and-gifts'],
    ['Tips and gifts from customers', 'staff-discounts-and-gifts'],
    ['Dealing with abusive customers', 'difficult-behaviour'],
    ['Lost property', 'premises'],
    ['Queues', 'premises'],
    ['Social media and reviews', 'reviews'],
    ['Price labels', 'prices'],
    ['Wheelchair access', 'accessibility'],
    ['Deposits and cancelling an order', 'orders'],
    ['Key accounts', 'key-accounts'],
    ['Carriers and subcontractors', 'partners'],
    ['Vulnerable customers', 'vulnerable-customers'],
    ['Appointments', 'promises'],
    ['Phone and messages', 'contact'],
    ['Complaints about staff', 'complaints'],
    ['Goodwill gestures', 'goodwill'],
  ])('%s: %s', (title, area) => {
    expect(areaOf({ title, text: '' }, words)).toBe(area)
  })
})

describe('what fits nothing clearly is left to people', () => {
  test.each([
    'Key holders',
    'Gift cards',
    'Job descriptions',
    'Staff rota',
    'Dress code',
    'Introduction',
    'Welcome to the team',
    'Opening hours',
    'About us',
    'Chapter 3',
    'Holiday and sick leave',
    'Miscellaneous',
    'Table of contents',
    'Our history',
    'Parking',
    'Who to ask',
    'Cash register',
    'Uniforms and name badges',
    'Working hours',
    '',
    '第三章',
  ])('%s', (title) => {
    expect(areaOf({ title, text: '' }, words)).toBeUndefined()
  })
})

describe('where the title says little, the text may', () => {
  test.each([
    [
      'Section 4',
      'If a customer brings something back within 30 days, give the money back to the card. Unused goods only, with the receipt. Refunds go out the same day.',
      'returns',
    ],
    [
      'Dress code',
      'Wear the black shirt and the name badge. Hair is tied back. Ask the manager for a new shirt once a year. Customers see us first.',
      undefined,
    ],
    [
      'Holidays',
      'Ask for leave four weeks before. Two people of a team may not be away on the same day. Ring before eight if you are ill.',
      undefined,
    ],
  ])('%s', (title, text, area) => {
    expect(areaOf({ title, text }, words)).toBe(area)
  })
})
