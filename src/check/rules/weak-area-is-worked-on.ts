import { kinds } from '../../kinds/index.ts'
import { areaBorders } from '../../measure/area-scores.ts'
import { inFigures } from '../../measure/ratio.ts'
import { isComplete, scoresFromTotals } from '../../measure/round-totals.ts'
import { originals, writtenOf } from '../../measure/written.ts'
import { isUnread } from '../unread.ts'
import type { Rule } from '../rule.ts'

/** A low mark that leads to nothing teaches people to give higher ones. */
export const weakAreaIsWorkedOn: Rule = {
  id: 'weak-area-is-worked-on',
  severity: 'advice',
  sees: 'handbook',
  *find(handbook) {
    const { company, numbers, today } = handbook
    const round = numbers?.rounds.findLast((one) => one.on <= today && isComplete(one))
    if (!company || !round) return
    const improvements = originals(handbook, writtenOf(handbook, kinds.improvement)).filter(
      // What was done before people gave these marks has not been enough.
      ({ fields: { state, by } }) => state !== 'dropped' && !(state === 'done' && by !== undefined && by < round.on),
    )
    // Which areas are meant there is told already, where that cannot be read.
    if (improvements.some((improvement) => isUnread(improvement, ['areas']))) return
    for (const { area, score, flag } of scoresFromTotals(round).areas) {
      if (flag === undefined || improvements.some(({ fields }) => fields.areas?.includes(area))) continue
      const mark = inFigures(score!, company.language, Object.values(areaBorders))
      yield { in: company, at: ['name'], args: { chosen: area, area, score: mark, on: round.on } }
    }
  },
}
