import { documentsOf } from '../../handbook/handbook.ts'
import { kinds } from '../../kinds/index.ts'
import { isNamed, originals, writtenOf } from '../../measure/written.ts'
import type { Rule } from '../rule.ts'

/** What costs customers most and leads to no goal is known, talked about and left as it is. */
export const topProblemHasAGoal: Rule = {
  id: 'top-problem-has-a-goal',
  severity: 'gap',
  sees: 'handbook',
  *find(handbook) {
    const dealtWith = writtenOf(handbook, kinds.goal).flatMap(({ fields }) => fields.problems ?? [])
    for (const problem of originals(handbook, documentsOf(handbook, kinds.problem))) {
      if (!problem.fields.topThree || isNamed(problem, dealtWith)) continue
      yield { in: problem, at: ['topThree'], args: { title: problem.title ?? problem.name, name: problem.name } }
    }
  },
}
