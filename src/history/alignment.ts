import { diffArrays } from 'diff'

/** From one place to before another. */
type Span = [number, number]

/** More steps than these from one list to another, and nothing of it is looked for: whoever reads it starts anew anyway. */
const mostSteps = 3000

/** More pairs than these are not held against one another. */
const mostPairs = 40_000

/** A part of two lists: where it stood, and where it stands. */
export interface Stretch {
  before: Span
  after: Span
  /** One and one that belong together; in any other stretch, nothing does. */
  isPair: boolean
}

/** Two lists cut into stretches, in their order: one and one of what both have, and whatever stands between such. */
export function sameInOrder<T>(before: readonly T[], after: readonly T[], keyOf: (one: T) => string): Stretch[] {
  const steps = diffArrays(before.map(keyOf), after.map(keyOf), { maxEditLength: mostSteps })
  if (steps === undefined) return [{ before: [0, before.length], after: [0, after.length], isPair: false }]
  const all: Stretch[] = []
  let [i, j, from, to] = [0, 0, 0, 0]
  const settle = () => {
    if (i > from || j > to) all.push({ before: [from, i], after: [to, j], isPair: false })
  }
  for (const { added, removed, count } of steps) {
    if (removed) i += count
    else if (added) j += count
    else {
      settle()
      for (let n = 0; n < count; n++) all.push({ before: [i + n, i + n + 1], after: [j + n, j + n + 1], isPair: true })
      from = i += count
      to = j += count
    }
  }
  settle()
  return all
}

/**
 * The same of two lists in which nothing is the same: those that are alike are put together, as many and as alike as can be
 * without one overtaking another.
 *
 * @param least how alike two have to be
 */
export function alikeInOrder<T>(before: readonly T[], after: readonly T[], alike: (a: T, b: T) => number, least: number): Stretch[] {
  const [rows, columns] = [before.length, after.length]
  if (rows + columns === 0) return []
  if (rows * columns === 0 || rows * columns > mostPairs) return [{ before: [0, rows], after: [0, columns], isPair: false }]
  // What the best way from here to the end comes to.
  const best = Array.from({ length: rows + 1 }, () => new Float64Array(columns + 1))
  const near = before.map((a) => after.map((b) => alike(a, b)))
  for (let i = rows - 1; i >= 0; i--)
    for (let j = columns - 1; j >= 0; j--) {
      const together = near[i]![j]! >= least ? near[i]![j]! + best[i + 1]![j + 1]! : 0
      best[i]![j] = Math.max(together, best[i + 1]![j]!, best[i]![j + 1]!)
    }
  const all: Stretch[] = []
  let [i, j, from, to] = [0, 0, 0, 0]
  const settle = () => {
    if (i > from || j > to) all.push({ before: [from, i], after: [to, j], isPair: false })
  }
  while (i < rows && j < columns) {
    const score = near[i]![j]!
    if (score >= least && best[i]![j] === score + best[i + 1]![j + 1]!) {
      settle()
      all.push({ before: [i, i + 1], after: [j, j + 1], isPair: true })
      from = ++i
      to = ++j
    } else if (best[i]![j] === best[i + 1]![j]!) i++
    else j++
  }
  ;[i, j] = [rows, columns]
  settle()
  return all
}

/** An entry of a list, as another version of the list may have it too. */
export interface Alignable {
  /** All it says. */
  text: string
  /** What it is known by among the others: the roles of a rung, the words of a remedy. Empty where it is known by all it says. */
  known: string
  /** The words of both, to tell how alike two are; asked for only where they do not say the same. */
  words(): { text: readonly string[]; known: readonly string[] }
}

/** An entry in the one list and in the other; undefined where it is not there. */
export interface Pair {
  before: number | undefined
  after: number | undefined
  /** Others that stayed in their order have it on their other side now. */
  moved: boolean
}

/** From this likeness on, an entry is another one put differently, and not a new one. */
const sameEntry = 0.5

/**
 * Finds the entries of one list in another: first those that say the same, then those known by the same, then the most alike.
 * In the order of the new list; what is gone stands where it stood among what stayed.
 */
export function aligned(before: readonly Alignable[], after: readonly Alignable[], alike: (a: Alignable, b: Alignable) => number): Pair[] {
  const found = new Map<number, number>()
  const taken = new Set<number>()
  const pair = (i: number, j: number) => {
    found.set(j, i)
    taken.add(i)
  }
  for (const stretch of sameInOrder(before, after, ({ text }) => text)) if (stretch.isPair) pair(stretch.before[0], stretch.after[0])
  const rest = () =>
    [before.flatMap((_, i) => (taken.has(i) ? [] : [i])), after.flatMap((_, j) => (found.has(j) ? [] : [j]))] as [number[], number[]]
  for (const key of ['text', 'known'] as const) {
    const [gone, come] = rest()
    const waiting = new Map<string, number[]>()
    for (const i of gone) if (before[i]![key] !== '') waiting.set(before[i]![key], [...(waiting.get(before[i]![key]) ?? []), i])
    for (const j of come) {
      const i = waiting.get(after[j]![key])?.shift()
      if (i !== undefined) pair(i, j)
    }
  }
  const [gone, come] = rest()
  if (gone.length * come.length <= mostPairs) {
    const near = gone.flatMap((i) => come.map((j) => ({ i, j, score: alike(before[i]!, after[j]!) })))
    for (const { i, j } of near
      .filter(({ score }) => score >= sameEntry)
      .toSorted((a, b) => b.score - a.score || Math.abs(a.i - a.j) - Math.abs(b.i - b.j) || a.i - b.i || a.j - b.j))
      if (!taken.has(i) && !found.has(j)) pair(i, j)
  }
  return inTheirOrder(before.length, after.length, found)
}

function inTheirOrder(before: number, after: number, found: ReadonlyMap<number, number>): Pair[] {
  const stayed = longestRising(Array.from({ length: after }, (_, j) => found.get(j)))
  const all: Pair[] = Array.from({ length: after }, (_, j) => ({ before: found.get(j), after: j, moved: found.has(j) && !stayed.has(j) }))
  const kept = new Set(found.values())
  for (let i = 0; i < before; i++) {
    if (kept.has(i)) continue
    // Behind whatever stayed before it, and behind what is gone from there already.
    const at = all.findLastIndex((one) => !one.moved && one.before !== undefined && one.before < i)
    all.splice(at + 1, 0, { before: i, after: undefined, moved: false })
  }
  return all
}

/** Of places in an order, the most that rise: the ones that stayed where they were, seen from each other. */
function longestRising(places: readonly (number | undefined)[]): Set<number> {
  const ends: number[] = []
  const previous = new Map<number, number | undefined>()
  places.forEach((place, j) => {
    if (place === undefined) return
    let [low, high] = [0, ends.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (places[ends[middle]!]! < place) low = middle + 1
      else high = middle
    }
    previous.set(j, low === 0 ? undefined : ends[low - 1])
    ends[low] = j
  })
  const rising = new Set<number>()
  for (let j = ends.at(-1); j !== undefined; j = previous.get(j)) rising.add(j)
  return rising
}
