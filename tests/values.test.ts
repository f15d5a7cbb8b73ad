import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isCurrency } from '../src/handbook/values/currency.ts'
import { dayOf, parseDay } from '../src/handbook/values/date.ts'
import { parseDuration } from '../src/handbook/values/duration.ts'
import { parseNumber } from '../src/handbook/values/number.ts'
import { comparable, parseQuantity, type Quantity } from '../src/handbook/values/quantity.ts'
import { parseRemedy } from '../src/handbook/values/remedy.ts'
import { en } from '../src/language/en.ts'
import { daysIn } from '../src/measure/times.ts'

describe('parseNumber', () => {
  test.each([
    ['25', 25],
    ['25.5', 25.5],
    ['25.50', 25.5],
    ['0', 0],
    ['012', 12],
    ['1.10', 1.1],
    ['-10', -10],
    ['−10', -10],
    ['–10', -10],
    ['1 000', 1000],
    ['37\u00a0000', 37000],
    ['1 000 000.75', 1000000.75],
    ['1000', 1000],
    ['1.0000', 1],
    ['9007199254740991', 9007199254740991],
    ['  7 ', 7],
  ])('reads %j', (typed, value) => {
    expect(parseNumber(typed)).toBe(value)
  })

  test.each([
    ['1,000', 'comma'],
    ['12,50', 'comma'],
    ['1,000.50', 'comma'],
    ['1.000,50', 'comma'],
    ['1 000,50', 'comma'],
    ['1.000', 'thousands-point'],
    ['-1.000', 'thousands-point'],
    ['12.345.678', 'thousands-point'],
    ['', 'not-a-number'],
    ['-', 'not-a-number'],
    ['.5', 'not-a-number'],
    ['5.', 'not-a-number'],
    ['1..5', 'not-a-number'],
    ['10 00', 'not-a-number'],
    ['1 0000', 'not-a-number'],
    ['1e3', 'not-a-number'],
    ['0x10', 'not-a-number'],
    ['١٢', 'not-a-number'],
    ['Infinity', 'not-a-number'],
    ['NaN', 'not-a-number'],
    ['twelve', 'not-a-number'],
    ['9007199254740993', 'not-a-number'],
    ['1'.repeat(400), 'not-a-number'],
  ])('does not guess at %j', (typed, problem) => {
    expect(parseNumber(typed)).toBe(problem)
  })

  test('reads back every number that people type', () => {
    fc.assert(
      fc.property(fc.integer({ min: -1e12, max: 1e12 }), fc.integer({ min: 0, max: 99 }), (whole, cents) => {
        // Two decimals: three would be what a thousand looks like in half of Europe.
        const typed = `${whole}.${String(cents).padStart(2, '0')}`
        expect(parseNumber(typed)).toBe(Number(typed))
      }),
    )
  })
})

