/** A phrase as it stands in a text. */
export interface Phrase {
  typed: string
  start: number
  end: number
}

const patterns = new WeakMap<readonly string[], RegExp>()

/** The first of some phrases in a text, as whole words in any case; a line break between two words is a space. */
export function phraseIn(text: string, phrases: readonly string[]): Phrase | undefined {
  let pattern = patterns.get(phrases)
  if (!pattern) {
    const alternatives = phrases
      .toSorted((a, b) => b.length - a.length)
      .map((phrase) =>
        phrase
          .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
          .replace(/ /g, '\\s+')
          .replace(/'/g, "['’]"),
      )
    pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'iu')
    patterns.set(phrases, pattern)
  }
  const match = pattern.exec(text)
  return match ? { typed: match[0], start: match.index, end: match.index + match[0].length } : undefined
}
