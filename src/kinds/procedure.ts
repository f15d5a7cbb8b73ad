import { duration, group, list, oneOrMore, ref, text } from './fields.ts'
import { kind } from './kind.ts'

/** Who does what, in which order, once something has started it. */
export const procedure = kind(
  'procedure',
  { stage: 5, titledBy: 'title', sections: { howItGoes: {}, why: {} } },
  {
    startsWhen: text({ need: 'approved' }),
    steps: list(
      group({
        who: oneOrMore(ref('role'), { need: 'approved' }),
        does: text({ need: 'always' }),
        says: text({ voice: 'say' }),
        within: duration(),
      }),
      { need: 'approved', binds: true },
    ),
    /** Whom to turn to when it does not go as written, and when that is. */
    ask: ref('role', { need: 'approved', binds: true }),
    askWhen: text(),
    endsWhen: text({ need: 'approved' }),
    writeDown: list(text()),
    policies: list(ref('policy', { thread: true }), { need: 'approved' }),
    guidelines: list(ref('discretion')),
  },
)
