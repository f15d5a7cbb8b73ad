import type { Day } from '../handbook/values/date.ts'

/** A reference of ours, such as 2026-0148: the year, and how many there were in it. Other lists may have longer numbers. */
const ours = /^(\d{4})-(\d{1,6})$/

/**
 * Gives out references, each the next one in its year.
 *
 * @param taken those that are given already, whoever gave them: only ours count
 * @returns for the day something came in, its reference; never the same one twice
 * @example referencesAfter(['2026-0147'])('2026-11-21') // '2026-0148'
 */
export function referencesAfter(taken: Iterable<string | undefined>): (day: Day) => string {
  const last = new Map<string, number>()
  for (const reference of taken) {
    const [, year, number] = ours.exec(reference?.trim() ?? '') ?? []
    if (year !== undefined) last.set(year, Math.max(last.get(year) ?? 0, Number(number)))
  }
  return (day) => {
    const year = day.slice(0, 4)
    const number = (last.get(year) ?? 0) + 1
    last.set(year, number)
    return `${year}-${String(number).padStart(4, '0')}`
  }
}
