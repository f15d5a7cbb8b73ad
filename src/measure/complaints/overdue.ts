import type { Day } from '../../handbook/values/date.ts'
import { dayOfMoment, type Moment } from '../../records/moment.ts'
import { hasHeard } from '../../records/progress.ts'
import type { Complaint } from '../../records/tables/complaints.ts'
import type { Calendar } from '../calendar.ts'
import { addWorkingTime } from '../working-time.ts'
import { isUsual, type AllowedTime } from './allowed-time.ts'
import { acknowledgedAt, isComplaint, settledAt } from './course.ts'

/** What a customer waits for longer than was said, the most pressing first. */
export const waits = ['promise', 'acknowledgement', 'next-word', 'question-afterwards'] as const
export type Wait = (typeof waits)[number]

/** What is needed to say what is late on a day. */
export interface Lateness {
  today: Day
  calendar: Calendar
  allowed: AllowedTime
}

/**
 * What the customer of a complaint waits for, and since which day: the most pressing where it is several. What is due today
 * is not late yet.
 *
 * @returns undefined where nothing is late; `isSaid` where the company has set the time itself, and it is not what is usual
 */
export function overdueOf(
  complaint: Complaint,
  { today, calendar, allowed }: Lateness,
): { waits: Wait; due: Day; isSaid: boolean } | undefined {
  if (!isComplaint(complaint)) return undefined
  const { received, promisedFor, nextUpdate, followedUp, content, channel } = complaint
  const settled = settledAt(complaint)
  const dueBy = (from: Moment | undefined, what: 'acknowledged' | 'followedUp') => {
    const time = allowed(what, channel)
    return from === undefined || time === undefined ? undefined : addWorkingTime(from, time, calendar)
  }
  const due: Record<Wait, Moment | undefined> = {
    promise: settled === undefined ? promisedFor : undefined,
    acknowledgement: !hasHeard(complaint) && acknowledgedAt(complaint) === undefined ? dueBy(received, 'acknowledged') : undefined,
    'next-word': settled === undefined ? nextUpdate : undefined,
    'question-afterwards': followedUp === undefined && content === undefined ? dueBy(settled, 'followedUp') : undefined,
  }
  const late = waits.find((one) => due[one] !== undefined && dayOfMoment(due[one]) < today)
  return late && { waits: late, due: dayOfMoment(due[late]!), isSaid: isSaidFor(late, allowed, channel) }
}

function isSaidFor(what: Wait, allowed: AllowedTime, channel: string | undefined): boolean {
  if (what === 'acknowledgement') return !isUsual(allowed('acknowledged', channel))
  return what !== 'question-afterwards' || !isUsual(allowed('followedUp', channel))
}
