import { complaints, type Complaint } from './tables/complaints.ts'

/** How far a complaint can be, in its order. */
const howFar = ['received', 'acknowledged', 'settled', 'followed-up', 'closed'] as const
export type Progress = (typeof howFar)[number]

/**
 * How far a complaint is, by what is written down of it.
 *
 * Praise and comments need no more than to be written down. A question ends with its answer. A complaint ends when
 * somebody has asked afterwards, and has noted where it came from and what would prevent the next one.
 */
export function progressOf(complaint: Complaint): Progress {
  if (!isToSettle(complaint)) return 'closed'
  if (!isSettled(complaint)) return hasHeard(complaint) ? 'acknowledged' : 'received'
  if (complaint.sort === 'question') return 'closed'
  if (complaint.followedUp === undefined) return 'settled'
  return closing.every((key) => isAnswered(complaint[key])) ? 'closed' : 'followed-up'
}

/** False for praise and comments: nobody waits for an answer. What is not said to be either is a complaint. */
export function isToSettle({ sort }: Complaint): boolean {
  return sort !== 'praise' && sort !== 'comment'
}

/** True where the customer still waits. */
export function isOpen(complaint: Complaint): boolean {
  return isToSettle(complaint) && !isSettled(complaint)
}

/** True where the customer knows that we look after it: somebody told them, or promised them a day. */
export function hasHeard({ acknowledged, promisedFor }: Complaint): boolean {
  return acknowledged !== undefined || promisedFor !== undefined
}

/** False for what nobody has said, and for a text with nothing in it. */
export function isAnswered(value: unknown): boolean {
  return value !== undefined && value !== ''
}

/** Settled on the spot is settled, though nobody wrote down when. */
function isSettled({ settled, onTheSpot }: Complaint): boolean {
  return settled !== undefined || onTheSpot === true
}

/** What closes a complaint, once somebody has asked afterwards. */
export const closing = (Object.keys(complaints.columns) as (keyof Complaint)[]).filter((key) => complaints.columns[key].need === 'closed')
