import type { Handbook } from '../handbook/handbook.ts'
import type { Day } from '../handbook/values/date.ts'
import type { OpenHours } from '../handbook/values/open-hours.ts'

/** From when to when somebody works, in minutes from midnight; at `to` nobody does any longer. */
interface Span {
  from: number
  to: number
}

/** When a company works. Times between two moments are counted in it: `workingMinutes`, `addWorkingTime`. */
export interface Calendar {
  /** The company has not said its hours, and these are what offices have. Whoever shows a time says so. */
  assumed: boolean
  /** The hours as they are said: a page shows them beside the times it counts. */
  hours: readonly OpenHours[]
  /** What is worked on Mondays, Tuesdays and so on: in order, none running into the next. */
  week: readonly (readonly Span[])[]
  /** Days that would be worked and are not, as {@link dayNumber}s in order. */
  closed: readonly number[]
  minutes: Tally
  days: Tally
}

/** Something counted through the weeks, as far as it takes to know how much lies before any day. */
export interface Tally {
  inWeek: number
  /** How much of a week lies before each of its days. */
  before: readonly number[]
  /** How much the first of the closed days takes away, the first two, and so on; nothing for none. */
  lost: readonly number[]
}

/** Where a company has not said its hours. */
const officeHours: readonly OpenHours[] = [{ days: [1, 2, 3, 4, 5], from: 9 * 60, to: 17 * 60 }]

/** A company's calendar: its working hours and the days it is closed; Monday to Friday from 9 to 17 where it has not said. */
export function calendarOf({ company }: Pick<Handbook, 'company'>): Calendar {
  return calendarFrom(company?.fields.workingHours ?? [], company?.fields.closedOn ?? [])
}

/** A calendar of hours, in any order, overlapping or not, and of days on which they are not kept. */
export function calendarFrom(hours: readonly OpenHours[], closedOn: readonly Day[]): Calendar {
  const assumed = hours.length === 0
  const said = assumed ? officeHours : hours
  const week = Array.from({ length: 7 }, (_, i) => joined(said.filter(({ days }) => days.includes(i + 1))))
  const length = week.map((spans) => spans.reduce((sum, { from, to }) => sum + to - from, 0))
  const worked = length.map((minutes) => (minutes > 0 ? 1 : 0))
  const closed = [...new Set(closedOn.map(dayNumber))].filter((day) => worked[weekdayOf(day)] === 1).sort((a, b) => a - b)
  return { assumed, hours: said, week, closed, minutes: tallyOf(length, closed), days: tallyOf(worked, closed) }
}

/**
 * Days in a row from a fixed Monday, whatever their year.
 *
 * @throws {RangeError} for what is no day: looking for a moment near it would never end
 */
export function dayNumber(day: Day): number {
  const number = Date.parse(`${day}T00:00Z`) / 86_400_000 + toMonday
  if (!Number.isInteger(number)) throw new RangeError(`no day: ${day}`)
  return number
}

/** The day of a number. */
export function dayAt(number: number): Day {
  return new Date((number - toMonday) * 86_400_000).toISOString().slice(0, 10)
}

/** Computers count from 1 January 1970, a Thursday. */
const toMonday = 3

/** 0 for Monday, 6 for Sunday. */
export function weekdayOf(day: number): number {
  return day - Math.floor(day / 7) * 7
}

/** How much lies before a day, counted from the fixed Monday. */
export function before(day: number, { inWeek, before: inDays, lost }: Tally, { closed }: Pick<Calendar, 'closed'>): number {
  return Math.floor(day / 7) * inWeek + inDays[weekdayOf(day)]! - lost[countBefore(day, closed)]!
}

/** How many of some days in order come before a day. */
export function countBefore(day: number, days: readonly number[]): number {
  let [low, high] = [0, days.length]
  while (low < high) {
    const middle = (low + high) >>> 1
    if (days[middle]! < day) low = middle + 1
    else high = middle
  }
  return low
}

function tallyOf(perDay: readonly number[], closed: readonly number[]): Tally {
  const inDays = summed(perDay)
  return { inWeek: inDays[7]!, before: inDays.slice(0, 7), lost: summed(closed.map((day) => perDay[weekdayOf(day)]!)) }
}

/** The sum of none of some amounts, of the first, of the first two, and so on. */
function summed(amounts: readonly number[]): number[] {
  const sums = [0]
  for (const amount of amounts) sums.push(sums.at(-1)! + amount)
  return sums
}

/** Spans in order, those that meet or overlap as one: nobody works twice at a time. */
function joined(hours: readonly OpenHours[]): Span[] {
  const spans: Span[] = []
  for (const { from, to } of [...hours].sort((a, b) => a.from - b.from)) {
    const last = spans.at(-1)
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to)
    else spans.push({ from, to })
  }
  return spans
}
