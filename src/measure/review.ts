import type { Document } from '../handbook/document.ts'
import type { Day } from '../handbook/values/date.ts'
import { daysFrom, monthsFrom } from './days.ts'
import { daysBetween } from './times.ts'

/** When a page is to be looked at again, and when somebody last did. */
export interface Review {
  by: Day
  /** Whoever found it still right; without a name where the page itself says that it was looked at. */
  last: { on: Day; who: string | undefined } | undefined
}

/**
 * When a page is to be looked at again: on the day the page itself names, or the day named by whoever last found it still
 * right, whichever is later. Undefined where neither is. Every list of what is due goes by this.
 */
export function reviewOf({ fields, life }: Pick<Document, 'fields' | 'life'>): Review | undefined {
  const { reviewBy, lastReviewed } = fields as { reviewBy?: Day; lastReviewed?: Day }
  const reviewed = life?.reviewed
  const by = later(reviewBy, reviewed?.reviewBy)
  if (by === undefined) return undefined
  if (reviewed !== undefined && later(lastReviewed, reviewed.on) === reviewed.on) return { by, last: { on: reviewed.on, who: reviewed.by } }
  return { by, last: lastReviewed === undefined ? undefined : { on: lastReviewed, who: undefined } }
}

/** The pages of a handbook that are to be looked at again by a day, the longest overdue first. */
export function dueBy<D extends Pick<Document, 'fields' | 'life' | 'path'>>(
  documents: readonly D[],
  day: Day,
): { document: D; review: Review }[] {
  return documents
    .flatMap((document) => {
      const review = reviewOf(document)
      return review === undefined || review.by > day ? [] : [{ document, review }]
    })
    .toSorted((a, b) => (a.review.by < b.review.by ? -1 : a.review.by > b.review.by ? 1 : a.document.path < b.document.path ? -1 : 1))
}

/** Nobody need look at a page less often than this, or more often (months, days). */
const longest = 12
const shortest = 28

/**
 * When to look again at a page that is found still right today: after as long as last time, and in a year at the latest. That is
 * counted from the day on which the day to look again was set, which is not the day from which the page holds.
 */
export function nextReview(document: Pick<Document, 'fields' | 'life'>, today: Day): Day {
  const { reviewBy, lastReviewed, effectiveFrom } = document.fields as { reviewBy?: Day; lastReviewed?: Day; effectiveFrom?: Day }
  const { reviewed, now } = document.life ?? {}
  const to = later(reviewBy, reviewed?.reviewBy)
  const said = now === undefined ? later(lastReviewed, effectiveFrom) : later(lastReviewed, later(now.on, reviewed?.on))
  const from = to !== undefined && to === reviewed?.reviewBy ? reviewed.on : said
  const inAYear = monthsFrom(today, longest)
  if (from === undefined || to === undefined || daysBetween(from, to) < shortest) return inAYear
  const months = Array.from({ length: longest }, (_, i) => i + 1).find((n) => monthsFrom(from, n) === to)
  if (months !== undefined) return monthsFrom(today, months)
  const next = daysFrom(today, daysBetween(from, to))
  return next < inAYear ? next : inAYear
}

function later(one: Day | undefined, other: Day | undefined): Day | undefined {
  return one === undefined || (other !== undefined && other > one) ? other : one
}
