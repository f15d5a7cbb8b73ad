import { documentsOf } from '../../handbook/handbook.ts'
import { kinds } from '../../kinds/index.ts'
import { monthsFrom } from '../../measure/days.ts'
import { measureOf } from '../../measure/goals.ts'
import { newestReading, reaches } from '../../measure/readings.ts'
import { originals, writtenOf } from '../../measure/written.ts'
import type { Rule } from '../rule.ts'

/** Further away than this, nobody who works here today feels the date (months). */
const furthest = 24

export const goalIsNotPast: Rule = {
  id: 'goal-is-not-past',
  severity: 'advice',
  sees: 'handbook',
  *find(handbook) {
    const { today } = handbook
    const own = writtenOf(handbook, kinds.measures).flatMap(({ fields }) => fields.measures ?? [])
    for (const goal of originals(handbook, documentsOf(handbook, kinds.goal))) {
      const { by, target, readings, measure, baselineDate } = goal.fields
      // One that ends before it begins has a wrong date, and has been told so.
      if (by === undefined || (baselineDate !== undefined && by <= baselineDate)) continue
      const latest = monthsFrom(baselineDate !== undefined && baselineDate > today ? baselineDate : today, furthest)
      if (by > latest) yield { in: goal, at: ['by'], says: 'far', args: { by, latest } }
      const figure = newestReading(readings)?.reading.value
      const isMet = figure !== undefined && target !== undefined && reaches(figure, target, measureOf(measure, own)?.better)
      if (by < today && !isMet) yield { in: goal, at: ['by'], says: 'past', args: { by } }
    }
  },
}
