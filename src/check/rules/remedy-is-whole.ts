import { discretion } from '../../kinds/discretion.ts'
import { ruleOf } from '../rule.ts'

/** In `may: [something off, up to 25 EUR per case]` the comma makes two remedies, the first without a limit. */
export const remedyIsWhole = ruleOf(discretion, {
  id: 'remedy-is-whole',
  severity: 'error',
  *find({ fields }) {
    for (const [i, { may = [] }] of (fields.ladder ?? []).entries()) {
      for (const [j, { words }] of may.entries()) {
        if (words === '') yield { at: ['ladder', i, 'may', j], args: { before: may[j - 1]?.words ?? 'something off' } }
      }
    }
  },
})
