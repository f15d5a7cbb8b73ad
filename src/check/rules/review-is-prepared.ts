import { daysFrom } from '../../measure/days.ts'
import { reviewOf } from '../../measure/review.ts'
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
      const { owner } = document.fields as { owner?: string }
      const review = reviewOf(document)
      if (review === undefined || review.by < today || review.by > daysFrom(today, notice)) continue
      const { title, name, path } = document
      yield { in: document, at: ['reviewBy'], args: { title: title ?? name, reviewBy: review.by, owner: owner ?? 'its owner', file: path } }
    }
  },
}
