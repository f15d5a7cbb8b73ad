import { documentsOf } from '../../handbook/handbook.ts'
import { kinds } from '../../kinds/index.ts'
import { writtenOf } from '../../measure/written.ts'
import { isUnread } from '../unread.ts'
import type { Rule } from '../rule.ts'

/** With fewer pages than this, most situations are still to be named, and the rest is no rest yet. */
const enough = 3

/** What nobody foresaw happens every week, and there too a customer stands in front of somebody. */
export const anythingElseIsCovered: Rule = {
  id: 'anything-else-is-covered',
  severity: 'gap',
  sees: 'handbook',
  *find(handbook) {
    const { company } = handbook
    const isThere = writtenOf(handbook, kinds.discretion).some(
      (guideline) => guideline.fields.catchAll === true || isUnread(guideline, ['catchAll']),
    )
    if (company && !isThere && documentsOf(handbook, kinds.discretion).length >= enough) yield { in: company, at: ['name'] }
  },
}
