import type { Handbook } from '../handbook/handbook.ts'
import type { Duration } from '../handbook/values/duration.ts'
import { isOpen } from './progress.ts'
import type { Moment } from './moment.ts'
import type { Complaint } from './tables/complaints.ts'

/** Where we answer within so long, people talk to one another: in the shop, on the phone (minutes). */
const longestPause = 15

/**
 * Says of a way to reach us, by its name, whether customers are answered there while they speak. Whoever takes a complaint
 * there has told them that it has arrived.
 */
export function talkedOn({ company }: Handbook): (channel: string | undefined) => boolean {
  const talks = new Set((company?.fields.channels ?? []).flatMap(({ name, replyWithin }) => (name && isAtOnce(replyWithin) ? [name] : [])))
  return (channel) => channel !== undefined && talks.has(channel)
}

function isAtOnce(within: Duration | undefined): boolean {
  if (within === undefined) return false
  const { amount, unit } = within
  return unit === 'minutes' && amount <= longestPause
}

/**
 * When a customer heard from us, as far as everything else tells it: in the talk in which they complained, or when they were
 * promised a day. Offered to whoever writes it down, who may know better.
 *
 * @param promisedAt the moment of that promise
 * @returns undefined where nothing tells it
 */
export function heardAt(
  complaint: Complaint,
  promisedAt: Moment | undefined,
  isTalk: (channel: string | undefined) => boolean,
): Moment | undefined {
  const { channel, promisedFor, received } = complaint
  if (!isOpen(complaint)) return undefined
  if (isTalk(channel)) return received
  return promisedFor === undefined ? undefined : promisedAt
}
