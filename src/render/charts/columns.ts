import { scaleBand, scaleLinear } from 'd3-scale'
import { across, rounded } from './place.ts'

/** How high the columns may get, and what stands above them and below, in pixels. */
const room = { above: 20, columns: 130, below: 24 } as const

/** Left of the columns, for the numbers of the lines; in per cent. */
const beside = 8

/** No more lines than these: they are to be counted at a glance. */
const mostLines = 4

/** One thing that a column stands for. */
export interface Counted {
  /** What stands below it, and its first letter for where there is no room. */
  label: string
  short: string
  n: number
  /** Counted for only a part of its time. */
  isPart: boolean
}

/** Columns on a line at zero. */
export interface ColumnsView {
  height: number
  base: number
  /** Where the labels below stand. */
  foot: number
  lines: { y: number; says: number }[]
  columns: {
    x: string
    width: string
    y: number
    height: number
    middle: string
    top: number
    label: string
    short: string
    n: number
    isPart: boolean
  }[]
}

/** Columns, one for each thing in its order, with lines at whole numbers. */
export function columns(counted: readonly Counted[]): ColumnsView {
  const base = room.above + room.columns
  const counts = counted.map(({ n }) => (Number.isFinite(n) ? Math.max(0, n) : 0))
  const up = scaleLinear([0, Math.max(1, ...counts)], [base, room.above])
  const side = scaleBand(
    counted.map((_, i) => i),
    [beside, 100],
  )
    .paddingInner(0.28)
    .paddingOuter(0.1)
  return {
    height: base + room.below,
    base,
    foot: base + 17,
    lines: up
      .ticks(mostLines)
      .filter((line) => Number.isInteger(line) && line > 0)
      .map((line) => ({ y: rounded(up(line)), says: line })),
    columns: counted.map(({ label, short, isPart }, i) => {
      const n = counts[i]!
      const [x, y] = [side(i) ?? 0, rounded(up(n))]
      return {
        x: across(x),
        width: across(side.bandwidth()),
        middle: across(x + side.bandwidth() / 2),
        y,
        height: rounded(base - y),
        top: rounded(y - 5),
        label,
        short,
        n,
        isPart,
      }
    }),
  }
}
