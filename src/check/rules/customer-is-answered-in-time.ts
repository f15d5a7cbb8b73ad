import { called, fewOf, lateInLog } from '../in-log.ts'
import type { Rule } from '../rule.ts'

/** Waiting beyond the day that was named makes a second complaint of every first one. */
export const customerIsAnsweredInTime: Rule = {
  id: 'customer-is-answered-in-time',
  severity: 'advice',
  sees: 'handbook',
  *find(handbook) {
    yield* fewOf(
      lateInLog(handbook)
        .filter(({ waits }) => waits !== 'question-afterwards')
        .map(({ one, waits, due }) => ({ line: one.line, says: waits, args: { reference: called(one), due } })),
    )
  },
}
