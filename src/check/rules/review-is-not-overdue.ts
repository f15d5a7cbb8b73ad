import type { Rule } from '../rule.ts'

/** A day passing makes nothing wrong, so this is never an error; but a page nobody has looked at in a year may be. */
export const reviewIsNotOverdue: Rule = {
  id: 'review-is-not-overdue',
  severity: 'gap',
  sees: 'handbook',
  *find({ documents, today }) {
    for (const document of documents) {
      const { reviewBy, status, owner } = document.fields as { reviewBy?: string; status?: string; owner?: string }
      if (status === 'approved' && reviewBy !== undefined && reviewBy < today) {
        yield { in: document, at: ['reviewBy'], args: { title: document.title ?? document.name, reviewBy, owner: owner ?? 'its owner' } }
      }
    }
  },
}
