import type { Moment } from './moment.ts'
import type { Table } from './table.ts'
import { complaints, type Complaint } from './tables/complaints.ts'

/** What can only be written down once it has happened. */
const happened: readonly (keyof Complaint)[] = ['received', 'happenedOn', 'acknowledged', 'askedAt', 'settled', 'followedUp']

/** True for what has been once it is written down; false for what is promised, and for days to come. */
export function hasBeen(key: keyof Complaint): boolean {
  return happened.includes(key)
}

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
  // Where that one is still to come, a clock went wrong: it is told of, and nothing else can be held against it.
  const isWrong = typeof at === 'string' && happened.includes(than!) && isBefore(now, at)
  return typeof at === 'string' && !isWrong && isBefore(value, at) ? { says: 'before', than: than!, at } : undefined
}

/** The same in any list: those beside the complaints hold nothing but what has happened. */
export function untimelyIn(table: Table, key: string, value: Moment, row: object, now: Moment): ReturnType<typeof untimely> {
  if (table.name === complaints.name) return untimely(key as keyof Complaint, value, row, now)
  return isBefore(now, value) ? { says: 'to-come' } : undefined
}

/** Where one of them has no hour, days decide. */
function isBefore(a: Moment, b: Moment): boolean {
  const length = Math.min(a.length, b.length)
  return a.slice(0, length) < b.slice(0, length)
}
