import { randomBytes } from 'node:crypto'
import type { Day } from '../handbook/values/date.ts'
import type { AssessmentArea } from '../kinds/assessment.ts'
import type { SheetMarks } from '../walk/marks-from-sheet.ts'
import type { AreaMarks } from '../walk/rating.ts'

/**
 * Somebody who is giving their marks. What they said is shown to them until they are done, and to nobody after: the device
 * goes to the next person then.
 */
export interface Sitting {
  /** The day of the round. */
  on: Day
  /** The letter; undefined until something is saved. */
  name: string | undefined
  role: string | undefined
  /** What was answered in this sitting. What the same person answered in an earlier one is in the file, and not shown. */
  answered: Map<AssessmentArea, AreaMarks>
}

/** Those who are rating at the moment, and a sheet that is being brought in, for as long as the server runs. */
export interface Ratings {
  /** Begins a sitting. Returns its key, which only the window knows that it was begun in. */
  begin(sitting: Sitting): string
  /** Undefined for one that is over, or never was. */
  find(key: string): Sitting | undefined
  end(key: string): void
  sheet?: ReadSheet | undefined
}

/** A sheet that was read, and is not taken in yet. */
interface ReadSheet extends SheetMarks {
  file: string
}

/** Keeps who is rating, in memory alone. */
export function keepRatings(): Ratings {
  const sittings = new Map<string, Sitting>()
  return {
    begin: (sitting) => {
      const key = randomBytes(12).toString('base64url')
      sittings.set(key, sitting)
      return key
    },
    find: (key) => sittings.get(key),
    end: (key) => void sittings.delete(key),
  }
}
