import { describe, expect, test } from 'vitest'
import { inTurn, mixed } from '../src/measure/in-turn.ts'
import { mondayOf, parseWeek, weekOf, weeksCounted, weeksFrom, weeksIn } from '../src/measure/week.ts'

describe('weeks', () => {
  test.each([
    ['2026-11-21', '2026-W47'],
    ['2026-11-16', '2026-W47'],
    ['2026-11-15', '2026-W46'],
    // The first Thursday of 2026 is its first day.
    ['2025-12-29', '2026-W01'],
    ['2025-12-28', '2025-W52'],
    // A year of 53 weeks, and the days of January that are in it.
    ['2026-12-31', '2026-W53'],
    ['2027-01-03', '2026-W53'],
    ['2027-01-04', '2027-W01'],
    // Years that begin on each other day of the week.
    ['2024-01-01', '2024-W01'],
    ['2030-01-01', '2030-W01'],
    ['2025-01-01', '2025-W01'],
    ['2021-01-01', '2020-W53'],
    ['2022-01-01', '2021-W52'],
    ['2023-01-01', '2022-W52'],
    ['2024-12-30', '2025-W01'],
    ['2024-02-29', '2024-W09'],
    ['1969-12-31', '1970-W01'],
    ['1900-01-01', '1900-W01'],
  ])('%s is in %s', (day, week) => expect(weekOf(day)).toBe(week))

  test.each([
    ['2026-W47', '2026-11-16'],
    ['2026-W53', '2026-12-28'],
    ['2027-W01', '2027-01-04'],
    ['2026-W01', '2025-12-29'],
    ['2020-W53', '2020-12-28'],
    ['2024-W09', '2024-02-26'],
  ])('%s begins on %s', (week, monday) => {
    expect(mondayOf(week)).toBe(monday)
    expect(weekOf(monday)).toBe(week)
  })

  test.each([
    ['2026-W47', '2026-W47'],
    [' 2026-W53 ', '2026-W53'],
    ['2020-W53', '2020-W53'],
    ['2027-W01', '2027-W01'],
  ])('“%s” is a week', (typed, week) => expect(parseWeek(typed)).toBe(week))

  test.each([
    '2026-W54',
    '2027-W53',
    '2026-W00',
    '2026-w47',
    '2026-w5',
    '2026-W5',
    '2026W47',
    '2026-47',
    '47',
    '',
    '0000-W01',
    '2026-W470',
    '2026-11-21',
  ])('“%s” is none', (typed) => expect(parseWeek(typed)).toBeUndefined())

  test.each([
    ['2026', 53],
    ['2027', 52],
    ['2020', 53],
    ['2024', 52],
  ])('%s has %i', (year, weeks) => expect(weeksIn(year)).toBe(weeks))

  test('one follows the other without a gap, over the ends of years', () => {
    expect(weeksFrom('2026-W52', 1)).toBe('2026-W53')
    expect(weeksFrom('2026-W53', 1)).toBe('2027-W01')
    expect(weeksFrom('2027-W01', -1)).toBe('2026-W53')
    let week = '2019-W50'
    for (let i = 1; i < 1000; i++) {
      const next = weeksFrom(week, 1)
      expect(next > week).toBe(true)
      expect(weeksCounted(next)).toBe(weeksCounted(week) + 1)
      week = next
    }
  })
})

describe('each in its turn', () => {
  const names = Array.from({ length: 15 }, (_, i) => `principles/number-${i}.html`)
  const order = mixed(names, (name) => name)

  test('all come before any comes again, wherever one begins', () => {
    for (const begin of [0, 7, 2967]) {
      const seen = Array.from({ length: names.length }, (_, i) => inTurn(order, begin + i)!.thing)
      expect(new Set(seen).size).toBe(names.length)
    }
  })

  test('what has been around once is in its next round', () => {
    expect(inTurn(order, 3)).toEqual({ thing: order[3], round: 0 })
    expect(inTurn(order, 3 + 2 * names.length)).toEqual({ thing: order[3], round: 2 })
  })

  test('the order has nothing to do with names, nor with the order they come in; a new one leaves the others as they were', () => {
    expect(order).not.toEqual(names)
    expect(mixed(names.toReversed(), (name) => name)).toEqual(order)
    const more = mixed([...names, 'principles/one-more.html'], (name) => name)
    expect(more.filter((name) => name !== 'principles/one-more.html')).toEqual(order)
    const neighbours = order.filter((name, i) => names.indexOf(order[i + 1]!) === names.indexOf(name) + 1)
    expect(neighbours.length).toBeLessThan(5)
  })

  test('of nothing, nothing comes', () => expect(inTurn([], 12)).toBeUndefined())
})
