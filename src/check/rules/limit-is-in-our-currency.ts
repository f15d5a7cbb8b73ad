import { isCurrency } from '../../handbook/values/currency.ts'
import { remediesIn } from '../../handbook/values-in.ts'
import type { Rule } from '../rule.ts'

/** A limit in money that the till does not know is a slip, and staff would have to work it out in front of the customer. */
export const limitIsInOurCurrency: Rule = {
  id: 'limit-is-in-our-currency',
  severity: 'error',
  sees: 'handbook',
  *find(handbook) {
    const ours = handbook.company?.fields.currency
    if (ours === undefined) return
    for (const document of handbook.documents) {
      for (const { remedy, at } of remediesIn(document)) {
        const other = remedy.limits.find(({ unit }) => isCurrency(unit) && unit !== ours)
        if (other) yield { in: document, at, args: { typed: other.unit, ours, amount: other.amount } }
      }
    }
  },
}
