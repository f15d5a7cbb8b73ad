import { monthsFrom } from '../../measure/days.ts'
import { called, fewOf, lateInLog } from '../in-log.ts'
import type { Rule } from '../rule.ts'

/** Later, a call would only remind them of it (months). */
const tooLate = 3

export const customerIsAskedAfterwards: Rule = {
  id: 'customer-is-asked-afterwards',
  severity: 'advice',
  sees: 'handbook',
  *find(handbook) {
    const since = monthsFrom(handbook.today, -tooLate)
    yield* fewOf(
      lateInLog(handbook)
        .filter(({ waits, due }) => waits === 'question-afterwards' && due >= since)
        .map(({ one, due }) => ({ line: one.line, args: { reference: called(one), due } })),
    )
  },
}
