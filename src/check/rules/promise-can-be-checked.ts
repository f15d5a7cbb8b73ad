import { policy } from '../../kinds/policy.ts'
import { languageFor } from '../../language/language.ts'
import { phraseIn } from '../phrases.ts'
import { ruleOf } from '../rule.ts'
import { isUnread } from '../unread.ts'

/** "Promptly" means today to the customer and this week to the colleague. A greeting by name needs no number. */
export const promiseCanBeChecked = ruleOf(policy, {
  id: 'promise-can-be-checked',
  severity: 'gap',
  *find(document) {
    const { promisesNothing, fixed } = languageFor(document.language)
    for (const [i, { promise, within }] of (document.fields.promises ?? []).entries()) {
      if (promise === undefined || within !== undefined || isUnread(document, ['promises', i, 'within'])) continue
      const vague = phraseIn(promise, promisesNothing)
      if (!vague || /\p{N}/u.test(promise) || phraseIn(promise, fixed)) continue
      yield { at: ['promises', i, 'promise'], args: { phrase: vague.typed.replace(/\s+/g, ' ') } }
    }
  },
})
