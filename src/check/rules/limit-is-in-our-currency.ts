import { documentsOf } from '../../handbook/handbook.ts'
import { isCurrency } from '../../handbook/values/currency.ts'
import { kinds } from '../../kinds/index.ts'
import type { Rule } from '../rule.ts'

/** A limit in money that the till does not know is a slip, and staff would have to work it out in front of the customer. */
export const limitIsInOurCurrency: Rule = {
  id: 'limit-is-in-our-currency',
  severity: 'error',
  sees: 'handbook',
  *find(handbook) {
    const ours = handbook.company?.fields.currency
    if (ours === undefined) return
    for (const guideline of documentsOf(handbook, kinds.discretion)) {
      for (const [i, { may = [] }] of (guideline.fields.ladder ?? []).entries()) {
        for (const [j, { limits }] of may.entries()) {
          const other = limits.find(({ unit }) => isCurrency(unit) && unit !== ours)
          if (other) yield { in: guideline, at: ['ladder', i, 'may', j], args: { typed: other.unit, ours, amount: other.amount } }
        }
      }
    }
  },
}
