import { groupBy } from '../handbook/group-by.ts'

/**
 * A pattern for words and phrases as they stand in texts: whole words, in any case, over line breaks, whichever apostrophe
 * was typed. `*` stands for the rest of a word: `apolog*`, `follow* up`.
 */
export function wholeWords(words: readonly string[]): RegExp {
  // Several spaces are one: side by side, each "one or more" would share a long gap out among them in every way there is.
  const ordered = words.map((word) => word.replace(/\s+/g, ' ')).sort((a, b) => b.length - a.length)
  // By how they begin, so that thousands of phrases are not tried one by one at each letter.
  const alternatives = [...groupBy(ordered, beginning)].map(([begin, group]) => {
    return `${literally(begin)}(?:${group.map((word) => literally(word.slice(begin.length))).join('|')})`
  })
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${alternatives.join('|')})(?![\\p{L}\\p{N}])`, 'giu')
}

/** The first two letters or signs. */
function beginning(word: string): string {
  return /^.{0,2}/su.exec(word)![0]
}

function literally(words: string): string {
  return words
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '\\p{L}*')
    .replace(/ /g, '\\s+')
    .replace(/'/g, "['’]")
}
