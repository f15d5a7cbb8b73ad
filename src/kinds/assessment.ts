import { date, group, list, oneOf, ref, text } from './fields.ts'
import { kind } from './kind.ts'

/** Seven areas in which a company rates itself, one for each step from leading to improving. */
export const assessmentAreas = [
  'customer-first-culture',
  'products-and-messages',
  'hearing-feedback',
  'knowing-customers',
  'easy-to-reach',
  'able-and-trusted-staff',
  'always-improving',
] as const
export type AssessmentArea = (typeof assessmentAreas)[number]

/**
 * How many statements each area of a set has, whatever the language; `site/words/<language>/assess.yaml` has the
 * sentences. A set is never changed once people have marked it: another sentence makes another set.
 */
export const statementSets: Readonly<Record<string, Readonly<Record<AssessmentArea, number>>>> = {
  'servicebook-1': {
    'customer-first-culture': 5,
    'products-and-messages': 5,
    'hearing-feedback': 6,
    'knowing-customers': 5,
    'easy-to-reach': 6,
    'able-and-trusted-staff': 6,
    'always-improving': 6,
  },
}

/** The set that people are asked to mark. */
export const askedSet = 'servicebook-1'

/** From never to always. */
export const marks = ['1', '2', '3', '4', '5'] as const
/** In place of a mark where somebody cannot say. */
export const noMark = 'none'

/** One round of rating ourselves. It holds people's own marks, so it is a record and never published. */
export const assessment = kind(
  'assessment',
  { stage: 1, titledBy: 'title', home: 'records' },
  {
    on: date({ need: 'always' }),
    /** Which set of statements was rated, so that only like is compared with like. */
    statements: text({ need: 'always' }),
    answers: list(
      group({
        /** A letter or a number, not a name. */
        rater: text({ need: 'always' }),
        role: ref('role'),
        area: oneOf(assessmentAreas, { need: 'always' }),
        /** One mark for each statement of the area, in their order, from 1 (never) to 5 (always); `none` where there is none. */
        marks: list(oneOf([...marks, noMark]), { need: 'always', repeats: true }),
        comment: text(),
      }),
      { need: 'always' },
    ),
  },
)
