import type { Rule } from '../rule.ts'
import { plainly } from '../../handbook/finding.ts'
import { kinds } from '../../kinds/index.ts'
import { nearest } from '../nearest.ts'
import { isUnread } from '../unread.ts'

/** A page of an unknown kind would be left out of the handbook without a word. */
export const kindIsKnown: Rule = {
  id: 'kind-is-known',
  severity: 'error',
  sees: 'document',
  *find(document) {
    if (document.kind !== undefined) return
    const typed = document.fields.kind as string | undefined
    const known = Object.keys(kinds)
    if (isUnread(document, ['kind'])) return
    if (typed === undefined) yield { at: ['kind'], says: 'missing', args: { known: known.join(', ') } }
    else {
      const near = nearest(typed, known)
      // A guess that is far off sends people the wrong way.
      yield { at: ['kind'], says: near === undefined ? 'unlike' : plainly, args: { typed, known: known.join(', '), nearest: near ?? '' } }
    }
  },
}
