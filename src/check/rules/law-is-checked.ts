import { documentsOf } from '../../handbook/handbook.ts'
import { isUnderLaw } from '../../kinds/areas.ts'
import { kinds } from '../../kinds/index.ts'
import { monthsFrom } from '../../measure/days.ts'
import { isApproved, originals } from '../../measure/written.ts'
import type { Rule } from '../rule.ts'
import { isUnread } from '../unread.ts'

/** Laws on selling to people change every few years (months). */
const longest = 24

/** A promise may be kinder than the law and never less. Which law holds is for somebody who knows it, so we only ask. */
export const lawIsChecked: Rule = {
  id: 'law-is-checked',
  severity: 'advice',
  sees: 'handbook',
  *find(handbook) {
    for (const policy of originals(handbook, documentsOf(handbook, kinds.policy)).filter(isApproved)) {
      const { area, legalFloor } = policy.fields
      if (area === undefined || !isUnderLaw(area) || isUnread(policy, ['legalFloor'])) continue
      const on = legalFloor?.checkedOn
      const args = { title: policy.title ?? policy.name, chosen: area }
      if (legalFloor === undefined) yield { in: policy, at: ['area'], says: 'unsaid', args }
      else if (on === undefined) yield { in: policy, at: ['legalFloor'], says: 'undated', args }
      else if (on < monthsFrom(handbook.today, -longest))
        yield { in: policy, at: ['legalFloor', 'checkedOn'], says: 'old', args: { ...args, on } }
    }
  },
}
