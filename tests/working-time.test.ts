import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Duration } from '../src/handbook/values/duration.ts'
import { parseDuration } from '../src/handbook/values/duration.ts'
import { parseOpenHours, type OpenHours } from '../src/handbook/values/open-hours.ts'
import { en } from '../src/language/en.ts'
import { calendarFrom, type Calendar } from '../src/measure/calendar.ts'
import { medianOf, percentilesOf } from '../src/measure/percentiles.ts'
import { addWorkingTime, workingDayLength, workingMinutes } from '../src/measure/working-time.ts'

function hours(...typed: string[]): OpenHours[] {
  return typed.map((one) => parseOpenHours(one, en) as OpenHours)
}

/** Christmas 2026 begins on a Thursday, and the first of January is a Friday. */
const holidays = ['2026-12-24', '2026-12-25', '2027-01-01', '2026-12-26']
const office = calendarFrom([], holidays)
const shop = calendarFrom(hours('Mon-Fri 9-18', 'Sat 10-15'), holidays)
const lunch = calendarFrom(hours('Mon-Fri 9-12', 'Mon-Fri 13-17'), [])
const night = calendarFrom(hours('Every day 0-24'), ['2026-12-25'])
const late = calendarFrom(hours('Mon-Fri 16-24'), [])

describe('a calendar', () => {
  test('says when its hours are not the company’s own', () => {
    expect([office.assumed, shop.assumed]).toEqual([true, false])
    expect(office.hours).toEqual(hours('Mon-Fri 9-17'))
  })

  test.each<[string, Calendar, number]>([
    ['office hours', office, 480],
    ['a short Saturday among five long days: the average, in whole minutes', shop, 500],
    ['an hour off at noon', lunch, 420],
    ['day and night', night, 1440],
    ['some minutes that no six days share', calendarFrom(hours('Mon-Sat 9:00-17:01', 'Sat 17:01-17:06'), []), 482],
  ])('the day of %s', (_, calendar, length) => {
    expect(workingDayLength(calendar)).toBe(length)
  })

  test('hours that overlap or meet are worked once', () => {
    const calendar = calendarFrom(hours('Mon-Fri 9-17', 'Fri 15-19', 'Tue 17-18', 'Mon 10-11'), [])
    expect(calendar.week.map((spans) => spans.map(({ from, to }) => [from / 60, to / 60]))).toEqual([
      [[9, 17]],
      [[9, 18]],
      [[9, 17]],
      [[9, 17]],
      [[9, 19]],
      [],
      [],
    ])
  })

  test('a day that is no day is refused', () => {
    expect(() => calendarFrom([], ['2026-13-01'])).toThrow('no day: 2026-13-01')
    expect(() => workingMinutes('yesterday, at noon', '2026-11-20T10:00', office)).toThrow('no day: yesterday,')
  })
})

describe('workingMinutes', () => {
  test.each<[string, string, Calendar, number | undefined]>([
    // 2026-11-20 is a Friday.
    ['2026-11-20T16:00', '2026-11-20T16:30', office, 30],
    ['2026-11-20T16:00', '2026-11-20T16:00', office, 0],
    ['2026-11-20T16:00', '2026-11-23T10:00', office, 120],
    ['2026-11-20T16:00', '2026-11-23T10:00', shop, 120 + 300 + 60],
    ['2026-11-20T17:00', '2026-11-23T09:00', office, 0],
    ['2026-11-21T11:00', '2026-11-22T11:00', office, 0],
    ['2026-11-20T08:00', '2026-11-20T18:00', office, 480],
    ['2026-11-20T11:30', '2026-11-20T13:30', lunch, 60],
    ['2026-11-20T12:15', '2026-11-20T12:45', lunch, 0],
    ['2026-12-23T16:00', '2026-12-28T10:00', office, 120],
    ['2026-12-23T16:00', '2026-12-28T10:00', shop, 180],
    ['2026-12-24T09:00', '2026-12-24T17:00', office, 0],
    ['2026-12-24T12:00', '2026-12-26T12:00', night, 1440],
    ['2026-11-20T23:59', '2026-11-21T00:01', night, 2],
    // The clocks of the wall are what counts: no hour is lost in spring.
    ['2026-03-29T00:00', '2026-03-30T00:00', night, 1440],
    ['2024-02-28T09:00', '2024-03-01T09:00', office, 960],
    ['2026-11-23T10:00', '2026-11-20T16:00', office, -120],
    // A year of 52 weeks and a Thursday, but for five days of holidays, one of them a Saturday.
    ['2026-01-01T00:00', '2027-01-01T00:00', office, 480 * (52 * 5 + 1 - 2)],
    ['2026-11-20', '2026-11-20T16:00', office, undefined],
    ['2026-11-20T16:00', '2026-11-21', office, undefined],
  ])('from %s to %s', (from, to, calendar, minutes) => {
    expect(workingMinutes(from, to, calendar)).toBe(minutes)
  })
})

