import { duration, group, list, oneOf, oneOrMore, ref, remedy, text, yesNo } from './fields.ts'
import { kind } from './kind.ts'

/** What staff may decide on their own when something has happened to a customer: role by role, with limits and who is next. */
export const discretion = kind(
  'discretion',
  { stage: 6, titledBy: 'situation', wanted: 'policies', sections: { why: {}, howItGoes: {} } },
  {
    situation: text({ need: 'always', binds: true }),
    /** In customers' words; the finder and search know the situation by these. */
    alsoCalled: list(text(), { need: 'approved', voice: 'heard' }),
    intent: text(),
    sayFirst: text({ need: 'approved', voice: 'say' }),
    neverSay: list(text(), { voice: 'not' }),
    appliesWhen: text({ binds: true }),
    /** Rungs from the front line up. The next person is the next rung, unless `ask` names someone outside the line. */
    ladder: list(
      group({
        /** Colleagues who stand side by side, such as drivers and fitters, share a rung. */
        role: oneOrMore(ref('role'), { need: 'always' }),
        may: list(remedy(), { need: 'always' }),
        ask: ref('role', { asked: 'later' }),
        askWithin: duration(),
      }),
      { need: 'approved', binds: true, shows: 'ladder' },
    ),
    ifNobodyAnswers: text({ need: 'approved', binds: true, apart: true, judgedBy: 'unanswered-question-has-a-way-out' }),
    never: list(text(), { binds: true }),
    writeDown: list(text(), { need: 'approved' }),
    cases: list(
      group({
        story: text({ need: 'always', apart: true }),
        verdict: oneOf(['yes', 'partly', 'ask first'], { need: 'always' }),
        because: text({ need: 'always' }),
      }),
      { need: 'approved' },
    ),
    policies: list(ref('policy', { thread: true }), { need: 'approved' }),
    /** `no` where the front line rightly decides nothing alone: a recall, a leak of data. */
    ordinary: yesNo(),
    /** The guideline for "anything else". */
    catchAll: yesNo(),
  },
)
