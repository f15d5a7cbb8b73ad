/** A day as `YYYY-MM-DD`. Days compare as text, so no time zone can move them. */
export type Day = string

/** Reads a day written as `2026-11-21`; undefined for any other form and for days that do not exist. */
export function parseDay(text: string): Day | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text.trim())
  if (!match) return undefined
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const date = new Date(Date.UTC(year, month - 1, day))
  const exists = date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1900
  return exists ? match[0] : undefined
}

/** The day it is on this computer, in its own time zone. The command asks once; everything else is told. */
export function dayOf(date: Date): Day {
  const two = (n: number) => String(n).padStart(2, '0')
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`
}
