import type { Words } from '../words/words.ts'
import type { Setting } from './column.ts'
import type { Understood } from './columns-in.ts'
import { noteOrder, nothingShown, ordersOf, type DaysShown } from './day-order.ts'
import type { DayOrder } from './moment.ts'
import { readCells, shortly, type ReadCell } from './read-cell.ts'
import { saysSomething, type Sheet } from './sheet.ts'
import type { RowOf, Table, Wanted } from './table.ts'

/** Why a row was left out. */
export interface LeftOut {
  line: number
  /** The heading as it stands in the file, where one cell is at fault. */
  column?: string
  message: string
}

interface RowsRead<T extends Table> {
  rows: { line: number; values: RowOf<T> }[]
  leftOut: LeftOut[]
  /** A day that may be one of two, and how it was read because others show it. */
  settled?: { typed: string; order: DayOrder }
}

/** A column of the table that the file has. */
interface Used {
  column: string
  heading: string
  /** Which cell of a row. */
  at: number
  isTime: boolean
  /** False where what stands in it is looked at, and not kept. */
  isKept: boolean
  read(cell: string): ReadCell | undefined
  /** Of a column in which nothing may stand twice: where what was first. */
  lines?: Map<unknown, number>
}

/**
 * Reads the rows of a sheet below its headings. Where its days can be in two orders, and nobody said in which, it is read
 * once more in the order that most of them show, column by column: one that shows none goes by the others.
 *
 * Each row is read in full, whatever is wanted of it: those with a cell that cannot be read are left out.
 */
export function readRows<T extends Table>(
  table: T,
  { sheet, columns }: { sheet: Sheet; columns: readonly Understood[] },
  setting: Setting,
  words: Words,
  wanted: Wanted<T>,
): RowsRead<T> {
  const shown = nothingShown()
  const once = (settingOf: (column: string) => Setting) => readOnce(table, sheet, columns, { settingOf, words, shown, wanted })
  const read = once(() => setting)
  const orderOf = ordersOf(shown)
  const times = columns.flatMap(({ column }) => (column !== undefined && isTime(table, column) ? [column] : []))
  if (setting.dayOrder !== undefined || times.every((column) => orderOf(column) === undefined)) return read
  const again = once((column) => {
    const dayOrder = orderOf(column)
    return dayOrder === undefined ? setting : { ...setting, dayOrder }
  })
  const order = shown.either && orderOf(shown.either.column)
  return order ? { ...again, settled: { typed: shown.either!.typed, order } } : again
}

function isTime(table: Table, column: string): boolean {
  return ['day', 'moment'].includes(table.columns[column]!.type)
}

function readOnce<T extends Table>(
  table: T,
  { rows: all }: Sheet,
  columns: readonly Understood[],
  {
    settingOf,
    words,
    shown,
    wanted: { only, where },
  }: { settingOf: (column: string) => Setting; words: Words; shown: DaysShown; wanted: Wanted<T> },
): RowsRead<T> {
  const used = columns.flatMap(({ heading, column }, at): Used[] => {
    if (column === undefined) return []
    const { unique } = table.columns[column]!
    const isKept = only === undefined || only.includes(column)
    const read = readCells(table.columns[column]!, settingOf(column), words)
    return [{ column, heading, at, isTime: isTime(table, column), isKept, read, ...(unique && { lines: new Map() }) }]
  })
  const lastNeeded = used.findLast(({ column }) => table.columns[column]!.need === 'always')?.at ?? 0
  // Every row has all its columns from the start: rows of one shape take a quarter of the room.
  const empty = Object.fromEntries(used.flatMap(({ column, isKept }) => (isKept ? [[column, undefined]] : [])))
  const { rows, leftOut }: RowsRead<T> = { rows: [], leftOut: [] }
  for (let i = 1; i < all.length; i++) {
    // Read from the file here, and nowhere else.
    const { line, cells } = all[i]!
    const wrong = wrongInAll(cells, columns.length, lastNeeded)
    if (wrong !== undefined) {
      leftOut.push({ line, message: words.say(`records.sheet.${wrong}`, { found: cells.length, wanted: columns.length }) })
      continue
    }
    const values: Record<string, unknown> = { ...empty }
    const before = leftOut.length
    for (const { column, heading, at, isTime, isKept, read, lines } of used) {
      const cell = cells[at] ?? ''
      if (isTime) noteOrder(cell, column, shown)
      const found = read(cell)
      if (found === undefined) continue
      const first = 'value' in found ? lines?.get(found.value) : undefined
      if ('message' in found) leftOut.push({ line, column: heading, message: found.message })
      else if (first !== undefined) leftOut.push({ line, column: heading, message: twice(found.value, first, words) })
      else {
        if (isKept) values[column] = found.value
        lines?.set(found.value, line)
      }
    }
    if (leftOut.length > before || !saysSomething(cells) || where?.(values as RowOf<T>) === false) continue
    rows.push({ line, values: values as RowOf<T> })
  }
  return { rows, leftOut }
}

function twice(value: unknown, line: number, words: Words): string {
  return words.say('records.sheet.twice', { typed: shortly(String(value)), line })
}

/**
 * What is wrong with a row as a whole. Spreadsheets leave out empty cells at the end of a row, so one that ends early is
 * whole if it has all that is always needed; a line break in a text leaves two halves that have not.
 */
function wrongInAll(cells: readonly string[], wanted: number, lastNeeded: number): 'too-few' | 'too-many' | undefined {
  if (cells.length <= lastNeeded) return 'too-few'
  return cells.length > wanted && cells.slice(wanted).some((cell) => cell.trim() !== '') ? 'too-many' : undefined
}
