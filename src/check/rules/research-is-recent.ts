import { kinds } from '../../kinds/index.ts'
import { monthsFrom } from '../../measure/days.ts'
import { writtenOf } from '../../measure/written.ts'
import type { Rule } from '../rule.ts'

/** Past this, what customers told us is about prices, people and habits that have changed (months). */
const longest = 12

export const researchIsRecent: Rule = {
  id: 'research-is-recent',
  severity: 'advice',
  sees: 'handbook',
  *find(handbook) {
    const asked = writtenOf(handbook, kinds.research).filter(
      ({ fields }) => fields.sources?.includes('customers') && fields.to !== undefined,
    )
    // Answers that customers gave in a survey are asking too, whether or not somebody has written a page about them.
    const answered = Object.keys(handbook.numbers?.surveys ?? {}).some((month) => `${month}-31` >= monthsFrom(handbook.today, -longest))
    if (answered) return
    const latest = asked.toSorted((a, b) => (a.fields.to! < b.fields.to! ? 1 : -1))[0]
    if (latest && latest.fields.to! < monthsFrom(handbook.today, -longest))
      yield { in: latest, at: ['to'], args: { to: latest.fields.to! } }
  },
}
