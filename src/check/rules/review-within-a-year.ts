import type { Day } from '../../handbook/values/date.ts'
import { daysFrom, monthsFrom } from '../../measure/days.ts'
import type { Rule } from '../rule.ts'

/** A page is looked at once a year; a week more or less does no harm. */
const longest = { months: 12, graceDays: 7 }

export const reviewWithinAYear: Rule = {
  id: 'review-within-a-year',
  severity: 'advice',
  sees: 'document',
  *find({ fields, title, name }) {
    const { reviewBy, lastReviewed, effectiveFrom } = fields as { reviewBy?: Day; lastReviewed?: Day; effectiveFrom?: Day }
    const from = [lastReviewed, effectiveFrom]
      .filter((day) => day !== undefined)
      .toSorted()
      .at(-1)
    if (reviewBy === undefined || from === undefined) return
    const latest = monthsFrom(from, longest.months)
    if (reviewBy > daysFrom(latest, longest.graceDays)) yield { at: ['reviewBy'], args: { title: title ?? name, reviewBy, from, latest } }
  },
}