describe('parseQuantity', () => {
  const cases: [string, Quantity][] = [
    ['25 EUR per case', { amount: 25, unit: 'EUR', per: 'case' }],
    ['EUR 25.00 per case', { amount: 25, unit: 'EUR', per: 'case' }],
    ['EUR25 per case', { amount: 25, unit: 'EUR', per: 'case' }],
    ['25EUR per case', { amount: 25, unit: 'EUR', per: 'case' }],
    ['25 eur per case', { amount: 25, unit: 'EUR', per: 'case' }],
    ['€25 per case', { amount: 25, unit: 'EUR', per: 'case' }],
    ['€ 25 per case', { amount: 25, unit: 'EUR', per: 'case' }],
    ['25€ per case', { amount: 25, unit: 'EUR', per: 'case' }],
    ['25 € a case', { amount: 25, unit: 'EUR', per: 'case' }],
    ['£3.50 each visit', { amount: 3.5, unit: 'GBP', per: 'visit' }],
    ['25 EUR', { amount: 25, unit: 'EUR' }],
    ['25 EUR per complaint', { amount: 25, unit: 'EUR', per: 'case' }],
    ['25 EUR per guest', { amount: 25, unit: 'EUR', per: 'customer' }],
    ['37 000 EUR per year', { amount: 37000, unit: 'EUR', per: 'year' }],
    ['10% of the order', { amount: 10, unit: '%', basis: 'of the order' }],
    ['10 % of the order', { amount: 10, unit: '%', basis: 'of the order' }],
    ['10% off the next bill', { amount: 10, unit: '%', basis: 'off the next bill' }],
    ["60 minutes of a fitter's time per case", { amount: 60, unit: 'minutes', basis: "of a fitter's time", per: 'case' }],
    ['30 days after delivery', { amount: 30, unit: 'days', basis: 'after delivery' }],
    ['38 per 1000 orders', { amount: 38, unit: '', per: '1000 orders' }],
    ['15 minutes', { amount: 15, unit: 'minutes' }],
    ['1 min', { amount: 1, unit: 'minutes' }],
    ['2 working days', { amount: 2, unit: 'working-days' }],
    ['-10 points', { amount: -10, unit: 'points' }],
    ['−10 points', { amount: -10, unit: 'points' }],
    ['38', { amount: 38, unit: '' }],
    ['12 Wardrobes per month', { amount: 12, unit: 'wardrobes', per: 'month' }],
    ['3 bottles of wine', { amount: 3, unit: 'bottles', basis: 'of wine' }],
    ['1 cup per visit', { amount: 1, unit: 'cup', per: 'visit' }],
    ['1 try per case', { amount: 1, unit: 'try', per: 'case' }],
    ['100 CUP per case', { amount: 100, unit: 'CUP', per: 'case' }],
    ['  25   EUR  per   case ', { amount: 25, unit: 'EUR', per: 'case' }],
    ['2 constructor per __proto__', { amount: 2, unit: 'constructor', per: '__proto__' }],
  ]
  test.each(cases)('reads %j', (typed, quantity) => {
    expect(parseQuantity(typed, en)).toEqual(quantity)
  })

  test('the code before or after the number, with or without cents, is one amount', () => {
    expect(parseQuantity('EUR 25.00 per case', en)).toEqual(parseQuantity('25 EUR per case', en))
  })

  test.each([
    ['1,000 EUR', 'comma'],
    ['1,000.00 EUR per case', 'comma'],
    ['12,50 EUR', 'comma'],
    ['€12,50 per case', 'comma'],
    ['1.000 EUR', 'thousands-point'],
    ['$25', 'dollar-or-krone'],
    ['$ 25 per case', 'dollar-or-krone'],
    ['25$', 'dollar-or-krone'],
    ['US$25', 'dollar-or-krone'],
    ['C$ 25', 'dollar-or-krone'],
    ['25 kr', 'dollar-or-krone'],
    ['25kr per case', 'dollar-or-krone'],
    ['kr 25', 'dollar-or-krone'],
    ['Kr. 25', 'dollar-or-krone'],
    ['', 'no-number'],
    ['EUR', 'no-number'],
    ['half the order', 'no-number'],
    ['about 25 EUR', 'no-number'],
    ['twenty EUR per case', 'no-number'],
    ['use your judgement', 'no-number'],
    ['.5 EUR', 'no-number'],
    ['25.- EUR', 'not-a-number'],
    ['1..5 EUR', 'not-a-number'],
    ['99999999999999999999 EUR', 'not-a-number'],
    ['25 EUR per', 'unreadable'],
    ['10% of', 'unreadable'],
    ['EUR 25 EUR', 'unreadable'],
    ['a 25 EUR voucher', 'unreadable'],
    ['of 25', 'unreadable'],
    ['25 EUR in vouchers per case', 'unreadable'],
    ['25 EUR or a card', 'unreadable'],
    ['25 / 30 EUR', 'unreadable'],
    ['25-30 EUR', 'unreadable'],
    ['25 – 30 EUR per case', 'unreadable'],
    ['25 EUR (for good customers)', 'unreadable'],
    ['2 very old and very wobbly chairs', 'unreadable'],
  ])('does not guess at %j', (typed, problem) => {
    expect(parseQuantity(typed, en)).toBe(problem)
  })

  test('limits are alike where unit, basis and per are', () => {
    const read = (typed: string) => parseQuantity(typed, en) as Quantity
    expect(comparable(read('25 EUR per case'), read('EUR 60 per complaint'))).toBe(true)
    expect(comparable(read('25 EUR per case'), read('25 EUR per month'))).toBe(false)
    expect(comparable(read('25 EUR per case'), read('25 GBP per case'))).toBe(false)
    expect(comparable(read('10% of the order'), read('10% of the delivery charge'))).toBe(false)
    expect(comparable(read('2 days'), read('2 working days'))).toBe(false)
  })

  test('never throws, whatever is typed', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[\d.,\s€$%a-zA-Z-]{0,30}$/)), (typed) => {
        const read = parseQuantity(typed, en)
        if (typeof read === 'object') {
          expect(Number.isFinite(read.amount)).toBe(true)
          expect(read.per).not.toBe('')
          expect(read.basis).not.toBe('')
        } else expect(read).toMatch(/^[a-z-]+$/)
        parseRemedy(typed, en)
        parseDuration(typed, en)
        parseDay(typed)
      }),
      { numRuns: 1000 },
    )
  })

  test('an amount that is written out reads as itself', () => {
    const amount = fc.tuple(fc.integer({ min: -100_000_000, max: 100_000_000 }), fc.constantFrom('', '.5', '.50', '.05', '.99'))
    const unit = fc.constantFrom('EUR', 'GBP', 'USD', 'JPY', '%', 'items', 'points', 'minutes', 'hours', 'days', 'weeks')
    const per = fc.constantFrom(...Object.keys(en.countedPer), '1000 orders', undefined)
    fc.assert(
      fc.property(amount, unit, per, ([whole, part], unit, per) => {
        const value = Number(`${whole}${part}`)
        const typed = `${whole}${part} ${unit}${per === undefined ? '' : ` per ${per}`}`
        const read = parseQuantity(typed, en)
        expect(read).toEqual({ amount: value, unit, ...(per !== undefined && { per }) })
        // Written as a page writes it, it still says the same.
        const { amount: again, unit: same } = read as Quantity
        expect(parseQuantity(`${again} ${same}${per === undefined ? '' : ` per ${per}`}`, en)).toEqual(read)
        if (isCurrency(unit) && whole >= 0)
          expect(parseQuantity(`${unit} ${value.toFixed(2)}${per === undefined ? '' : ` per ${per}`}`, en)).toEqual(read)
      }),
    )
  })
})

