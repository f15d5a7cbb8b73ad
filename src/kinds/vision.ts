import { duration, group, list, name, oneOf, text } from './fields.ts'
import { kind } from './kind.ts'

/** How the company wants to treat its customers, in a sentence people can say aloud, with the parts that show in behaviour. */
export const vision = kind(
  'vision',
  { stage: 3, sections: { howWeUseIt: {} } },
  {
    /** How far ahead the workshop looks. */
    horizon: duration({ counts: 'years', asked: 'first' }),
    // The workshop's five exercises, kept so that the next team sees where the sentence came from.
    reasonsForSuccess: list(text(), { audience: 'managers', asked: 'first' }),
    reasonsAsCustomersSeeThem: list(text(), { audience: 'managers', asked: 'first' }),
    stepsTaken: list(text(), { audience: 'managers', asked: 'first' }),
    keyElements: list(text(), { audience: 'managers', asked: 'first', recalls: true }),
    verbs: list(text(), { audience: 'managers', asked: 'first', suggests: 'verbs', recalls: true }),
    statement: text({ need: 'always', binds: true, audience: 'public' }),
    elements: list(
      group({
        name: name({ need: 'always' }),
        title: text({ need: 'always', audience: 'public' }),
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
