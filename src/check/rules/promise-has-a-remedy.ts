import { policy } from '../../kinds/policy.ts'
import { ruleOf } from '../rule.ts'
import { isUnread } from '../unread.ts'

/** A promise that costs nothing to break is an advertisement. */
export const promiseHasARemedy = ruleOf(policy, {
  id: 'promise-has-a-remedy',
  severity: 'gap',
  *find(document) {
    for (const [i, { promise, ifWeFail }] of (document.fields.promises ?? []).entries()) {
      const at = ['promises', i]
      if (promise !== undefined && ifWeFail === undefined && !isUnread(document, [...at, 'ifWeFail'])) yield { at, args: { promise } }
    }
  },
})
