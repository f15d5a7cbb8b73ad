import { describe, expect, test } from 'vitest'
import { parseDuration } from '../src/handbook/values/duration.ts'
import { parseQuantity, type Quantity } from '../src/handbook/values/quantity.ts'
import { en } from '../src/language/en.ts'
import { againstInFigures, heldAgainst, roughlyInFigures, type Against } from '../src/measure/held-against.ts'
import { broughtBy, worthFor } from '../src/measure/worth.ts'
import { proposedLimit, worthOf } from '../src/walk/limits.ts'
import { readProject } from '../src/project.ts'
import { baseFiles, makeProject, testDay } from './support/project.ts'

const quantity = (said: string | undefined): Quantity | undefined => {
  const read = said === undefined ? undefined : parseQuantity(said, en)
  if (typeof read === 'string') throw new Error(`${said}: ${read}`)
  return read
}

/** An ordinary customer in a manager's words. */
const customer = (order: string | undefined, visits: string | undefined, years: string | undefined) => ({
  usualOrder: quantity(order),
  visitsAYear: quantity(visits),
  yearsKept: years === undefined ? undefined : parseDuration(years, en),
})

describe('what a customer brings in all the years', () => {
  const cases: [order: string | undefined, visits: string | undefined, years: string | undefined, brings: number | undefined][] = [
    ['8 EUR', '60 visits', '4 years', 1920],
    ['600 EUR', '0.5 orders', '10 years', 3000],
    ['600 EUR', '0.1 visits', '30 months', 150],
    ['12.50 EUR', '4', '18 months', 75],
    // A double makes 0.30000000000000004 of it.
    ['0.10 EUR', '3 visits', '1 year', 0.3],
    ['1.10 EUR', '1 visit', '3 years', 3.3],
    ['20 EUR', '2 visits per month', '3 years', 1440],
    ['20 EUR', '1 visit a week', '1 year', 1043.57],
    ['20 EUR', '4 visits per customer', '1 year', 80],
    ['85 EUR per visit', '4 visits', '5 years', 1700],
    // No cents, and more than two.
    ['1500 JPY', '3 visits', '5 years', 22_500],
    ['1500 JPY', '0.33 visits', '7 months', 288],
    ['1.25 KWD', '0.33 visits', '4 months', 0.137],
    ['25000 XYZ', '2 visits', '2 years', 100_000],
    // Large, and too large to be exact.
    ['2000000 EUR', '12 orders', '40 years', 960_000_000],
    ['90071992547409 EUR', '1 order', '1 year', 90_071_992_547_409],
    ['90071992547410 EUR', '1 order', '1 year', undefined],
    ['9007199254740991 EUR', '9007199254740991 orders', '9007199254740991 years', undefined],
    // Nothing, and less than a coin.
    ['0 EUR', '4 visits', '5 years', undefined],
    ['85 EUR', '0 visits', '5 years', undefined],
    ['85 EUR', '4 visits', 'at once', undefined],
    ['0.01 EUR', '0.5 visits', '1 year', undefined],
    ['-85 EUR', '4 visits', '5 years', undefined],
    // A part is missing, or counts something else.
    [undefined, '4 visits', '5 years', undefined],
    ['85 EUR', undefined, '5 years', undefined],
    ['85 EUR', '4 visits', undefined, undefined],
    ['85 EUR per month', '4 visits', '5 years', undefined],
    ['85 EUR', '4 visits per shop', '5 years', undefined],
    ['85 EUR', '80% of customers', '5 years', undefined],
  ]
  test.each(cases)('%s x %s x %s', (order, visits, years, brings) => {
    expect(broughtBy(customer(order, visits, years))).toBe(brings)
  })

  test('limits of the walk are proposed from the same sum', () => {
    expect(worthOf({ ...customer('8 EUR', '60 visits', '4 years') } as never)).toEqual({ order: 19.2, currency: 'EUR' })
    expect(proposedLimit(0.5, worthOf({ ...customer('8 EUR', '5 visits per month', '4 years') } as never))).toBe('10 EUR')
    expect(worthOf({ currency: 'GBP' })).toEqual({ order: 60, currency: 'GBP' })
  })
})

