import type { Language } from '../language/language.ts'
import type { Block, Prose } from '../markdown/prose.ts'
import type { Place } from './place.ts'
import { parseQuantity, type Quantity } from './values/quantity.ts'

/** An amount that a sentence of the body says staff may go up to. */
export interface Amount {
  typed: string
  quantity: Quantity
  place: Place
  /** Links in the same paragraph: whose limits it may be speaking of. */
  links: string[]
}

/**
 * A sentence, roughly: good enough to keep an amount apart from the words of its neighbours. It goes on over the
 * lines of a paragraph, and over a full stop with a small letter or a digit behind it ("e.g. up to 9.50 EUR").
 */
const sentences = /(?:[^.!?]|\.(?=\d|\S|\s+[\p{Ll}\d€£]))+[.!?]*/gu

/**
 * Finds amounts that read as limits: "up to 25 EUR". Amounts in a sentence about prices, history or examples
 * are left alone, since a handbook is full of those and a wrong alarm teaches people to look away.
 */
export function limitsInProse(prose: Prose, language: Language): Amount[] {
  return prose.blocks.flatMap((block) => (block.voice === 'not' ? [] : [...limitsInBlock(block, language)]))
}

/** Past this far from an amount, words belong to another thought even where no full stop divides them (characters). */
const around = 300

function* limitsInBlock(block: Block, language: Language): Generator<Amount> {
  const upTo = new RegExp(`(?<![\\p{L}])(?:${language.upTo.join('|')})\\s+((?:[A-Z]{3}|[€£])\\s?)?\\d[\\d., ]*\\d?\\s?(?:[A-Z]{3}\\b|[€£%])?`, 'giu')
  const elsewhere = new RegExp(`(?<![\\p{L}])(?:${language.notTheLimit.map(escaped).join('|')})(?![\\p{L}])`, 'iu')
  const opening = new RegExp(`^(?:${language.upTo.join('|')})\\s+`, 'i')
  for (const sentence of block.text.matchAll(sentences)) {
    for (const match of sentence[0].matchAll(upTo)) {
      const end = match.index + match[0].length
      const beside = `${sentence[0].slice(Math.max(0, match.index - around), match.index)} ${sentence[0].slice(end, end + around)}`
      if (elsewhere.test(beside)) continue
      const typed = match[0].replace(opening, '').replace(/[\s.,]+$/, '')
      const quantity = parseQuantity(typed, language)
      // Only money and shares can be held against a ladder: "up to 3 days" may speak of anything.
      if (typeof quantity === 'string' || !/^([A-Z]{3}|%)$/.test(quantity.unit)) continue
      const start = sentence.index + match.index + match[0].indexOf(typed)
      yield { typed, quantity, place: block.placeOf(start, start + typed.length), links: block.links }
    }
  }
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
