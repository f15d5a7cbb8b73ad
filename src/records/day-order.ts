import type { DayOrder } from './moment.ts'

/** A day with slashes or lines at the start of a cell, the year last: only there may the order be either. */
const either = /^(?<first>\d{1,2})(?<sign>[/-])\s?(?<second>\d{1,2})\k<sign>\s?\d{4}(?!\d)/

/** How often each order shows in the days of a list. */
type OrdersShown = Record<DayOrder, number>

/** What a list shows of its days: in all, and in each of its columns. One program may have filled one column, and people another. */
export interface DaysShown {
  all: OrdersShown
  columns: Map<string, OrdersShown>
  /** The first cell that may be one of two days. */
  either?: { typed: string; column: string }
}

/** Before anything was seen. */
export function nothingShown(): DaysShown {
  return { all: { 'day-first': 0, 'month-first': 0 }, columns: new Map() }
}

/** Notes the order that a cell shows, if it shows one. */
export function noteOrder(cell: string, column: string, shown: DaysShown): void {
  const { first, second } = either.exec(cell.trim())?.groups ?? {}
  if (first === undefined || second === undefined) return
  // No month has a number above 12.
  if (Number(first) > 12 === Number(second) > 12) {
    if (Number(first) !== Number(second) && Number(first) <= 12) shown.either ??= { typed: cell.trim(), column }
    return
  }
  const order = Number(first) > 12 ? 'day-first' : 'month-first'
  const ofColumn = shown.columns.get(column) ?? { 'day-first': 0, 'month-first': 0 }
  shown.columns.set(column, ofColumn)
  shown.all[order]++
  ofColumn[order]++
}

/** The order of each column: what it shows itself, or else what the list shows. */
export function ordersOf({ all, columns }: DaysShown): (column: string) => DayOrder | undefined {
  return (column) => {
    const own = columns.get(column)
    return own === undefined ? orderOf(all) : orderOf(own)
  }
}

/** An order; undefined where nothing decides, or as much speaks for either. */
function orderOf(shown: OrdersShown): DayOrder | undefined {
  if (shown['day-first'] === shown['month-first']) return undefined
  return shown['day-first'] > shown['month-first'] ? 'day-first' : 'month-first'
}
