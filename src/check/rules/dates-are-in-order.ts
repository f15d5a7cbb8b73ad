import type { Rule } from '../rule.ts'
import { keyOf } from '../../kinds/field.ts'

/** Pairs of dates that can only stand one way round. */
const pairs = [
  ['effectiveFrom', 'reviewBy'],
  ['lastReviewed', 'reviewBy'],
  ['baselineDate', 'by'],
] as const

export const datesAreInOrder: Rule = {
  id: 'dates-are-in-order',
  severity: 'error',
  sees: 'document',
  *find({ fields }) {
    for (const [first, second] of pairs) {
      const [from, to] = [fields[first] as string | undefined, fields[second] as string | undefined]
      if (from !== undefined && to !== undefined && to <= from) {
        yield { at: [second], args: { first: keyOf(first), second: keyOf(second), from, to } }
      }
    }
  },
}
