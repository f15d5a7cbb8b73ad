import type { Words } from '../words/words.ts'
import type { Setting } from './column.ts'
import { columnWords } from './column-words.ts'
import { columnsIn, type Headings, type Understood } from './columns-in.ts'
import { shortly } from './read-cell.ts'
import { readRows, type LeftOut } from './read-rows.ts'
import type { Sheet } from './sheet.ts'
import type { RowOf, Table } from './table.ts'

export type { LeftOut } from './read-rows.ts'

/** What was read of a table, and what was not. */
export interface TableRead<T extends Table> {
  rows: { line: number; values: RowOf<T> }[]
  /** Every reason for which a row was left out; a row may have several. Everything else counts. */
  leftOut: LeftOut[]
  columns: Understood[]
  /** What else is worth knowing of the file, a sentence each. Nothing is left out because of it. */
  remarks: string[]
  sheet: Sheet
}

/**
 * Reads the rows of a table as far as they can be read. A row with a cell that cannot be is left out as a whole, since
 * half of it would be counted as something else; an empty cell is nothing, and no fault.
 *
 * A list that lacks a column is read all the same, our own and one that is brought in: half a complaint is better than
 * none, and what it lacks is asked for later. Only a list with none of the columns that are always needed is another one.
 *
 * @param setting.dayOrder as the caller knows it; without it, the days of the list decide, as far as they do
 */
export function readTable<T extends Table>(table: T, sheet: Sheet, setting: Setting, words: Words): TableRead<T> {
  const read: TableRead<T> = { rows: [], leftOut: [], columns: [], remarks: [], sheet }
  for (const { line, says, args } of sheet.problems) {
    const message = words.say(`records.sheet.${says}`, args)
    if (says === 'letters-guessed' || says === 'more-sheets') read.remarks.push(message)
    else read.leftOut.push({ line, message })
  }
  const [top] = sheet.rows
  if (top === undefined) return read
  const found = columnsIn(table, top.cells, words)
  read.columns = found.columns
  if (!found.isOurs) {
    const headings = found.missing.map((column) => columnWords(words, table, column).heading).join(', ')
    read.leftOut.push({ line: top.line, message: words.say('records.sheet.no-headings', { headings }) })
    return read
  }
  read.remarks.push(...remarksOn(found, table, words))
  const { rows, leftOut } = readRows(table, read, setting, words)
  return { ...read, rows, leftOut: [...read.leftOut, ...leftOut].sort((a, b) => a.line - b.line) }
}

/** What is to be told of the headings: those that may mean the same, and those that are missed. */
function remarksOn({ doubled, missing }: Headings, table: Table, words: Words): string[] {
  const headingOf = (column: string) => columnWords(words, table, column).heading
  return [
    ...doubled.map(({ column, headings }) =>
      words.say('records.sheet.doubled', {
        headings: headings.map((heading) => `“${shortly(heading)}”`).join(', '),
        heading: headingOf(column),
      }),
    ),
    ...missing.map((column) => words.say('records.sheet.missing', { heading: headingOf(column) })),
  ]
}
