import type { Language } from '../../language/language.ts'
import { isCurrency } from './currency.ts'
import { parseNumber, type NumberProblem } from './number.ts'

/**
 * An amount with its unit, as a manager says it.
 *
 * `unit` is a currency code, `%`, one of the {@link Language.time} units, any other noun as typed
 * (`items`), or empty for a bare count (`38 per 1000 orders`). `basis` is what an amount is taken of or
 * measured from (`of the order`, `after delivery`). `per` is what it is counted per (`case`, `1000 orders`).
 */
export interface Quantity {
  amount: number
  unit: string
  basis?: string
  per?: string
}

/** Why a quantity could not be read. */
export type QuantityProblem = NumberProblem | 'no-number' | 'unreadable' | 'dollar-or-krone'

/** Codes that are also words of some language: "1 cup per visit" is no Cuban peso. They are currencies in capitals alone. */
const alsoWords = new Set(['all', 'ang', 'bam', 'bob', 'cop', 'cup', 'gel', 'mad', 'mop', 'pen', 'ron', 'sos', 'top', 'try'])

const symbols: Readonly<Record<string, string>> = { '€': 'EUR', '£': 'GBP' }

/**
 * Reads `25 EUR per case`, `EUR 25.00 per case`, `10% of the order`, `38 per 1000 orders`, `15 minutes`.
 *
 * @returns the quantity, or why it could not be read; never a guess
 * @example parseQuantity('25 EUR per case', en) // { amount: 25, unit: 'EUR', per: 'case' }
 */
export function parseQuantity(text: string, language: Language): Quantity | QuantityProblem {
  const typed = language.percent.reduce((all, word) => all.replace(` ${word}`, '%'), text.trim().replace(/\s+/g, ' '))
  if (/^(\p{L}{0,3}\$|kr\b)|\d\s?(\$|kr\b)/iu.test(typed)) return 'dollar-or-krone'
  const split = /^(?<before>[\p{L}€£]{0,3})\s?(?<number>[-−–]?\d(?:[\d.,]|\s(?=\d{3}(?!\d)))*)\s?(?<rest>.*)$/u.exec(typed)
  if (!split?.groups) return 'no-number'
  const { before, number, rest } = split.groups as { before: string; number: string; rest: string }
  const amount = parseNumber(number)
  if (typeof amount === 'string') return amount

  const per = cutAtWord(rest, language.per)
  const basis = cutAtWord(per.before, language.basis)
  const unit = canonicalUnit(before === '' ? basis.before : before, language)
  if (unit === undefined || (before !== '' && (basis.before !== '' || !isCurrency(unit)))) return 'unreadable'
  if (per.after === '' || basis.after === '') return 'unreadable'
  return {
    amount,
    unit,
    ...(basis.after !== undefined && { basis: `${basis.word} ${basis.after}` }),
    ...(per.after !== undefined && { per: canonicalPer(per.after, language) }),
  }
}

/** A quantity as a manager would write it: `38 per 1000 orders`, `25 EUR per case`, `90%`. */
export function asSaid({ amount, unit, basis, per }: Quantity): string {
  const counted = `${amount}${unit === '%' || unit === '' ? unit : ` ${unit}`}`
  return [counted, basis, per === undefined ? undefined : `per ${per}`].filter(Boolean).join(' ')
}

/** True where the two are counted alike, so that one can be called more than the other. */
export function comparable(a: Quantity, b: Quantity): boolean {
  return a.unit === b.unit && a.per === b.per && a.basis === b.basis
}

/**
 * Splits at a whole word, the earlier in the list winning: "60 minutes of a fitter's time per case" splits at "per".
 * `after` is undefined where none of the words stands there, empty where nothing follows it.
 */
function cutAtWord(text: string, words: readonly string[]): { before: string; word?: string; after?: string } {
  const tokens = text.split(' ').filter(Boolean)
  const lower = tokens.map((token) => token.toLowerCase())
  const at = words.map((word) => lower.indexOf(word)).find((index) => index >= 0) ?? -1
  if (at < 0) return { before: tokens.join(' ') }
  return {
    before: tokens.slice(0, at).join(' '),
    word: lower[at]!,
    after: tokens.slice(at + 1).join(' '),
  }
}

function canonicalUnit(typed: string, language: Language): string | undefined {
  if (typed === '' || typed === '%') return typed
  if (Object.hasOwn(symbols, typed)) return symbols[typed]
  if (isCurrency(typed) || (isCurrency(typed.toUpperCase()) && !alsoWords.has(typed.toLowerCase()))) return typed.toUpperCase()
  // "25 EUR in vouchers" is money with a condition, and no noun.
  if (isCurrency(typed.split(' ')[0]!.toUpperCase()) && typed.includes(' ') && !alsoWords.has(typed.split(' ')[0]!.toLowerCase()))
    return undefined
  const lower = typed.toLowerCase()
  for (const [code, words] of Object.entries(language.money)) if (words.includes(lower)) return code
  for (const [unit, words] of Object.entries(language.time)) if (words.includes(lower)) return unit
  return /^[\p{L}][\p{L} '’-]*$/u.test(typed) && typed.split(' ').length <= 4 ? lower : undefined
}

function canonicalPer(typed: string, language: Language): string {
  const lower = typed.toLowerCase()
  for (const [per, words] of Object.entries(language.countedPer)) if (words.includes(lower)) return per
  return lower
}
