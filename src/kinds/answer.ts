import { list, ref, text } from './fields.ts'
import { kind } from './kind.ts'

/** A question customers put to staff, and the answer to give. */
export const answer = kind(
  'answer',
  { stage: 5, titledBy: 'question', wanted: 0, sections: { more: { audience: 'public' }, why: {} } },
  {
    question: text({ need: 'always', audience: 'public' }),
    alsoAsked: list(text(), { voice: 'heard' }),
    answer: text({ need: 'approved', binds: true, voice: 'say', audience: 'public' }),
    /** What is for staff to know and not for customers to hear. */
    goodToKnow: list(text()),
    ask: ref('role', { need: 'approved' }),
    policies: list(ref('policy', { thread: true })),
    answers: list(ref('answer')),
  },
)
