import type { Words } from '../words/words.ts'
import type { Setting } from './column.ts'
import { columnWords } from './column-words.ts'
import { withKeptCells } from './kept-cells.ts'
import { listInSheet } from './list-in-sheet.ts'
import { newInList } from './new-in-list.ts'
import { newAmong } from './new-rows.ts'
import { isAnswered } from './progress.ts'
import { readBrought, readList } from './read-brought.ts'
import { readTable, type TableRead } from './read-table.ts'
import type { Sheet } from './sheet.ts'
import type { RowOf, Table } from './table.ts'
import { complaints, type Complaint } from './tables/complaints.ts'

/** A list to bring in, looked at and not yet written anywhere. */
export interface ToBringIn<T extends Table = typeof complaints> {
  file: string
  read: TableRead<T>
  /** What stands in the log by now is left out of these. */
  fresh: readonly RowOf<T>[]
  known: number
}

/**
 * Looks at a list of complaints from somewhere else. Half a complaint is better than none, so whatever can be read is brought
 * in, with a word on what will not be counted.
 *
 * @param name the file's, as messages name it
 * @param there what stands in the log already
 */
export async function lookInto(
  bytes: Uint8Array,
  name: string,
  there: readonly Complaint[],
  setting: Setting,
  words: Words,
): Promise<ToBringIn> {
  const read = readTheirs(complaints, await readBrought(complaints, bytes, name, words, setting.meant), setting, words)
  // Whoever has none gets one.
  read.missing = read.missing.filter(({ column }) => column !== 'reference')
  const undated = read.rows.filter(({ values }) => values.received === undefined)
  if (undated.length > 0) {
    const { heading } = columnWords(words, complaints, 'received')
    read.remarks.push(words.say('records.sheet.not-counted', { n: undated.length, heading, lines: linesNamed(undated) }))
  }
  const { fresh, known } = newAmong(withKeptCells(read), there)
  return { file: name, read, fresh: fresh.map(({ values }) => values), known: known.length }
}

/**
 * The same for one of the other lists. Nothing of it is kept but what our columns hold, and nothing is brought in that could
 * not be counted: a customer without a name, an answer without a mark.
 */
export async function lookIntoOther<T extends Table>(
  table: T,
  bytes: Uint8Array,
  name: string,
  there: readonly RowOf<T>[],
  setting: Setting,
  words: Words,
): Promise<ToBringIn<T>> {
  const all = readTheirs(table, await readList(table, bytes, name, words, setting.meant), setting, words)
  const read = all.missing.length > 0 ? { ...all, rows: [] } : onlyWhole(table, all, words)
  const rows = read.rows.map(({ values }) => values)
  const fresh = newInList(table, rows, there)
  return { file: name, read, fresh, known: rows.length - fresh.length }
}

function readTheirs<T extends Table>(table: T, sheet: Sheet, setting: Setting, words: Words): TableRead<T> {
  const list = listInSheet(table, sheet, words, setting.meant)
  const read = readTable(table, list.sheet, setting, words)
  return { ...read, remarks: [...list.remarks, ...read.remarks], leftOut: byLine([...read.leftOut, ...list.leftOut]) }
}

/** Without the rows that lack what is always needed. */
function onlyWhole<T extends Table>(table: T, read: TableRead<T>, words: Words): TableRead<T> {
  const needed = Object.keys(table.columns).filter((column) => table.columns[column]!.need === 'always')
  const lacking = read.rows.flatMap((row) => {
    const missing = needed.filter((column) => !isAnswered((row.values as Record<string, unknown>)[column]))
    return missing.length === 0 ? [] : [{ row, missing }]
  })
  const left = new Set(lacking.map(({ row }) => row))
  const leftOut = lacking.map(({ row, missing }) => ({
    line: row.line,
    message: words.say('records.sheet.lacks', { headings: missing.map((column) => columnWords(words, table, column).heading).join(', ') }),
  }))
  return { ...read, rows: read.rows.filter((row) => !left.has(row)), leftOut: byLine([...read.leftOut, ...leftOut]) }
}

/** So many lines are named; more bury the sentence. */
const mostNamed = 10

function linesNamed(rows: readonly { line: number }[]): string {
  const named = rows.slice(0, mostNamed).map(({ line }) => line)
  return `${named.join(', ')}${rows.length > mostNamed ? ', …' : ''}`
}

function byLine<R extends { line: number }>(rows: R[]): R[] {
  return rows.sort((a, b) => a.line - b.line)
}
