import { kindNamed, placeOf } from '../../handbook/document.ts'
import { keyOf } from '../../kinds/field.ts'
import { shippedMeasures } from '../../kinds/shipped-measures.ts'
import type { Rule } from '../rule.ts'

/** A name that means two things means neither. Of roles, `reporting-line-ends` says it already. */
export const nameIsGivenOnce: Rule = {
  id: 'name-is-given-once',
  severity: 'error',
  sees: 'document',
  *find(document) {
    for (const [field, { offers }] of Object.entries(kindNamed(document.kind)?.fields ?? {})) {
      if (offers === undefined || offers === 'role') continue
      const names = ((document.fields[field] ?? []) as { name?: string }[]).map(({ name }) => name)
      for (const [i, name] of names.entries()) {
        const at = [field, i, 'name']
        const first = names.indexOf(name)
        if (name === undefined) continue
        if (first < i) {
          const related = [{ file: document.path, place: placeOf(document, [field, first, 'name']) }]
          yield { at, args: { key: keyOf(field), name }, related }
        } else if (offers === 'measure' && Object.hasOwn(shippedMeasures, name)) yield { at, says: 'shipped', args: { name } }
      }
    }
  },
}
