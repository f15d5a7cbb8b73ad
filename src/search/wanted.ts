import { askedIn, type AskedTerm } from './asked.ts'
import type { Terms } from './terms.ts'

/** Words that all have to stand on a page for it to count. */
interface Way {
  terms: readonly AskedTerm[]
  /** As the glossary has it, where nobody typed it. */
  instead?: string
}

/** Something that was asked for: as it was typed, and in other words that mean the same. */
export interface Wanted {
  ways: readonly Way[]
}

/**
 * What is wanted, word by word. Where the glossary knows other words for one, or for several that follow each other,
 * those are wanted as well: “money back” is “refund” too, and the other way round.
 */
export function wantedIn(typed: string, alike: readonly (readonly string[])[], terms: Terms): { all: AskedTerm[]; wanted: Wanted[] } {
  const { all, telling } = askedIn(typed, terms)
  const families = alike.map((family) => family.map((name) => ({ name, terms: closed(askedIn(name, terms).telling) })))
  const wanted: Wanted[] = []
  for (let at = 0; at < telling.length;) {
    const found = families
      .flatMap((family) => family.map((one) => ({ one, family })))
      .filter(({ one }) => one.terms.length > 0 && one.terms.every(({ stem }, i) => telling[at + i]?.stem === stem))
      .sort((a, b) => b.one.terms.length - a.one.terms.length)[0]
    const own = telling.slice(at, at + (found?.one.terms.length ?? 1))
    const others = found?.family.filter(({ name, terms: { length } }) => name !== found.one.name && length > 0) ?? []
    wanted.push({ ways: [{ terms: own }, ...others.map(({ name, terms: other }) => ({ terms: other, instead: name }))] })
    at += own.length
  }
  return { all, wanted }
}

/** The glossary's words are whole: nobody is still typing them. */
function closed(asked: readonly AskedTerm[]): AskedTerm[] {
  return asked.map((term) => ({ ...term, isOpen: false }))
}
