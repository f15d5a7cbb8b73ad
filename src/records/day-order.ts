import type { DayOrder } from './moment.ts'

/** A day with slashes or lines at the start of a cell, the year last: only there may the order be either. */
const either = /^(?<first>\d{1,2})(?<sign>[/-])\s?(?<second>\d{1,2})\k<sign>\s?\d{4}(?!\d)/

/** How often each order shows in the days of a list. */
export type OrdersShown = Record<DayOrder, number>

/** Notes the order that a cell shows, if it shows one: no month has a number above 12. */
export function noteOrder(cell: string, shown: OrdersShown): void {
  const { first, second } = either.exec(cell.trim())?.groups ?? {}
  if (Number(first) > 12 === Number(second) > 12) return
  shown[Number(first) > 12 ? 'day-first' : 'month-first']++
}

/** The order of a list; undefined where nothing decides, or as much speaks for either. */
export function orderOf(shown: OrdersShown): DayOrder | undefined {
  if (shown['day-first'] === shown['month-first']) return undefined
  return shown['day-first'] > shown['month-first'] ? 'day-first' : 'month-first'
}
