import { assessmentAreas, type AssessmentArea } from '../kinds/assessment.ts'
import { askedOf, isAnsweredEnough, scoreOf, standingOf, wantedRaters, type AreaSums, type Scored, type Standing } from './area-scores.ts'
import { compared, difference, ratio, type Ratio } from './ratio.ts'
import type { Rater, Round } from './rounds.ts'
import { roundsToShow, type RoundsToShow } from './rounds-to-show.ts'

/** Marks this far apart are to be talked about: their mean says what nobody thinks. */
const wideSpread = 2
/** Fewer people than this would be known by their marks. */
const smallestGroup = 3
/** Below this, a difference between two rounds is chance. */
export const smallestChange = ratio(3, 10)
/** How many different roles make a picture that is more than one side's view. */
export const wantedRoles = 2

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
export interface AreaScore extends AreaSums, Scored {
  area: AssessmentArea
  /** How many people gave a mark in it. */
  people: number
  statements: readonly StatementScore[]
}

/** How an area looks to those who meet customers and to those who do not. */
interface Apart {
  area: AssessmentArea
  meeting: Ratio
  others: Ratio
}

/** A round, worked out. */
export interface Scores extends Standing<AreaScore> {
  round: Round
  areas: readonly AreaScore[]
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
  return {
    round,
    areas,
    ...standingOf(areas),
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
  const cameTo = raters.map((rater) => statementsComeTo(rater, area))
  const asked = askedOf({ cameTo, raters: raters.length, statements: sizes[area] })
  return { area, sum, answered, asked, ...scoreOf({ sum, answered }), people: peopleIn(raters, area), statements }
}

/** How many statements of an area somebody came to. In the area where they broke off, nothing after their last mark was asked. */
function statementsComeTo({ areas }: Rater, area: AssessmentArea): number {
  const { marks = [] } = areas.get(area) ?? {}
  const brokeOffHere = areas.size < assessmentAreas.length && assessmentAreas.findLast((one) => areas.has(one)) === area
  return brokeOffHere ? marks.findLastIndex((mark) => mark !== undefined) + 1 : marks.length
}

/** How many people gave a mark in an area. */
function peopleIn(raters: readonly Rater[], area: AssessmentArea): number {
  return raters.filter(({ areas }) => areas.get(area)?.marks.some((mark) => mark !== undefined)).length
}

/**
 * A round as others may see it: without what was said of areas that fewer than three people marked, from which each of
 * them would know the others' marks. A round of fewer stays whole: it is shown to nobody who does not ask for it.
 */
export function withoutFew(scores: Scores): Scores {
  if (scores.round.raters.length < wantedRaters) return scores
  const areas = scores.areas.map((one): AreaScore =>
    one.people >= wantedRaters ? one : { ...one, sum: 0, answered: 0, score: undefined, flag: undefined, statements: [] },
  )
  const shown = new Set(areas.filter(({ score }) => score !== undefined).map(({ area }) => area))
  return { ...scores, areas, ...standingOf(areas), talkAbout: scores.talkAbout.filter(({ area }) => shown.has(area)) }
}

/** Areas in which enough of both groups gave a mark. Whoever left their role out belongs to neither: they did not want to be told apart. */
function apartIn(round: Round, meetsCustomers: (role: string) => boolean | undefined): Apart[] {
  const group = (meets: boolean) => round.raters.filter(({ role }) => role !== undefined && meetsCustomers(role) === meets)
  const [meeting, others] = [group(true), group(false)]
  const enough = (raters: readonly Rater[], area: AssessmentArea) => peopleIn(raters, area) >= smallestGroup
  return assessmentAreas
    .filter((area) => enough(meeting, area) && enough(others, area))
    .map((area) => ({ area, meeting: areaScore(area, round, meeting).score!, others: areaScore(area, round, others).score! }))
}

/** An area with its mark, worked out from the marks themselves or from sums. */
type Marked = Pick<Scored, 'score'> & { area: AssessmentArea }

/** What has become of an area since the round before. */
export interface Change {
  area: AssessmentArea
  before: Ratio
  now: Ratio
  /** Below zero where it went down. */
  by: Ratio
  /** False where it is too small to mean anything. */
  counts: boolean
}

/** What changed between two rounds, area by area; nothing where people marked different statements. */
export function changesSince(before: Scores, now: Scores): Change[] {
  return before.round.statements === now.round.statements ? changesBetween(before.areas, now.areas) : []
}

/** What changed in each area that has a mark before and now. */
export function changesBetween(before: readonly Marked[], now: readonly Marked[]): Change[] {
  return now.flatMap(({ area, score }) => {
    const earlier = before.find((one) => one.area === area)?.score
    if (score === undefined || earlier === undefined) return []
    const by = difference(score, earlier)
    const size = by.over < 0n ? { over: -by.over, under: by.under } : by
    return [{ area, before: earlier, now: score, by, counts: compared(size, smallestChange) >= 0 }]
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
  /** Areas of which too little is answered for a total: by fewer than three people, or with less than four in five of what those came to. */
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
    areas: areas.filter((area) => !isAnsweredEnough(area)).map(({ area }) => area),
  }
}

/**
 * The rounds to show: see `roundsToShow`. Of areas that too few people marked, nothing is in them.
 *
 * @param least how many people make a round that is shown; fewer only where somebody asks for it
 */
export function lastRounds(all: readonly Scores[], least: number = wantedRaters): RoundsToShow<Scores> | undefined {
  return roundsToShow(
    all.map(withoutFew),
    ({ round, total }) => ({ on: round.on, statements: round.statements, raters: round.raters.length, total }),
    least,
  )
}
