import { policy } from '../../kinds/policy.ts'
import { isApproved } from '../../measure/written.ts'
import { ruleOf } from '../rule.ts'
import { isUnread } from '../unread.ts'

/** Customers meet a rule tired, in a hurry and for the first time; its writers never do. */
export const policyReadAsACustomer = ruleOf(policy, {
  id: 'policy-read-as-a-customer',
  severity: 'advice',
  *find(document) {
    if (!isApproved(document) || isUnread(document, ['readAsACustomer'])) return
    const ticked = document.fields.readAsACustomer ?? []
    const lacking = policy.fields.readAsACustomer.item!.choices!.filter((choice) => !(ticked as string[]).includes(choice))
    if (lacking.length === 0) return
    const args = { title: document.title ?? document.name, chosen: lacking.join(', ') }
    yield { at: ['readAsACustomer'], says: ticked.length === 0 ? 'nobody' : 'some', args }
  },
})
