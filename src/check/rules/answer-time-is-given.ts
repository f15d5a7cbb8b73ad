import { discretion } from '../../kinds/discretion.ts'
import { rungsOf } from '../../measure/authority.ts'
import { ruleOf } from '../rule.ts'
import { isUnread } from '../unread.ts'

/** "I'll ask" without a time leaves a customer standing there who cannot tell whether to wait. */
export const answerTimeIsGiven = ruleOf(discretion, {
  id: 'answer-time-is-given',
  severity: 'gap',
  *find(document) {
    const { fields, title, name } = document
    const places = (fields.ladder ?? []).flatMap(({ role }, i) => (role === undefined ? [] : [i]))
    const open = rungsOf(document).flatMap(({ roles, next }, i) =>
      next && next.within === undefined && !isUnread(document, ['ladder', places[i]!, 'askWithin']) ? [{ roles, at: places[i]! }] : [],
    )
    if (open.length === 0) return
    yield { at: ['ladder', open[0]!.at], args: { situation: title ?? name, roles: open.flatMap(({ roles }) => roles).join(', ') } }
  },
})
