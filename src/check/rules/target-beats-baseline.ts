import { asSaid, comparable, type Quantity } from '../../handbook/values/quantity.ts'
import { kinds } from '../../kinds/index.ts'
import { measureOf } from '../../measure/goals.ts'
import type { Rule } from '../rule.ts'

/** Where a kind says what is, what should be, and in which measure. */
const pairs: Readonly<Record<string, { now: string; aim: string }>> = {
  [kinds.goal.name]: { now: 'baseline', aim: 'target' },
  [kinds.improvement.name]: { now: 'now', aim: 'expected' },
}

/** A target on the wrong side of today is a slip of the pen that staff would be steered by. */
export const targetBeatsBaseline: Rule = {
  id: 'target-beats-baseline',
  severity: 'error',
  sees: 'document',
  *find({ kind, fields }, _prose, lexicon) {
    const pair = kind === undefined ? undefined : pairs[kind]
    if (pair === undefined) return
    const [now, aim] = [fields[pair.now], fields[pair.aim]] as (Quantity | undefined)[]
    const measure = measureOf(fields.measure as Parameters<typeof measureOf>[0], lexicon.measures)
    if (!now || !aim || !measure || measure.better === 'band' || !comparable(now, aim)) return
    const gain = measure.better === 'up' ? aim.amount - now.amount : now.amount - aim.amount
    if (gain > 0) return
    yield { at: [pair.aim], says: gain === 0 ? 'same' : measure.better, args: { baseline: asSaid(now), target: asSaid(aim) } }
  },
}
