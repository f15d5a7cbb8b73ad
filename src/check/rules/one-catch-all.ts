import { groupBy } from '../../handbook/group-by.ts'
import { documentsOf } from '../../handbook/handbook.ts'
import { placeOf, type Document } from '../../handbook/document.ts'
import { kinds } from '../../kinds/index.ts'
import { isApproved } from '../../measure/written.ts'
import type { Rule } from '../rule.ts'

/** Two sums for "anything else": what a customer gets depends on which page somebody opened. */
export const oneCatchAll: Rule = {
  id: 'one-catch-all',
  severity: 'error',
  sees: 'handbook',
  *find(handbook) {
    const forTheRest = documentsOf(handbook, kinds.discretion).filter(
      (guideline) => isApproved(guideline) && guideline.fields.catchAll === true,
    )
    for (const [first, ...others] of groupBy(forTheRest, ({ language }) => language).values()) {
      for (const other of others) {
        yield {
          in: other,
          at: ['catchAll'],
          args: { first: first!.path },
          related: [{ file: first!.path, place: placeOf(first as unknown as Document, ['catchAll']) }],
        }
      }
    }
  },
}
