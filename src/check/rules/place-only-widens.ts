import { documentsOf, resolve, type Handbook } from '../../handbook/handbook.ts'
import { placeOf, type DocumentOf } from '../../handbook/document.ts'
import type { Found } from '../../handbook/finding.ts'
import { kinds } from '../../kinds/index.ts'
import { narrowing, rungsOf, type Guideline } from '../../measure/authority.ts'
import { inWords } from '../../measure/times.ts'
import type { Rule } from '../rule.ts'

/** What the handbook lets a role do holds wherever it works; a place may add to it. */
export const placeOnlyWidens: Rule = {
  id: 'place-only-widens',
  severity: 'error',
  sees: 'handbook',
  *find(handbook) {
    for (const place of documentsOf(handbook, kinds.place)) {
      for (const i of (place.fields.wider ?? []).keys()) {
        for (const found of narrowed(place, i, handbook)) yield { in: place, ...found }
      }
    }
  },
}

/** What is wrong with one entry. A name that leads nowhere is left to `reference-resolves`. */
function* narrowed(place: DocumentOf<typeof kinds.place>, i: number, handbook: Handbook): Generator<Found> {
  const { guideline: name, role: roles = [], may = [] } = place.fields.wider![i]!
  const target = name === undefined ? undefined : resolve(handbook, 'discretion', name, place as never)[0]?.document
  if (!target) return
  const rungs = rungsOf(target as unknown as Guideline)
  for (const [j, role] of roles.entries()) {
    if (resolve(handbook, 'role', role, place as never).length === 0) continue
    const args = { role, situation: target.title ?? target.name }
    const rung = rungs.findIndex((one) => one.roles.includes(role))
    if (rung < 0) {
      yield { at: ['wider', i, 'role', j], says: 'no-rung', args: { ...args, roles: rungs.flatMap((one) => one.roles).join(', ') } }
      continue
    }
    const less = narrowing(rungs[rung]!.may, may)
    const related = [{ file: target.path, place: placeOf(target, ['ladder', rung, 'may']) }]
    if (less === 'nothing') yield { at: ['wider', i, 'may'], says: 'nothing', args, related }
    else if (less) {
      const amount = (spot: typeof less.here) => inWords(spot.limit, place.language)
      yield {
        at: ['wider', i, 'may', less.here.remedy],
        args: { ...args, less: amount(less.here), more: amount(less.everywhere) },
        related,
      }
    }
  }
}
