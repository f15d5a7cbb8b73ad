import { distance } from 'fastest-levenshtein'

/** The known word nearest to what was typed; undefined where none is near enough to be meant. */
export function nearest(typed: string, known: Iterable<string>): string | undefined {
  const lower = typed.toLowerCase()
  let best: { word: string; slips: number } | undefined
  for (const word of known) {
    const slips = distance(lower, word.toLowerCase())
    if (best === undefined || slips < best.slips) best = { word, slips }
  }
  return best && best.slips <= Math.max(2, Math.floor(typed.length / 3)) ? best.word : undefined
}
