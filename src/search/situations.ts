import type { SearchLanguage } from '../language/search-language.ts'
import { askedIn, type AskedTerm } from './asked.ts'
import { closeness, closenessOf, nearnessOf } from './closeness.ts'
import { termsIn, type Term, type Terms } from './terms.ts'

/** A situation as it is looked for: what it is called, and what customers say. */
export interface SituationWords {
  title: string
  also: readonly string[]
}

/**
 * Finds situations by what somebody typed, best first.
 *
 * A situation with all the words stands above one with some. Among those, one of whose names is nearest to what was
 * typed stands first: “broken” is “Broken on arrival” before it is “The broken chair that was repaired”.
 *
 * @param typed any words: a customer's, the beginning of one, with slips
 * @returns their indexes; all of them, in their order, where nothing was typed
 */
export function situationsFor(typed: string, situations: readonly SituationWords[], language: SearchLanguage): number[] {
  const terms = termsIn(language)
  const { all, telling } = askedIn(typed, terms)
  if (all.length === 0) return typed.trim() === '' ? situations.map((_, index) => index) : []
  const known = knownAs(situations, terms)
  const sought = telling.map((term) => nearnessTo(term, known))
  const scored = known.names.map((names, index) => {
    const words = names.flat()
    const held = sum(sought.map(({ by, weight }) => weight * Math.max(0, ...words.map((id) => by[id]!))))
    const best = () =>
      Math.max(
        ...names.map((name) =>
          nearnessOf(
            all,
            name.map((id) => known.words[id]!),
            true,
          ),
        ),
      )
    return { index, score: held === 0 ? 0 : held + best() }
  })
  return scored
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.index - b.index)
    .map(({ index }) => index)
}

interface Known {
  /** Every word there is, once. */
  words: Term[]
  /** The names of each situation, as words by their place in the list. */
  names: number[][][]
}

/** Read once for a list: the same situations are asked for with every letter typed. */
function knownAs(situations: readonly SituationWords[], terms: Terms): Known {
  let known = lists.get(situations)
  if (known) return known
  const ids = new Map<string, number>()
  const names = situations.map(({ title, also }) =>
    [title, ...also].map((name) =>
      terms.wordsIn(name).map((word) => {
        if (!ids.has(word)) ids.set(word, ids.size)
        return ids.get(word)!
      }),
    ),
  )
  known = { words: [...ids.keys()].map(terms.termOf), names }
  lists.set(situations, known)
  return known
}

const lists = new WeakMap<readonly SituationWords[], Known>()

/** How near each known word is to one that was typed, and how much that tells: a word of few situations tells more. */
function nearnessTo(asked: AskedTerm, { words, names }: Known): { by: number[]; weight: number } {
  let by = words.map((word) => closenessOf(asked, word, false))
  if (!by.some((near) => near >= closeness.stem)) by = words.map((word) => closenessOf(asked, word, true))
  const having = names.filter((own) => own.flat().some((id) => by[id]! > 0)).length
  return { by, weight: 1 + Math.log((names.length + 1) / (having + 1)) / Math.log(names.length + 2) }
}

function sum(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0)
}
