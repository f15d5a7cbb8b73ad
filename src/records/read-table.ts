import type { Words } from '../words/words.ts'
import type { Setting } from './column.ts'
import { columnWords } from './column-words.ts'
import { columnsIn, type Headings, type Understood } from './columns-in.ts'
import { readDay } from './moment.ts'
import { shortly } from './read-cell.ts'
import { readRows, type LeftOut } from './read-rows.ts'
import type { Sheet } from './sheet.ts'
import type { RowOf, Table, Wanted } from './table.ts'

export type { LeftOut } from './read-rows.ts'

/** What was read of a table, and what was not. */
export interface TableRead<T extends Table> {
  rows: { line: number; values: RowOf<T> }[]
  /** Every reason for which a row was left out; a row may have several. Everything else counts. */
  leftOut: LeftOut[]
  columns: Understood[]
  /** What else is worth knowing of the file, a sentence each. Nothing is left out because of it. */
  remarks: string[]
  /** Columns that are always needed and that no heading means, with a sentence of what would be known. */
  missing: { column: string; message: string }[]
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
 * @param wanted what is wanted of the rows; what is left out is the same
 */
export function readTable<T extends Table>(table: T, sheet: Sheet, setting: Setting, words: Words, wanted: Wanted<T> = {}): TableRead<T> {
  const read: TableRead<T> = { rows: [], leftOut: [], columns: [], remarks: [], missing: [], sheet }
  for (const { line, says, args } of sheet.problems) {
    const message = words.say(`records.sheet.${says}`, args)
    if (says === 'letters-guessed' || says === 'more-sheets') read.remarks.push(message)
    else read.leftOut.push({ line, message })
  }
  const [top] = sheet.rows
  if (top === undefined) return read
  const found = columnsIn(table, top.cells, words, setting.meant)
  read.columns = found.columns
  read.missing = found.missing.map((column) => ({ column, message: howKnown(column, table, setting, words) }))
  if (!found.isOurs) {
    const headings = found.missing.map((column) => columnWords(words, table, column).heading).join(', ')
    read.leftOut.push({ line: top.line, message: words.say('records.sheet.no-headings', { headings }) })
    return read
  }
  read.remarks.push(...remarksOn(found, table, words))
  const { rows, leftOut, settled } = readRows(table, read, setting, words, wanted)
  if (settled) {
    const day = readDay(dayAlone(settled.typed), settled.order) ?? ''
    read.remarks.push(
      words.say('records.sheet.order-shown', { typed: settled.typed, day, order: words.say(`records.sheet.${settled.order}`) }),
    )
  }
  return { ...read, rows, leftOut: [...read.leftOut, ...leftOut].sort((a, b) => a.line - b.line) }
}

/** What is to be told of the headings: those that may mean the same. */
function remarksOn({ doubled }: Headings, table: Table, words: Words): string[] {
  const headingOf = (column: string) => columnWords(words, table, column).heading
  return doubled.map(({ column, headings }) =>
    words.say('records.sheet.doubled', {
      headings: headings.map((heading) => `“${shortly(heading)}”`).join(', '),
      heading: headingOf(column),
    }),
  )
}

/** That a column is missed, what else its heading may be, and which answers it takes. */
function howKnown(name: string, table: Table, setting: Setting, words: Words): string {
  const { heading, also = [] } = columnWords(words, table, name)
  const { choices } = table.columns[name]!
  return [
    words.say('records.sheet.missing', { heading }),
    ...(also.length > 0 ? [words.say('records.sheet.also', { also: also.join(', ') })] : []),
    ...(choices ? [words.say('records.sheet.takes', { choices: choices.map(setting.choice).join(', ') })] : []),
  ].join(' ')
}

/** The day of a cell, without the hour behind it. */
function dayAlone(typed: string): string {
  return /^\S+?(?=[T,\s]|$)/.exec(typed)?.[0] ?? typed
}
