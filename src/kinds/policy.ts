import { areas } from './areas.ts'
import { date, duration, group, list, oneOf, ref, text } from './fields.ts'
import { kind } from './kind.ts'

/** What customers can count on in one area, what happens when it is not kept, and why it is so. */
export const policy = kind(
  'policy',
  {
    stage: 5,
    titledBy: 'title',
    wanted: 'areas',
    sections: { howWeDoIt: { binds: true }, why: {}, whatToWriteDown: { binds: true }, inOurWordsToCustomers: { audience: 'public' } },
  },
  {
    area: oneOf(areas, { need: 'always', audience: 'public', fact: true }),
    purpose: text({ need: 'approved', audience: 'public' }),
    promises: list(
      group({
        promise: text({ need: 'always', audience: 'public' }),
        within: duration({ audience: 'public' }),
        ifWeFail: text({ audience: 'public' }),
      }),
      { need: 'approved', binds: true, audience: 'public' },
    ),
    conditions: list(
      group({ condition: text({ need: 'always', audience: 'public' }), because: text({ need: 'approved', audience: 'public' }) }),
      {
        binds: true,
        audience: 'public',
      },
    ),
    doesNotCover: list(text({ audience: 'public' }), { binds: true, audience: 'public' }),
    sayFirst: text({ voice: 'say' }),
    neverSay: list(text(), { voice: 'not' }),
    ask: ref('role', { need: 'approved', binds: true }),
    legalFloor: group({ says: text({ need: 'always' }), country: text(), checkedBy: text(), checkedOn: date() }),
    goals: list(ref('goal', { thread: true }), { need: 'approved' }),
    readAsACustomer: list(oneOf(['easy-to-find', 'easy-to-understand', 'fair', 'clear-what-to-do-next']), { audience: 'managers' }),
    keepOrChange: group(
      { decision: oneOf(['keep', 'change', 'remove'], { need: 'always' }), because: text({ need: 'always' }) },
      { audience: 'managers' },
    ),
  },
)
