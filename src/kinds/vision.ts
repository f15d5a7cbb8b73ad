import { duration, group, list, name, oneOf, text } from './fields.ts'
import { kind } from './kind.ts'

/** How the company wants to treat its customers, in a sentence people can say aloud, with the parts that show in behaviour. */
export const vision = kind(
  'vision',
  { stage: 3, sections: { howWeUseIt: {} } },
  {
    /** How far ahead the workshop looks. */
    horizon: duration({ counts: 'years', asked: 'first', step: 1 }),
    // The workshop's five exercises, kept so that the next team sees where the sentence came from.
    reasonsForSuccess: list(text(), { audience: 'managers', asked: 'first', step: 1 }),
    reasonsAsCustomersSeeThem: list(text(), { audience: 'managers', asked: 'first', step: 2 }),
    stepsTaken: list(text(), { audience: 'managers', asked: 'first', step: 3 }),
    keyElements: list(text(), { audience: 'managers', asked: 'first', recalls: true, step: 4 }),
    verbs: list(text(), { audience: 'managers', asked: 'first', suggests: 'verbs', recalls: true, step: 5 }),
    statement: text({ need: 'always', binds: true, audience: 'public', step: 5 }),
    elements: list(
      group({
        name: name({ need: 'always' }),
        title: text({ need: 'always', audience: 'public', fact: true }),
        meaning: text({ need: 'approved', audience: 'public' }),
        seenWhen: list(text(), { need: 'approved', judgedBy: 'element-shows-in-behaviour' }),
      }),
      { need: 'approved', binds: true, offers: 'element' },
    ),
    passes: list(oneOf(['short-and-clear', 'tells-us-what-to-do', 'agrees-with-what-else-we-say', 'said-without-a-smirk']), {
      audience: 'managers',
      asked: 'first',
    }),
  },
)