describe('addWorkingTime', () => {
  test.each<[string, string, Calendar, string]>([
    ['2026-11-20T16:00', '1 working day', office, '2026-11-23T16:00'],
    ['2026-11-20T16:00', '4 hours', office, '2026-11-23T12:00'],
    // What is due at closing is due then, and not next morning.
    ['2026-11-20T16:00', '1 hour', office, '2026-11-20T17:00'],
    ['2026-11-20T16:00', '61 minutes', office, '2026-11-23T09:01'],
    ['2026-11-20T16:00', '1.5 hours', office, '2026-11-23T09:30'],
    ['2026-11-20T16:00', '90 minutes', office, '2026-11-23T09:30'],
    ['2026-11-20T16:00', '1000 hours', office, '2027-05-19T16:00'],
    ['2026-11-20T11:30', '1 hour', lunch, '2026-11-20T13:30'],
    // What comes outside hours is looked at when they begin.
    ['2026-11-20T17:00', '30 minutes', office, '2026-11-23T09:30'],
    ['2026-11-21T11:00', '30 minutes', office, '2026-11-23T09:30'],
    ['2026-11-20T06:00', '30 minutes', office, '2026-11-20T09:30'],
    ['2026-11-21T11:00', '1 working day', office, '2026-11-24T09:00'],
    ['2026-11-20T20:00', '1 working day', office, '2026-11-24T09:00'],
    ['2026-11-20T06:00', '1 working day', office, '2026-11-23T09:00'],
    ['2026-11-20T16:00', 'at once', office, '2026-11-20T16:00'],
    ['2026-11-20T20:00', 'at once', office, '2026-11-23T09:00'],
    ['2026-11-20T16:00', 'same day', office, '2026-11-20T17:00'],
    ['2026-11-21T16:00', 'same day', office, '2026-11-23T17:00'],
    ['2026-11-20T16:00', '3 working days', shop, '2026-11-24T16:00'],
    // Saturday closes before that hour: Monday's opening.
    ['2026-11-20T16:00', '1 working day', shop, '2026-11-23T09:00'],
    ['2026-11-20T15:00', '1 working day', shop, '2026-11-21T15:00'],
    ['2026-11-21T12:00', '1 working day', shop, '2026-11-23T12:00'],
    // Over holidays.
    ['2026-12-23T16:30', '1 hour', office, '2026-12-28T09:30'],
    ['2026-12-23T16:00', '1 working day', office, '2026-12-28T16:00'],
    ['2026-12-24T10:00', '1 working day', office, '2026-12-29T09:00'],
    ['2026-12-23T16:00', '6 working days', office, '2027-01-05T16:00'],
    ['2026-11-20T10:00', '1.5 working days', office, '2026-11-23T14:00'],
    ['2026-11-20T10:00', '0.5 working days', office, '2026-11-20T14:00'],
    // Days of the calendar run on, and what is due outside hours waits for the next.
    ['2026-11-18T10:00', '1 day', office, '2026-11-19T10:00'],
    ['2026-11-20T10:00', '1 day', office, '2026-11-23T09:00'],
    ['2026-11-21T10:00', '2 days', office, '2026-11-23T10:00'],
    ['2026-11-18T20:00', '1 day', office, '2026-11-20T09:00'],
    ['2026-11-20T10:00', '1 week', office, '2026-11-27T10:00'],
    ['2026-11-20T10:00', '1 month', office, '2026-12-21T09:00'],
    ['2026-01-30T10:00', '1 month', office, '2026-03-02T09:00'],
    ['2026-11-20T10:00', '1 year', office, '2027-11-22T09:00'],
    ['2026-11-20T10:00', '1.5 years', office, '2028-05-22T09:00'],
    // Where only the day is known, it is counted from its end.
    ['2026-11-20', '1 hour', office, '2026-11-23T10:00'],
    ['2026-11-20', '1 working day', office, '2026-11-23T17:00'],
    ['2026-11-21', '1 working day', office, '2026-11-24T09:00'],
    ['2026-11-20', 'same day', office, '2026-11-20T17:00'],
    ['2026-11-18', '1 day', office, '2026-11-19T17:00'],
    // Where work ends at midnight, so does what is due.
    ['2026-11-20', '1 working day', late, '2026-11-24T00:00'],
    ['2026-11-20T23:00', '1 hour', late, '2026-11-21T00:00'],
    ['2026-11-20T23:00', '61 minutes', late, '2026-11-23T16:01'],
    ['2026-12-24T12:00', '1 working day', night, '2026-12-26T12:00'],
    // Slips of the keyboard have an answer too.
    ['2026-11-20T10:00', '999999999 working days', office, '9999-12-31T23:59'],
    ['2026-11-20T10:00', '900000000000 years', office, '9999-12-31T23:59'],
    ['9026-11-20T10:00', '1 hour', office, '9999-12-31T23:59'],
    ['9026-11-20', '1 month', office, '9999-12-31T23:59'],
  ])('from %s, %s', (from, lasts, calendar, due) => {
    expect(addWorkingTime(from, parseDuration(lasts, en)!, calendar)).toBe(due)
  })
})

