import { parseDay, type Day } from '../handbook/values/date.ts'
import { dayInWords } from './day-in-words.ts'

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
 * known: `03/02/2026`. A year of two figures is read behind full stops alone: `3.2.26`. Months may be in words: `3 February 2026`.
 *
 * @param order of days with slashes; without it, only those are read that can be one thing
 * @param language of months in words, beside English
 */
export function readDay(typed: string, order?: DayOrder, language = 'en'): Day | undefined {
  const iso = parseDay(typed)
  if (iso !== undefined) return iso
  const year = /^(\d{4})[./](\d{1,2})[./](\d{1,2})\.?$/.exec(typed.trim())
  if (year) return parseDay(`${year[1]}-${two(year[2]!)}-${two(year[3]!)}`)
  const parts = /^(\d{1,2})([./-])\s?(\d{1,2})\2\s?(\d{4})\.?$/.exec(typed.trim())
  if (!parts) return dayInLittle(typed.trim()) ?? dayInWords(typed.trim(), language)
  const [, first, sign, second, last] = parts as unknown as [string, string, string, string, string]
  const dayFirst = parseDay(`${last}-${two(second)}-${two(first)}`)
  // Full stops mean the day first wherever they are used.
  if (sign === '.' || order === 'day-first') return dayFirst
  const monthFirst = parseDay(`${last}-${two(first)}-${two(second)}`)
  if (order === 'month-first') return monthFirst
  if (dayFirst === undefined || monthFirst === undefined || dayFirst === monthFirst) return dayFirst ?? monthFirst
  return undefined
}

/** `3.2.26`: a year of this century. */
function dayInLittle(typed: string): Day | undefined {
  const [, day, month, year] = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{2})$/.exec(typed) ?? []
  return year === undefined ? undefined : parseDay(`20${year}-${two(month!)}-${two(day!)}`)
}

/** Reads a day, and an hour after it where there is one: `2026-02-03 10:15`, `3.2.2026 9.05`, `3.2.2026 5pm`. */
export function readMoment(typed: string, order?: DayOrder, language = 'en'): Moment | undefined {
  const [, ourDay, hourOfOurs, minuteOfOurs] = ours.exec(typed) ?? []
  if (ourDay !== undefined) {
    const known = knownDay(ourDay)
    return known && joined(known, hourOfOurs!, minuteOfOurs!)
  }
  const split =
    /^(?<day>\S.*?)(?:[T,]\s?|\s+)(?<hour>\d{1,2})(?:[:.](?<minute>\d{2})(?::\d{2}(?:\.\d+)?)?|(?=\s?[ap]\.?m))(?<half>\s?[ap]\.?m\.?)?$/i.exec(
      typed.trim(),
    )
  if (!split?.groups) return readDay(typed, order, language)
  const day = readDay(split.groups.day!, order, language)
  const hour = hourOf(Number(split.groups.hour), split.groups.half)
  const minute = split.groups.minute ?? '00'
  if (day === undefined || hour === undefined || Number(minute) > 59) return undefined
  return joined(day, two(String(hour)), minute)
}

/** As we write it ourselves: nearly every cell of a long list, so it is read without trying anything else. */
const ours = /^(\d{4}-\d{2}-\d{2}) ([01]\d|2[0-3]):([0-5]\d)$/

/** So many days are remembered: a list has the same few hundred over and over. */
const remembered = 5_000
const days = new Map<string, Day | undefined>()

function knownDay(typed: string): Day | undefined {
  if (!days.has(typed)) {
    if (days.size >= remembered) days.clear()
    days.set(typed, parseDay(typed))
  }
  return days.get(typed)
}

/** One piece of memory: as parts held together, which is what a template makes, a moment takes five times the room. */
function joined(day: Day, hour: string, minute: string): Moment {
  return [day, 'T', hour, ':', minute].join('')
}

/** True for what is written as a day and is none: 31 February. */
export function isNoDay(typed: string): boolean {
  const day = /^(?:\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.(?:\d{4}|\d{2}))(?!\d)/.exec(typed.trim())?.[0]
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
