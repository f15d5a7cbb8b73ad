import { across, placedBetween } from './place.ts'

/** Where something stands between two ends, where it stood before, and the borders that mean something. */
export interface DotsView {
  now: string
  before: string | null
  /** The way between the two. */
  way: { from: string; to: string } | null
  borders: string[]
}

/** A dot for now and one for before on a line from the least to the most. */
export function dots(
  { now, before }: { now: number; before: number | undefined },
  { least, most, borders }: { least: number; most: number; borders: readonly number[] },
): DotsView {
  const place = placedBetween(least, most)
  const at = (value: number) => across(place(value))
  return {
    now: at(now),
    before: before === undefined ? null : at(before),
    way: before === undefined ? null : { from: at(Math.min(before, now)), to: at(Math.max(before, now)) },
    borders: borders.map(at),
  }
}
