import { discretion } from '../../kinds/discretion.ts'
import { languageFor } from '../../language/language.ts'
import { phraseIn } from '../phrases.ts'
import { ruleOf } from '../rule.ts'

/** "Within reason" leaves the person at the till to guess, and to be blamed for the guess. */
export const limitIsANumber = ruleOf(discretion, {
  id: 'limit-is-a-number',
  severity: 'error',
  *find({ fields, language }) {
    const { vague } = languageFor(language)
    for (const [i, { may = [] }] of (fields.ladder ?? []).entries()) {
      for (const [j, { words }] of may.entries()) {
        const phrase = phraseIn(words, vague)
        if (phrase) yield { at: ['ladder', i, 'may', j], args: { phrase: phrase.typed } }
      }
    }
  },
})
