import { date, group, list, oneOf, ref, text } from './fields.ts'
import { kind } from './kind.ts'

/** Seven areas in which a company rates itself, one for each step from leading to improving. */
const assessmentAreas = [
  'customer-first-culture',
  'products-and-messages',
  'hearing-feedback',
  'knowing-customers',
  'easy-to-reach',
  'able-and-trusted-staff',
  'always-improving',
] as const

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
        marks: list(oneOf(['1', '2', '3', '4', '5', 'none']), { need: 'always', repeats: true }),
        comment: text(),
      }),
      { need: 'always' },
    ),
  },
)
