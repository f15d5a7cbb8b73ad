import type { AskedTerm } from './asked.ts'
import { closeness, closenessOf, slipsBetween } from './closeness.ts'
import type { Terms } from './terms.ts'

/**
 * Where on a page a word stands: in its title, among customers' words for it, in a heading, in a fact, in its text.
 * Written as one letter each.
 */
const standings = { title: 't', heard: 'a', heading: 'h', fact: 'f', text: 'b' } as const
export type Standing = keyof typeof standings

/** How often a word stands on each page, by the page's number. */
type Counts = ReadonlyMap<number, number>

/** What is known of a word. */
export interface WordEntry {
  word: string
  /** As it is written, where that is more than its letters: `pöördumine` for `poordumine`. */
  shown?: string
  on: Partial<Record<Standing, Counts>>
}

/**
 * Words with the pages they stand on, as they travel to a browser: a line for each word, in the order of its letters,
 * read when somebody asks for that word. `refund t3,2 b1*4,9`: in the titles of pages 3 and 5, and in the text of page 1
 * four times and of page 10.
 */
export function writeWords(entries: readonly WordEntry[]): string {
  return entries
    .map(({ word, shown, on }) => {
      const parts = Object.entries(on).map(([standing, counts]) => standings[standing as Standing] + writeCounts(counts))
      return [shown === undefined ? word : `${word}=${shown}`, ...parts].join(' ')
    })
    .join('\n')
}

function writeCounts(counts: Counts): string {
  let last = 0
  return [...counts]
    .sort(([a], [b]) => a - b)
    .map(([page, count]) => {
      const step = page - last
      last = page
      return count === 1 ? String(step) : `${step}*${count}`
    })
    .join(',')
}

/** Words as they came, of which a single one can be looked up. */
export interface WordList {
  words: readonly string[]
  lines: readonly string[]
}

/** Takes up a list of words; its pages are read later, and only those that are asked for. */
export function takeWords(text: string): WordList {
  const lines = text === '' ? [] : text.split('\n')
  return { lines, words: lines.map((line) => line.slice(0, line.search(/[ =]/))) }
}

/** What is known of a word in a list, by its place there. */
export function readWord({ lines, words }: WordList, at: number): WordEntry {
  const [name = '', ...parts] = lines[at]!.split(' ')
  const word = words[at]!
  const on: WordEntry['on'] = {}
  for (const part of parts) {
    const standing = byLetter.get(part[0]!)
    if (standing !== undefined) on[standing] = readCounts(part.slice(1))
  }
  return name.length > word.length ? { word, shown: name.slice(word.length + 1), on } : { word, on }
}

const byLetter = new Map(Object.entries(standings).map(([standing, letter]) => [letter as string, standing as Standing]))

function readCounts(text: string): Counts {
  let page = 0
  return new Map(
    text.split(',').map((part) => {
      const [step, count = '1'] = part.split('*')
      page += Number(step)
      return [page, Number(count)]
    }),
  )
}

/** A word of a list that is like one that was typed. */
export interface Like {
  at: number
  near: number
}

/** The words of a list that are like one that was typed, but for slips: they all begin as it does, or are its known forms. */
export function wordsLike(list: WordList, asked: AskedTerm, terms: Terms): Like[] {
  const beginning = asked.word.slice(0, 2)
  const found: Like[] = []
  for (let at = placeOf(list, beginning); at < list.words.length && list.words[at]!.startsWith(beginning); at++) {
    const near = closenessOf(asked, terms.termOf(list.words[at]!), false)
    if (near > 0) found.push({ at, near })
  }
  for (const form of terms.formsOf(asked.word)) {
    const at = placeOf(list, form)
    if (list.words[at] === form && !form.startsWith(beginning)) found.push({ at, near: closenessOf(asked, terms.termOf(form), false) })
  }
  return found
}

/** The words of a list from which a slip or two lead to what was typed. */
export function slipsOf(list: WordList, asked: AskedTerm, most?: number): Like[] {
  return list.words.flatMap((word, at) => {
    const slips = slipsBetween(asked.word, word, most)
    return slips === undefined ? [] : [{ at, near: closeness.typo / slips }]
  })
}

/** The place of the first word that is not before this one. */
function placeOf({ words }: WordList, word: string): number {
  let [low, high] = [0, words.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (words[middle]! < word) low = middle + 1
    else high = middle
  }
  return low
}
