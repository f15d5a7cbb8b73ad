import type { Day } from '../handbook/values/date.ts'
import { comingBackIn } from '../measure/complaints/coming-back.ts'
import { daysFrom } from '../measure/days.ts'
import type { ComingBack, LoggedComplaint } from '../measure/numbers.ts'
import type { Words } from '../words/words.ts'
import type { Setting } from './column.ts'
import { missingIn } from './missing.ts'
import { dayOfMoment } from './moment.ts'
import { isOpen } from './progress.ts'
import { readTable, type TableRead } from './read-table.ts'
import { complaints, type Complaint } from './tables/complaints.ts'

/** What is older and settled is left in peace: nobody remembers any more what a cell should say (days). */
const lately = 90

/**
 * Looks into all columns of what is open or came lately, also those that are personal: what is lacking, and which causes come
 * back. Nothing that was written there comes out.
 *
 * @param log as it was read with the columns that may be counted
 */
export function lookLately(
  { rows, sheet }: TableRead<typeof complaints>,
  today: Day,
  setting: Setting,
  words: Words,
): { log: LoggedComplaint[]; comingBack: ComingBack[] } {
  const since = daysFrom(today, -lately)
  const isLate = (one: Complaint) => isOpen(one) || (one.received !== undefined && dayOfMoment(one.received) > since)
  const wanted = new Set(rows.flatMap(({ line, values }) => (isLate(values) ? [line] : [])))
  const few = sheet.rows.filter(({ line }, i) => i === 0 || wanted.has(line))
  const full = wanted.size === 0 ? [] : readTable(complaints, { rows: few, problems: [] }, setting, words).rows
  const missing = new Map(full.map(({ line, values }) => [line, missingIn(values)]))
  return {
    log: rows.map((row) => {
      const lacks = missing.get(row.line)
      return lacks === undefined || lacks.length === 0 ? row : { ...row, missing: lacks }
    }),
    comingBack: comingBackIn(full, today),
  }
}
