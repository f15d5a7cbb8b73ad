import { reviewOf } from '../../measure/review.ts'
import type { Rule } from '../rule.ts'

/** A day passing makes nothing wrong, so this is never an error; but a page nobody has looked at in a year may be. */
export const reviewIsNotOverdue: Rule = {
  id: 'review-is-not-overdue',
  severity: 'gap',
  sees: 'handbook',
  *find({ documents, today }) {
    for (const document of documents) {
      const { status, owner } = document.fields as { status?: string; owner?: string }
      const review = reviewOf(document)
      // While somebody writes on it, staff work by what was approved, which gets no younger.
      const counts = status === 'approved' || document.life?.now?.did === 'approved'
      if (counts && review !== undefined && review.by < today) {
        const { title, name, path } = document
        yield {
          in: document,
          at: ['reviewBy'],
          args: { title: title ?? name, reviewBy: review.by, owner: owner ?? 'its owner', file: path },
        }
      }
    }
  },
}
