import { date, group, list, nameOr, oneOf, quantity, ref, text } from './fields.ts'
import { kind } from './kind.ts'

/** What is counted: a name from the shipped list, or written out with its unit and which way is better. */
const measure = (options: Parameters<typeof nameOr>[2] = {}) =>
  nameOr(
    ref('measure'),
    group({
      name: text({ need: 'always' }),
      unit: text({ need: 'always' }),
      better: oneOf(['up', 'down'], { need: 'always' }),
      howWeCount: text(),
    }),
    options,
  )

const missing = { need: 'approved', judgedBy: 'goal-is-measurable' } as const

/** One outcome a customer would notice: what is counted, where it stands now, where it should be, by when. */
export const goal = kind(
  'goal',
  { stage: 4, titledBy: 'statement', wanted: 3, sections: { howWeGetThere: {} } },
  {
    statement: text({ need: 'always' }),
    measure: measure(missing),
    baseline: quantity(missing),
    baselineDate: date(missing),
    target: quantity(missing),
    by: date(missing),
    milestones: list(group({ by: date({ need: 'always' }), value: quantity({ need: 'always' }) })),
    balancedBy: measure(),
    elements: list(ref('element', { thread: true }), { need: 'approved' }),
    problems: list(ref('problem', { thread: true }), { need: 'approved' }),
    readings: list(group({ on: date({ need: 'always' }), value: quantity({ need: 'always' }), note: text() })),
    resources: text({ audience: 'managers' }),
  },
)
