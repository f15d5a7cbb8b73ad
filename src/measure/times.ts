import { languageFor, type TimeUnit } from '../language/language.ts'
import type { Day } from '../handbook/values/date.ts'
import type { Duration } from '../handbook/values/duration.ts'

/**
 * About how many minutes each unit lasts. Of seven days, five are worked; a month is a twelfth of a year of 365.25 days.
 * Whole numbers, so that 60 minutes and an hour come out the same.
 */
const minutes: Readonly<Record<TimeUnit, number>> = {
  minutes: 1,
  hours: 60,
  days: 1440,
  'working-days': 2016,
  weeks: 10_080,
  months: 43_830,
  years: 525_960,
}

/** About how many days a length of time takes on the calendar: for how long ago something may be, not for promises. */
export function daysIn({ amount, unit }: Duration): number {
  return (amount * minutes[unit]) / minutes.days
}

/** How many days lie between two days; less than nothing where the second comes first. */
export function daysBetween(from: Day, to: Day): number {
  return (Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000
}

/**
 * A time in clock minutes, so that "240 minutes" and "4 hours" can be held against each other. Undefined for days and
 * longer: whether a promise of one day means 24 hours or until closing time is not said.
 *
 * @param unit as a duration or a quantity has it; seconds are a word like any other there
 */
export function clockMinutes({ amount, unit }: { amount: number; unit: string }, language: string): number | undefined {
  if (languageFor(language).seconds.includes(unit)) return amount / 60
  return unit === 'minutes' ? amount : unit === 'hours' ? amount * 60 : undefined
}

/** A length of time as its writer would put it: "1 month", "2 working days", "at once". */
export function inWords({ amount, unit }: { amount: number; unit: string }, language: string): string {
  const { time, atOnce, sameDay } = languageFor(language)
  if (!Object.hasOwn(time, unit)) return `${amount} ${unit}`
  if (amount === 0) return (unit === 'minutes' ? atOnce : sameDay)[0]!
  // The first word of a unit is for one of it, the second for several.
  return `${amount} ${time[unit as TimeUnit][amount === 1 ? 0 : 1] ?? unit}`
}
