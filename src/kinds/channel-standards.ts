import { languageCode, list, ref, text } from './fields.ts'
import { kind } from './kind.ts'

/** How customers are met on one way in: the first words, what happens when nobody is free, who can use it. */
export const channelStandards = kind(
  'channel-standards',
  { stage: 5, titledBy: 'title', wanted: 'channels', sections: { howWeDoIt: { binds: true }, why: {} } },
  {
    channel: ref('channel', { need: 'always' }),
    sayFirst: text({ need: 'approved', voice: 'say' }),
    neverSay: list(text(), { voice: 'not' }),
    /** What we do each time, as things a customer would notice. */
    always: list(text(), { need: 'approved', binds: true }),
    whenNobodyIsFree: text({ need: 'approved', binds: true }),
    outOfHours: text({ need: 'approved', binds: true }),
    /** How a matter goes to somebody else without the customer telling it again. */
    handOver: text(),
    languages: list(languageCode()),
    /** For people who hear, see, move or read with difficulty. */
    otherWays: list(text()),
    policies: list(ref('policy', { thread: true }), { need: 'approved' }),
  },
)
