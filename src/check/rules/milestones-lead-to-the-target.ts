import { plainly } from '../../handbook/finding.ts'
import { asSaid, comparable } from '../../handbook/values/quantity.ts'
import { goal } from '../../kinds/goal.ts'
import { measureOf } from '../../measure/goals.ts'
import { ruleOf } from '../rule.ts'

/** Steps that turn back or come after the end are slips of the pen, and staff would be steered by them. */
export const milestonesLeadToTheTarget = ruleOf(goal, {
  id: 'milestones-lead-to-the-target',
  severity: 'error',
  *find({ fields }, _prose, lexicon) {
    const { milestones = [], baseline, baselineDate, target, by } = fields
    const better = measureOf(fields.measure, lexicon.measures)?.better
    const way = baseline && target && comparable(baseline, target) ? Math.sign(target.amount - baseline.amount) : 0
    // A target on the wrong side of today is another mistake; until it is put right, nobody knows where the steps should lead.
    const knowsTheWay = way !== 0 && better !== (way > 0 ? 'down' : 'up')
    let [day, value] = [baselineDate, baseline]
    for (const [i, step] of milestones.entries()) {
      if (step.by !== undefined) {
        const at = ['milestones', i, 'by']
        if (by !== undefined && step.by > by) yield { at, says: 'too-late', args: { step: step.by, by } }
        else if (day !== undefined && step.by <= day) yield { at, says: plainly, args: { step: step.by, before: day } }
        day = step.by
      }
      if (knowsTheWay && step.value && value && comparable(step.value, value)) {
        const at = ['milestones', i, 'value']
        const args = { step: asSaid(step.value), before: asSaid(value), target: asSaid(target!) }
        if ((step.value.amount - target!.amount) * way > 0) yield { at, says: 'past-the-target', args }
        else if ((step.value.amount - value.amount) * way < 0) yield { at, says: 'away', args }
        value = step.value
      }
    }
  },
})
