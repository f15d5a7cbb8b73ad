import type { Day } from '../handbook/values/date.ts'
import type { Complaint } from '../records/tables/complaints.ts'
import type { AttendanceTotals } from './attendance-counted.ts'
import type { Months } from './complaints/figures.ts'
import type { ContactMonths } from './contacts-counted.ts'
import type { CustomerTotals } from './customers-counted.ts'
import type { RoundTotals } from './round-totals.ts'
import type { SignedTotals } from './signed-counted.ts'
import type { SurveyMonths } from './surveys-counted.ts'

/** What a company's records come to, on a day: counted from `records/`, or from the totals that were kept of it. */
export interface Numbers {
  source: 'records' | 'figures'
  /** The day on which they were counted: what was not late then may be late now. */
  countedOn: Day
  complaints: ComplaintNumbers | undefined
  /** Every round of the self-assessment, the oldest first. */
  rounds: readonly RoundTotals[]
  /** What customers answered when they were asked. This and what follows is undefined where there is no such list. */
  surveys?: SurveyMonths | undefined
  contacts?: ContactMonths | undefined
  attendance?: AttendanceTotals | undefined
  customers?: CustomerTotals | undefined
  /** Who was asked to read which page, and who has. */
  signed?: SignedTotals | undefined
}

/** Complaints: month by month, and each by itself where the list is here. Nothing in either says who anybody is. */
interface ComplaintNumbers {
  months: Months
  /** Without the columns that are personal. Undefined where only totals are known. */
  log: readonly LoggedComplaint[] | undefined
  /** How many rows of the list could not be read, and are in none of this. Undefined where only totals are known. */
  leftOut?: number | undefined
  /** Causes that have come back lately, and for which no problem is named. Undefined where only totals are known. */
  comingBack?: readonly ComingBack[] | undefined
}

/** A complaint and the line of the list that it stands in. */
export interface LoggedComplaint {
  line: number
  values: Complaint
  /** What it lacks for how far it is, personal columns too: which are empty says nothing of anybody. */
  missing?: readonly (keyof Complaint)[]
}

/** A cause that comes back, without the words that somebody wrote for it: they may name people. */
export interface ComingBack {
  cause: string
  n: number
  since: Day
  references: readonly string[]
  /** Where the last of them stands. */
  line: number
}
