import { assessmentAreas } from './assessment.ts'
import { date, group, list, oneOf, quantity, ref, text } from './fields.ts'
import { kind } from './kind.ts'
import { measure } from './measured.ts'

/** One change, with who does it, by when, what it should bring, and whether it did. */
export const improvement = kind(
  'improvement',
  { stage: 8, titledBy: 'change', sections: { howItWent: {} } },
  {
    change: text({ need: 'always', audience: 'public' }),
    sort: oneOf(['fix-the-cause', 'new-offer', 'drop-a-rule', 'train', 'tool']),
    /** What set it off: a complaint, a missed standard, an idea of somebody's. */
    comesFrom: list(text(), { need: 'approved' }),
    state: oneOf(['idea', 'agreed', 'doing', 'done', 'dropped'], { need: 'approved' }),
    doneBy: ref('role', { need: 'approved' }),
    /** Customers who are told of a change are told since when. */
    by: date({ need: 'approved', audience: 'public' }),
    measure: measure(),
    now: quantity(),
    expected: quantity({ need: 'approved' }),
    result: group({ value: quantity({ need: 'always' }), on: date({ need: 'always' }) }),
    decision: oneOf(['keep', 'adjust', 'undo']),
    told: list(group({ who: oneOf(['customers', 'staff'], { need: 'always' }), on: date(), how: text() })),
    /** Areas of the self-assessment that it should lift. */
    areas: list(oneOf(assessmentAreas)),
    problems: list(ref('problem', { thread: true })),
    goals: list(ref('goal', { thread: true })),
  },
)
