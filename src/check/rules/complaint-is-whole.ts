import { dayOfMoment } from '../../records/moment.ts'
import { complaints, type Complaint } from '../../records/tables/complaints.ts'
import { called, fewOf, logged } from '../in-log.ts'
import type { Rule } from '../rule.ts'

/** Whether the customer has heard from us is asked by a rule of its own, once their time is up. */
const ownRule: readonly (keyof Complaint)[] = ['acknowledged']

/** What nobody wrote down while the customer stood there cannot be found out later. */
export const complaintIsWhole: Rule = {
  id: 'complaint-is-whole',
  severity: 'advice',
  sees: 'handbook',
  *find(handbook) {
    const { today } = handbook
    yield* fewOf(
      logged(handbook)
        // What came today is still being written down.
        .filter(({ values: { received } }) => received !== undefined && dayOfMoment(received) < today)
        .toReversed()
        .flatMap((one) => {
          const columns = (one.missing ?? []).filter((column) => !ownRule.includes(column))
          const args = { reference: called(one), list: complaints.name, columns: columns.join(', ') }
          return columns.length === 0 ? [] : [{ line: one.line, args }]
        }),
    )
  },
}
