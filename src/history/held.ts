import type { Day } from '../handbook/values/date.ts'
import { daysFrom } from '../measure/days.ts'
import type { Entry } from './entry.ts'

/** The days on which a version held, the first and the last; without a last one, nothing is known yet that takes its place. */
export interface Held {
  from: Day
  to: Day | undefined
}

/**
 * True for a version that another took the place of before its day: nobody ever worked by it.
 *
 * @param versions all of its page, first to last, as a `Life` has them
 */
export function neverHeld(entry: Entry, versions: readonly Entry[]): boolean {
  const at = versions.findIndex(({ file }) => file === entry.file)
  const later = at < 0 ? [] : versions.slice(at + 1)
  return later.some(({ on, effectiveFrom }) => on < entry.effectiveFrom && effectiveFrom <= entry.effectiveFrom)
}

/**
 * From when to when a version held. Undefined for one that never did: another took its place before its day, or on it.
 *
 * @param versions all of its page, first to last, as a `Life` has them
 */
export function heldOf(entry: Entry, versions: readonly Entry[]): Held | undefined {
  const later = versions.slice(versions.indexOf(entry) + 1).map(({ effectiveFrom }) => effectiveFrom)
  const next = later.toSorted()[0]
  if (next === undefined) return { from: entry.effectiveFrom, to: undefined }
  return next <= entry.effectiveFrom ? undefined : { from: entry.effectiveFrom, to: daysFrom(next, -1) }
}
