import type { Document } from '../../handbook/document.ts'
import type { Project } from '../../handbook/read.ts'
import type { Day } from '../../handbook/values/date.ts'
import { daysFrom } from '../../measure/days.ts'
import { dueBy, type Review } from '../../measure/review.ts'

/** How long before its day a page is told of, so that there is time to read it (days). */
const notice = 30

/** A page that somebody is to look at again. */
interface Due {
  document: Document
  by: Day
  isOverdue: boolean
  last: Review['last']
}

/** Pages staff work by that are to be looked at again soon, the longest overdue first. */
export function dueIn({ inForce, today }: Pick<Project, 'inForce' | 'today'>): Due[] {
  return dueBy(inForce.documents, daysFrom(today, notice)).map(({ document, review: { by, last } }) => ({
    document,
    by,
    isOverdue: by < today,
    last,
  }))
}
