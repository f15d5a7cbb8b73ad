import { askedMeasures } from '../../kinds/shipped-measures.ts'
import { choice, day, mark, named, reach, text, whole } from '../column.ts'
import { table, type RowOf } from '../table.ts'

/** What customers answered when they were asked, one answer to one question a row. */
export const surveys = table('surveys', {
  day: day({ need: 'always' }),
  /** The round of asking that it belongs to. */
  survey: named('research'),
  /** What was asked. Where nobody says, it was whether they are satisfied. */
  measure: choice(askedMeasures),
  mark: mark({ need: 'always' }),
  /** The highest mark that could be given; empty for the usual one of the question. */
  highest: whole(),
  place: named('place'),
  channel: named('channel'),
  words: text(),
  /** How they may be rung, if they said that they may be. */
  reachedBy: reach(),
})

/** One answer, as far as it is known. */
export type SurveyAnswer = RowOf<typeof surveys>
