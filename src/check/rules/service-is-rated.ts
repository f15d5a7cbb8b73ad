import { documentsOf } from '../../handbook/handbook.ts'
import { kinds } from '../../kinds/index.ts'
import { monthsFrom } from '../../measure/days.ts'
import { isComplete } from '../../measure/round-totals.ts'
import { isApproved } from '../../measure/written.ts'
import type { Rule } from '../rule.ts'

/** From so many approved policies on there is something to rate. */
const enough = 3

/** Past this, people rate another company than the one of today (months). */
const longest = 12

/** Only where records are known of: elsewhere nobody can tell whether it was done. */
export const serviceIsRated: Rule = {
  id: 'service-is-rated',
  severity: 'gap',
  sees: 'handbook',
  *find(handbook) {
    const { company, numbers, today } = handbook
    if (!company || !numbers || documentsOf(handbook, kinds.policy).filter(isApproved).length < enough) return
    const since = monthsFrom(today, -longest)
    const rounds = numbers.rounds.filter(({ on }) => on <= today)
    const complete = rounds.findLast(isComplete)
    const begun = rounds.at(-1)
    if (complete && complete.on >= since) return
    const found = { in: company, at: ['name'] }
    if (begun && begun.on >= since) yield { ...found, says: 'unfinished', args: { on: begun.on } }
    else if (complete) yield { ...found, says: 'old', args: { on: complete.on } }
    else yield found
  },
}
