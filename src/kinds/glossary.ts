import { group, list, text } from './fields.ts'
import { kind } from './kind.ts'

/** The words of the house: what each means, and what not to call it. */
export const glossary = kind(
  'glossary',
  { stage: 5, wanted: 0 },
  {
    terms: list(
      group({
        term: text({ need: 'always', fact: true }),
        means: text({ need: 'always' }),
        /** Abbreviations and other words for the same thing. */
        also: list(text(), { fact: true }),
        /** Words we used to say, or that mean something else to customers. */
        notCalled: list(text(), { voice: 'not' }),
      }),
      { need: 'approved', anchors: 'term' },
    ),
  },
)
