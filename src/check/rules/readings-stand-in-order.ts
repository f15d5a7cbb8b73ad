import type { Rule } from '../rule.ts'
import type { Day } from '../../handbook/values/date.ts'

/** Where a later day stands before an earlier one, two figures have mostly changed places. */
export const readingsStandInOrder: Rule = {
  id: 'readings-stand-in-order',
  severity: 'advice',
  sees: 'document',
  *find({ fields }) {
    const readings = (fields.readings ?? []) as { on?: Day }[]
    for (const [i, { on }] of readings.entries()) {
      const before = readings[i - 1]?.on
      if (on !== undefined && before !== undefined && on <= before)
        yield { at: ['readings', i, 'on'], says: on === before ? 'same' : 'earlier', args: { on, before } }
    }
  },
}
