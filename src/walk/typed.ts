import { isCurrency } from '../handbook/values/currency.ts'
import { parseDay, type Day } from '../handbook/values/date.ts'
import type { Field } from '../kinds/field.ts'
import { languageFor } from '../language/language.ts'
import type { Handbook } from '../handbook/handbook.ts'

/**
 * What somebody typed, as it is written in a file: people say "euros", "60" and "31 December 2027" where a file has a
 * code, a unit and a day. Only what cannot mean anything else is changed; the rest is said to be unreadable by its rule.
 *
 * @param handbook for its currency, its language and the day it is
 */
export function inFile(typed: string, field: Field, { company, today }: Pick<Handbook, 'company' | 'today'>): string {
  const code = company?.language ?? 'en'
  if (field.type === 'date') return dayTyped(typed, today, code) ?? typed
  if (field.type === 'currency') return currencyTyped(typed, code) ?? typed
  const unit = field.of === 'money' ? company?.fields.currency : field.counts
  return unit !== undefined && /^\d+(?:[.,]\d+)?$/.test(typed) ? `${typed} ${unit}` : typed
}

/** `31.12.2027`, `31 December 2027`, `today`. Not `3/4/2027`, which is one day here and another there. */
function dayTyped(typed: string, today: Day, language: string): Day | undefined {
  const { today: words } = languageFor(language)
  if (words.includes(typed.toLowerCase())) return today
  const inFigures = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})$/.exec(typed)
  if (inFigures) return dayOfParts(inFigures[1]!, inFigures[2]!, inFigures[3]!)
  const inWords =
    /^(\d{1,2})\.?\s+(?:of\s+)?(\p{L}{3,})\.?,?\s+(\d{4})$/u.exec(typed) ?? swapped(/^(\p{L}{3,})\s+(\d{1,2}),?\s+(\d{4})$/u.exec(typed))
  const month = inWords && monthNamed(inWords[2]!, language)
  return month ? dayOfParts(inWords[1]!, String(month), inWords[3]!) : undefined
}

function swapped(match: RegExpExecArray | null): string[] | null {
  return match && [match[0]!, match[2]!, match[1]!, match[3]!]
}

function monthNamed(name: string, language: string): number | undefined {
  const months = Array.from({ length: 12 }, (_, i) =>
    new Intl.DateTimeFormat(language, { month: 'long', timeZone: 'UTC' }).format(Date.UTC(2027, i, 1)).toLowerCase(),
  )
  const at = months.findIndex((month) => month.startsWith(name.toLowerCase()))
  return at < 0 ? undefined : at + 1
}

function dayOfParts(day: string, month: string, year: string): Day | undefined {
  return parseDay(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
}

/** A currency by its code in any letters, its sign or its name. */
export function currencyTyped(typed: string, language: string): string | undefined {
  const lower = typed.toLowerCase()
  if (isCurrency(typed.toUpperCase())) return typed.toUpperCase()
  const signs: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP' }
  return signs[typed] ?? Object.entries(languageFor(language).money).find(([, names]) => names.includes(lower))?.[0]
}
