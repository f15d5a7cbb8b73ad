import { discretion } from '../../kinds/discretion.ts'
import { letsDoSomething } from '../../measure/authority.ts'
import { ruleOf } from '../rule.ts'

/** The person in front of the customer puts ordinary things right without asking; that is what a limit is for. */
export const frontLineMayAct = ruleOf(discretion, {
  id: 'front-line-may-act',
  severity: 'gap',
  *find({ fields, title, name }) {
    const first = fields.ladder?.[0]
    if (!first || fields.ordinary === false || first.may === undefined || letsDoSomething(first.may)) return
    yield { at: ['ladder', 0, 'may'], args: { situation: title ?? name, role: (first.role ?? []).join(', ') } }
  },
})
