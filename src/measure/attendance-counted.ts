import { documentsOf, type Handbook } from '../handbook/handbook.ts'
import type { Day } from '../handbook/values/date.ts'
import { kinds } from '../kinds/index.ts'
import { folded } from '../records/column.ts'
import type { Attendance } from '../records/tables/attendance.ts'
import { under } from './complaints/counts.ts'

/** How many people were at a training, and how many were asked to come and never were. */
interface Attended {
  there: number
  missed: number
}

/** How many people of a role stand in the list, and how many of them were at a meeting at which the policy was introduced. */
interface Introduced {
  n: number
  introduced: number
}

/** Who was at what, as numbers. People who have left are in none of them. Where nobody said the role, its name is empty. */
export interface AttendanceTotals {
  /** By training; not by role as well, where many are one person. */
  trainings: Record<string, Attended>
  people: Record<string, Introduced>
}

/**
 * Counts people, each once: whoever was at a training once has been there. Their role is the one they had last.
 *
 * @param handbook says which trainings introduce the policy: those that are a launch meeting
 */
export function attendanceCounted(rows: readonly Attendance[], handbook: Pick<Handbook, 'documents' | 'today'>): AttendanceTotals {
  const launches = new Set(
    documentsOf(handbook, kinds.training).flatMap(({ fields, name, longName }) =>
      fields.form === 'launch-meeting' ? [name, longName] : [],
    ),
  )
  const totals: AttendanceTotals = { trainings: {}, people: {} }
  for (const { role, trainings } of peopleIn(rows, handbook.today)) {
    const people = under(totals.people, role, () => ({ n: 0, introduced: 0 }))
    people.n++
    if ([...trainings].some(([training, wasThere]) => wasThere && launches.has(training))) people.introduced++
    for (const [training, wasThere] of trainings)
      under(totals.trainings, training, () => ({ there: 0, missed: 0 }))[wasThere ? 'there' : 'missed']++
  }
  return totals
}

interface Person {
  role: string
  trainings: Map<string, boolean>
  /** The last day they stand in the list for, and the day they left. */
  last: Day
  left: Day | undefined
}

/** Everybody in the list who has not left, with the trainings they were asked to. A row without a name is somebody of its own. */
function peopleIn(rows: readonly Attendance[], today: Day): Person[] {
  const people = new Map<string, Person>()
  for (const [i, { person, training, day = '', role, wasThere = true, left }] of inOrder(rows).entries()) {
    const name = person === undefined ? `\n${i}` : folded(person)
    const known = people.get(name) ?? { role: '', trainings: new Map<string, boolean>(), last: day, left }
    people.set(name, known)
    known.role = role ?? known.role
    known.last = day
    known.left = left ?? known.left
    if (training !== undefined) known.trainings.set(training, wasThere || (known.trainings.get(training) ?? false))
  }
  // Whoever comes back stands in the list again, on a later day.
  return [...people.values()].filter(({ left, last }) => left === undefined || left > today || left < last)
}

function inOrder(rows: readonly Attendance[]): Attendance[] {
  return rows.toSorted((a, b) => ((a.day ?? '') < (b.day ?? '') ? -1 : (a.day ?? '') > (b.day ?? '') ? 1 : 0))
}
