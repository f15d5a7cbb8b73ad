import { complaintPolicies } from '../../measure/complaints.ts'
import { isApproved } from '../../measure/written.ts'
import { isUnread } from '../unread.ts'
import type { Rule } from '../rule.ts'

/** "This is our final answer" is a wall, unless a door is named beside it. */
export const complaintCanGoFurther: Rule = {
  id: 'complaint-can-go-further',
  severity: 'gap',
  sees: 'handbook',
  *find({ company, documents }) {
    if (!company || (company.fields.outsideHelp ?? []).length > 0 || isUnread(company, ['outsideHelp'])) return
    const shown = complaintPolicies(documents).find((policy) => isApproved(policy) && policy.fields.audience === 'public')
    if (shown) yield { in: company, at: ['name'], args: { title: shown.title ?? shown.name } }
  },
}