/** Whether somebody works in a minute, from what was said and not from the calendar made of it. */
function isOpen(minute: number, said: readonly OpenHours[], closedOn: readonly string[]): boolean {
  const date = new Date(minute * 60_000)
  if (closedOn.includes(date.toISOString().slice(0, 10))) return false
  const now = date.getUTCHours() * 60 + date.getUTCMinutes()
  return said.some(({ days, from, to }) => days.includes(date.getUTCDay() || 7) && from <= now && now < to)
}

function counted(from: string, to: string, said: readonly OpenHours[], closedOn: readonly string[]): number {
  const [first, last] = [minuteOf(from), minuteOf(to)]
  let sum = 0
  for (let minute = first; minute < last; minute++) if (isOpen(minute, said, closedOn)) sum++
  return sum
}

const minuteOf = (moment: string) => Date.parse(`${moment}Z`) / 60_000
const momentAt = (minute: number) => new Date(minute * 60_000).toISOString().slice(0, 16)

const someHours = fc
  .record({
    days: fc.subarray([1, 2, 3, 4, 5, 6, 7], { minLength: 1 }),
    from: fc.nat(1439),
    lasts: fc.integer({ min: 1, max: 900 }),
  })
  .map(({ days, from, lasts }): OpenHours => ({ days, from, to: Math.min(from + lasts, 1440) }))
const someWeek = fc.array(someHours, { minLength: 1, maxLength: 3 })
/** Three weeks around a new year, with a leap day's year behind them. */
const firstMinute = Date.UTC(2026, 11, 20) / 60_000
const someMoment = fc.nat(21 * 1440).map((minutes) => momentAt(firstMinute + minutes))
const someClosed = fc.array(
  fc.nat(21).map((days) => momentAt(firstMinute + days * 1440).slice(0, 10)),
  { maxLength: 5 },
)

