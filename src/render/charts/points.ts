import { scaleLinear, scalePoint } from 'd3-scale'
import { across, rounded } from './place.ts'

/** How high the points may get, and what stands above them and below, in pixels. */
const room = { above: 28, points: 90, below: 30 } as const

/** Left of the points, for the numbers of the lines, and right of the last; in per cent. */
const ends = { left: 12, right: 97 } as const

/** No more lines than these: they are to be counted at a glance. */
const mostLines = 3

/** So much of the whole scale is shown at least, or chance would look like a mountain. */
const leastShown = 1 / 5

/** What stands at one time. */
export interface Stood {
  label: string
  short: string
  /** Undefined where nobody knows. */
  value: number | undefined
  /** The value as people read it. */
  says: string
}

/** Points over time, a line from each to the next. */
export interface PointsView {
  height: number
  foot: number
  base: number
  lines: { y: number; says: string }[]
  ways: { x1: string; x2: string; y1: number; y2: number }[]
  points: { x: string; y: number; top: number; says: string }[]
  labels: { x: string; label: string; short: string }[]
}

/**
 * Points, one for each time in its order. Their axis begins below the lowest and not at zero, so that a change can be seen;
 * its lines say where it is.
 *
 * @param whole the ends of the scale that the values are of
 * @param tell how the number of a line is written
 */
export function points(stood: readonly Stood[], whole: { least: number; most: number }, tell: (value: number) => string): PointsView {
  const known = stood.flatMap(({ value }) => (value === undefined || !Number.isFinite(value) ? [] : [value]))
  const base = room.above + room.points
  const up = scaleLinear(shownOf(known, whole), [base, room.above]).nice(mostLines).clamp(true)
  const side = scalePoint(
    stood.map((_, i) => i),
    [ends.left, ends.right],
  ).padding(0.5)
  const placed = stood.flatMap(({ value, says }, i) =>
    value === undefined || !Number.isFinite(value) ? [] : [{ x: across(side(i)!), y: rounded(up(value)), says }],
  )
  return {
    height: base + room.below,
    foot: base + 23,
    base,
    lines: known.length === 0 ? [] : up.ticks(mostLines).map((line) => ({ y: rounded(up(line)), says: tell(line) })),
    ways: placed.slice(1).map(({ x, y }, i) => ({ x1: placed[i]!.x, x2: x, y1: placed[i]!.y, y2: y })),
    points: placed.map(({ x, y, says }) => ({ x, y, top: rounded(y - 11), says })),
    labels: stood.map(({ label, short }, i) => ({ x: across(side(i)!), label, short })),
  }
}

/** From where to where the axis goes: what there is, with enough of the scale around it. */
function shownOf(known: readonly number[], { least, most }: { least: number; most: number }): [number, number] {
  if (known.length === 0) return [least, most]
  const [lowest, highest] = [Math.max(least, Math.min(...known)), Math.min(most, Math.max(...known))]
  const around = Math.max(0, (most - least) * leastShown - (highest - lowest)) / 2
  return [Math.max(least, lowest - around), Math.min(most, highest + around)]
}
