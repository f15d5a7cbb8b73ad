import { company } from '../../kinds/company.ts'
import { ruleOf } from '../rule.ts'

/** Roles that report to each other in a circle have nobody at the top to ask. */
export const reportingLineEnds = ruleOf(company, {
  id: 'reporting-line-ends',
  severity: 'error',
  *find({ fields }) {
    const roles = fields.roles ?? []
    const above = new Map(roles.map(({ name, reportsTo }) => [name, reportsTo]))
    for (const [i, { name }] of roles.entries()) {
      const first = roles.findIndex((role) => role.name === name)
      if (name !== undefined && first < i) yield { at: ['roles', i, 'name'], says: 'twice', args: { role: name } }
      const line = [name]
      let next = above.get(name)
      while (next !== undefined && !line.includes(next)) {
        line.push(next)
        next = above.get(next)
      }
      if (next === name && name !== undefined)
        yield { at: ['roles', i, 'reportsTo'], args: { role: name, line: [...line, name].join(' → ') } }
    }
  },
})
