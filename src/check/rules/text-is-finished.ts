import type { Rule } from '../rule.ts'
import { languageFor, type Language } from '../../language/language.ts'
import { spokenAndWritten } from '../texts.ts'
import type { Phrase } from '../phrases.ts'

/** Staff read an approved page as settled; a "to be decided" in it is read as "nobody knows". */
export const textIsFinished: Rule = {
  id: 'text-is-finished',
  severity: 'error',
  sees: 'document',
  *find(document, prose) {
    if (document.fields.status !== 'approved') return
    const language = languageFor(document.language)
    for (const { text, at } of spokenAndWritten(document, prose)) {
      const left = unfinishedIn(text, language)
      if (left) yield { at: at(left.start, left.end), args: { typed: left.typed } }
    }
  },
}

/** What is left over from writing: a note to oneself, a bracketed prompt, a line to fill in. */
function unfinishedIn(text: string, language: Language): Phrase | undefined {
  const match = patternFor(language).exec(text)
  return match ? { typed: match[0].replace(/\s+/g, ' '), start: match.index, end: match.index + match[0].length } : undefined
}

const patterns = new WeakMap<Language, RegExp>()

/** Phrases as the language marks them (see there), prompts, and lines or question marks to be replaced. */
function patternFor(language: Language): RegExp {
  let pattern = patterns.get(language)
  if (pattern) return pattern
  const phrases = language.unfinished
    .toSorted((a, b) => b.length - a.length)
    .map((marked) => {
      const begins = marked.startsWith('^') ? '(?<=^\\s*)' : marked.startsWith(':') ? '(?<=^\\s*|[:,(\\[|–—-]\\s*)' : '(?<![\\p{L}\\p{N}])'
      const ends = marked.endsWith('.') ? '(?=\\s*(?:[.;!?)\\]]|$))' : '(?![\\p{L}\\p{N}])'
      const words = marked
        .replace(/^[:^]/, '')
        .replace(/\.$/, '')
        .replace(/[*+?^${}()|[\]\\]/g, '\\$&')
        .replace(/ /g, '\\s+')
      return `${begins}${words}${ends}`
    })
  pattern = new RegExp([...phrases, `\\[(?:${language.prompts.join('|')})\\b[^\\]]*\\]`, '_{4,}', '\\?{3,}'].join('|'), 'iu')
  patterns.set(language, pattern)
  return pattern
}
