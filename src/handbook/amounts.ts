import type { Language } from '../language/language.ts'
import type { Prose } from '../markdown/prose.ts'
import { sentencesIn } from '../markdown/sentences.ts'
import { placeOf, type Document } from './document.ts'
import type { Place } from './place.ts'
import { valuesIn } from './values-in.ts'
import { parseQuantity, type Quantity } from './values/quantity.ts'

/** An amount that a sentence says staff may go up to. */
export interface Amount {
  typed: string
  quantity: Quantity
  place: Place
  /** Links in the same paragraph: whose limits it may be speaking of. */
  links: string[]
}

/**
 * Finds amounts that read as limits: "up to 25 EUR", "may give 25 EUR", "for more than 25 EUR ask". Amounts in a sentence
 * about prices, history or examples are left alone, since a handbook is full of those and a wrong alarm teaches people to
 * look away.
 */
export function limitsInProse(document: Pick<Document, 'kind' | 'fields' | 'places'>, prose: Prose, language: Language): Amount[] {
  const inFields = [...valuesIn(document)].flatMap(({ field, value, at, voice }) =>
    field.type !== 'text' || field.apart || isNotOurs(voice)
      ? []
      : limitsIn(String(value), language).map(({ typed, quantity }) => ({
          typed,
          quantity,
          place: placeOf(document as Document, at),
          links: [],
        })),
  )
  const inBody = prose.blocks.flatMap(({ text, voice, links, placeOf: place }) =>
    isNotOurs(voice)
      ? []
      : limitsIn(text, language).map(({ typed, quantity, start }) => ({
          typed,
          quantity,
          place: place(start, start + typed.length),
          links,
        })),
  )
  return [...inFields, ...inBody]
}

function isNotOurs(voice: string | undefined): boolean {
  return voice === 'not' || voice === 'heard'
}

/** Past this far from an amount, words belong to another thought even where no full stop divides them (characters). */
const around = 300

interface Found {
  typed: string
  quantity: Quantity
  start: number
}

function limitsIn(text: string, language: Language): Found[] {
  const { shapes, history, elsewhere, leading } = patternsOf(language)
  const found = new Map<number, Found>()
  for (const { text: sentence, start } of sentencesIn(text)) {
    if (!/\d/.test(sentence)) continue
    for (const shape of shapes) {
      for (const match of sentence.matchAll(shape)) {
        const [first, to] = match.indices!.groups!.amount!
        // Shapes are looked for in any case, so "off 30 EUR" looks as if it began with a code.
        const lead = /^\p{L}{3}\s?(?=\d)/u.exec(sentence.slice(first, to))?.[0] ?? ''
        const from = /^[A-Z]{3}/.test(lead) ? first : first + lead.length
        const before = sentence.slice(Math.max(0, match.index - around), match.index)
        const after = sentence.slice(match.index + match[0].length, match.index + match[0].length + around)
        // History colours the whole sentence; a price or a "not" only what stands beside it, up to the next comma.
        const beside = before.split(clause).at(-1)!
        if (
          history.test(`${before} ${after}`) ||
          elsewhere.test(`${beside} | ${after.split(clause)[0]}`) ||
          leading.test(beside + match[0])
        )
          continue
        const typed = sentence.slice(from, to).replace(/[\s.,]+$/, '')
        const quantity = parseQuantity(typed, language)
        // Only money and shares can be held against a ladder: "up to 3 days" may speak of anything.
        if (typeof quantity === 'string' || !/^([A-Z]{3}|%)$/.test(quantity.unit)) continue
        found.set(start + from, { typed, quantity, start: start + from })
      }
    }
  }
  return [...found.values()].sort((a, b) => a.start - b.start)
}

const clause = /[,;:–—()]/

interface Patterns {
  shapes: RegExp[]
  history: RegExp
  elsewhere: RegExp
  leading: RegExp
}

const patterns = new Map<Language, Patterns>()

/** Shapes as patterns, made once for a language. `…` stands for a few words, `{amount}` for money or a share. */
function patternsOf(language: Language): Patterns {
  let made = patterns.get(language)
  if (made) return made
  const named = [...Object.values(language.money).flat(), ...language.percent].map(escaped).join('|')
  const amount = `(?<amount>(?:(?:[A-Z]{3}|[€£])\\s?)?\\d[\\d.,]{0,15}(?:\\s\\d{3}){0,4}\\s?(?:(?:[A-Z]{3}|${named})(?![\\p{L}])|[€£%])?)`
  const shapes = [...language.upTo.map((upTo) => `${upTo} {amount}`), ...language.limitShapes].map((shape) => {
    const pattern = shape
      .split(' ')
      .map((word) =>
        word === '…'
          ? '(?:[^\\s.!?]+\\s+){0,5}?'
          : word === '{amount}'
            ? amount
            : `(?:${word
                .split('|')
                .map((each) => escaped(each.replaceAll('_', ' ')))
                .join('|')})`,
      )
      .join(',?\\s+')
      // What stands for a few words brings its own spaces.
      .replaceAll('{0,5}?,?\\s+', '{0,5}?')
    return new RegExp(`(?<![\\p{L}\\p{N}])${pattern}(?![\\p{L}\\p{N}])`, 'dgiu')
  })
  const words = (list: readonly string[]) => new RegExp(`(?<![\\p{L}])(?:${list.map(escaped).join('|')})(?![\\p{L}])`, 'iu')
  made = {
    shapes,
    history: words(language.notTheLimit.sentence),
    elsewhere: words(language.notTheLimit.beside),
    leading: words(language.notTheLimit.leading),
  }
  patterns.set(language, made)
  return made
}

function escaped(word: string): string {
  return word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll(' ', '\\s+')
}
