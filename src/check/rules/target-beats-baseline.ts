import { comparable } from '../../handbook/values/quantity.ts'
import { goal } from '../../kinds/goal.ts'
import { measureOf } from '../../measure/goals.ts'
import { ruleOf } from '../rule.ts'

/** A target on the wrong side of today is a slip of the pen that staff would be steered by. */
export const targetBeatsBaseline = ruleOf(goal, {
  id: 'target-beats-baseline',
  severity: 'error',
  *find({ fields }) {
    const { baseline, target } = fields
    const measure = measureOf(fields.measure)
    if (!baseline || !target || !measure || measure.better === 'band' || !comparable(baseline, target)) return
    const gain = measure.better === 'up' ? target.amount - baseline.amount : baseline.amount - target.amount
    if (gain > 0) return
    yield {
      at: ['target'],
      says: gain === 0 ? 'same' : measure.better,
      args: { baseline: baseline.amount, target: target.amount, unit: baseline.unit },
    }
  },
})
