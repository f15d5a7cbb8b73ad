import { date, duration, list, oneOf, oneOrMore, ref, text, yesNo } from './fields.ts'
import { kind } from './kind.ts'

/** How people learn what the handbook asks of them. Who attended stands in the records. */
export const training = kind(
  'training',
  { stage: 7, titledBy: 'title', sections: { howItRuns: {}, why: {} } },
  {
    form: oneOf(['launch-meeting', 'regular-meeting', 'workshop', 'on-the-job', 'e-learning', 'induction'], { need: 'always' }),
    mandatory: yesNo(),
    purpose: text({ need: 'approved' }),
    roles: oneOrMore(ref('role'), { need: 'approved' }),
    /** What it teaches, by kind. */
    principles: list(ref('principle')),
    policies: list(ref('policy')),
    procedures: list(ref('procedure')),
    guidelines: list(ref('discretion')),
    skills: list(text()),
    trainer: text({ need: 'approved' }),
    takes: duration({ need: 'approved' }),
    on: date(),
    repeatEvery: duration(),
    practice: text(),
    howWeSeeItWorked: text(),
  },
)
