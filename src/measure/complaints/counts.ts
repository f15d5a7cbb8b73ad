/** How often each of some things occurs, by its name. Where it is a number that is counted, its figures are the name. */
export type Counts = Record<string, number>

/** Numbers in a shape of their own, as deep as it goes. */
type Numbers = number | { [name: string]: Numbers }

/** Counts one more, or several. */
export function add(counts: Counts, name: string | number, n = 1): void {
  counts[name] = (Object.hasOwn(counts, name) ? counts[name]! : 0) + n
}

/** What stands under a name; made where nothing does. */
export function under<T>(map: Record<string, T>, name: string, make: () => T): T {
  if (!Object.hasOwn(map, name)) map[name] = make()
  return map[name]!
}

/** Shapes of numbers added up, name by name. */
export function together<T extends object>(empty: T, all: readonly T[]): T {
  return all.reduce<T>((sum, one) => summed(sum as Numbers, one as Numbers) as T, empty)
}

function summed(a: Numbers | undefined, b: Numbers | undefined): Numbers {
  if (a === undefined || b === undefined) return (a ?? b)!
  if (typeof a === 'number' || typeof b === 'number') return Number(a) + Number(b)
  return Object.fromEntries(
    [...new Set([...Object.keys(a), ...Object.keys(b)])].map((name) => [name, summed(own(a, name), own(b, name))] as const),
  )
}

function own(map: { [name: string]: Numbers }, name: string): Numbers | undefined {
  return Object.hasOwn(map, name) ? map[name] : undefined
}

/** How many there are in all. */
export function total(counts: Counts): number {
  return Object.values(counts).reduce((sum, n) => sum + n, 0)
}

/** How many of some counted numbers are no more than another. */
export function upTo(counts: Counts, most: number): number {
  return Object.entries(counts).reduce((sum, [number, n]) => (Number(number) <= most ? sum + n : sum), 0)
}

/**
 * The number that so many per cent of some counted numbers do not exceed, by nearest rank: one of them, so never a time or a
 * sum that nobody wrote down. As `percentilesOf` has it, for numbers that were counted and not kept one by one.
 *
 * @param rank a whole per cent, from 1 to 100
 * @returns undefined where there are none
 * @example nearestRank({ 10: 1, 20: 1, 30: 1 }, 50) // 20
 */
export function nearestRank(counts: Counts, rank: number): number | undefined {
  const wanted = Math.ceil((rank * total(counts)) / 100)
  let seen = 0
  for (const [number, n] of Object.entries(counts).toSorted(([a], [b]) => Number(a) - Number(b))) {
    seen += n
    if (seen >= wanted) return Number(number)
  }
  return undefined
}

/** A share in tenths of a per cent, rounded to the nearest: 1 of 3 is 333. Nothing of nothing is 0. */
export function tenths(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.floor((2000 * part + whole) / (2 * whole))
}
