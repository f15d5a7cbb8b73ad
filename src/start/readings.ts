import { parseDay } from '../handbook/values/date.ts'
import { parseDuration } from '../handbook/values/duration.ts'
import { parseOpenHours } from '../handbook/values/open-hours.ts'
import { parseQuantity } from '../handbook/values/quantity.ts'
import { parseRemedy } from '../handbook/values/remedy.ts'
import { keyOf, type Field } from '../kinds/field.ts'
import { languageFor } from '../language/language.ts'
import { openHoursInWords } from '../render/open-hours.ts'
import { dayInWords, durationInWords, quantityInWords, remedyInWords } from '../render/values.ts'
import type { Answer } from '../walk/answers.ts'
import type { Words } from '../words/words.ts'

/**
 * How amounts, times and days in an answer are understood, in the words staff will read, by their places: `ladder/0/may/1`.
 * What cannot be read has none.
 */
export function readingsIn(field: Field | undefined, answer: Answer | undefined, at: string, words: Words): Record<string, string> {
  if (field === undefined || answer === undefined) return {}
  if (Array.isArray(answer)) {
    const entries = (answer as Answer[]).map((one, i) => readingsIn(field.item ?? field, one, `${at}/${i}`, words))
    return Object.assign({}, ...entries) as Record<string, string>
  }
  if (typeof answer === 'object') {
    const fields = new Map(Object.entries(field.fields ?? field.item?.fields ?? {}).map(([name, inner]) => [keyOf(name), inner]))
    const parts = Object.entries(answer).map(([key, one]) => readingsIn(fields.get(key), one as Answer, `${at}/${key}`, words))
    return Object.assign({}, ...parts) as Record<string, string>
  }
  const reading = readingOf(field.type === 'list' ? field.item! : field, answer as string, words)
  // A no-break space is no other reading.
  return reading === undefined || reading.replaceAll('\u00a0', ' ') === answer ? {} : { [at]: reading }
}

function readingOf(field: Field, typed: string, words: Words): string | undefined {
  const language = languageFor(words.language)
  if (field.type === 'quantity') {
    const read = parseQuantity(typed, language)
    return typeof read === 'string' ? undefined : quantityInWords(read, words)
  }
  if (field.type === 'duration') {
    const read = parseDuration(typed, language)
    return read && durationInWords(read, words)
  }
  if (field.type === 'open-hours') {
    const read = parseOpenHours(typed, language)
    return 'problem' in read ? undefined : openHoursInWords(read, words)
  }
  if (field.type === 'remedy') {
    const read = parseRemedy(typed, language)
    return 'problem' in read || read.limits.length === 0 ? undefined : remedyInWords(read, words)
  }
  if (field.type === 'language' || field.type === 'currency') return nameOfCode(typed, field.type, words)
  const day = field.type === 'date' ? parseDay(typed) : undefined
  return day && dayInWords(day, words)
}

/** What a code stands for: “English” for `en`. Nothing for what is no code. */
function nameOfCode(code: string, type: 'language' | 'currency', { language }: Words): string | undefined {
  try {
    return new Intl.DisplayNames(language, { type, fallback: 'none' }).of(code)
  } catch {
    return undefined
  }
}
