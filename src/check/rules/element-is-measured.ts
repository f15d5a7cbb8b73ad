import { documentsOf } from '../../handbook/handbook.ts'
import { kinds } from '../../kinds/index.ts'
import { originals, writtenOf } from '../../measure/written.ts'
import type { Rule } from '../rule.ts'

/** A part of the vision that no goal counts is a hope: nobody would notice if it were never kept. */
export const elementIsMeasured: Rule = {
  id: 'element-is-measured',
  severity: 'gap',
  sees: 'handbook',
  *find(handbook) {
    const goals = writtenOf(handbook, kinds.goal)
    if (goals.length === 0) return
    const measured = new Set(goals.flatMap(({ fields }) => fields.elements ?? []))
    for (const vision of originals(handbook, documentsOf(handbook, kinds.vision))) {
      for (const [i, { name, title }] of (vision.fields.elements ?? []).entries()) {
        if (name === undefined || measured.has(name)) continue
        yield { in: vision, at: ['elements', i], args: { element: title ?? name, name } }
      }
    }
  },
}
