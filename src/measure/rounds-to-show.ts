import type { Day } from '../handbook/values/date.ts'
import { wantedRaters } from './area-scores.ts'
import { monthsFrom } from './days.ts'
import type { Ratio } from './ratio.ts'

/** After so long, people answer for another company than the one that was rated (months). */
const freshFor = 12

/** A round to look at, the one before it with the same statements, and a newer one that has no total yet. */
export interface RoundsToShow<R> {
  now: R
  before: R | undefined
  begun: R | undefined
}

/**
 * The last round that has a total, and the one before it with the same statements; the last of all where none has one.
 * A round of fewer than three people is none to look at: each of them would know the others' marks.
 *
 * @param all the oldest first
 * @param look when it was, what people marked, how many they were, and what it comes to
 * @param least how many people make a round that is shown
 */
export function roundsToShow<R>(
  all: readonly R[],
  look: (round: R) => { on: Day; statements: string; raters: number; total: Ratio | undefined },
  least: number = wantedRaters,
): RoundsToShow<R> | undefined {
  const ofMany = all.filter((one) => look(one).raters >= least)
  const whole = ofMany.filter((one) => look(one).total !== undefined)
  const now = whole.at(-1) ?? ofMany.at(-1)
  if (now === undefined) return undefined
  const { on, statements } = look(now)
  const before = whole.findLast((one) => look(one).on < on && look(one).statements === statements)
  const begun = all.findLast((one) => look(one).on > on)
  return { now, before, begun }
}

/** True for a round that is so old that another is due. */
export function isOldRound(on: Day, today: Day): boolean {
  return monthsFrom(on, freshFor) <= today
}
