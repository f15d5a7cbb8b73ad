import { scaleBand, scaleLinear } from 'd3-scale'
import { across, rounded } from './place.ts'

/** How high it is, in pixels: about two lines of text. */
const height = 44

/** Small columns without a word, to show which way something goes; the words stand beside it. */
export interface SparkView {
  height: number
  columns: { x: string; width: string; y: number; height: number }[]
}

/** Draws a small column for each number, from zero up to the highest. */
export function spark(counts: readonly number[]): SparkView {
  const known = counts.map((n) => (Number.isFinite(n) ? Math.max(0, n) : 0))
  const up = scaleLinear([0, Math.max(1, ...known)], [height - 1, 2])
  const side = scaleBand(
    known.map((_, i) => i),
    [0, 100],
  ).paddingInner(0.25)
  return {
    height,
    columns: known.map((n, i) => {
      const y = rounded(up(n))
      return { x: across(side(i) ?? 0), width: across(side.bandwidth()), y, height: rounded(height - y) }
    }),
  }
}
