import { compared, ratio, sharedBy, sumOf, type Ratio } from './ratio.ts'

/**
 * A total says something once this share of each area's statements is answered, by those who rated the area. What is left
 * open never counts as a 1.
 */
const answeredShare = ratio(80, 100)

/** An area below the first needs work soon, below the second at once, whatever the total. */
export const areaBorders = { weak: 3, urgent: 2 } as const

/** How a company does as a whole, by its total; each band ends below a number, the last at the highest there is. */
const bands = [
  { name: 'starting', below: 14 },
  { name: 'patchy', below: 21 },
  { name: 'sound', below: 28 },
  { name: 'customer-driven', below: Infinity },
] as const
type Band = (typeof bands)[number]['name']
/** All bands, the lowest first. */
export const bandNames: readonly Band[] = bands.map(({ name }) => name)
/** Totals at which another band begins. */
export const bandBorders: readonly number[] = bands.map(({ below }) => below).filter(Number.isFinite)

/** All marks of one area as sums. */
export interface AreaSums {
  sum: number
  /** How many marks there are. */
  answered: number
  /** How many there would be if whoever rated the area had marked each statement they came to: see `askedOf`. */
  asked: number
}

/** Fewer people than this make no picture, and would be known by their marks. */
export const wantedRaters = 3

/**
 * How many marks an area was asked for: those that whoever rated it came to. Whoever broke off was never asked for the rest,
 * and stands in nobody's way. Yet an area that only one or two of many came to says nothing for all of them, so three are
 * reckoned with, or everybody of a round of fewer.
 *
 * @param cameTo how many marks each of those who rated the area came to
 * @param raters how many took part in the round
 * @param statements how many statements the area has
 */
export function askedOf({ cameTo, raters, statements }: { cameTo: readonly number[]; raters: number; statements: number }): number {
  return Math.max(
    cameTo.reduce((all, one) => all + one, 0),
    Math.min(raters, wantedRaters) * statements,
  )
}

/** What the marks of an area come to. */
export interface Scored {
  /** The mean of all marks; undefined where there is none. */
  score: Ratio | undefined
  flag: keyof typeof areaBorders | undefined
}

/** What all areas come to together. */
export interface Standing<A> {
  /** The sum of the seven areas, 7 to 35; undefined where too little was answered somewhere. */
  total: Ratio | undefined
  /** The total as a mark, 1 to 5. */
  average: Ratio | undefined
  band: Band | undefined
  /** The two lowest areas, lowest first; see `lowestOf` for those that share a place. */
  lowest: readonly A[]
}

/** The score of an area, and whether it is low. */
export function scoreOf({ sum, answered }: Pick<AreaSums, 'sum' | 'answered'>): Scored {
  const score = answered === 0 ? undefined : ratio(sum, answered)
  const isBelow = (border: number) => score !== undefined && compared(score, ratio(border)) < 0
  return { score, flag: isBelow(areaBorders.urgent) ? 'urgent' : isBelow(areaBorders.weak) ? 'weak' : undefined }
}

/** True where enough of an area is answered for a total. */
export function isAnsweredEnough({ answered, asked }: Pick<AreaSums, 'answered' | 'asked'>): boolean {
  return asked > 0 && compared(ratio(answered, asked), answeredShare) >= 0
}

/** Total, band and lowest areas. Sums and counts stay whole, and nothing is rounded. */
export function standingOf<A extends AreaSums & Pick<Scored, 'score'>>(areas: readonly A[]): Standing<A> {
  const total = areas.every(isAnsweredEnough) ? sumOf(areas.map(({ score }) => score!)) : undefined
  return {
    total,
    average: total && sharedBy(total, areas.length),
    band: total && bands.find(({ below }) => below === Infinity || compared(total, ratio(below)) < 0)!.name,
    lowest: lowestOf(areas),
  }
}

/** More areas than these stand out no longer. */
const mostNamed = 3

/**
 * The two lowest. A tie is told, not settled by the alphabet: a place that several share is named whole where three areas
 * are enough for it, and else left out. So the lowest may be one alone, or none where too many share the first place.
 */
function lowestOf<A extends Pick<Scored, 'score'>>(areas: readonly A[]): A[] {
  const places = placesOf(areas)
  const [first = [], second = []] = places
  const named = first.length > 1 ? first : [...first, ...second]
  if (named.length <= mostNamed && named.length < places.flat().length) return named
  return first.length === 1 ? first : []
}

/** Areas that have a mark, the lowest first; those that are level share a place. */
export function placesOf<A extends Pick<Scored, 'score'>>(areas: readonly A[]): A[][] {
  const scored = areas.filter(({ score }) => score !== undefined).toSorted((a, b) => compared(a.score!, b.score!))
  const places: A[][] = []
  for (const area of scored) {
    const last = places.at(-1)
    if (last !== undefined && compared(last[0]!.score!, area.score!) === 0) last.push(area)
    else places.push([area])
  }
  return places
}
