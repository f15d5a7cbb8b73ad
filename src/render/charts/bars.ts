import { across, placedBetween } from './place.ts'

/** A bar in a row of a table: how long it is, and where the mark stands that it should reach. */
export interface BarView {
  length: string
  /** Where it should end; null where nobody has said. */
  mark: string | null
}

/**
 * Bars that begin at zero, one for each amount, the longest of them as long as there is room.
 *
 * @param amounts what is below zero, or no number, has no bar
 * @param most what the whole room stands for, where that is known beforehand: a share goes up to 1000
 * @param marks what each should reach, in the same numbers
 */
export function bars(
  amounts: readonly number[],
  { most = Math.max(0, ...amounts.filter(Number.isFinite)), marks = [] }: { most?: number; marks?: readonly (number | undefined)[] } = {},
): BarView[] {
  const place = placedBetween(0, most)
  return amounts.map((amount, i) => ({
    length: across(place(amount)),
    mark: marks[i] === undefined ? null : across(place(marks[i])),
  }))
}
