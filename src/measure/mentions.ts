import { wholeWords } from '../language/whole-words.ts'

/** Where a text speaks of something. */
interface Mention {
  typed: string
  start: number
}

const patterns = new WeakMap<readonly string[], RegExp>()

/**
 * The places where a text speaks of something, in any case and over line breaks.
 *
 * @param words whole words or phrases; `*` stands for the rest of a word: `apolog*`, `follow* up`
 */
export function mentionsOf(text: string, words: readonly string[]): Mention[] {
  const pattern = patterns.get(words) ?? wholeWords(words)
  patterns.set(words, pattern)
  return [...text.matchAll(pattern)].map((match) => ({ typed: match[0].replace(/\s+/g, ' '), start: match.index }))
}

/** True where a text speaks of something at all. */
export function mentions(text: string, words: readonly string[]): boolean {
  return mentionsOf(text, words).length > 0
}