describe('parseRemedy', () => {
  const limit = (typed: string) => parseQuantity(typed, en) as Quantity

  test.each([
    ['something off, up to 25 EUR per case', 'something off', ['25 EUR per case']],
    ['something off up to 25 EUR per case', 'something off', ['25 EUR per case']],
    ['something off, at most 10% of the order', 'something off', ['10% of the order']],
    ['something off, no more than 25 EUR per case', 'something off', ['25 EUR per case']],
    ['something off, max 25 EUR per case', 'something off', ['25 EUR per case']],
    ['something off (up to 25 EUR per case)', 'something off', ['25 EUR per case']],
    ['something off: Up to 25 EUR per case', 'something off', ['25 EUR per case']],
    ['a small extra, up to 5 EUR per customer, 50 EUR per month', 'a small extra', ['5 EUR per customer', '50 EUR per month']],
    ['tea, cake and a chair, up to 12.50 EUR per visit', 'tea, cake and a chair', ['12.50 EUR per visit']],
    ['use your judgement, up to 100 EUR per case', 'use your judgement', ['100 EUR per case']],
    ['up to 25 EUR per case', '', ['25 EUR per case']],
    ['25 EUR per case', '', ['25 EUR per case']],
    ['10% off the order', '10% off the order', []],
    ['give back the delivery charge', 'give back the delivery charge', []],
    ['upholstery cleaned free of charge', 'upholstery cleaned free of charge', []],
  ])('reads %j', (typed, words, limits) => {
    expect(parseRemedy(typed, en)).toEqual({ words, limits: limits.map(limit), ceiling: 'limits' })
  })

  test.each(['use your judgement', 'Use your judgement.', 'use your judgment', 'whatever it takes'])(
    '%j has no ceiling, and says so',
    (typed) => {
      expect(parseRemedy(typed, en)).toEqual({ words: typed, limits: [], ceiling: 'judgement' })
    },
  )

  test.each(['nothing', 'Nothing', 'Nothing.', 'nothing on their own'])('%j passes the case on', (typed) => {
    expect(parseRemedy(typed, en)).toEqual({ words: typed, limits: [], ceiling: 'nothing' })
  })

  test.each([
    ['something off, up to half the order', 'no-number', 'half the order'],
    ['something off, up to 1,000 EUR per case', 'comma', '1,000 EUR per case'],
    ['something off, up to 1.000 EUR per case', 'thousands-point', '1.000 EUR per case'],
    ['something off, up to $25 per case', 'dollar-or-krone', '$25 per case'],
    ['a small extra, up to 5 EUR per customer, not much per month', 'no-number', 'not much per month'],
    ['something off, up to 25 EUR per', 'unreadable', '25 EUR per'],
  ])('does not guess at %j', (typed, problem, part) => {
    expect(parseRemedy(typed, en)).toEqual({ problem, part })
  })
})

