import { tenths } from './counts.ts'
import type { Sums } from './figures.ts'

/** One of the things that complaints are counted by, from the most frequent down. Shares are in tenths of a per cent. */
export interface Bar extends Sums {
  /** Empty for what nobody said. */
  name: string
  share: number
  /** The share of this and of all before it. */
  cumulative: number
}

/**
 * From the most frequent down, each with its share and what it makes together with those before. Of two that are as
 * frequent, the one whose name comes first; what nobody said comes last, however often.
 */
export function pareto(by: Readonly<Record<string, Sums>>): Bar[] {
  const all = Object.values(by).reduce((sum, { n }) => sum + n, 0)
  const inOrder = Object.entries(by).toSorted(
    ([a, { n: x }], [b, { n: y }]) => Number(a === '') - Number(b === '') || y - x || (a < b ? -1 : 1),
  )
  let sofar = 0
  return inOrder.map(([name, sums]) => {
    sofar += sums.n
    return { name, ...sums, share: tenths(sums.n, all), cumulative: tenths(sofar, all) }
  })
}
