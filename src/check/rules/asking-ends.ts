import { discretion } from '../../kinds/discretion.ts'
import { letsDoSomething, rungsOf } from '../../measure/authority.ts'
import { ruleOf } from '../rule.ts'
import { isUnread } from '../unread.ts'

/** The customer waits while the question travels: it must reach somebody who decides, and never come back. */
export const askingEnds = ruleOf(discretion, {
  id: 'asking-ends',
  severity: 'error',
  *find(document) {
    const { fields } = document
    const ladder = fields.ladder ?? []
    for (const [i, { role: roles = [], ask }] of ladder.entries()) {
      const below = ladder.slice(0, i).flatMap(({ role }) => role ?? [])
      for (const [j, role] of roles.entries()) {
        if (below.includes(role) || roles.indexOf(role) < j) yield { at: ['ladder', i, 'role', j], says: 'twice', args: { role } }
      }
      if (ask === undefined) continue
      if (roles.includes(ask)) yield { at: ['ladder', i, 'ask'], says: 'themselves', args: { role: ask } }
      else if (below.includes(ask)) yield { at: ['ladder', i, 'ask'], says: 'circle', args: { role: roles.join(', '), ask } }
    }
    // Without a rung that passes it on, the last one is where the question stops.
    const last = rungsOf({ fields }).at(-1)
    if (last && last.next === undefined && !letsDoSomething(last.may) && !isUnread(document, ['ladder', ladder.length - 1])) {
      yield { at: ['ladder', ladder.length - 1], says: 'nobody', args: { role: last.roles.join(', ') } }
    }
  },
})
