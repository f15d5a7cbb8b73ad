import type { Day } from '../../handbook/values/date.ts'
import { daysFrom } from '../../measure/days.ts'
import { isApproved } from '../../measure/written.ts'
import type { Rule } from '../rule.ts'

/** Time enough to read a page with somebody who works by it (days). */
const notice = 30

/** Says what `review-is-not-overdue` would say a month later, while there is still time. */
export const reviewIsPrepared: Rule = {
  id: 'review-is-prepared',
  severity: 'advice',
  sees: 'handbook',
  *find({ documents, today }) {
    for (const document of documents.filter(isApproved)) {
      const { reviewBy, owner } = document.fields as { reviewBy?: Day; owner?: string }
      if (reviewBy === undefined || reviewBy < today || reviewBy > daysFrom(today, notice)) continue
      yield { in: document, at: ['reviewBy'], args: { title: document.title ?? document.name, reviewBy, owner: owner ?? 'its owner' } }
    }
  },
}
