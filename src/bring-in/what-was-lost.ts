import type { Nodes, Parents, Root } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { Said, Sort, Thing } from './said-in-parts.ts'

/** Something of a Word file that is not in its markdown, or not as it was. */
export interface Missing {
  sort: Sort | Thing
  words: string
  /** The nearest paragraph, heading or cell that is there; undefined where it belongs to the file as a whole. */
  beside: Parents | undefined
}

/** Where words of the file may have come to. */
interface Place {
  node: Parents | undefined
  /** Letters that no words of the file were found for yet. */
  left: string
}

/**
 * Holds all that a Word file says against the tree that was made of it. Each stretch of words must have a place of its
 * own there: whatever has none is lost, for whatever reason.
 *
 * @param contents lines of a table of contents that were left out on purpose
 */
export function whatWasLost(said: readonly Said[], tree: Root, contents: readonly string[]): Missing[] {
  const places = placesIn(tree, contents)
  const everything = places.map(({ left }) => left).join(between)
  const besides = new Map<Said, Parents>()
  const take = (one: Said, place: Place | undefined, letters: string): boolean => {
    if (place === undefined) return false
    if (place.node !== undefined) besides.set(one, besides.get(one) ?? place.node)
    place.left = withoutFirst(place.left, letters)
    return true
  }
  // Paragraphs that came over whole; then those that are a part of another now; then every stretch for itself.
  const whole = byLetters(places)
  const asked = said.flatMap((one) => [...one.words].filter(([sort]) => mayBeThere.has(sort)).map(([sort, runs]) => ({ one, sort, runs })))
  const changed = asked.filter(({ one, runs }) => {
    const letters = lettersOf(runs.join(''))
    return letters !== '' && !take(one, whole.get(letters)?.pop(), letters)
  })
  const placeOf = searchIn(places)
  const inParts = changed.filter(({ one, runs }) => !take(one, placeOf(lettersOf(runs.join(''))), lettersOf(runs.join(''))))
  const missing = new Map<Said, Missing[]>(said.map((one) => [one, []]))
  const add = (one: Said, sort: Sort | Thing, words: string) => missing.get(one)!.push({ sort, words: flat(words), beside: undefined })
  for (const { one, sort, runs } of inParts) {
    const gone = runs.filter((run) => lettersOf(run) === '' || !take(one, placeOf(lettersOf(run)), lettersOf(run)))
    if (lettersOf(gone.join('')) !== '') add(one, sort, gone.join(''))
  }
  for (const one of said) {
    for (const [sort, runs] of one.words) {
      const isThere = mayBeThere.has(sort) || (sort === 'moved' && everything.includes(lettersOf(runs.join(''))))
      if (!isThere && flat(runs.join('')) !== '') add(one, sort, runs.join(''))
    }
    for (const thing of new Set(one.things)) if (thing !== 'picture') add(one, thing, '')
  }
  let beside: Parents | undefined = places[0]?.node
  const all = said.flatMap((one) => {
    if (one.isInText) beside = besides.get(one) ?? beside
    return missing.get(one)!.map((each) => ({ ...each, beside: one.isInText ? beside : besides.get(one) }))
  })
  return [...all, ...picturesLost(said, tree)]
}

/** What mammoth may have put into the text; of the rest it takes nothing. */
const mayBeThere: ReadonlySet<Sort> = new Set(['text', 'box', 'note'])

/** Stands where letters were taken out, so that nothing is found across the gap. */
const between = '\0'

function placesIn(tree: Root, contents: readonly string[]): Place[] {
  const places: Place[] = []
  visit(tree, (node: Nodes) => {
    const holdsWords = node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell'
    if (holdsWords) places.push({ node, left: lettersOf(toString(node, { includeImageAlt: false })) })
  })
  return [...places, ...contents.map((line) => ({ node: undefined, left: lettersOf(line) }))].filter(({ left }) => left !== '')
}

/** Places by what they say, the first of those that say the same at the end. */
function byLetters(places: readonly Place[]): Map<string, Place[]> {
  const found = new Map<string, Place[]>()
  for (const place of places.toReversed()) found.set(place.left, found.get(place.left) ?? [])
  for (const place of places.toReversed()) found.get(place.left)!.push(place)
  return found
}

/** So far from where something was found last the next is looked for (places). */
const farthest = 300

/** Looks for letters near those found last: a file and its tree have the same order, so what is nowhere near is lost. */
function searchIn(places: readonly Place[]): (letters: string) => Place | undefined {
  const open = places.filter(({ left }) => left !== between)
  let last = 0
  return (letters) => {
    const before = Math.max(0, last - farthest)
    const ahead = open.slice(last, last + farthest)
    const found = ahead.findIndex(({ left }) => left.includes(letters))
    const at = found < 0 ? open.slice(before, last).findLastIndex(({ left }) => left.includes(letters)) : found
    if (at < 0) return undefined
    last = found < 0 ? before + at : last + at
    return open[last]
  }
}

function withoutFirst(text: string, letters: string): string {
  const at = text.indexOf(letters)
  return text.slice(0, at) + between + text.slice(at + letters.length)
}

/** Letters and signs as they are told apart: a raised 3 is a 3, and no space counts. */
function lettersOf(text: string): string {
  return text.normalize('NFKC').replace(/[\s\p{Cc}\p{Cf}\p{Cn}]+/gu, '')
}

function flat(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Pictures have no words to be found by: where fewer came over than there are, nobody knows which. */
function picturesLost(said: readonly Said[], tree: Root): Missing[] {
  let left = said.flatMap(({ things }) => things).filter((thing) => thing === 'picture').length
  visit(tree, 'image', () => void left--)
  return left > 0 ? [{ sort: 'picture', words: '', beside: undefined }] : []
}
