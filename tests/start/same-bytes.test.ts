import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { add, answerBothWays, cafeBegun, entry, line, lines, part, takeOut, words, type Answers } from '../support/both-faces.ts'
import { startChromium } from '../support/chromium.ts'
import { saved } from '../support/start.ts'

let browser: Browser
let cafe: string

beforeAll(async () => {
  browser = await startChromium()
  cafe = await cafeBegun()
})
afterAll(() => browser.close())

const company: Answers = {
  Name: line('The Mill'),
  'Where our customers are': lines('Estonia', 'Latvia'),
  'Who works here': {
    // The cook goes, the barista gets a telephone, and there is a baker.
    typed: ['- 3', '1', '', '', '', '+372 5550 0111', '+', 'Baker', 'Shift lead', 'no', '', ''],
    done: async (page) => {
      await takeOut(page, 2)
      await saved(page)
      await part(page, 0, 'Phone').fill('+372 5550 0111')
      await add(page)
      await part(page, 4, 'Title').fill('Baker')
      await part(page, 4, 'Reports to').selectOption('Shift lead')
      await part(page, 4, 'Meets customers').selectOption('no')
    },
  },
  'How customers reach us': {
    typed: ['Mill Lane 22', '+372 5550 0140', '-', '-', '1', 'At the counter', '', 'Every day, 7 to 19', '', '', ''],
    done: async (page) => {
      await part(page, 0, 'Where').fill('Mill Lane 22')
      await part(page, 1, 'Where').fill('+372 5550 0140')
      await takeOut(page, 3)
      await takeOut(page, 2)
      await part(page, 0, 'Way to reach us').fill('At the counter')
      await part(page, 0, 'When').fill('Every day, 7 to 19')
    },
  },
  'An ordinary order': line('12'),
  'Visits a year': line('50'),
}

test('a company: its three first answers, a role more and one less, ways to reach it, bare numbers; and its ten pages', async () => {
  const files = await answerBothWays(browser, {
    args: ['init'],
    first: ['cafe', '3', 'euros'],
    address: '/begin',
    begin: async (page) => {
      await page.getByRole('radio', { name: 'Café, bar or restaurant' }).check()
      await page.getByRole('radio', { name: /someone they can ask first/ }).check()
      await page.getByRole('combobox').fill('euros')
      await Promise.all([page.waitForURL(/write/), page.getByRole('button', { name: 'Begin' }).click()])
    },
    answers: company,
  })
  // The company, ten pages, what git keeps to itself, and the company's page as it was approved.
  expect(Object.keys(files)).toHaveLength(13)
  expect(Object.keys(files).filter((file) => file.startsWith('history/'))).toEqual([
    expect.stringMatching(/^history\/company\/1-\w{8}\.md$/),
  ])
  expect(files['policies/company.md']).toContain('usual-order: 12 EUR\n')
  expect(files['policies/company.md']).toContain('  - title: Baker\n    name: baker\n    reports-to: shift-lead\n')
})

const guideline: Answers = {
  'Customers say': {
    typed: ['are you closed?', '- 1', '2', 'they all came after me', ''],
    done: async (page) => {
      await page.getByRole('button', { name: 'Add one' }).click()
      await page.locator('.row textarea').last().fill('are you closed?')
      await page.getByRole('button', { name: 'Take out' }).first().click()
      await page.locator('.row textarea').nth(1).fill('they all came after me')
    },
  },
  'Say first': line('I am sorry: you waited "far" too long. # truly'),
  'What you may decide': {
    typed: ['1', '', '3', 'something off, up to 2 EUR per case', '', '', '', '+', 'Cook', 'a second plate at once', '', '10 minutes', ''],
    done: async (page) => {
      await part(page, 0, 'May do').last().fill('something off, up to 2 EUR per case')
      await add(page)
      // The owner keeps the last word: a step more comes in below, and goes up from there.
      await entry(page, 2).locator('summary').click()
      await entry(page, 2).getByRole('checkbox', { name: 'Cook' }).check()
      await part(page, 2, 'May do').last().fill('a second plate at once')
      await part(page, 2, 'They answer within').fill('10 minutes')
      await entry(page, 2).getByRole('button', { name: 'Move up' }).last().click()
    },
  },
  'How it went before': {
    typed: ['1', '', 'Ask first', 'It is more than you may give.', ''],
    done: async (page) => {
      await part(page, 0, 'May you do it').selectOption('Ask first')
      await part(page, 0, 'Because').fill('It is more than you may give.')
    },
  },
  'Policies behind it': { typed: ['Complaints', ''], done: (page) => page.getByRole('checkbox', { name: 'Complaints' }).check() },
  Why: words('Nobody minds a wait they know the length of.\n\n- Nod.\n- Say a number.\n  It is kept.\n\n> Say: Six minutes.'),
}

test('a guideline: customers’ words, a limit, a rung between two others, a case, a reason', async () => {
  const path = 'policies/premises/long-wait.md'
  const files = await answerBothWays(
    browser,
    { args: ['write', 'discretion/long-wait'], address: `/write/${path}`, answers: guideline },
    cafe,
  )
  expect(files[path]).toContain('      - something off, up to 2 EUR per case\n    ask-within: 5 minutes\n  - role: cook\n')
  expect(files[path]).toContain('## Why\n\nNobody minds')
})

const policy: Answers = {
  'What customers can count on': {
    typed: ['1', '', '2 hours', '', '- 4', ''],
    done: async (page) => {
      await part(page, 0, 'How soon').fill('2 hours')
      await takeOut(page, 3)
    },
  },
  'Do not say': { typed: ['- 1', ''], done: (page) => page.getByRole('button', { name: 'Take out' }).first().click() },
  'How we do it': words('1. Listen.\n2. Write it down.'),
}

test('a policy: a promise, one less, a sentence less, another way of doing it', async () => {
  const path = 'policies/complaints/complaints.md'
  const files = await answerBothWays(browser, { args: ['write', 'policy/complaints'], address: `/write/${path}`, answers: policy }, cafe)
  expect(files[path]).toContain('    within: 2 hours\n')
  expect(files[path]).toContain('## How we do it\n\n1. Listen.\n2. Write it down.\n')
})
