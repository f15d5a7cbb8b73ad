import { kinds } from '../../kinds/index.ts'
import { originals, writtenOf } from '../../measure/written.ts'
import type { Rule } from '../rule.ts'

/** As many as people can keep in mind while they serve somebody (problems). */
const leading = 3

export const threeProblemsLead: Rule = {
  id: 'three-problems-lead',
  severity: 'advice',
  sees: 'handbook',
  *find(handbook) {
    const problems = originals(handbook, writtenOf(handbook, kinds.problem))
    const leads = problems.filter(({ fields }) => fields.topThree)
    const args = { count: leads.length, all: problems.length }
    const oneTooMany = leads[leading]
    if (oneTooMany) yield { in: oneTooMany, at: ['topThree'], says: 'more', args }
    else if (handbook.company && problems.length >= leading && leads.length < leading)
      yield { in: handbook.company, at: ['name'], says: leads.length === 0 ? 'none' : 'fewer', args }
  },
}
