import { documentsOf } from '../../handbook/handbook.ts'
import { kinds } from '../../kinds/index.ts'
import { newestReading } from '../../measure/readings.ts'
import { daysBetween, daysIn, inWords } from '../../measure/times.ts'
import { isApproved } from '../../measure/written.ts'
import type { Rule } from '../rule.ts'

/** So much later than planned is still on time: holidays, a sick week (parts of the time between two checks). */
const grace = 1 / 3

/** What is not looked at is not kept for long. */
export const standardIsCheckedOnTime: Rule = {
  id: 'standard-is-checked-on-time',
  severity: 'advice',
  sees: 'handbook',
  *find(handbook) {
    for (const standard of documentsOf(handbook, kinds.standard)) {
      const { checkEvery, readings, lastReviewed, statement } = standard.fields
      const last = newestReading(readings)?.on ?? lastReviewed
      if (!isApproved(standard) || checkEvery === undefined || last === undefined) continue
      // "The same day" is once a day.
      if (daysBetween(last, handbook.today) <= Math.max(1, daysIn(checkEvery)) * (1 + grace)) continue
      yield {
        in: standard,
        at: ['checkEvery'],
        args: { statement: statement ?? standard.name, last, every: inWords(checkEvery, standard.language) },
      }
    }
  },
}
