import type { Rule } from '../rule.ts'
import { isCurrency } from '../../handbook/values/currency.ts'
import { languageFor } from '../../language/language.ts'
import { spokenAndWritten, type Text } from '../texts.ts'

/** Two to six capitals, perhaps with figures among them and a plural s. Roman numerals are counted, not read. */
const abbreviation = /(?<![\p{L}\p{N}@./&!-])(?=\p{Lu}[\p{Lu}\d]*\p{Lu})\p{Lu}[\p{Lu}\d]{1,5}(?=s?(?![\p{L}\p{N}@/&-]))/gu
const roman = /^[IVXLC]+$/
/** Codes stand for nothing: `EE38`, `ZR18`, and the letters of a part or plate behind three figures, as in `301 AA`. */
const code = /\d{2}$/
const behindFigures = /\d{3}\s$/

/** Whoever started last week does not know what an NCR is, and will not ask twice. */
export const abbreviationIsExplained: Rule = {
  id: 'abbreviation-is-explained',
  severity: 'advice',
  sees: 'document',
  *find(document, prose, { terms }) {
    const inGlossary = terms.flatMap(({ term, also = [] }) => [term, ...also])
    const { knownAbbreviations, explains, unfinished } = languageFor(document.language)
    // A TODO stands for nothing; once the page is approved, `text-is-finished` speaks of it.
    const notes = unfinished.map((note) => note.toUpperCase())
    const known = new Set([...knownAbbreviations, ...inGlossary, ...notes])
    const texts = [...spokenAndWritten(document, prose)].filter(({ voice }) => voice !== 'not' && voice !== 'heard')
    const explained = explainedIn(texts, explains)
    const told = new Set<string>()
    for (const { text, at } of texts) {
      if (isShouted(text)) continue
      for (const { 0: typed, index } of text.matchAll(abbreviation)) {
        if (known.has(typed) || isCurrency(typed) || roman.test(typed) || told.has(typed) || explained.has(typed)) continue
        if (code.test(typed) || behindFigures.test(text.slice(Math.max(0, index - 4), index))) continue
        told.add(typed)
        yield { at: at(index, index + typed.length), args: { typed } }
      }
    }
  },
}

/** "PLEASE READ FIRST" is loud, and no row of abbreviations. */
function isShouted(text: string): boolean {
  return (text.match(/\p{Lu}{2,}/gu)?.length ?? 0) > 2 && !/\p{Ll}{3}/u.test(text)
}

/** What stands in brackets: `(NCR)`, `(NCRs)`. */
const bracketed = /\((\p{Lu}[\p{Lu}\d]{1,5})s?\)/gu
/** Words right before a bracket, in the same sentence, and how far back they are looked for (characters). */
const words = /\p{Ll}{2}[^.!?]{0,40}$/u
const wordsReach = 42

/** The abbreviations that stand in brackets behind words, or have words in brackets behind them. Each text is gone through once. */
function explainedIn(texts: readonly Text[], explains: readonly string[]): Set<string> {
  const meaning = new RegExp(`(?<!\\p{L})(\\p{Lu}[\\p{Lu}\\d]{1,5})s?,?\\s+(?:\\([^)]{0,80}?\\p{Ll}{3}|(?:${explains.join('|')})\\s)`, 'gu')
  const explained = new Set<string>()
  for (const { text } of texts) {
    for (const { 1: typed, index } of text.matchAll(bracketed))
      if (words.test(text.slice(Math.max(0, index - wordsReach), index))) explained.add(typed!)
    for (const { 1: typed } of text.matchAll(meaning)) explained.add(typed!)
  }
  return explained
}
