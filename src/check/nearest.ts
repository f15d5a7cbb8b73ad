import { distance } from 'fastest-levenshtein'

/** Longer than this, nothing is a slip of anything; and past so many, looking through them all costs more than it helps. */
const longest = { word: 100, known: 2_000 }

/** A part shorter than this (letters) stands in too many words to mean one of them. */
const shortestPart = 4

/** The known word nearest to what was typed; undefined where none is near enough to be meant. */
export function nearest(typed: string, known: Iterable<string>): string | undefined {
  const lower = typed.toLowerCase()
  if (lower.length > longest.word) return undefined
  let best: { word: string; slips: number } | undefined
  let part: string | undefined
  let looked = 0
  for (const word of known) {
    if (++looked > longest.known) break
    if (word.length > longest.word) continue
    const slips = distance(lower, word.toLowerCase())
    if (best === undefined || slips < best.slips) best = { word, slips }
    if (isPart(lower, word.toLowerCase()) && (part === undefined || word.length > part.length)) part = word
  }
  return best && best.slips <= Math.max(2, Math.floor(typed.length / 3)) ? best.word : part
}

/** True for "telephone" and "phone": one is what the other begins or ends with. */
function isPart(one: string, other: string): boolean {
  const [short, long] = one.length < other.length ? [one, other] : [other, one]
  return short.length >= shortestPart && (long.startsWith(short) || long.endsWith(short))
}
