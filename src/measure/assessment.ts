import { assessmentAreas, type AssessmentArea } from '../kinds/assessment.ts'
import { compared, difference, ratio, sharedBy, sumOf, type Ratio } from './ratio.ts'
import type { Rater, Round } from './rounds.ts'

/** A total says something once this share of each area's statements is answered. What is left open never counts as a 1. */
const answeredShare = ratio(80, 100)
/** Marks this far apart are to be talked about: their mean says what nobody thinks. */
const wideSpread = 2
/** Fewer people than this would be known by their marks. */
const smallestGroup = 3
/** Below this, a difference between two rounds is chance. */
export const smallestChange = ratio(3, 10)
/** How many different people, and roles, make a picture that is more than one person's view. */
const wantedRaters = 3
const wantedRoles = 2

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
/** Totals at which another band begins. */
export const bandBorders: readonly number[] = bands.map(({ below }) => below).filter(Number.isFinite)

/** What was said of one statement, by everybody together. */
export interface StatementScore {
  area: AssessmentArea
  /** Its place in the area, from 0. */
  index: number
  sum: number
  answered: number
  /** The lowest and the highest mark; undefined where nobody could say. */
  lowest: number | undefined
  highest: number | undefined
}

/** What was said of one area, by everybody together. */
export interface AreaScore {
  area: AssessmentArea
  sum: number
  answered: number
  /** How many marks there would be if everybody had marked everything. */
  asked: number
  /** The mean of all marks; undefined where there is none. */
  score: Ratio | undefined
  flag: keyof typeof areaBorders | undefined
  statements: readonly StatementScore[]
}

/** How an area looks to those who meet customers and to those who do not. */
interface Apart {
  area: AssessmentArea
  meeting: Ratio
  others: Ratio
}

/** A round, worked out. */
export interface Scores {
  round: Round
  areas: readonly AreaScore[]
  /** The sum of the seven areas, 7 to 35; undefined where too little was answered somewhere. */
  total: Ratio | undefined
  /** The total as a mark, 1 to 5. */
  average: Ratio | undefined
  band: Band | undefined
  /** The two lowest areas, lowest first; more where several share a place. */
  lowest: readonly AreaScore[]
  /** Statements whose marks lie far apart, the widest first. */
  talkAbout: readonly StatementScore[]
  apart: readonly Apart[]
}

/**
 * Works out a round. Sums and counts stay whole, and nothing is rounded.
 *
 * @param meetsCustomers says of a role whether those who have it meet customers; undefined for a role nobody knows.
 *   It tells staff and managers apart: what separates their views is who stands before customers, and titles do not say that
 */
export function scoresOf(round: Round, meetsCustomers: (role: string) => boolean | undefined): Scores {
  const areas = assessmentAreas.map((area) => areaScore(area, round, round.raters))
  const isWhole =
    round.raters.length > 0 && areas.every(({ answered, asked }) => asked > 0 && compared(ratio(answered, asked), answeredShare) >= 0)
  const total = isWhole ? sumOf(areas.map(({ score }) => score!)) : undefined
  return {
    round,
    areas,
    total,
    average: total && sharedBy(total, areas.length),
    band: total && bands.find(({ below }) => below === Infinity || compared(total, ratio(below)) < 0)!.name,
    lowest: lowestOf(areas),
    talkAbout: areas
      .flatMap(({ statements }) => statements)
      .filter((statement) => spreadOf(statement) >= wideSpread)
      .toSorted((a, b) => spreadOf(b) - spreadOf(a)),
    apart: apartIn(round, meetsCustomers),
  }
}

/** How far apart the marks of a statement lie. */
export function spreadOf({ lowest, highest }: Pick<StatementScore, 'lowest' | 'highest'>): number {
  return lowest === undefined || highest === undefined ? 0 : highest - lowest
}

