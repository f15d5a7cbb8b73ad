import { describe, expect, test } from 'vitest'
import { parseRemedy, type Remedy } from '../src/handbook/values/remedy.ts'
import { en } from '../src/language/en.ts'
import { readSum } from '../src/measure/sum.ts'
import { reachedAt, whatTheyMay, type Asking, type Covers, type Situation, type Staff } from '../src/measure/allowed.ts'

const staff: Staff = {
  currency: 'EUR',
  orderWords: en.countedPer.order!,
  roles: [
    { name: 'driver', title: 'Driver', phone: '+372 1' },
    { name: 'fitter', title: 'Fitter' },
    { name: 'lead', title: 'Shift lead', phone: '+372 3' },
    { name: 'manager', title: 'Manager', phone: '+372 4' },
    { name: 'cleaner', title: 'Cleaner' },
  ],
  places: [{ name: 'harbour', title: 'Harbour', people: [{ role: 'lead', phone: '+372 33', hours: 'Tuesday to Friday' }] }],
}

const remedy = (said: string): Remedy => {
  const read = parseRemedy(said, en)
  if ('problem' in read) throw new Error(`${said}: ${read.problem}`)
  return read
}

/** A ladder of one rung for drivers and fitters, then the lead, then the manager. */
function ladder(first: readonly string[], second: readonly string[] = [], wider: readonly string[] = []): Situation {
  return {
    rungs: [
      { roles: ['driver', 'fitter'], may: first.map(remedy), next: { roles: ['lead'], within: { amount: 10, unit: 'minutes' } } },
      { roles: ['lead'], may: second.map(remedy), next: { roles: ['manager'], within: undefined } },
      { roles: ['manager'], may: [remedy('use your judgement')], next: undefined },
    ],
    rest: [{ roles: ['cleaner'], ask: ['lead'] }],
    wider: wider.length === 0 ? [] : [{ place: 'harbour', roles: ['driver'], may: wider.map(remedy) }],
  }
}

describe('whether somebody may give an amount', () => {
  const cases: [said: string, asking: Asking, covers: Covers | undefined][] = [
    ['something off, up to 25 EUR per case', { amount: 25 }, 'yes'],
    ['something off, up to 25 EUR per case', { amount: 25.01 }, 'no'],
    ['something off, up to 25 EUR', { amount: 25 }, 'yes'],
    ['something off, up to 25 EUR per case', {}, undefined],
    ['something off, up to 25 GBP per case', { amount: 5 }, undefined],
    ['something off, up to 10% of the order', { amount: 30 }, 'order-needed'],
    ['something off, up to 10% of the order', { amount: 30, order: 300 }, 'yes'],
    ['something off, up to 10% of the order', { amount: 30.01, order: 300 }, 'no'],
    ['something off, up to 10% of the bill', { amount: 30, order: 300 }, 'yes'],
    ['something off, up to 10%', { amount: 30, order: 300 }, 'yes'],
    ['something off, up to 10% of the delivery charge', { amount: 3, order: 300 }, 'depends'],
    ['something off, up to 10% of the order, 20 EUR per case', { amount: 25, order: 300 }, 'no'],
    ['something off, up to 10% of the order, 20 EUR per case', { amount: 25 }, 'no'],
    ['something off, up to 10% of the order, 20 EUR per case', { amount: 15 }, 'order-needed'],
    ['a small extra, up to 5 EUR per customer, 50 EUR per month', { amount: 5 }, 'if-not-used'],
    ['a small extra, up to 5 EUR per customer, 50 EUR per month', { amount: 6 }, 'no'],
    ['a small extra, up to 50 EUR per month', { amount: 60 }, 'no'],
    ['something off, up to 10% of the order per month', { amount: 3, order: 300 }, 'depends'],
    ['a small extra, up to 50 EUR per month', { amount: 6 }, 'if-not-used'],
    ['a voucher, up to 5 EUR per item', { amount: 5 }, 'yes'],
    ['a voucher, up to 5 EUR per item', { amount: 8 }, 'depends'],
    ['a fitter free of charge, up to 30 minutes per visit', { amount: 5 }, undefined],
    ['give back the delivery charge', { amount: 5 }, undefined],
    ['use your judgement', { amount: 5000 }, 'yes'],
    ['nothing', { amount: 1 }, undefined],
    ['something off, up to 25 EUR per case', { amount: 0 }, 'yes'],
  ]
  test.each(cases)('%s, asked %o: %s', (said, asking, covers) => {
    expect(whatTheyMay(ladder([said]), staff, { ...asking, role: 'driver' })[0]!.may[0]!.covers).toBe(covers)
  })
})