describe('parseDuration', () => {
  test.each([
    ['15 minutes', { amount: 15, unit: 'minutes' }],
    ['1 minute', { amount: 1, unit: 'minutes' }],
    ['15min', { amount: 15, unit: 'minutes' }],
    ['15 mins', { amount: 15, unit: 'minutes' }],
    ['1.5 hours', { amount: 1.5, unit: 'hours' }],
    ['24h', { amount: 24, unit: 'hours' }],
    ['2 Working  Days', { amount: 2, unit: 'working-days' }],
    ['2 business days', { amount: 2, unit: 'working-days' }],
    ['3 weeks', { amount: 3, unit: 'weeks' }],
    ['1 year', { amount: 1, unit: 'years' }],
    ['at once', { amount: 0, unit: 'minutes' }],
    ['Straight away', { amount: 0, unit: 'minutes' }],
    ['same day', { amount: 0, unit: 'days' }],
    ['the same day', { amount: 0, unit: 'days' }],
  ])('reads %j', (typed, duration) => {
    expect(parseDuration(typed, en)).toEqual(duration)
  })

  test.each([
    '',
    '15',
    'minutes',
    'soon',
    'two hours',
    'half an hour',
    'within 15 minutes',
    '1,5 hours',
    '0 minutes',
    '-5 minutes',
    '15 minutes or so',
    '2-3 days',
    '9:30',
    '1.000 days',
    '15 m',
    '5 constructor',
  ])('does not guess at %j', (typed) => {
    expect(parseDuration(typed, en)).toBeUndefined()
  })
})

test.each([
  ['60 minutes', '1 hour'],
  ['24 hours', '1 day'],
  ['7 days', '1 week'],
  ['12 months', '1 year'],
])('%s last exactly as long as %s', (many, one) => {
  expect(daysIn(parseDuration(many, en)!)).toBe(daysIn(parseDuration(one, en)!))
})

describe('parseDay', () => {
  test.each(['2026-11-21', '2024-02-29', '1900-01-01', '2026-12-31', ' 2026-11-21 '])('reads %j', (typed) => {
    expect(parseDay(typed)).toBe(typed.trim())
  })

  test.each([
    '2026-02-31',
    '2026-02-29',
    '2026-04-31',
    '2026-13-01',
    '2026-00-10',
    '2026-01-00',
    '2026-1-5',
    '26-01-05',
    '21.11.2026',
    '11/21/2026',
    '2026/11/21',
    '20261121',
    '2026-11-21T10:00',
    '21 November 2026',
    '1899-12-31',
    '0026-11-21',
    'today',
    '',
  ])('does not guess at %j', (typed) => {
    expect(parseDay(typed)).toBeUndefined()
  })

  test('every day of a century reads as itself, in any time zone', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 36_500 }), (days) => {
        const day = new Date(Date.UTC(2000, 0, 1 + days)).toISOString().slice(0, 10)
        expect(parseDay(day)).toBe(day)
      }),
    )
  })

  test('the day of this computer is a day', () => {
    expect(dayOf(new Date(2026, 0, 5, 23, 59))).toBe('2026-01-05')
    expect(parseDay(dayOf(new Date()))).toBeDefined()
  })
})

test('currencies are known by their codes in capitals', () => {
  for (const code of ['EUR', 'GBP', 'SEK', 'JPY']) expect(isCurrency(code)).toBe(true)
  for (const code of ['eur', 'Euro', 'EURO', '', 'ZZZ', 'constructor']) expect(isCurrency(code)).toBe(false)
})
