import { date, duration, group, list, oneOf, quantity, ref, text } from './fields.ts'
import { kind } from './kind.ts'
import { measure } from './measured.ts'

const missing = { need: 'approved', judgedBy: 'standard-can-be-checked' } as const

/** A level that customers notice and somebody checks: how fast, how often, how well. */
export const standard = kind(
  'standard',
  { stage: 5, titledBy: 'statement', sections: { howWeKeepIt: {}, why: {} } },
  {
    statement: text({ need: 'always', binds: true, audience: 'public' }),
    threshold: quantity({ ...missing, binds: true, audience: 'public' }),
    /** How often it must hold: `80%`. */
    share: quantity({ ...missing, binds: true, of: 'share' }),
    channel: ref('channel'),
    measure: measure(),
    howWeCheck: oneOf(['system-data', 'observation', 'mystery-shopping', 'survey', 'log'], missing),
    checkEvery: duration(missing),
    whenMissed: text({ need: 'approved', binds: true }),
    competitors: text({ audience: 'managers' }),
    readings: list(group({ on: date({ need: 'always' }), value: quantity({ need: 'always' }), note: text() })),
    policies: list(ref('policy', { thread: true }), { need: 'approved' }),
  },
)
