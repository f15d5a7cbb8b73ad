import { sentencesIn } from '../markdown/sentences.ts'
import type { AskedTerm } from './asked.ts'
import { closenessOf } from './closeness.ts'
import type { Terms } from './terms.ts'

/** A part of a page under a heading, as it travels: its heading, its anchor, its lines. */
export type PartOfPage = readonly [heading: string, anchor: string, lines: string]

/** A piece of text, and whether it is what was looked for. */
export interface Piece {
  text: string
  isMarked: boolean
}

/** The sentence of a page that says most of what was looked for, and the part it stands in. */
export interface Matching {
  heading: string
  anchor: string
  sentence: Piece[]
}

/** A sentence to recognise a page by is not longer than about this (letters). */
const longest = 180

/** Finds what was looked for in a page's text: of the part that has most of it, the sentence that has most of it. */
export function matchingIn(parts: readonly PartOfPage[], asked: readonly AskedTerm[], slips: ReadonlySet<string>, terms: Terms): Matching {
  let best: { score: number; part: PartOfPage; sentence: string } | undefined
  for (const part of parts) {
    const [heading, , lines] = part
    const inHeading = heldBy(heading, asked, slips, terms)
    let held = 0
    let own: { score: number; sentence: string } | undefined
    for (const sentence of lines.split('\n').flatMap((line) => sentencesIn(line))) {
      const score = heldBy(sentence.text, asked, slips, terms)
      if (own === undefined || score > own.score) own = { score, sentence: sentence.text }
      held = Math.max(held, score)
    }
    if (own === undefined) continue
    // A heading that has it makes its part the one that is meant, whatever else speaks of it in passing.
    const score = own.score + 1.5 * inHeading
    if (best === undefined || score > best.score) best = { score, part, sentence: own.sentence }
  }
  if (best === undefined) return { heading: '', anchor: '', sentence: [] }
  const [heading, anchor] = best.score > 0 ? best.part : ['', '']
  return { heading, anchor, sentence: cutAround(markedIn(best.sentence, asked, slips, terms)) }
}

function heldBy(text: string, asked: readonly AskedTerm[], slips: ReadonlySet<string>, terms: Terms): number {
  const words = [...new Set(terms.wordsIn(text))].map(terms.termOf)
  return asked.reduce((sum, term) => sum + Math.max(0, ...words.map((word) => closenessOf(term, word, slips.has(term.word)))), 0)
}

/** Cuts a text at the words that were looked for. */
export function markedIn(text: string, asked: readonly AskedTerm[], slips: ReadonlySet<string>, terms: Terms): Piece[] {
  const pieces: Piece[] = []
  let end = 0
  for (const standing of terms.standingIn(text)) {
    const word = terms.termOf(standing.word)
    if (!asked.some((term) => closenessOf(term, word, slips.has(term.word)) > 0)) continue
    if (standing.start > end) pieces.push({ text: text.slice(end, standing.start), isMarked: false })
    pieces.push({ text: text.slice(standing.start, standing.end), isMarked: true })
    end = standing.end
  }
  if (end < text.length) pieces.push({ text: text.slice(end), isMarked: false })
  return pieces
}

/** Of a long sentence, what stands around the first word that was looked for. */
function cutAround(pieces: readonly Piece[]): Piece[] {
  const length = pieces.reduce((sum, { text }) => sum + text.length, 0)
  if (length <= longest) return [...pieces]
  const before = pieces[0]?.isMarked === false && pieces.length > 1 ? pieces[0].text : ''
  const begin = before.length > longest / 2 ? before.length - longest / 3 : 0
  let [at, room] = [0, longest]
  const cut: Piece[] = []
  for (const { text, isMarked } of pieces) {
    const from = Math.max(0, begin - at)
    at += text.length
    if (from >= text.length || room <= 0) continue
    const kept = text.slice(from, from + room)
    room -= kept.length
    cut.push({ text: kept, isMarked })
  }
  const [first, last] = [cut[0]!, cut.at(-1)!]
  if (begin > 0) first.text = `… ${first.text.replace(/^\S*\s/, '')}`
  if (begin + longest < length) last.text = `${last.isMarked ? last.text : last.text.replace(/\s\S*$/, '')} …`
  return cut
}
