import { complaintPolicies } from '../../measure/complaints.ts'
import { isApproved } from '../../measure/written.ts'
import { isUnread } from '../unread.ts'
import type { Rule } from '../rule.ts'

/** Who cannot ring must be able to write. That there is no way at all is said by `document-is-complete`. */
export const complaintHasTwoWaysIn: Rule = {
  id: 'complaint-has-two-ways-in',
  severity: 'gap',
  sees: 'handbook',
  *find({ company, documents }) {
    const [only, ...others] = company?.fields.channels ?? []
    if (!company || !only || others.length > 0 || isUnread(company, ['channels'])) return
    if (complaintPolicies(documents).some(isApproved))
      yield { in: company, at: ['channels'], args: { channel: only.title ?? only.name ?? '' } }
  },
}
