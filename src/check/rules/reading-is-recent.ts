import { isWorkedBy } from '../../handbook/in-force.ts'
import { documentsOf } from '../../handbook/handbook.ts'
import { kinds } from '../../kinds/index.ts'
import { monthsFrom } from '../../measure/days.ts'
import { newestReading } from '../../measure/readings.ts'
import { originals } from '../../measure/written.ts'
import type { Rule } from '../rule.ts'

/** Past this, nobody can tell whether what people changed has helped (months). */
const longest = 3

export const readingIsRecent: Rule = {
  id: 'reading-is-recent',
  severity: 'advice',
  sees: 'handbook',
  *find(handbook) {
    const { today } = handbook
    for (const goal of originals(handbook, documentsOf(handbook, kinds.goal))) {
      const { by, baselineDate, readings } = goal.fields
      // Once its day is past, whether it was reached is the question.
      if (!isWorkedBy(goal, today) || (by !== undefined && by < today)) continue
      const reading = newestReading(readings)
      const isReading = reading !== undefined && (baselineDate === undefined || reading.on >= baselineDate)
      const on = isReading ? reading.on : baselineDate
      if (on === undefined || on >= monthsFrom(today, -longest)) continue
      yield { in: goal, at: isReading ? ['readings', reading.index, 'on'] : ['baselineDate'], args: { title: goal.title ?? goal.name, on } }
    }
  },
}
