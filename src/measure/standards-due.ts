import type { DocumentOf } from '../handbook/document.ts'
import { documentsOf, type Handbook } from '../handbook/handbook.ts'
import type { Day } from '../handbook/values/date.ts'
import type { Duration } from '../handbook/values/duration.ts'
import { kinds } from '../kinds/index.ts'
import { daysFrom, monthsFrom } from './days.ts'
import { newestReading } from './readings.ts'
import { daysIn } from './times.ts'
import { originals } from './written.ts'

/** A standard that is to be looked at again. */
export interface StandardDue {
  standard: DocumentOf<typeof kinds.standard>
  /** When it was last; undefined where it never was. */
  last: Day | undefined
  /** Since when it is due; undefined where nobody has ever looked. */
  due: Day | undefined
}

/** The standards that are due for a check on the handbook's day, longest first. */
export function standardsDue(handbook: Handbook): StandardDue[] {
  const { today } = handbook
  return originals(handbook, documentsOf(handbook, kinds.standard))
    .flatMap((standard): StandardDue[] => {
      const { checkEvery, readings, lastReviewed } = standard.fields
      if (checkEvery === undefined) return []
      const last = newestReading(readings)?.on ?? lastReviewed
      const due = last === undefined ? undefined : after(last, checkEvery)
      return due === undefined || due <= today ? [{ standard, last, due }] : []
    })
    .toSorted((a, b) =>
      (a.due ?? '') < (b.due ?? '') ? -1 : (a.due ?? '') > (b.due ?? '') ? 1 : a.standard.path < b.standard.path ? -1 : 1,
    )
}

/** "The same day" is once a day. */
function after(day: Day, every: Duration): Day {
  const { amount, unit } = every
  if (unit === 'months' && Number.isInteger(amount)) return monthsFrom(day, amount)
  return daysFrom(day, Math.max(1, Math.round(daysIn(every))))
}
