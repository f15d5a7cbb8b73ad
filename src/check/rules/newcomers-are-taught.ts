import { documentsOf } from '../../handbook/handbook.ts'
import { kinds } from '../../kinds/index.ts'
import { writtenOf } from '../../measure/written.ts'
import type { Rule } from '../rule.ts'

/** With a single training, it is too early to miss another. */
const enough = 2

/** Whoever comes next month was at none of the meetings. */
export const newcomersAreTaught: Rule = {
  id: 'newcomers-are-taught',
  severity: 'advice',
  sees: 'handbook',
  *find(handbook) {
    const isThere = writtenOf(handbook, kinds.training).some(({ fields }) => fields.form === 'induction')
    if (handbook.company && !isThere && documentsOf(handbook, kinds.training).length >= enough) yield { in: handbook.company, at: ['name'] }
  },
}
