import { documentsOf } from '../../handbook/handbook.ts'
import { kinds } from '../../kinds/index.ts'
import { rungsOf } from '../../measure/authority.ts'
import type { Rule } from '../rule.ts'

/** Who asks somebody they lead gets an answer from a person who may decide less; mostly two lines of the list have changed places. */
export const askingGoesUpwards: Rule = {
  id: 'asking-goes-upwards',
  severity: 'advice',
  sees: 'handbook',
  *find(handbook) {
    const above = new Map((handbook.company?.fields.roles ?? []).map(({ name, reportsTo }) => [name, reportsTo]))
    for (const guideline of documentsOf(handbook, kinds.discretion)) {
      const rungs = rungsOf(guideline)
      for (const [i, { roles, next }] of rungs.entries()) {
        // Back down this same list is a circle, which has its own finding.
        const below = rungs.slice(0, i).flatMap((rung) => rung.roles)
        const led = next?.roles.find((role) => !below.includes(role) && lineOf(role, above).some((leader) => roles.includes(leader)))
        if (led !== undefined) yield { in: guideline, at: ['ladder', i], args: { role: roles.join(', '), ask: led } }
      }
    }
  },
}

/** Everybody above a role. A circle has its own finding; here it only has to end. */
function lineOf(role: string, above: ReadonlyMap<string | undefined, string | undefined>): string[] {
  const line: string[] = []
  for (let next = above.get(role); next !== undefined && !line.includes(next); next = above.get(next)) line.push(next)
  return line
}
