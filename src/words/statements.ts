import { assessmentAreas, statementSets, type AssessmentArea } from '../kinds/assessment.ts'
import type { Words } from './words.ts'

/** A sentence that people mark. */
export interface Statement {
  area: AssessmentArea
  /** Its place in the area, from 0. */
  index: number
  /**
   * What it is called on paper and in sheets: `3b`. A letter, since spreadsheet programs take 3.2 for a number or a day.
   */
  code: string
  text: string
}

/** The sentences of a set in their order; none for a set of somebody's own, whose sentences we do not know. */
export function statementsIn(set: string, words: Words): Statement[] {
  if (!Object.hasOwn(statementSets, set)) return []
  return assessmentAreas.flatMap((area, a) =>
    Array.from({ length: statementSets[set]![area] }, (_, index) => ({
      area,
      index,
      code: codeOf(a, index),
      text: words.say(`assess.statements.${set}.${area}.${index + 1}`),
    })),
  )
}

/** A statement by its area and place: its sentence where we know it, else its number. */
export function statementText(set: string, area: AssessmentArea, index: number, words: Words): string {
  return (
    statementsIn(set, words).find((one) => one.area === area && one.index === index)?.text ?? codeOf(assessmentAreas.indexOf(area), index)
  )
}

function codeOf(area: number, index: number): string {
  return `${area + 1}${String.fromCharCode('a'.charCodeAt(0) + index)}`
}
