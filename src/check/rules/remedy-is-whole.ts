import { remediesIn } from '../../handbook/values-in.ts'
import type { Rule } from '../rule.ts'

/** In `may: [something off, up to 25 EUR per case]` the comma makes two remedies, the first without a limit. */
export const remedyIsWhole: Rule = {
  id: 'remedy-is-whole',
  severity: 'error',
  sees: 'document',
  *find(document) {
    const remedies = remediesIn(document)
    for (const [i, { remedy, at }] of remedies.entries()) {
      const before = Number(at.at(-1)) > 0 ? remedies[i - 1]?.remedy.words : undefined
      if (remedy.words === '') yield { at, args: { before: before ?? 'something off' } }
    }
  },
}
