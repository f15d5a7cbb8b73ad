/**
 * The values that so many per cent of some whole numbers do not exceed, by nearest rank: each is one of the numbers, so
 * none is a time or a sum that never was. Of ten, the 90th percentile is the ninth; of an even count, the median is the
 * lower of the two in the middle.
 *
 * @param ranks whole per cents, from 1 to 100
 * @returns one for each rank; nothing where there are no numbers
 * @example percentilesOf([30, 10, 20], [50, 90]) // [20, 30]
 */
export function percentilesOf(numbers: readonly number[], ranks: readonly number[]): number[] {
  if (numbers.length === 0) return []
  const sorted = Float64Array.from(numbers).sort()
  // Multiplied first, so that nothing is rounded on the way.
  return ranks.map((rank) => sorted[Math.ceil((rank * sorted.length) / 100) - 1]!)
}

/** The number in the middle, by nearest rank; undefined where there are none. */
export function medianOf(numbers: readonly number[]): number | undefined {
  return percentilesOf(numbers, [50])[0]
}
