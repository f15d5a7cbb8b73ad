import type { Day } from '../handbook/values/date.ts'

/** A week as `2026-W47`. It begins on Monday, and week 1 is the one with the year's first Thursday. Weeks compare as text. */
export type Week = string

/** Milliseconds of a day: in UTC, no clock is put forward or back. */
const dayLong = 86_400_000

/** Days since 1 January 1970, which was a Thursday. */
function dayNumber(day: Day): number {
  return Date.parse(`${day}T00:00:00Z`) / dayLong
}

function dayNumbered(number: number): Day {
  return new Date(number * dayLong).toISOString().slice(0, 10)
}

/** The number of the Monday on or before a day. */
function mondayBefore(number: number): number {
  return number - ((number + 3) % 7)
}

/** The week a day is in. */
export function weekOf(day: Day): Week {
  const thursday = mondayBefore(dayNumber(day)) + 3
  const year = dayNumbered(thursday).slice(0, 4)
  const week = Math.floor((thursday - dayNumber(`${year}-01-01`)) / 7) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}

/** How many weeks a year has: 52, or 53. The last of them is the one with 28 December in it. */
export function weeksIn(year: string): number {
  return numberOf(weekOf(`${year}-12-28`))
}

/** The number people know a week by: 47. */
export function numberOf(week: Week): number {
  return Number(week.slice(-2))
}

/** Reads a week written as `2026-W47`; undefined for any other form and for weeks that a year does not have. */
export function parseWeek(text: string): Week | undefined {
  const [week, year = '', number] = /^(\d{4})-W(\d{2})$/.exec(text.trim()) ?? []
  const exists = Number(year) >= 1900 && Number(number) >= 1 && Number(number) <= weeksIn(year)
  return exists ? week : undefined
}

/** The Monday a week begins with. */
export function mondayOf(week: Week): Day {
  // The fourth of January is always in week 1.
  return dayNumbered(mondayBefore(dayNumber(`${week.slice(0, 4)}-01-04`)) + (numberOf(week) - 1) * 7)
}

/** The week some weeks later, or earlier below zero. */
export function weeksFrom(week: Week, weeks: number): Week {
  return weekOf(dayNumbered(dayNumber(mondayOf(week)) + weeks * 7))
}

/** How many weeks lie between the first Monday of 1970 and this one: for what comes in turn, week by week. */
export function weeksCounted(week: Week): number {
  return (dayNumber(mondayOf(week)) - 4) / 7
}
