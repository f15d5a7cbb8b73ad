import type { Rule } from '../rule.ts'
import { languageFor, type Language } from '../../language/language.ts'
import { sentencesIn } from '../../markdown/sentences.ts'
import { spokenAndWritten } from '../texts.ts'

/** "Damage must be reported" is everybody's duty, and so nobody's. */
export const dutyHasADoer: Rule = {
  id: 'duty-has-a-doer',
  severity: 'advice',
  sees: 'document',
  *find(document, prose) {
    const duty = dutyIn(languageFor(document.language))
    if (!duty) return
    for (const { text, voice, at } of spokenAndWritten(document, prose)) {
      if (voice !== 'text') continue
      for (const { text: sentence, start } of sentencesIn(text)) {
        const found = duty.pattern.exec(sentence)
        if (!found || duty.doer.test(sentence.slice(found.index + found[0].length))) continue
        // "The director decides who must be told": the doer stands before it.
        if (duty.asked.test(sentence.slice(0, found.index))) continue
        const from = start + found.index
        yield { at: at(from, from + found[0].length), args: { typed: found[0].replace(/\s+/g, ' ') } }
      }
    }
  },
}

const patterns = new Map<Language, { pattern: RegExp; doer: RegExp; asked: RegExp }>()

function dutyIn(language: Language): { pattern: RegExp; doer: RegExp; asked: RegExp } | undefined {
  const { duties, between, done, doer, asked } = language.duty
  if (duties.length === 0) return undefined
  if (!patterns.has(language)) {
    const either = (words: readonly string[]) => `(?:${words.map((word) => word.replaceAll(' ', '\\s+')).join('|')})`
    patterns.set(language, {
      pattern: new RegExp(`(?<!\\p{L})${either(duties)}\\s+(?:${either(between)}\\s+)?${either(done)}(?!\\p{L})`, 'iu'),
      asked: new RegExp(`(?<!\\p{L})${either(asked)}\\s+$`, 'iu'),
      doer: new RegExp(`(?<!\\p{L})${either(doer)}(?!\\p{L})`, 'iu'),
    })
  }
  return patterns.get(language)
}
