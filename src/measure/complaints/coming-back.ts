import { dayOfMoment } from '../../records/moment.ts'
import type { Complaint } from '../../records/tables/complaints.ts'
import type { Day } from '../../handbook/values/date.ts'
import { daysFrom } from '../days.ts'
import type { ComingBack } from '../numbers.ts'
import { often, repeatRuns } from './repeat-causes.ts'
import { referenceOf } from './reference.ts'

/**
 * Causes that came up again and again in the last 90 days, and that nobody has made a problem of.
 *
 * @param rows with the words people wrote; what comes out has none of them
 */
export function comingBackIn(rows: readonly { line: number; values: Complaint }[], today: Day): ComingBack[] {
  const since = daysFrom(today, -often.days)
  const lately = rows.filter(({ values: { received } }) => received !== undefined && dayOfMoment(received) > since)
  return repeatRuns(lately, ({ values }) => values)
    .filter((run) => run.every(({ row }) => row.values.problem === undefined))
    .map((run) => ({
      cause: run[0]!.cause,
      n: run.length,
      since: run[0]!.on,
      references: run.flatMap(({ row }) => referenceOf(row.values) ?? []),
      line: run.at(-1)!.row.line,
    }))
    .toSorted((a, b) => b.n - a.n || a.line - b.line)
}
