import { group, list, ref, text } from './fields.ts'
import { kind } from './kind.ts'

/** A rule of conduct with a name people remember, and the stories that make it stick. */
export const principle = kind(
  'principle',
  { stage: 3, titledBy: 'name', sections: { why: {} } },
  {
    name: text({ need: 'always' }),
    meaning: text({ need: 'approved', binds: true }),
    doThis: list(text(), { need: 'approved' }),
    notThis: list(text(), { need: 'approved' }),
    /** Told again in our own words; `from` credits whoever told it first. */
    stories: list(group({ tells: text({ need: 'always', apart: true }), from: text() }), { need: 'approved' }),
    /** Figures that make the case, each with where it was read. */
    figures: list(group({ says: text({ need: 'always' }), from: text({ need: 'approved' }) })),
    /** When the principle gives way: safety, health, privacy. */
    givesWay: text({ binds: true }),
    elements: list(ref('element', { thread: true }), { need: 'approved' }),
  },
)