describe('what a share of the order comes to', () => {
  const cases: [said: string, order: number | undefined, comesTo: number | undefined, needsOrder: boolean][] = [
    ['something off, up to 10% of the order', 400, 40, false],
    ['something off, up to 10% of the order', undefined, undefined, true],
    // 7% of 100 is 7.000000000000001 in floating point, and 0.29 times 100 is 28.999999999999996.
    ['something off, up to 7% of the order', 100, 7, false],
    ['something off, up to 12.5% of the order', 79.99, 9.99, false],
    ['something off, up to 29% of the order', 100, 29, false],
    ['something off, up to 10% of the order, 20 EUR per case', 400, 20, false],
    ['something off, up to 10% of the order, 60 EUR per case', 400, 40, false],
    ['something off, up to 25 EUR per case', 400, undefined, false],
    ['something off, up to 10% of the delivery charge', 400, undefined, false],
  ]
  test.each(cases)('%s, an order of %s', (said, order, comesTo, needsOrder) => {
    const [allowed] = whatTheyMay(ladder([said]), staff, { role: 'driver', order })[0]!.may
    expect([allowed!.comesTo, allowed!.needsOrder]).toEqual([comesTo, needsOrder])
  })
})

test('a sum is rounded down to the smallest coin of its currency, so that what is shown is theirs to give', () => {
  const inCurrency = (currency: string, order: number) =>
    whatTheyMay(ladder(['something off, up to 7.5% of the order']), { ...staff, currency }, { role: 'driver', order })[0]!.may[0]!.comesTo
  expect([inCurrency('JPY', 999), inCurrency('KWD', 999.005), inCurrency('EUR', 999), inCurrency('XYZ', 999), inCurrency('', 999)]).toEqual(
    [74, 74.925, 74.92, 74.92, 74.92],
  )
})

describe('a sum as it is typed', () => {
  const cases: [typed: string, currency: string, sum: number | undefined][] = [
    ['30', 'EUR', 30],
    ['12.50', 'EUR', 12.5],
    ['12,50', 'EUR', 12.5],
    ['12,5', 'EUR', 12.5],
    ['€30', 'EUR', 30],
    ['30 €', 'EUR', 30],
    ['30 eur', 'EUR', 30],
    ['EUR 30', 'EUR', 30],
    ['£30', 'GBP', 30],
    ['1 000', 'EUR', 1000],
    ['1 234,50', 'EUR', 1234.5],
    ['1\u00a0234,50 €', 'EUR', 1234.5],
    ['1.234,50', 'EUR', 1234.5],
    ['€ 1,234.50', 'EUR', 1234.5],
    ['1.234.567', 'EUR', 1_234_567],
    ["1'234.50", 'EUR', 1234.5],
    ['1.234,567', 'EUR', undefined],
    ['1,23,4', 'EUR', undefined],
    ['1.2345,6', 'EUR', undefined],
    ['0', 'EUR', 0],
    ['20 USD', 'EUR', undefined],
    ['$20', 'EUR', undefined],
    ['1,000', 'EUR', undefined],
    ['1.000', 'EUR', undefined],
    ['-5', 'EUR', undefined],
    ['', 'EUR', undefined],
    ['a lot', 'EUR', undefined],
    ['30 XYZ', 'XYZ', 30],
    ['30', '', 30],
  ]
  test.each(cases)('%j in %s', (typed, currency, sum) => expect(readSum(typed, currency)).toBe(sum))
})

test('without a role, every rung answers; with one, that person alone and not those beside them', () => {
  const late = ladder(['something off, up to 25 EUR per case'], ['something off, up to 60 EUR per case'])
  expect(whatTheyMay(late, staff, {}).map(({ roles }) => roles)).toEqual([['driver', 'fitter'], ['lead'], ['manager']])
  expect(whatTheyMay(late, staff, { role: 'fitter' }).map(({ roles }) => roles)).toEqual([['fitter']])
  expect(whatTheyMay(late, staff, { role: 'fitter' })[0]!.next).toEqual({ roles: ['lead'], within: { amount: 10, unit: 'minutes' } })
})

test('people on no rung pass it on, and a role nobody knows gets no answer', () => {
  const late = ladder(['something off, up to 25 EUR per case'])
  expect(whatTheyMay(late, staff, { role: 'cleaner', amount: 5 })).toMatchObject([
    { roles: ['cleaner'], isOnLadder: false, may: [], next: { roles: ['lead'] } },
  ])
  expect(whatTheyMay(late, staff, { role: 'constructor' })).toEqual([])
  // Somebody who works here, and of whom the ladder says nothing, begins at its foot.
  const alone = { ...late, rungs: late.rungs.slice(0, 1) }
  expect(whatTheyMay(alone, staff, { role: 'manager' })).toMatchObject([{ isOnLadder: false, next: { roles: ['driver', 'fitter'] } }])
})

