import { date, duration, group, list, oneOf, quantity, ref, text } from './fields.ts'
import { kind } from './kind.ts'

/** The file on a customer whose loss would hurt, and on the people there. It is a record and never published. */
export const keyAccount = kind(
  'key-account',
  { stage: 8, titledBy: 'customer', home: 'records', wanted: 0, sections: { howItGoes: {} } },
  {
    customer: text({ need: 'always' }),
    shareOfTurnover: quantity({ need: 'always', of: 'share' }),
    /** What serving them takes, a year: profit counts, not sales alone. */
    costToServe: quantity({ of: 'money' }),
    /** Only what the person would not mind being written down. */
    people: list(
      group({ name: text({ need: 'always' }), position: text(), mattersToThem: text(), reachedBy: text(), lastContact: date() }),
      { need: 'always' },
    ),
    serviceAgreed: list(text()),
    lookedAfterBy: ref('role', { need: 'always' }),
    standIn: ref('role'),
    contactEvery: duration({ need: 'always' }),
    risk: oneOf(['low', 'middle', 'high']),
  },
)
