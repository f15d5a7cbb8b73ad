import type { Handbook } from '../../handbook/handbook.ts'
import { calendarOf } from '../../measure/calendar.ts'
import { allowedTime } from '../../measure/complaints/allowed-time.ts'
import { overdueOf } from '../../measure/complaints/overdue.ts'
import type { Complaint } from '../../records/tables/complaints.ts'
import type { Words } from '../../words/words.ts'

/** Says of a complaint what the customer waits for longer than was said; nothing where nothing is late. */
export function lateWith(handbook: Handbook, words: Words): (complaint: Complaint) => string {
  const at = { today: handbook.today, calendar: calendarOf(handbook), allowed: allowedTime(handbook) }
  return (complaint) => {
    const late = overdueOf(complaint, at)
    return late === undefined ? '' : words.say(`log.late.${late.waits}`, { day: late.due })
  }
}
