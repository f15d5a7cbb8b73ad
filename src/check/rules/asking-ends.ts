import { discretion } from '../../kinds/discretion.ts'
import { letsDoSomething, rungsOf } from '../../measure/authority.ts'
import { ruleOf } from '../rule.ts'

/** The customer waits while the question travels: it must reach somebody who decides, and never come back. */
export const askingEnds = ruleOf(discretion, {
  id: 'asking-ends',
  severity: 'error',
  *find({ fields }) {
    const ladder = fields.ladder ?? []
    for (const [i, { role, ask }] of ladder.entries()) {
      if (role === undefined) continue
      const earlier = ladder.slice(0, i).findIndex((rung) => rung.role === role)
      if (earlier >= 0) yield { at: ['ladder', i, 'role'], says: 'twice', args: { role } }
      if (ask === undefined) continue
      if (ask === role) yield { at: ['ladder', i, 'ask'], says: 'themselves', args: { role } }
      else if (ladder.slice(0, i).some((rung) => rung.role === ask)) yield { at: ['ladder', i, 'ask'], says: 'circle', args: { role, ask } }
    }
    // Without a rung that passes it on, the last one is where the question stops.
    const last = rungsOf({ fields } as never).at(-1)
    if (last && last.next === undefined && !letsDoSomething(last.may)) {
      yield { at: ['ladder', ladder.length - 1], says: 'nobody', args: { role: last.role } }
    }
  },
})
