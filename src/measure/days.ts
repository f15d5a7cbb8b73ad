import type { Day } from '../handbook/values/date.ts'

/** The same day some months later, or earlier below zero; the last of the month where that is too short for it. */
export function monthsFrom(day: Day, months: number): Day {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const lastOfMonth = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return dayAt(Date.UTC(year, month - 1 + months, Math.min(date, lastOfMonth)))
}

/** The day some days later, or earlier below zero. */
export function daysFrom(day: Day, days: number): Day {
  return dayAt(Date.parse(day) + days * 24 * 60 * 60 * 1000)
}

function dayAt(time: number): Day {
  return new Date(time).toISOString().slice(0, 10)
}
