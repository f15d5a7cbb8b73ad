import type { AskedTerm } from './asked.ts'
import type { Term } from './terms.ts'

/** How near a word is to what was typed: the word itself, another form of it, the beginning of it, a slip away. */
export const closeness = { exact: 1, stem: 0.9, prefix: 0.6, typo: 0.3, none: 0 } as const

/** A beginning of fewer letters fits too many words, unless somebody is still typing it. */
const shortestBeginning = 4

/**
 * How near a word is to one that was typed.
 *
 * @param slips whether to allow for slips. A word that stands somewhere as it was typed is none.
 */
export function closenessOf(asked: AskedTerm, word: Term, slips: boolean): number {
  if (word.word === asked.word) return closeness.exact
  if (word.stem === asked.stem) return closeness.stem
  if (begins(asked, word.word)) return closeness.prefix
  if (!slips) return closeness.none
  const found = slipsBetween(asked.word, word.word)
  return found === undefined ? closeness.none : closeness.typo / found
}

function begins({ word, stem, isOpen }: AskedTerm, other: string): boolean {
  if ((isOpen || word.length >= shortestBeginning) && other.startsWith(word)) return true
  return stem.length >= shortestBeginning && other.startsWith(stem)
}

/**
 * How near a name is to all that was typed: 1 where it is just that, less for each word that one has and the other has
 * not.
 */
export function nearnessOf(asked: readonly AskedTerm[], name: readonly Term[], slips: boolean): number {
  const held = asked.map((term) => Math.max(0, ...name.map((word) => closenessOf(term, word, slips))))
  return (2 * held.reduce((all, near) => all + near, 0)) / Math.max(1, asked.length + name.length)
}

/** Slips that are forgiven in a word of so many letters. */
function forgiven(letters: number): number {
  if (letters < 4) return 0
  return letters < 6 ? 1 : 2
}

/**
 * Slips between what was typed and a word: a letter too many, too few or another, or two that changed places. The word
 * may go on where no more than one slip was made in its beginning: `chiar` for `chairs`.
 *
 * @param most how many to look for; by default, as many as are forgiven in a word of this length
 * @returns 1 or more; undefined where it is more than that
 */
export function slipsBetween(typed: string, word: string, most = forgiven(typed.length)): number | undefined {
  if (most === 0 || word.length < typed.length - most) return undefined
  // Of a longer word, no more than what could be reached is looked at.
  const end = Math.min(word.length, typed.length + most)
  let before: number[] = []
  let last: number[] = []
  let row = Array.from({ length: end + 1 }, (_, j) => j)
  for (let i = 1; i <= typed.length; i++) {
    before = last
    last = row
    row = [i]
    let least = i
    for (let j = 1; j <= end; j++) {
      let cost = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + (typed[i - 1] === word[j - 1] ? 0 : 1))
      if (i > 1 && j > 1 && typed[i - 1] === word[j - 2] && typed[i - 2] === word[j - 1]) cost = Math.min(cost, before[j - 2]! + 1)
      row.push(cost)
      if (cost < least) least = cost
    }
    if (least > most) return undefined
  }
  if (end === word.length && row[end]! <= most) return Math.max(1, row[end]!)
  return typed.length > 4 && Math.min(...row) <= 1 ? most : undefined
}
