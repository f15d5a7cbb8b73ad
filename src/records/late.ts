import type { Handbook } from '../handbook/handbook.ts'
import type { Day } from '../handbook/values/date.ts'
import { calendarOf } from '../measure/calendar.ts'
import { allowedTime } from '../measure/complaints/allowed-time.ts'
import { overdueOf, type Wait } from '../measure/complaints/overdue.ts'
import type { Words } from '../words/words.ts'
import type { Complaint } from './tables/complaints.ts'

/** Says of a complaint what the customer waits for longer than was said, and since when; undefined where nothing is late. */
export function lateBy(handbook: Handbook): (complaint: Complaint) => { waits: Wait; due: Day } | undefined {
  const at = { today: handbook.today, calendar: calendarOf(handbook), allowed: allowedTime(handbook) }
  return (complaint) => overdueOf(complaint, at)
}

/** The same as people say it; nothing where nothing is late. */
export function lateWith(handbook: Handbook, words: Words): (complaint: Complaint) => string {
  const late = lateBy(handbook)
  return (complaint) => {
    const found = late(complaint)
    return found === undefined ? '' : words.say(`log.late.${found.waits}`, { day: found.due })
  }
}
