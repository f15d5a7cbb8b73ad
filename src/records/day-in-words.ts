import { parseDay, type Day } from '../handbook/values/date.ts'

/** `17 March 2026`, `17. Mar 2026`, `March 17, 2026`: it cannot be another day, whatever comes first. */
const dayThenMonth = /^(?<day>\d{1,2})(?:\.|st|nd|rd|th)?\s*(?:of\s+|de\s+)?(?<month>\p{L}{3,})\.?,?\s*(?<year>\d{4})$/u
const monthThenDay = /^(?<month>\p{L}{3,})\.?\s+(?<day>\d{1,2})(?:st|nd|rd|th)?,?\s+(?<year>\d{4})$/u

/** Reads a day with its month in words: in a language, or in English. */
export function dayInWords(typed: string, language: string): Day | undefined {
  const { day, month, year } = (dayThenMonth.exec(typed) ?? monthThenDay.exec(typed))?.groups ?? {}
  const number = month === undefined ? undefined : (monthNamed(month, language) ?? monthNamed(month, 'en'))
  return number === undefined ? undefined : parseDay(`${year}-${String(number).padStart(2, '0')}-${day!.padStart(2, '0')}`)
}

/** The only month whose name begins like this. */
function monthNamed(said: string, language: string): number | undefined {
  const lower = said.toLowerCase()
  const begin = monthsIn(language).flatMap((names, i) => (names.some((name) => name.startsWith(lower)) ? [i + 1] : []))
  return begin.length === 1 ? begin[0] : undefined
}

const months = new Map<string, string[][]>()

/** What the months are called: as they stand alone, and as they stand in a day. */
function monthsIn(language: string): string[][] {
  if (!months.has(language)) {
    const alone = new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' })
    const inDay = new Intl.DateTimeFormat(language, { day: 'numeric', month: 'long', timeZone: 'UTC' })
    const named = (day: number) => [alone.format(day), inDay.formatToParts(day).find(({ type }) => type === 'month')?.value ?? '']
    months.set(
      language,
      Array.from({ length: 12 }, (_, i) =>
        named(Date.UTC(2027, i, 1))
          .map((name) => name.toLowerCase())
          .filter(Boolean),
      ),
    )
  }
  return months.get(language)!
}
