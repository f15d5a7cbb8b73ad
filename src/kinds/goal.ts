import { date, group, list, quantity, ref, text } from './fields.ts'
import { kind } from './kind.ts'
import { measure } from './measured.ts'

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
