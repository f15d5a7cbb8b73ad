import type { Project } from '../handbook/read.ts'
import type { Day } from '../handbook/values/date.ts'
import { askedSet, assessmentAreas, noMark, statementSets, type AssessmentArea } from '../kinds/assessment.ts'
import { roundsIn, type Rater } from '../measure/rounds.ts'
import type { Choice } from './choices.ts'
import type { Mark } from './marks.ts'
import { seatIn, type AreaMarks, type Seat } from './rating.ts'

/** What somebody has answered so far, area by area. */
export function answersOf(rater: Rater | undefined): Map<AssessmentArea, AreaMarks> {
  const asTyped = (mark: number | undefined) => (mark === undefined ? noMark : String(mark)) as Mark
  return new Map([...(rater?.areas ?? [])].map(([area, { marks, comment }]) => [area, { area, marks: marks.map(asTyped), comment }]))
}

/**
 * Where somebody goes on: at the first area without marks, or the one before it where that was left in the middle.
 *
 * @returns the place of an area among all, and their number where everything is answered
 */
export function firstOpen(answers: ReadonlyMap<AssessmentArea, AreaMarks>): number {
  const open = assessmentAreas.findIndex((area) => !answers.has(area))
  const first = open < 0 ? assessmentAreas.length : open
  const before = first > 0 ? answers.get(assessmentAreas[first - 1]!) : undefined
  return before?.marks.at(-1) === noMark ? first - 1 : first
}

/** People of a round who have not come to the end. */
export function unfinishedIn({ raters }: { raters: readonly Rater[] }): Rater[] {
  return raters.filter((rater) => firstOpen(answersOf(rater)) < assessmentAreas.length)
}

/** The marks of an area as they are kept: one for each statement. */
export function wholeArea(area: AssessmentArea, marks: readonly (Mark | undefined)[]): Mark[] {
  return Array.from({ length: statementSets[askedSet]![area] }, (_, i) => marks[i] ?? noMark)
}

/**
 * Where somebody's marks go, by what stands there at the moment: others may have begun while this person was answering.
 *
 * @param project as it is now
 * @param on the day of the round
 * @param name the letter of somebody who has one
 */
export async function seatNow(project: Pick<Project, 'dir' | 'today' | 'working'>, on: Day, name: string | undefined): Promise<Seat> {
  const round = roundsIn(project.working).find((one) => one.on === on && one.statements === askedSet)
  return seatIn(project, round, name)
}

/** The roles somebody may say they have. */
export function rolesToChoose({ company }: Project['working']): Choice[] {
  return (company?.fields.roles ?? []).flatMap(({ name, title }) => (name === undefined ? [] : [{ value: name, title: title ?? name }]))
}
