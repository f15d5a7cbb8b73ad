import { fewOf } from '../in-log.ts'
import type { Rule } from '../rule.ts'

/** More references than these are no help in finding the others. */
const mostReferences = 3

/** What comes back is no bad luck. Its words stay in the log, since they may name somebody. */
export const repeatedCauseHasAProblem: Rule = {
  id: 'repeated-cause-has-a-problem',
  severity: 'advice',
  sees: 'handbook',
  *find({ numbers }) {
    yield* fewOf(
      (numbers?.complaints?.comingBack ?? []).map(({ cause, n, since, references, line }) => ({
        line,
        says: references.length === 0 ? 'unnumbered' : 'plainly',
        args: { chosen: cause, n, since, references: references.slice(-mostReferences).join(', ') },
      })),
    )
  },
}
