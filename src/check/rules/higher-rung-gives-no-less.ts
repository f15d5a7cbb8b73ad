import { placeOf, type Document } from '../../handbook/document.ts'
import { discretion } from '../../kinds/discretion.ts'
import { shrinkingLimits } from '../../measure/authority.ts'
import { ruleOf } from '../rule.ts'

/** Who asks upwards must not come back with less than they could have given alone. */
export const higherRungGivesNoLess = ruleOf(discretion, {
  id: 'higher-rung-gives-no-less',
  severity: 'error',
  *find(document) {
    const ladder = document.fields.ladder ?? []
    for (const { lower, higher } of shrinkingLimits(ladder)) {
      yield {
        at: ['ladder', higher.rung, 'may', higher.remedy],
        args: {
          high: (ladder[higher.rung]!.role ?? []).join(', '),
          low: (ladder[lower.rung]!.role ?? []).join(', '),
          less: higher.limit.amount,
          more: lower.limit.amount,
          unit: higher.limit.unit,
        },
        related: [{ file: document.path, place: placeOf(document as unknown as Document, ['ladder', lower.rung, 'may', lower.remedy]) }],
      }
    }
  },
})