function areaScore(area: AssessmentArea, { sizes }: Round, raters: readonly Rater[]): AreaScore {
  const statements = Array.from({ length: sizes[area] }, (_, index): StatementScore => {
    const given = raters.flatMap(({ areas }) => areas.get(area)?.marks[index] ?? [])
    return {
      area,
      index,
      sum: given.reduce((sum, mark) => sum + mark, 0),
      answered: given.length,
      lowest: given.length === 0 ? undefined : Math.min(...given),
      highest: given.length === 0 ? undefined : Math.max(...given),
    }
  })
  const sum = statements.reduce((all, one) => all + one.sum, 0)
  const answered = statements.reduce((all, one) => all + one.answered, 0)
  const score = answered === 0 ? undefined : ratio(sum, answered)
  const isBelow = (border: number) => score !== undefined && compared(score, ratio(border)) < 0
  const flag = isBelow(areaBorders.urgent) ? 'urgent' : isBelow(areaBorders.weak) ? 'weak' : undefined
  return { area, sum, answered, asked: raters.length * sizes[area], score, flag, statements }
}

/** The two lowest, and whatever is level with the second of them: a tie is told, not settled by the alphabet. */
function lowestOf(areas: readonly AreaScore[]): AreaScore[] {
  const scored = areas.filter(({ score }) => score !== undefined).toSorted((a, b) => compared(a.score!, b.score!))
  const second = scored[1]?.score
  return scored.filter(({ score }) => second === undefined || compared(score!, second) <= 0)
}

/** Areas in which enough of both groups gave a mark. Whoever left their role out belongs to neither: they did not want to be told apart. */
function apartIn(round: Round, meetsCustomers: (role: string) => boolean | undefined): Apart[] {
  const group = (meets: boolean) => round.raters.filter(({ role }) => role !== undefined && meetsCustomers(role) === meets)
  const [meeting, others] = [group(true), group(false)]
  const enough = (raters: readonly Rater[], area: AssessmentArea) =>
    raters.filter(({ areas }) => areas.get(area)?.marks.some((mark) => mark !== undefined)).length >= smallestGroup
  return assessmentAreas
    .filter((area) => enough(meeting, area) && enough(others, area))
    .map((area) => ({ area, meeting: areaScore(area, round, meeting).score!, others: areaScore(area, round, others).score! }))
}

/** What has become of an area since the round before. */
export interface Change {
  area: AssessmentArea
  /** Below zero where it went down. */
  by: Ratio
  /** False where it is too small to mean anything. */
  counts: boolean
}

/** What changed between two rounds, area by area; nothing where people marked different statements. */
export function changesSince(before: Scores, now: Scores): Change[] {
  if (before.round.statements !== now.round.statements) return []
  return now.areas.flatMap(({ area, score }) => {
    const earlier = before.areas.find((one) => one.area === area)?.score
    if (score === undefined || earlier === undefined) return []
    const by = difference(score, earlier)
    const size = by.over < 0n ? { over: -by.over, under: by.under } : by
    return [{ area, by, counts: compared(size, smallestChange) >= 0 }]
  })
}

/** What a round still wants before it is more than a few people's view. */
export interface Wanted {
  /** How many more people. */
  raters: number
  /** True where everybody has the same role. */
  anotherRole: boolean
  /** People who have not come to the end, and how many areas they have left. */
  unfinished: readonly { name: string; left: number }[]
  /** Areas of which too little is answered for a total. */
  areas: readonly AssessmentArea[]
}

/** What a round still wants. */
export function stillWanted({ round, areas }: Scores): Wanted {
  const { raters } = round
  // Whoever left the role out may have another one.
  const roles = new Set(raters.map(({ role }) => role ?? ''))
  return {
    raters: Math.max(0, wantedRaters - raters.length),
    anotherRole: raters.length > 0 && roles.size < wantedRoles && !roles.has(''),
    unfinished: raters.flatMap(({ name, areas: done }) =>
      done.size < assessmentAreas.length ? [{ name, left: assessmentAreas.length - done.size }] : [],
    ),
    areas: areas
      .filter(({ answered, asked }) => asked === 0 || compared(ratio(answered, asked), answeredShare) < 0)
      .map(({ area }) => area),
  }
}

/** The last round that has a total, and the one before it with the same statements; the last of all where none has one. */
export function lastRounds(all: readonly Scores[]): { now: Scores; before: Scores | undefined; begun: Scores | undefined } | undefined {
  const whole = all.filter(({ total }) => total !== undefined)
  const now = whole.at(-1) ?? all.at(-1)
  if (now === undefined) return undefined
  const before = whole.findLast(({ round }) => round.on < now.round.on && round.statements === now.round.statements)
  const begun = all.findLast(({ round }) => round.on > now.round.on)
  return { now, before, begun }
}
