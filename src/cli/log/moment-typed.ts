import { date } from '../../kinds/fields.ts'
import type { Handbook } from '../../handbook/handbook.ts'
import { languageFor } from '../../language/language.ts'
import { daysFrom } from '../../measure/days.ts'
import { dayOfMoment, type Moment } from '../../records/moment.ts'
import { inFile } from '../../walk/typed.ts'

/** An hour at the end of what was typed, and what stands before it. */
const withHour = /^(?:(?<day>.*?\S)(?:[\s,]+|(?<=\d)T))?(?<hour>\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?)$/i

/**
 * A day or a moment as it is written in a file, where somebody typed it as people say it: `now`, `14:20`, `today 9:05`,
 * `yesterday 15:00`, `30 November 2026, 14:20`. What is none of these stays as it is, and is read or refused by its column.
 *
 * @param now the moment it is; the day alone where nobody knows the hour
 */
export function momentTyped(typed: string, now: Moment, handbook: Pick<Handbook, 'company' | 'today'>): string {
  const today = dayOfMoment(now)
  const { now: words, yesterday } = languageFor(handbook.company?.language ?? 'en')
  if (words.includes(typed.toLowerCase())) return now.replace('T', ' ')
  const inDays = (day: string) =>
    yesterday.includes(day.toLowerCase()) ? daysFrom(today, -1) : inFile(day, date(), { company: handbook.company, today })
  const { day, hour } = withHour.exec(typed)?.groups ?? {}
  if (hour === undefined) return inDays(typed)
  return `${day === undefined ? today : inDays(day)} ${hour}`
}
