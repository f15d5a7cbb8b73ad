import { isWorkedBy } from '../../handbook/in-force.ts'
import { kinds } from '../../kinds/index.ts'
import { originals, writtenOf } from '../../measure/written.ts'
import type { Rule } from '../rule.ts'

/** Past this, people no longer know what comes first (goals). */
const most = 7

export const goalsAreFew: Rule = {
  id: 'goals-are-few',
  severity: 'advice',
  sees: 'handbook',
  *find(handbook) {
    const goals = originals(handbook, writtenOf(handbook, kinds.goal)).filter((goal) => isWorkedBy(goal, handbook.today))
    if (goals.length > most) yield { in: goals.at(-1)!, at: ['statement'], args: { count: goals.length, most } }
  },
}
