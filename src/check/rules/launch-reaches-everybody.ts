import type { Rule } from '../rule.ts'
import { kinds } from '../../kinds/index.ts'
import { approvedOf } from '../../measure/written.ts'

/** Whoever was not there works by what they knew before. */
export const launchReachesEverybody: Rule = {
  id: 'launch-reaches-everybody',
  severity: 'gap',
  sees: 'handbook',
  *find(handbook) {
    const people = handbook.numbers?.attendance?.people
    const launch = approvedOf(handbook, kinds.training).find(({ fields }) => fields.form === 'launch-meeting')
    if (!people || !launch) return
    // Before the first of them, a list of other trainings says nothing of it.
    if (!Object.values(people).some(({ introduced }) => introduced > 0)) return
    const front = (handbook.company?.fields.roles ?? []).flatMap(({ name, title, meetsCustomers }) => {
      const role = name === undefined || !meetsCustomers || !Object.hasOwn(people, name) ? undefined : people[name]
      return role === undefined ? [] : [{ title: title ?? name!, n: role.n, missing: role.n - role.introduced }]
    })
    const missing = front.filter((role) => role.missing > 0)
    if (missing.length === 0) return
    const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0)
    yield {
      in: launch,
      at: ['roles'],
      args: {
        missing: sum(missing.map((role) => role.missing)),
        n: sum(front.map((role) => role.n)),
        roles: missing.map((role) => `${role.title} (${role.missing})`).join(', '),
      },
    }
  },
}
