import { parseDay, type Day } from '../handbook/values/date.ts'

/**
 * When something happened, by the clock on the company's wall: `2026-02-03T10:15`, or the day alone where nobody wrote
 * the hour down. Moments compare as text, so no time zone can move them.
 */
export type Moment = string

/** The day of a moment. */
export function dayOfMoment(moment: Moment): Day {
  return moment.slice(0, 10)
}

/** True where the hour is known too. */
export function hasTime(moment: Moment): boolean {
  return moment.length > 10
}

/** In which order a file writes days with figures alone: 3/2/2026 is in February here and in March there. */
export type DayOrder = 'day-first' | 'month-first'

/**
 * Reads a day as people and programs write it: `2026-02-03`, `3.2.2026`, and with slashes or lines where the order is
 * known: `03/02/2026`. A year of two figures is not read.
 *
 * @param order of days with slashes; without it, only those are read that can be one thing
 */
export function readDay(typed: string, order?: DayOrder): Day | undefined {
  const iso = parseDay(typed)
  if (iso !== undefined) return iso
  const year = /^(\d{4})[./](\d{1,2})[./](\d{1,2})\.?$/.exec(typed.trim())
  if (year) return parseDay(`${year[1]}-${two(year[2]!)}-${two(year[3]!)}`)
  const parts = /^(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})\.?$/.exec(typed.trim())
  if (!parts) return undefined
  const [, first, sign, second, last] = parts as unknown as [string, string, string, string, string]
  const dayFirst = parseDay(`${last}-${two(second)}-${two(first)}`)
  // Full stops mean the day first wherever they are used.
  if (sign === '.' || order === 'day-first') return dayFirst
  const monthFirst = parseDay(`${last}-${two(first)}-${two(second)}`)
  if (order === 'month-first') return monthFirst
  if (dayFirst === undefined || monthFirst === undefined || dayFirst === monthFirst) return dayFirst ?? monthFirst
  return undefined
}

/** Reads a day, and an hour after it where there is one: `2026-02-03 10:15`, `3.2.2026 9.05`, `3.2.2026 5pm`. */
export function readMoment(typed: string, order?: DayOrder): Moment | undefined {
  const split = /^(?<day>\S+?)(?:[T,]\s?|\s+)(?<hour>\d{1,2})(?:[:.](?<minute>\d{2})(?::\d{2}(?:\.\d+)?)?|(?=\s?[ap]\.?m))(?<half>\s?[ap]\.?m\.?)?$/i.exec(
    typed.trim(),
  )
  if (!split?.groups) return readDay(typed, order)
  const day = readDay(split.groups.day!, order)
  const hour = hourOf(Number(split.groups.hour), split.groups.half)
  const minute = split.groups.minute ?? '00'
  if (day === undefined || hour === undefined || Number(minute) > 59) return undefined
  return `${day}T${two(String(hour))}:${minute}`
}

/** True for what is written as a day and is none: 31 February. */
export function isNoDay(typed: string): boolean {
  const day = /^(?:\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.\d{4})(?!\d)/.exec(typed.trim())?.[0]
  return day !== undefined && readDay(day) === undefined
}

function hourOf(hour: number, half: string | undefined): number | undefined {
  if (half === undefined) return hour <= 23 ? hour : undefined
  if (hour < 1 || hour > 12) return undefined
  return (hour % 12) + (half.trim().toLowerCase().startsWith('p') ? 12 : 0)
}

function two(figures: string): string {
  return figures.padStart(2, '0')
}
