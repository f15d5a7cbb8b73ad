import type { Rule } from '../rule.ts'
import { languageFor, type Language } from '../../language/language.ts'
import { spokenAndWritten } from '../texts.ts'
import { phraseIn, type Phrase } from '../phrases.ts'

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
  const prompt = new RegExp(`\\[(?:${language.prompts.join('|')})\\b[^\\]]*\\]|_{4,}|\\?{3,}`, 'i').exec(text)
  return phraseIn(text, language.unfinished) ?? (prompt ? { typed: prompt[0], start: prompt.index, end: prompt.index + prompt[0].length } : undefined)
}
