import type { Language, TimeUnit } from '../../language/language.ts'
import { parseNumber } from './number.ts'

/** A length of time. An amount of 0 means `at once` in minutes and `same day` in days. */
export interface Duration {
  amount: number
  unit: TimeUnit
}

/**
 * Reads `15 minutes`, `2 working days`, `at once`, `same day`.
 *
 * @returns undefined where it cannot be read exactly
 */
export function parseDuration(text: string, language: Language): Duration | undefined {
  const typed = text.trim().toLowerCase().replace(/\s+/g, ' ')
  if (language.atOnce.includes(typed)) return { amount: 0, unit: 'minutes' }
  if (language.sameDay.includes(typed)) return { amount: 0, unit: 'days' }
  const split = /^([\d.,]+)\s?(.+)$/.exec(typed)
  if (!split) return undefined
  const amount = parseNumber(split[1]!)
  if (typeof amount === 'string' || amount <= 0) return undefined
  for (const [unit, words] of Object.entries(language.time)) {
    if (words.includes(split[2]!)) return { amount, unit: unit as TimeUnit }
  }
  return undefined
}
