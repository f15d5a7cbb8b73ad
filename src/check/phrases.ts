import { wholeWords } from '../language/whole-words.ts'

/** A phrase as it stands in a text. */
export interface Phrase {
  typed: string
  start: number
  end: number
}

const patterns = new WeakMap<readonly string[], RegExp>()

/** The first of some phrases in a text, as whole words in any case; a line break between two words is a space. */
export function phraseIn(text: string, phrases: readonly string[]): Phrase | undefined {
  const pattern = patterns.get(phrases) ?? wholeWords(phrases)
  patterns.set(phrases, pattern)
  pattern.lastIndex = 0
  const match = pattern.exec(text)
  return match ? { typed: match[0], start: match.index, end: match.index + match[0].length } : undefined
}
