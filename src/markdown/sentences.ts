/** A sentence of a text, with its place there (offsets). */
export interface Sentence {
  text: string
  start: number
}

/**
 * Goes on over the lines of a paragraph, over a full stop inside a word or number, and over one with a small letter or a
 * figure behind it ("e.g. up to 9.50 EUR"). Closing quotes and brackets belong to the sentence they close.
 */
const sentence = /(?:[^.!?]|\.(?=[^\s.!?"”’)\]]|\s+[\p{Ll}\d€£]))+[.!?]*["”’)\]]*/gu

/** Cuts a text into sentences: good enough to count words, and to keep an amount apart from the words of its neighbours. */
export function sentencesIn(text: string): Sentence[] {
  return [...text.matchAll(sentence)].flatMap(({ 0: cut, index }) => {
    const start = index + (cut.length - cut.trimStart().length)
    return cut.trim() === '' ? [] : [{ text: cut.trim(), start }]
  })
}

/** How many words a text has: what stands between spaces and holds a letter or a figure. */
export function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}
