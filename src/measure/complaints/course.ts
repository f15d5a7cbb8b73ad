import { dayOfMoment, hasTime, type Moment } from '../../records/moment.ts'
import type { Complaint } from '../../records/tables/complaints.ts'
import type { Calendar } from '../calendar.ts'
import { workingMinutes } from '../working-time.ts'

/** True for what wants to be put right. A list that does not say what its rows are is a list of complaints. */
export function isComplaint({ sort = 'complaint' }: Complaint): boolean {
  return sort === 'complaint'
}

/** When it was settled. What was settled on the spot was settled when it came. */
export function settledAt({ settled, onTheSpot, received }: Complaint): Moment | undefined {
  return settled ?? (onTheSpot ? received : undefined)
}

/** When the customer first heard from us; the solution is an answer too. */
export function acknowledgedAt(complaint: Complaint): Moment | undefined {
  const { acknowledged, onTheSpot, received } = complaint
  return acknowledged ?? (onTheSpot ? received : settledAt(complaint))
}

/**
 * How long something took, in minutes of working time. Where of either end only the day is known, the whole working days
 * between the two count, from morning to morning: on the same day, nothing.
 *
 * @returns undefined where the second comes before the first: somebody's pen slipped
 */
export function took(from: Moment, to: Moment, calendar: Calendar): number | undefined {
  const morning = (moment: Moment) => `${dayOfMoment(moment)}T00:00`
  const isExact = hasTime(from) && hasTime(to)
  if (isExact ? to < from : dayOfMoment(to) < dayOfMoment(from)) return undefined
  return workingMinutes(...((isExact ? [from, to] : [morning(from), morning(to)]) as [Moment, Moment]), calendar)
}

/** True where something happened no later than it was due; by days where one of the two has no hour. */
export function isInTime(at: Moment, due: Moment): boolean {
  return hasTime(at) && hasTime(due) ? at <= due : dayOfMoment(at) <= dayOfMoment(due)
}
