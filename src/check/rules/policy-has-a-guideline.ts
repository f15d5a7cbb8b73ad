import { documentsOf } from '../../handbook/handbook.ts'
import { kinds } from '../../kinds/index.ts'
import { isApproved, isNamed, originals, writtenOf } from '../../measure/written.ts'
import type { Rule } from '../rule.ts'

/** What the customer is promised, somebody must be allowed to give. The page for anything else is for what nobody foresaw. */
export const policyHasAGuideline: Rule = {
  id: 'policy-has-a-guideline',
  severity: 'gap',
  sees: 'handbook',
  *find(handbook) {
    const guidelines = writtenOf(handbook, kinds.discretion).filter(({ fields }) => !fields.catchAll)
    const served = guidelines.flatMap(({ fields }) => fields.policies ?? [])
    for (const policy of originals(handbook, documentsOf(handbook, kinds.policy)).filter(isApproved)) {
      const promise = (policy.fields.promises ?? []).findIndex(({ ifWeFail }) => ifWeFail !== undefined)
      if (promise < 0 || isNamed(policy, served)) continue
      yield { in: policy, at: ['promises', promise, 'ifWeFail'], args: { title: policy.title ?? policy.name, name: policy.name } }
    }
  },
}
