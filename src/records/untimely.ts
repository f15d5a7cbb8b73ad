import type { Moment } from './moment.ts'
import type { Complaint } from './tables/complaints.ts'

/** What can only be written down once it has happened. */
const happened: readonly (keyof Complaint)[] = ['received', 'happenedOn', 'acknowledged', 'askedAt', 'settled', 'followedUp']

/** What comes before each. */
const comesAfter: Readonly<Partial<Record<keyof Complaint, keyof Complaint>>> = {
  received: 'happenedOn',
  acknowledged: 'received',
  promisedFor: 'received',
  nextUpdate: 'received',
  askedAt: 'received',
  settled: 'received',
  followedUp: 'settled',
  keepUntil: 'received',
}

/**
 * Why a moment cannot be right: it is still to come, or lies before what it follows. Two that somebody typed in a hurry
 * are mostly a month or a year that slipped.
 *
 * @param now the moment it is, or the day
 * @returns undefined where it may be right
 */
export function untimely(
  key: keyof Complaint,
  value: Moment,
  complaint: Complaint,
  now: Moment,
): { says: 'to-come' } | { says: 'before'; than: keyof Complaint; at: Moment } | undefined {
  if (happened.includes(key) && isBefore(now, value)) return { says: 'to-come' }
  const than = comesAfter[key]
  const at = than && complaint[than]
  return typeof at === 'string' && isBefore(value, at) ? { says: 'before', than: than!, at } : undefined
}

/** Where one of them has no hour, days decide. */
function isBefore(a: Moment, b: Moment): boolean {
  const length = Math.min(a.length, b.length)
  return a.slice(0, length) < b.slice(0, length)
}
