import { procedure } from '../../kinds/procedure.ts'
import { ruleOf } from '../rule.ts'
import { isUnread } from '../unread.ts'

/** What fits on a card beside the till, and in a head that is busy with a customer (steps). */
const most = 9

export const procedureIsShort = ruleOf(procedure, {
  id: 'procedure-is-short',
  severity: 'advice',
  *find(document) {
    const count = document.fields.steps?.length ?? 0
    if (count > most) yield { at: ['steps'], says: 'many', args: { count, most } }
    // An entry that could not be read is a step all the same.
    if (count === 1 && !isUnread(document, ['steps'])) yield { at: ['steps'], says: 'one' }
  },
})
