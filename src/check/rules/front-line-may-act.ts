import { discretion } from '../../kinds/discretion.ts'
import { letsDoSomething } from '../../measure/authority.ts'
import { ruleOf } from '../rule.ts'
import { isUnread } from '../unread.ts'

/** The person in front of the customer puts ordinary things right without asking; that is what a limit is for. */
export const frontLineMayAct = ruleOf(discretion, {
  id: 'front-line-may-act',
  severity: 'gap',
  *find(document) {
    const { fields, title, name } = document
    const first = fields.ladder?.[0]
    if (!first || fields.ordinary === false || first.may === undefined || letsDoSomething(first.may)) return
    if (isUnread(document, ['ladder', 0, 'may'])) return
    yield { at: ['ladder', 0, 'may'], args: { situation: title ?? name, role: (first.role ?? []).join(', ') } }
  },
})
