import { group, list, oneOf, text } from './fields.ts'
import { kind } from './kind.ts'

/** Phrases this company avoids, each with a better one. They are looked for beside those we ship. */
export const words = kind(
  'words',
  { stage: 5, wanted: 0 },
  {
    phrases: list(
      group({
        avoid: text({ need: 'always', voice: 'not' }),
        better: text({ need: 'always' }),
        because: text(),
        /** Where it is looked for: in what is said to customers, in what is written, or in both. */
        where: oneOf(['spoken', 'written', 'both']),
      }),
      { need: 'approved' },
    ),
  },
)
