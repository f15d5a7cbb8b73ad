import { areas } from '../../kinds/areas.ts'
import { choice, moment, named, whole, yesNo } from '../column.ts'
import { table, type RowOf } from '../table.ts'

/**
 * Calls, visits, letters: one a row, or a day's tally of those that went the same way. It says how many customers there were
 * beside those who complained.
 */
export const contacts = table('contacts', {
  day: moment({ need: 'always' }),
  channel: named('channel', { need: 'always' }),
  place: named('place'),
  /** What it was about. */
  area: choice(areas),
  /** A person answered at the first try. */
  answered: yesNo(),
  /** It was settled at once, and did not come back. */
  settled: yesNo(),
  /** Of all of the row together. */
  minutes: whole(),
  /** How many the row stands for; empty for one. */
  howMany: whole(),
})

/** A contact or a tally of several, as far as it is known. */
export type Contact = RowOf<typeof contacts>
