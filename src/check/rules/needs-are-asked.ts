import { kinds } from '../../kinds/index.ts'
import { writtenOf } from '../../measure/written.ts'
import type { Rule } from '../rule.ts'

/** Each of them sees what the others cannot: customers the trouble, staff its cause, figures how often it is. */
const always = ['customers', 'staff', 'data'] as const

export const needsAreAsked: Rule = {
  id: 'needs-are-asked',
  severity: 'gap',
  sees: 'handbook',
  *find(handbook) {
    const { company } = handbook
    const research = writtenOf(handbook, kinds.research)
    const hasBegun = research.length > 0 || [kinds.problem, kinds.goal].some((kind) => writtenOf(handbook, kind).length > 0)
    if (!company || !hasBegun) return
    const asked = new Set(research.flatMap(({ fields }) => fields.sources ?? []))
    // Whoever does a part of the work hears of troubles that never reach us.
    const wanted = [...always, ...((company.fields.outsourced ?? []).length > 0 ? (['suppliers'] as const) : [])]
    const missing = wanted.filter((source) => !asked.has(source))
    if (missing.length > 0) yield { in: company, at: ['name'], args: { chosen: missing.join(', ') } }
  },
}
