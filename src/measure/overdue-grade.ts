import type { Day } from '../handbook/values/date.ts'
import { daysFrom } from './days.ts'

/** How a page stands to the day by which it is to be looked at again: it is near, it has passed, or it passed long ago. */
export type OverdueGrade = 'due' | 'overdue' | 'long'

/** So many days before, whoever looks after it can still find an hour for it. */
const notice = 30

/** So many days after, nobody can tell any more whether it is still right. */
const longest = 90

/** The last day on which a page is only overdue: from the next one on, it is a matter of asking before anybody relies on it. */
function lastDayOfGrace(by: Day): Day {
  return daysFrom(by, longest)
}

/** The grade of a page on a day; undefined while there is time. */
export function overdueGrade(by: Day, today: Day): OverdueGrade | undefined {
  if (today > lastDayOfGrace(by)) return 'long'
  if (today > by) return 'overdue'
  return by <= daysFrom(today, notice) ? 'due' : undefined
}
