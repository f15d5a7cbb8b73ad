import { day, named, text } from '../column.ts'
import { table, type RowOf } from '../table.ts'

/** Who works here, one person a row: the list that those who have to read a page are taken from. */
export const people = table(
  'people',
  {
    person: text({ need: 'always', unique: true }),
    role: named('role', { need: 'always' }),
    place: named('place'),
    /** Their first day; somebody without one has been here all along. */
    since: day(),
    /** While they are away, nobody waits for them. */
    awayFrom: day(),
    backOn: day(),
    left: day(),
  },
  { knownBy: ['person'] },
)

/** Somebody who works here, as far as it is known. */
export type Person = RowOf<typeof people>
