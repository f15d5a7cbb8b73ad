import { clockTime, type OpenHours } from '../handbook/values/open-hours.ts'
import type { Words } from '../words/words.ts'

/** Opening hours as people read them: "Monday to Friday, 9:00 to 18:00". They can be read again as they stand. */
export function openHoursInWords({ days, from, to }: OpenHours, words: Words): string {
  const named = new Intl.DateTimeFormat(words.language, { weekday: 'long', timeZone: 'UTC' })
  // 5 January 1970 was a Monday.
  const name = (day: number) => named.format(Date.UTC(1970, 0, 4 + day))
  const parts = inRows(days).flatMap((row) => {
    // "Saturday to Sunday" would be two days in more words than they need.
    if (row.length < 3) return row.map(name)
    return words.say('site.value.dayRange', { first: name(row[0]!), last: name(row.at(-1)!) })
  })
  const listed = new Intl.ListFormat(words.language === 'en' ? 'en-GB' : words.language).format(parts)
  return words.say('site.value.openHours', { days: listed, from: clockTime(from), to: clockTime(to) })
}

/** Days that follow each other, together. */
function inRows(days: readonly number[]): number[][] {
  const rows: number[][] = []
  for (const day of days) {
    if (rows.at(-1)?.at(-1) === day - 1) rows.at(-1)!.push(day)
    else rows.push([day])
  }
  return rows
}
