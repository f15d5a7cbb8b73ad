import type { Rule } from '../rule.ts'
import { isUnread } from '../unread.ts'

/** Days that are missing are counted as worked, and answers that came in time look late. */
export const closedDaysAreAhead: Rule = {
  id: 'closed-days-are-ahead',
  severity: 'advice',
  sees: 'handbook',
  *find({ company, today }) {
    const closed = company?.fields.closedOn ?? []
    const last = closed.toSorted().at(-1)
    if (!company || last === undefined || last >= today || isUnread(company, ['closedOn'])) return
    yield { in: company, at: ['closedOn'], args: { last } }
  },
}
