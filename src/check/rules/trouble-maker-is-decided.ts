import { documentsOf } from '../../handbook/handbook.ts'
import { kinds } from '../../kinds/index.ts'
import { isNamed, originals, writtenOf } from '../../measure/written.ts'
import type { Rule } from '../rule.ts'
import { isUnread } from '../unread.ts'

/** Sometimes our own rule is what goes wrong. Old rules stay for ever unless somebody decides about each of them. */
export const troubleMakerIsDecided: Rule = {
  id: 'trouble-maker-is-decided',
  severity: 'gap',
  sees: 'handbook',
  *find(handbook) {
    const problems = originals(handbook, writtenOf(handbook, kinds.problem))
    for (const policy of originals(handbook, documentsOf(handbook, kinds.policy))) {
      const problem = problems.find(({ fields }) => isNamed(policy, fields.policies ?? []))
      const isDecided = policy.fields.keepOrChange?.decision !== undefined
      if (!problem || isDecided || isUnread(policy, ['keepOrChange'])) continue
      yield { in: policy, at: ['title'], args: { title: policy.title ?? policy.name, problem: problem.title ?? problem.name } }
    }
  },
}
