import type { Handbook } from '../../handbook/handbook.ts'
import { figuresOf } from './figures.ts'
import type { Evidence } from './insight.ts'
import { monthsWithin, within, yearTo } from './period.ts'

/**
 * What the records say of the twelve months up to the handbook's day: from the list itself where it is here, or else from the
 * totals, in whole months.
 *
 * @returns undefined where nobody looked, or nobody keeps a list
 */
export function evidenceFrom({ today, numbers }: Handbook, working: Handbook): Evidence | undefined {
  if (numbers?.complaints === undefined) return undefined
  const { months, log } = numbers.complaints
  const period = yearTo(today)
  if (log === undefined) return monthsWithin(period, months)
  const rows = log.map(({ values }) => values)
  return { period, months: figuresOf(within(period, rows), working), log }
}
