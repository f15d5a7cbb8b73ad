import { documentsOf, resolve } from '../../handbook/handbook.ts'
import { kinds } from '../../kinds/index.ts'
import { rungsOf } from '../../measure/authority.ts'
import type { Rule } from '../rule.ts'

/** "More? Ask the shift lead" helps at the van only with a number to ring. Where all stand in one room, nobody needs one. */
export const nextPersonCanBeRung: Rule = {
  id: 'next-person-can-be-rung',
  severity: 'advice',
  sees: 'handbook',
  *find(handbook) {
    const told = new Set<string>()
    const places = documentsOf(handbook, kinds.place)
    const isRungAtAPlace = (role: string) =>
      places.some(({ fields }) => fields.people?.some((one) => one.role === role && one.phone !== undefined))
    for (const guideline of documentsOf(handbook, kinds.discretion)) {
      for (const role of rungsOf(guideline).flatMap(({ next }) => next?.roles ?? [])) {
        const target = resolve(handbook, 'role', role, guideline as never)[0]
        if (!target?.document || target.item?.phone !== undefined || isRungAtAPlace(role) || told.has(role)) continue
        told.add(role)
        yield { in: target.document, at: target.at ?? [], args: { role: target.title, situation: guideline.title ?? guideline.name } }
      }
    }
  },
}