describe('against counting minute by minute', () => {
  test('minutes between two moments, either way round', () => {
    fc.assert(
      fc.property(someWeek, someClosed, someMoment, someMoment, (said, closedOn, one, other) => {
        const [from, to] = one < other ? [one, other] : [other, one]
        const calendar = calendarFrom(said, closedOn)
        const sum = counted(from, to, said, closedOn)
        expect(workingMinutes(from, to, calendar)).toBe(sum)
        expect(workingMinutes(to, from, calendar)! + sum).toBe(0)
      }),
      { seed: 7, numRuns: 60 },
    )
  })

  test('minutes between moments some years apart', () => {
    const said = hours('Mon-Thu 8:30-17:15', 'Fri 8:30-14', 'Sat 10-13', 'Fri 13-15')
    const closedOn = ['2023-12-25', '2024-02-29', '2024-12-25', '2025-12-25', '2026-05-01']
    const calendar = calendarFrom(said, closedOn)
    for (const [from, to] of [
      ['2023-12-31T23:50', '2026-01-01T00:10'],
      ['2024-02-28T12:34', '2025-03-01T09:05'],
    ] as const)
      expect(workingMinutes(from, to, calendar)).toBe(counted(from, to, said, closedOn))
  })

  test('what is due after some minutes is the first moment with so many behind it', () => {
    fc.assert(
      fc.property(someWeek, someClosed, someMoment, fc.integer({ min: 1, max: 3000 }), (said, closedOn, from, minutes) => {
        const due = addWorkingTime(from, { amount: minutes, unit: 'minutes' }, calendarFrom(said, closedOn))
        // Hours of a few minutes a week would make the slow count a very slow one.
        fc.pre(minuteOf(due) - minuteOf(from) < 60 * 1440)
        expect(counted(from, due, said, closedOn)).toBe(minutes)
        expect(isOpen(minuteOf(due) - 1, said, closedOn)).toBe(true)
      }),
      { seed: 7, numRuns: 60 },
    )
  })

  test('what is due after some working days, walking from day to day', () => {
    fc.assert(
      fc.property(someWeek, someClosed, someMoment, fc.integer({ min: 1, max: 12 }), (said, closedOn, from, days) => {
        const calendar = calendarFrom(said, closedOn)
        const due = addWorkingTime(from, { amount: days, unit: 'working-days' } satisfies Duration, calendar)
        const next = (minute: number) => {
          while (!isOpen(minute, said, closedOn)) minute++
          return minute
        }
        const worked = (day: number) => {
          for (let minute = day; minute < day + 1440; minute++) if (isOpen(minute, said, closedOn)) return true
          return false
        }
        const begin = next(minuteOf(from))
        let at = begin
        for (let left = days; left > 0; left--) {
          do at += 1440
          while (!worked(at - (at % 1440)))
        }
        const isClosing = isOpen(at - 1, said, closedOn)
        expect(due).toBe(momentAt(isClosing ? at : next(at)))
      }),
      { seed: 7, numRuns: 40 },
    )
  })
})

test('two hundred thousand rows over years take no time worth speaking of', () => {
  const begun = performance.now()
  let sum = 0
  for (let i = 0; i < 200_000; i++) sum += workingMinutes(`20${10 + (i % 10)}-01-05T10:15`, '2026-11-20T16:30', shop)!
  expect(sum).toBeGreaterThan(0)
  expect(performance.now() - begun).toBeLessThan(5000)
})

describe('percentiles, by nearest rank', () => {
  test.each<[number[], number, number | undefined]>([
    [[], 50, undefined],
    [[7], 50, 7],
    [[7], 1, 7],
    [[7], 100, 7],
    [[30, 10, 20], 50, 20],
    [[40, 10, 30, 20], 50, 20],
    [[15, 20, 35, 40, 50], 30, 20],
    [[15, 20, 35, 40, 50], 40, 20],
    [[15, 20, 35, 40, 50], 41, 35],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 90, 9],
    [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 91, 10],
    [[10, 9, -1], 50, 9],
    [[100, 20, 3], 100, 100],
    [[5, 5, 5, 1], 25, 1],
  ])('of %j the %dth', (numbers, rank, value) => {
    expect(percentilesOf(numbers, [rank])[0]).toBe(value)
    if (rank === 50) expect(medianOf(numbers)).toBe(value)
  })

  test('each is a number of the list that so many per cent do not exceed, and no lower one is', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 1 }), fc.integer({ min: 1, max: 100 }), (numbers, rank) => {
        const share = (most: number) => numbers.filter((one) => one <= most).length * 100
        const value = percentilesOf(numbers, [rank])[0]!
        expect(numbers).toContain(value)
        expect(share(value)).toBeGreaterThanOrEqual(rank * numbers.length)
        for (const lower of numbers.filter((one) => one < value)) expect(share(lower)).toBeLessThan(rank * numbers.length)
      }),
      { seed: 7 },
    )
  })

  test('the list is left in its order', () => {
    const numbers = [3, 1, 2]
    percentilesOf(numbers, [50, 90])
    expect(numbers).toEqual([3, 1, 2])
  })
})
