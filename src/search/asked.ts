import type { Term, Terms } from './terms.ts'

/** A word that somebody typed. */
export interface AskedTerm extends Term {
  /** It may go on: nothing was typed behind it yet. */
  isOpen: boolean
}

/** What somebody typed, as it is looked for. */
export interface Asked {
  /** Every word, once. */
  all: AskedTerm[]
  /** Those that say something; all of them where none does. */
  telling: AskedTerm[]
}

/** Nobody's question is longer; whatever comes behind is somebody leaning on the keys (letters, words). */
const longest = { letters: 300, words: 12 }

/** Reads what was typed. */
export function askedIn(typed: string, terms: Terms): Asked {
  const text = typed.slice(0, longest.letters)
  const words = terms.wordsIn(text)
  const open = /[\p{L}\p{N}\p{M}]$/u.test(text) ? words.at(-1) : undefined
  const all = [...new Set(words)].map((word) => ({ ...terms.termOf(word), isOpen: word === open }))
  const telling = all.filter(({ word }) => !terms.isSmall(word))
  return { all: all.slice(0, longest.words), telling: (telling.length > 0 ? telling : all).slice(0, longest.words) }
}
