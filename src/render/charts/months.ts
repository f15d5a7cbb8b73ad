import type { Day } from '../../handbook/values/date.ts'
import { monthsFrom } from '../../measure/days.ts'
import { daysBetween } from '../../measure/times.ts'
import type { Words } from '../../words/words.ts'

/** The first of a month, as an axis of days shows it. */
interface MonthTick {
  on: Day
  /** "Mar". */
  month: string
  /** "2026", where a year is first met; empty for the months after it. */
  year: string
}

/** How many months lie between two ticks: whole parts of a year or whole years, so that years begin alike. */
const steps = [1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200]

/**
 * The months to name along an axis of days: as many as fit, evenly apart, counted from January, so that each year shows
 * the same ones. A time that holds no first of a month has none.
 */
export function monthTicks(from: Day, to: Day, most: number, { language }: Words): MonthTick[] {
  const step = steps.find((months) => daysBetween(from, to) / (months * 30.4) <= most) ?? steps.at(-1)!
  const days: Day[] = []
  const [year = 0, month = 1] = from.split('-').map(Number)
  // Of years, those that can be divided by how many lie between two ticks.
  const years = Math.max(1, step / 12)
  const first = step < 12 ? Math.floor((month - 1) / step) * step : 0
  let on = `${String(Math.floor(year / years) * years).padStart(4, '0')}-${String(first + 1).padStart(2, '0')}-01`
  for (; on <= to; on = monthsFrom(on, step)) if (on >= from) days.push(on)
  const monthName = new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { month: 'short', timeZone: 'UTC' })
  return days.map((on, i) => ({
    on,
    month: monthName.format(new Date(`${on}T00:00:00Z`)),
    year: days[i - 1]?.slice(0, 4) === on.slice(0, 4) ? '' : on.slice(0, 4),
  }))
}
