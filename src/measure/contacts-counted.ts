import { dayOfMoment } from '../records/moment.ts'
import type { Contact } from '../records/tables/contacts.ts'
import { under } from './complaints/counts.ts'

/** How many contacts there were, and of how many it is known how they went. */
export interface ContactCounts {
  n: number
  /** Whether a person answered at the first try. */
  answered: YesAndNo
  /** Whether it was settled at once. */
  settled: YesAndNo
  /** Minutes of those whose time was taken, and how many these are. */
  minutes: number
  timed: number
}

interface YesAndNo {
  yes: number
  no: number
}

/** Contacts by month and channel. Where nobody said the channel, its name is empty. */
export type ContactMonths = Record<string, Record<string, ContactCounts>>

export function noContacts(): ContactCounts {
  return { n: 0, answered: { yes: 0, no: 0 }, settled: { yes: 0, no: 0 }, minutes: 0, timed: 0 }
}

/** Counts contacts: a row is one, or as many as it says. Those without a day say nothing. */
export function contactsCounted(rows: readonly Contact[]): ContactMonths {
  const months: ContactMonths = {}
  for (const { day, channel = '', answered, settled, minutes, howMany = 1 } of rows) {
    if (day === undefined) continue
    const counts = under(
      under(months, dayOfMoment(day).slice(0, 7), () => ({})),
      channel,
      noContacts,
    )
    counts.n += howMany
    for (const [one, said] of [
      [counts.answered, answered],
      [counts.settled, settled],
    ] as const)
      if (said !== undefined) one[said ? 'yes' : 'no'] += howMany
    if (minutes !== undefined) {
      counts.minutes += minutes
      counts.timed += howMany
    }
  }
  return months
}
