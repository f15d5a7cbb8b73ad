import { list, oneOf, quantity, ref, text, yesNo } from './fields.ts'
import { kind } from './kind.ts'

/** Something that goes wrong for customers, with how often, what it costs, and the evidence. Three at a time are the top three. */
export const problem = kind(
  'problem',
  { stage: 2, titledBy: 'statement', wanted: 3, sections: { whatItLooksLike: {}, whyItHappens: {} } },
  {
    statement: text({ need: 'always' }),
    frequency: quantity({ need: 'approved', of: 'count' }),
    costs: quantity({ need: 'approved', audience: 'managers', of: 'money' }),
    canAct: oneOf(['fully', 'partly', 'hardly'], { need: 'approved' }),
    topThree: yesNo(),
    evidence: list(text(), { need: 'approved' }),
    rootCauses: list(text()),
    policies: list(ref('policy')),
  },
)
