import type { Rule } from '../rule.ts'
import { keyOf } from '../../kinds/field.ts'

/** Pairs of dates that can only stand one way round; the last may be the same day. */
const pairs = [
  { first: 'effectiveFrom', second: 'reviewBy' },
  { first: 'lastReviewed', second: 'reviewBy' },
  { first: 'baselineDate', second: 'by' },
  { first: 'from', second: 'to', sameDay: true },
]

export const datesAreInOrder: Rule = {
  id: 'dates-are-in-order',
  severity: 'error',
  sees: 'document',
  *find({ fields }) {
    for (const { first, second, sameDay = false } of pairs) {
      const [from, to] = [fields[first] as string | undefined, fields[second] as string | undefined]
      if (from !== undefined && to !== undefined && (to < from || (to === from && !sameDay))) {
        yield { at: [second], args: { first: keyOf(first), second: keyOf(second), from, to } }
      }
    }
  },
}
