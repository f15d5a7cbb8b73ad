import type { Day } from '../handbook/values/date.ts'
import { assessmentAreas, type AssessmentArea } from '../kinds/assessment.ts'
import { scoreOf, standingOf, wantedRaters, type AreaSums, type Scored, type Standing } from './area-scores.ts'
import { wantedRoles, type Scores } from './assessment.ts'

/** A round of the self-assessment as sums, from which nobody's marks can be told. */
export interface RoundTotals {
  on: Day
  /** The name of the set of statements. */
  statements: string
  raters: number
  /** How many different roles they have. Left out where somebody did not give theirs: it may be another one. */
  roles?: number | undefined
  areas: Readonly<Record<AssessmentArea, AreaSums>>
}

/** An area of a round, worked out from its sums. */
export interface AreaTotal extends AreaSums, Scored {
  area: AssessmentArea
}

/** What is kept of a round. Of an area that fewer than three people marked nothing is: its sums would be their own marks. */
export function totalsOf({ round, areas }: Pick<Scores, 'round' | 'areas'>): RoundTotals {
  const byArea = new Map(
    areas.map(({ area, people, sum, answered, asked }) => [
      area,
      { ...(people < wantedRaters ? { sum: 0, answered: 0 } : { sum, answered }), asked },
    ]),
  )
  const roles = round.raters.map(({ role }) => role)
  return {
    on: round.on,
    statements: round.statements,
    raters: round.raters.length,
    ...(!roles.includes(undefined) && { roles: new Set(roles).size }),
    areas: Object.fromEntries(assessmentAreas.map((area) => [area, byArea.get(area)!])) as Record<AssessmentArea, AreaSums>,
  }
}

/**
 * Works out the scores of a round from its totals, by the same arithmetic as `scoresOf` from the marks themselves.
 *
 * @example scoresFromTotals(numbers.rounds.at(-1)!).total // 7 to 35, undefined where too little was answered
 */
export function scoresFromTotals({ areas }: RoundTotals): Standing<AreaTotal> & { areas: readonly AreaTotal[] } {
  const scored = assessmentAreas.map((area): AreaTotal => ({ area, ...areas[area], ...scoreOf(areas[area]) }))
  return { areas: scored, ...standingOf(scored) }
}

/** True where a round is more than a few people's view: enough of them, of more than one role, and enough answered in each area. */
export function isComplete(totals: RoundTotals): boolean {
  const { raters, roles = wantedRoles } = totals
  return raters >= wantedRaters && roles >= wantedRoles && scoresFromTotals(totals).total !== undefined
}
