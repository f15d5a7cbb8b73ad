import { date, group, list, oneOf, oneOrMore, quantity, ref, text } from './fields.ts'
import { kind } from './kind.ts'

/** Asking, listening and counting: what was asked of whom, and what came of it. */
export const research = kind(
  'research',
  { stage: 2, titledBy: 'question', wanted: 3, sections: { howWeAsked: {}, whatWeLearned: {} } },
  {
    question: text({ need: 'always' }),
    method: oneOf(
      [
        'survey',
        'customer-group',
        'staff-session',
        'supplier-talk',
        'figures',
        'competitor-comparison',
        'mystery-shopping',
        'reviews',
        'observation',
        'interview',
      ],
      { need: 'always' },
    ),
    sources: oneOrMore(oneOf(['customers', 'staff', 'suppliers', 'data', 'competitors']), { need: 'approved' }),
    from: date(),
    to: date({ need: 'approved' }),
    /** How many people, or records: `112 customers`. */
    howMany: quantity({ need: 'approved', of: 'count' }),
    responseRate: quantity({ of: 'share' }),
    asked: list(text()),
    findings: list(
      group({
        finding: text({ need: 'always' }),
        count: text(),
        inTheirWords: text({ voice: 'heard' }),
        /** The problem it speaks of, so that what was changed about it stands beside what people said. */
        problem: ref('problem'),
      }),
      { need: 'approved' },
    ),
    whoWasMissed: text(),
    problems: list(ref('problem')),
    /** Whoever took part hears what changed. */
    toldThem: group({ on: date({ need: 'always' }), what: text({ need: 'always' }) }),
  },
)
