import { documentsOf } from '../../handbook/handbook.ts'
import { kinds } from '../../kinds/index.ts'
import { isApproved, originals } from '../../measure/written.ts'
import type { Rule } from '../rule.ts'

/** Whoever faces customers knows where a rule hurts, and will have to defend it. */
export const frontLineWasAsked: Rule = {
  id: 'front-line-was-asked',
  severity: 'advice',
  sees: 'handbook',
  *find(handbook) {
    const frontLine = (handbook.company?.fields.roles ?? []).filter(({ meetsCustomers }) => meetsCustomers).map(({ name }) => name)
    if (frontLine.length === 0) return
    for (const policy of originals(handbook, documentsOf(handbook, kinds.policy)).filter(isApproved)) {
      const asked = (policy.fields.consulted ?? []).some(({ role }) => frontLine.includes(role))
      if (!asked) yield { in: policy, at: ['consulted'], args: { title: policy.title ?? policy.name } }
    }
  },
}
