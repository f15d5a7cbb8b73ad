import type { Document } from '../handbook/document.ts'
import { scoresOf } from '../measure/assessment.ts'
import { totalsOf, type RoundTotals } from '../measure/round-totals.ts'
import { roundsIn } from '../measure/rounds.ts'

/** The totals of every round among the documents of `records/`, the oldest first. */
export function roundsHere(documents: readonly Document[]): RoundTotals[] {
  // Who meets customers tells two groups apart, and no group is in the totals.
  return roundsIn({ documents }).map((round) => totalsOf(scoresOf(round, () => undefined)))
}

/**
 * The rounds that are known of: those whose marks are here, and those kept from before the first of them. A second laptop
 * has no marks of the rounds before it came.
 */
export function roundsKnown(here: readonly RoundTotals[], kept: readonly RoundTotals[] = []): readonly RoundTotals[] {
  const [first] = here
  return first === undefined ? kept : [...kept.filter(({ on }) => on < first.on), ...here]
}
