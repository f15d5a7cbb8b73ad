import type { Area } from '../kinds/areas.ts'
import type { Words } from '../words/words.ts'
import { areaOf } from './area-of.ts'
import type { Found, Lost } from './found.ts'
import { headingsIn, linesOf, type OutlineHeading } from './outline.ts'

export { draftOf } from './draft-of.ts'

/** A part of the file that may become a page. Every character of the markdown is in exactly one piece. */
export interface Piece {
  title: string
  text: string
  /** What it is about; undefined where nothing fits clearly. */
  area: Area | undefined
  lost: Lost[]
}

/** A file cut at its headings. */
export interface Pieces {
  /** At which headings it is cut. */
  level: number
  /** Those that occur. */
  levels: number[]
  pieces: Piece[]
}

/** A longer piece is cut in several (characters, lines; signs that may open something count five). Pages take half as much again. */
const most = { size: 80_000, lines: 4_000 }

/**
 * Cuts a file into pieces, at its headings.
 *
 * @param level at which headings it is cut, and at those above; by default the highest of which there are several
 */
export function piecesOf(found: Found, words: Words, level?: number): Pieces {
  const { markdown, lost } = found
  const headings = headingsIn(markdown)
  const levels = [...new Set(headings.map((heading) => heading.level))].toSorted((a, b) => a - b)
  const several = levels.find((one) => headings.filter((heading) => heading.level === one).length > 1)
  const at = level ?? several ?? levels[0] ?? 1
  const parts = cut(
    markdown,
    headings.filter((heading) => heading.level <= at),
    at,
  ).flatMap((part) => inSeveral(part))
  const named = found.name.replace(/^.*[\\/]/, '').replace(/\.[^.]+$/, '')
  const pieces = parts.map(({ title, from, to, text }): Piece => {
    const shown = title || named
    return {
      title: shown,
      text,
      area: areaOf({ title: title ?? '', text }, words),
      lost: lost.filter((one) => one.at !== undefined && one.at >= from && one.at < to),
    }
  })
  return { level: at, levels, pieces }
}

interface Part {
  /** Undefined for what stands before the first heading. */
  title: string | undefined
  text: string
  from: number
  to: number
}

/** A heading above others with nothing under it, such as a document's title, goes with the piece that follows. */
function cut(markdown: string, headings: readonly OutlineHeading[], level: number): Part[] {
  const parts: Part[] = []
  let from = 0
  const end = (title: string | undefined, to: number) => {
    if (to > from) parts.push({ title, text: markdown.slice(from, to), from, to })
    from = to
  }
  const [first] = headings
  if (first !== undefined && markdown.slice(0, first.from).trim() !== '') end(undefined, first.from)
  for (const [i, heading] of headings.entries()) {
    const to = headings[i + 1]?.from ?? markdown.length
    const isEmpty = markdown.slice(heading.to, to).trim() === ''
    const next = headings[i + 1]
    if (isEmpty && heading.level < level && next !== undefined && next.level > heading.level) continue
    end(heading.title, to)
  }
  if (from < markdown.length) end(undefined, markdown.length)
  return parts
}

/** A part too long for a page, cut where a line is empty, or else where it ends. */
function inSeveral(part: Part): Part[] {
  if (weigh(part.text) <= most.size && part.text.split('\n').length <= most.lines) return [part]
  const cuts: number[] = [0]
  let [size, lines, empty] = [0, 0, 0]
  for (const line of linesOf(part.text)) {
    // A line longer than a page, from whatever program, is cut wherever it has to be.
    const steps = Math.max(1, Math.ceil(line.text.length / shortest))
    for (let step = 0; step < steps; step++) {
      const weight = weigh(line.text.slice(step * shortest, (step + 1) * shortest)) + 1
      if (size + weight > most.size || lines >= most.lines) {
        const at = step === 0 && empty > cuts.at(-1)! ? empty : line.from + step * shortest
        if (at > cuts.at(-1)!) cuts.push(at)
        size = at === empty ? weigh(part.text.slice(empty, line.from)) : 0
        lines = at === empty ? part.text.slice(empty, line.from).split('\n').length : 0
      }
      size += weight
    }
    lines++
    if (line.text.trim() === '' && !line.isQuoted) empty = Math.min(part.text.length, line.from + line.text.length + 1)
  }
  return cuts.map((from, i) => {
    const to = cuts[i + 1] ?? part.text.length
    const title = part.title === undefined || i === 0 ? part.title : `${part.title} (${i + 1})`
    return { title, text: part.text.slice(from, to), from: part.from + from, to: part.from + to }
  })
}

/** Characters of a line that are looked at together. */
const shortest = 10_000

function weigh(text: string): number {
  return text.length + 5 * (text.match(/[[\]`*_~<>&#|\\]/g)?.length ?? 0)
}
