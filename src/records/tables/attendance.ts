import { day, named, text, yesNo } from '../column.ts'
import { table, type RowOf } from '../table.ts'

/** Who was at which training, one person a row. */
export const attendance = table(
  'attendance',
  {
    training: named('training', { need: 'always' }),
    day: day({ need: 'always' }),
    person: text({ need: 'always' }),
    role: named('role', { need: 'always' }),
    place: named('place'),
    /** Whoever stands in the list was there, unless it says that they were not. */
    wasThere: yesNo(),
    /** The day they left the company: nobody waits for them any more. */
    left: day(),
  },
  { knownBy: ['training', 'day', 'person'] },
)

/** One person at one training, as far as it is known. */
export type Attendance = RowOf<typeof attendance>
