import type { Rule } from '../rule.ts'
import { languageFor, type Language } from '../../language/language.ts'
import { valuesIn } from '../../handbook/values-in.ts'
import { spokenAndWritten } from '../texts.ts'
import type { Phrase } from '../phrases.ts'

/**
 * Staff read an approved page as settled; a "to be decided" in it is read as "nobody knows". Where two people's texts were joined
 * and nobody chose, they would read both.
 */
export const textIsFinished: Rule = {
  id: 'text-is-finished',
  severity: 'error',
  sees: 'document',
  *find(document, prose) {
    if (document.fields.status !== 'approved') return
    const language = languageFor(document.language)
    for (const { text, at } of spokenAndWritten(document, prose)) {
      const joined = /^<{7} \S+/m.exec(text)
      if (joined) yield { at: at(joined.index, joined.index + joined[0].length), says: 'joined', args: { typed: joined[0] } }
      const left = unfinishedIn(text, language)
      if (left) yield { at: at(left.start, left.end), args: { typed: left.typed } }
    }
    // Whoever hurries through the questions answers each with “yes”, and staff would read that a law gives “yes”.
    for (const { field, value, at } of valuesIn(document)) {
      if (field.type !== 'text') continue
      const typed = String(value).trim()
      if ([...language.yes, ...language.no].includes(typed.toLowerCase().replace(/[.!]$/, '')))
        yield { at, says: 'only-yes', args: { typed } }
    }
  },
}

/** What is left over from writing: a note to oneself, a bracketed prompt, a line to fill in. The first of them in a text. */
function unfinishedIn(text: string, language: Language): Phrase | undefined {
  return marksOf(language)
    .flatMap((mark) => firstIn(text, mark) ?? [])
    .toSorted((a, b) => a.start - b.start)[0]
}

interface Mark {
  pattern: RegExp
  /** What stands before it. Looked at apart: a pattern that looks back over spaces does so from every letter anew. */
  behind?: RegExp
}

/** More spaces than this before a phrase, and it begins nothing (characters). */
const farthestBack = 100

function firstIn(text: string, { pattern, behind }: Mark): Phrase | undefined {
  for (const { 0: typed, index: start } of text.matchAll(pattern)) {
    if (behind?.test(text.slice(Math.max(0, start - farthestBack), start)) === false) continue
    return { typed: typed.replace(/\s+/g, ' '), start, end: start + typed.length }
  }
  return undefined
}

/** A prompt is a few words: a bracket that is not closed soon after is something else (characters). */
const longestPrompt = 80

const marks = new WeakMap<Language, Mark[]>()

/** Phrases as the language marks them (see there), prompts, and lines or question marks to be replaced. */
function marksOf(language: Language): Mark[] {
  let made = marks.get(language)
  if (made) return made
  const phrases = (begin: RegExp) =>
    language.unfinished
      .filter((marked) => begin.test(marked))
      .toSorted((a, b) => b.length - a.length)
      .map((marked) => {
        const ends = marked.endsWith('.') ? '(?=\\s*(?:[.;!?)\\]]|$))' : '(?![\\p{L}\\p{N}])'
        const words = marked
          .replace(/^[:^]/, '')
          .replace(/\.$/, '')
          .replace(/[*+?^${}()|[\]\\]/g, '\\$&')
          .replace(/ /g, '\\s+')
        return `(?<![\\p{L}\\p{N}])${words}${ends}`
      })
  const any = (patterns: readonly string[]) => new RegExp(patterns.join('|'), 'giu')
  const prompt = `\\[(?:${language.prompts.join('|')})\\b[^\\]\\[]{0,${longestPrompt}}\\]`
  made = [
    { pattern: any(phrases(/^\^/)), behind: /^\s*$/ },
    { pattern: any(phrases(/^:/)), behind: /(?:^\s*|[:,([|–—-]\s*)$/ },
    { pattern: any([...phrases(/^[^:^]/), prompt, '_{4,}', '\\?{3,}']) },
  ]
  marks.set(language, made)
  return made
}