test('what is beyond somebody: the first up the line who may', () => {
  const late = ladder(['something off, up to 25 EUR per case'], ['something off, up to 60 EUR per case'])
  const who = (amount: number) => whatTheyMay(late, staff, { role: 'driver', amount })[0]!.may[0]!.whoMay
  expect([who(20), who(40), who(61)]).toEqual([undefined, ['lead'], ['manager']])
})

test('who may is told of the same thing, and never of another one', () => {
  const late = ladder(
    ['something off, up to 25 EUR per case', 'a taxi, up to 10 EUR per case'],
    ['a loan piece, up to 200 EUR per case', 'something off, up to 60 EUR per case'],
  )
  const asked = (amount: number) =>
    whatTheyMay(late, staff, { role: 'driver', amount })[0]!.may.map(({ remedy, covers, whoMay }) => [remedy.words, covers, whoMay?.join()])
  expect(asked(40)).toEqual([
    ['something off', 'no', 'lead'],
    ['a taxi', 'no', 'manager'],
  ])
  // The lead may lend something worth 80, which is no answer to whoever would like to take 80 off.
  expect(asked(80)[0]).toEqual(['something off', 'no', 'manager'])
})

test('what the next person may do comes with it', () => {
  const late = ladder(['nothing'], ['something off, up to 60 EUR per case'])
  expect(whatTheyMay(late, staff, { role: 'driver' })[0]!.nextMay.map(({ words }) => words)).toEqual(['something off'])
})

test('a line of people who ask each other in a circle ends', () => {
  const circle: Situation = {
    rungs: [
      { roles: ['driver'], may: [remedy('something off, up to 1 EUR per case')], next: { roles: ['lead'], within: undefined } },
      { roles: ['lead'], may: [], next: { roles: ['driver'], within: undefined } },
    ],
    rest: [],
    wider: [],
  }
  expect(whatTheyMay(circle, staff, { role: 'driver', amount: 5 })[0]).toMatchObject({ may: [{ covers: 'no' }] })
})

describe('at a place', () => {
  const late = ladder(
    ['something off, up to 25 EUR per case', 'give back the delivery charge'],
    ['nothing'],
    ['Something off, up to 40 EUR per case', 'a taxi home'],
  )
  const words = (asking: Asking) =>
    whatTheyMay(late, staff, asking).map(({ roles, may }) => [
      roles.join(),
      ...may.map(({ remedy }) => `${remedy.words} ${remedy.limits[0]?.amount ?? ''}`.trim()),
    ])

  test('what it allows takes the place of the same remedy, and the rest stays', () => {
    expect(words({ role: 'driver', place: 'harbour' })).toEqual([
      ['driver', 'Something off 40', 'give back the delivery charge', 'a taxi home'],
    ])
  })
  test('those beside them keep what they had, and get a line of their own', () => {
    expect(words({ place: 'harbour' }).slice(0, 2)).toEqual([
      ['driver', 'Something off 40', 'give back the delivery charge', 'a taxi home'],
      ['fitter', 'something off 25', 'give back the delivery charge'],
    ])
  })
  test('elsewhere, and at a place nobody knows, nothing is added', () => {
    expect(words({ role: 'driver' })).toEqual([['driver', 'something off 25', 'give back the delivery charge']])
    expect(words({ role: 'driver', place: 'nowhere' })).toEqual(words({ role: 'driver' }))
  })
  test('an amount is held against it', () => {
    expect(whatTheyMay(late, staff, { role: 'driver', place: 'harbour', amount: 40 })[0]!.may[0]!.covers).toBe('yes')
    expect(whatTheyMay(late, staff, { role: 'driver', amount: 40 })[0]!.may[0]!.covers).toBe('no')
  })
  test('whoever is asked has the number that rings there, or else the company’s', () => {
    expect(reachedAt('lead', staff, 'harbour')).toEqual({ role: 'lead', title: 'Shift lead', phone: '+372 33', hours: 'Tuesday to Friday' })
    expect(reachedAt('lead', staff, undefined)).toEqual({ role: 'lead', title: 'Shift lead', phone: '+372 3' })
    expect(reachedAt('fitter', staff, 'harbour')).toEqual({ role: 'fitter', title: 'Fitter' })
    expect(reachedAt('somebody', staff, 'harbour')).toEqual({ role: 'somebody', title: 'somebody' })
  })
})

test.each([
  'something off, up to 10% of the order but at most 50 EUR',
  'something off, up to 10% of the order or 50 EUR',
  'something off, up to 10% of the order and 20 EUR per month',
])('half of a limit is never lost: %s', (said) => expect(parseRemedy(said, en)).toMatchObject({ problem: 'unreadable' }))
