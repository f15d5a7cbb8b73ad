import { choice, day, moment, money, named, text, yesNo } from '../column.ts'
import { table, type RowOf } from '../table.ts'

/**
 * Every complaint, comment and word of praise, one row each. It asks what a slip on the counter asks, what ISO 10002
 * wants to be recorded, and what is needed to see whether staff could settle it themselves.
 *
 * Its order is the order in which it is asked.
 */
export const complaints = table('complaints', {
  /** What the customer is told to quote. */
  reference: text({ need: 'always', namesNobody: true, unique: true }),
  sort: choice(['complaint', 'comment', 'praise', 'question'], { need: 'always' }),
  received: moment({ need: 'always' }),
  receivedBy: named('role', { need: 'always' }),
  channel: named('channel', { need: 'always' }),
  place: named('place'),
  customer: text(),
  /** A number, an e-mail or a postal address: one way to answer. */
  reachedBy: text({ need: 'open' }),
  /** A language, large print, somebody who speaks for them. */
  needs: text(),
  onBehalfOf: text(),

  /** In their words first. */
  whatHappened: text({ need: 'always' }),
  happenedOn: day(),
  product: text(),
  order: text(),
  category: choice(
    [
      'product-fault',
      'wrong-item',
      'not-delivered',
      'late',
      'missed-appointment',
      'staff-attitude',
      'wrong-information',
      'price-or-bill',
      'refund-refused',
      'contract',
      'privacy',
      'accessibility',
      'safety',
      'complaint-handling',
      'other',
    ],
    { need: 'always' },
  ),
  /** The problem of ours that it belongs to, where it is known. */
  problem: named('problem'),
  /** It has happened to this customer before. */
  again: yesNo(),
  wants: text({ need: 'open' }),
  /** 4 is health, safety, data or law, and is looked at now. */
  severity: choice(['1', '2', '3', '4'], { need: 'open' }),
  complexity: choice(['low', 'middle', 'high']),
  impact: choice(['low', 'middle', 'high']),

  acknowledged: moment({ need: 'open' }),
  /** Who sees it through to the end, as the customer was told. */
  responsible: named('role', { need: 'open' }),
  promisedFor: moment(),
  nextUpdate: moment(),
  /** Day, who, what was done, what the customer was told; one line each. */
  steps: text(),

  /** The situation in which it was decided, and so the ladder that holds for it. */
  situation: named('discretion'),
  onTheSpot: yesNo({ need: 'settled' }),
  /** Whom whoever took it had to ask, when, and whether they said yes. */
  asked: named('role'),
  askedAt: moment(),
  granted: yesNo(),
  /** The role that decided in the end. */
  decidedBy: named('role'),
  decision: choice(['yes', 'partly', 'no']),
  reasons: text(),
  agreed: text({ need: 'settled' }),
  /** What was given for the trouble: nothing is 0. */
  given: money({ need: 'settled' }),
  /** With goods, carriage and time. */
  cost: money(),
  settled: moment({ need: 'settled' }),

  followedUp: moment({ need: 'closed' }),
  content: choice(['yes', 'no', 'no-answer'], { need: 'closed' }),
  cause: choice(['people', 'process', 'supplier', 'product', 'information', 'rule'], { need: 'closed' }),
  causeInWords: text(),
  prevention: text({ need: 'closed' }),
  keepUntil: day(),
})

/** One complaint, as far as it is known. */
export type Complaint = RowOf<typeof complaints>
