import type { Rule } from '../rule.ts'
import { isCurrency } from '../../handbook/values/currency.ts'
import type { Quantity } from '../../handbook/values/quantity.ts'
import { valuesIn } from '../../handbook/values-in.ts'

/** "Costs: 38 per 1000 orders" and "how often: 12 000 EUR a year" have changed places, and both read well. */
export const amountFitsItsQuestion: Rule = {
  id: 'amount-fits-its-question',
  severity: 'error',
  sees: 'document',
  *find(document) {
    for (const { field, value, at } of valuesIn(document)) {
      if (field.of === undefined) continue
      const { amount, unit } = value as Quantity
      const sort = isCurrency(unit) ? 'money' : unit === '%' ? 'share' : 'count'
      // How often something happens may well be a share.
      const fits = sort === field.of || (field.of === 'count' && sort === 'share')
      if (!fits)
        yield {
          at,
          says: field.of,
          args: { kind: document.kind!, field: at.filter((step) => typeof step === 'string').join('/'), typed: `${amount} ${unit}`.trim() },
        }
    }
  },
}
