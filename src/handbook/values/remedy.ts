import type { Language } from '../../language/language.ts'
import { parseQuantity, type Quantity, type QuantityProblem } from './quantity.ts'

/**
 * One thing staff may do to put a case right.
 *
 * `something off, up to 25 EUR per case` has one limit; `use your judgement` has no ceiling, and
 * says so; `nothing` is a rung that may only pass the case on. A remedy whose words are empty is
 * a bare amount, mostly cut from its words by a comma in a YAML list.
 */
export interface Remedy {
  words: string
  limits: Quantity[]
  ceiling: 'limits' | 'judgement' | 'nothing'
}

/** A part of a remedy that should have been a limit and could not be read. */
export interface RemedyProblem {
  problem: QuantityProblem
  part: string
}

/**
 * Reads a remedy.
 *
 * @example parseRemedy('a small extra, up to 5 EUR per customer, 50 EUR per month', en).limits.length // 2
 */
export function parseRemedy(text: string, language: Language): Remedy | RemedyProblem {
  const typed = text.trim().replace(/\s+/g, ' ')
  const lower = typed.toLowerCase().replace(/\.$/, '')
  if (language.nothing.includes(lower)) return { words: typed, limits: [], ceiling: 'nothing' }
  if (language.judgement.includes(lower)) return { words: typed, limits: [], ceiling: 'judgement' }

  const upTo = new RegExp(`(?:^|[,;:]?\\s?\\(|[,;:]?\\s)(?:${language.upTo.join('|')})\\s`, 'i').exec(typed)
  if (!upTo) {
    const alone = parseQuantity(typed, language)
    const isBareAmount = typeof alone === 'object' && /^([A-Z]{3}|%)$/.test(alone.unit) && alone.basis === undefined
    return isBareAmount ? { words: '', limits: [alone], ceiling: 'limits' } : { words: typed, limits: [], ceiling: 'limits' }
  }
  const limits: Quantity[] = []
  const bracketed = upTo[0].includes('(')
  const said = typed.slice(upTo.index + upTo[0].length)
  for (const part of (bracketed ? said.replace(/\)\.?$/, '') : said).split(/,\s+/)) {
    const limit = parseQuantity(part, language)
    if (typeof limit === 'string') return { problem: limit, part }
    if (isTangled(limit)) return { problem: 'unreadable', part }
    limits.push(limit)
  }
  return { words: typed.slice(0, upTo.index), limits, ceiling: 'limits' }
}

/** A second sum inside what should be a word: of "10% of the order but at most 50 EUR", half would be lost. */
function isTangled({ basis = '' }: Quantity): boolean {
  return /\d/.test(basis)
}
