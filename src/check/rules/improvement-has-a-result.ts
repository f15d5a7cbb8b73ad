import { documentsOf } from '../../handbook/handbook.ts'
import { kinds } from '../../kinds/index.ts'
import { originals } from '../../measure/written.ts'
import type { Rule } from '../rule.ts'
import { isUnread } from '../unread.ts'

/** A change whose result nobody wrote down taught nobody anything. Of what is still open, the next step is named. */
export const improvementHasAResult: Rule = {
  id: 'improvement-has-a-result',
  severity: 'advice',
  sees: 'handbook',
  *find(handbook) {
    for (const improvement of originals(handbook, documentsOf(handbook, kinds.improvement))) {
      const { by, state, result, decision, told = [] } = improvement.fields
      const isUnclear = (['state', 'result', 'decision', 'told'] as const).some((field) => isUnread(improvement, [field]))
      if (state === 'dropped' || isUnclear) continue
      const args = { change: improvement.title ?? improvement.name, by: by ?? '' }
      if (result === undefined && by !== undefined && by < handbook.today) yield { in: improvement, at: ['by'], says: 'no-result', args }
      else if (result !== undefined && decision === undefined) yield { in: improvement, at: ['result'], says: 'undecided', args }
      else if (state === 'done' && told.length === 0) yield { in: improvement, at: ['state'], says: 'nobody-told', args }
    }
  },
}