describe('a sum held against it', () => {
  const cases: [sum: number, brings: number, currency: string, against: Against | undefined, words: Record<string, string> | undefined][] =
    [
      [25, 3000, 'EUR', { says: 'oneIn', every: 120 }, { sum: '€25', one: '€1', every: '€120' }],
      // Never smaller than it is: of 85.7, one in 85.
      [35, 3000, 'EUR', { says: 'oneIn', every: 85 }, { sum: '€35', one: '€1', every: '€85' }],
      [12.5, 1920, 'EUR', { says: 'oneIn', every: 153 }, { sum: '€12.50', one: '€1', every: '€153' }],
      [0.7, 3000, 'EUR', { says: 'oneIn', every: 4285 }, { sum: '€0.70', one: '€1', every: '€4,280' }],
      [300, 3000, 'EUR', { says: 'oneIn', every: 10 }, { sum: '€300', one: '€1', every: '€10' }],
      [300.01, 3000, 'EUR', { says: 'percent', percent: 11 }, { sum: '€300.01', percent: '11%' }],
      [1500, 3000, 'EUR', { says: 'percent', percent: 50 }, { sum: '€1,500', percent: '50%' }],
      [2999.99, 3000, 'EUR', { says: 'percent', percent: 100 }, { sum: '€2,999.99', percent: '100%' }],
      [3000, 3000, 'EUR', { says: 'all' }, { sum: '€3,000' }],
      [9_000_000_000_000_000, 3000, 'EUR', { says: 'all' }, { sum: '€9,000,000,000,000,000' }],
      [500, 300_000, 'JPY', { says: 'oneIn', every: 600 }, { sum: '¥500', one: '¥1', every: '¥600' }],
      [0.005, 3.765, 'KWD', { says: 'oneIn', every: 753 }, { sum: 'KWD 0.005', one: 'KWD 1', every: 'KWD 753' }],
      [
        5,
        100_000,
        'nothing known',
        { says: 'oneIn', every: 20_000 },
        { sum: '5 nothing known', one: '1 nothing known', every: '20000 nothing known' },
      ],
      [0, 3000, 'EUR', undefined, undefined],
      // Not a whole coin.
      [0.001, 3000, 'EUR', undefined, undefined],
      [0.4, 300_000, 'JPY', undefined, undefined],
    ]
  test.each(cases)('%d of %d %s', (sum, brings, currency, against, words) => {
    const held = heldAgainst(sum, brings, currency)
    expect(held).toEqual(against)
    const figures = held && againstInFigures(sum, held, currency, 'en')
    expect(
      figures && Object.fromEntries(Object.entries(figures).map(([name, figure]) => [name, figure.replaceAll('\u00a0', ' ')])),
    ).toEqual(words)
  })

  test('what a customer brings is told in three figures, and never as more than it is', () => {
    const told = [3000, 1088.99, 12_957, 999.5, 99.5, 3.3, 960_999_999].map((brings) => roughlyInFigures(brings, 'EUR', 'en'))
    expect(told).toEqual(['€3,000', '€1,080', '€12,900', '€999', '€99.50', '€3.30', '€960,000,000'])
  })
})

describe('who sees it', () => {
  const handbook = async (settings: string) => {
    const files = await baseFiles()
    const company = files['policies/company.md']!.replace('languages: [en]\n', (line) => `${line}${settings}`)
    return (await readProject(await makeProject({ ...files, 'policies/company.md': company }), { today: testDay })).inForce
  }
  const parts = 'usual-order: 600 EUR\nvisits-a-year: 0.5 orders\nyears-kept: 10 years\n'

  test.each([
    ['shown', `${parts}show-worth: yes\n`, { staff: 3000, managers: 3000 }],
    ['not decided', parts, {}],
    ['decided against', `${parts}show-worth: no\n`, {}],
    ['decided before it was known', 'usual-order: 600 EUR\nshow-worth: yes\n', {}],
    ['in another currency', `${parts.replace('EUR', 'GBP')}show-worth: yes\n`, {}],
  ])('%s', async (_, settings, shown: { staff?: number; managers?: number }) => {
    const found = await handbook(settings)
    expect({ public: worthFor(found, 'public'), staff: worthFor(found, 'staff'), managers: worthFor(found, 'managers') }).toEqual({
      public: undefined,
      staff: shown.staff,
      managers: shown.managers,
    })
  })
})
