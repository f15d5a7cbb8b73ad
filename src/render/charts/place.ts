import { scaleLinear } from 'd3-scale'

/**
 * Charts are as wide as the page has room: what goes across stands in per cent of that, what goes down in pixels, and letters
 * have the size of all others. So they are read on a phone and on paper without one being made larger for the other.
 */

/** A place across, with no more figures than an eye can tell: the same bytes on any machine. */
export function across(percent: number): string {
  return `${rounded(percent)}%`
}

/** A number to two places; what is no number is nothing. */
export function rounded(value: number): number {
  return Number.isFinite(value) ? Math.round(value * 100) / 100 : 0
}

/**
 * Places numbers between two ends, in per cent. What lies outside is put at the end it lies beyond; where both ends are the
 * same, everything stands at the beginning.
 */
export function placedBetween(least: number, most: number): (value: number) => number {
  const scale = scaleLinear([least, most], [0, 100]).clamp(true)
  return (value) => (Number.isFinite(value) && most > least ? rounded(scale(value)) : 0)
}
