import { access, constants, mkdir, realpath, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { CannotRun } from '../cannot-run.ts'
import { locked } from '../disk/lock.ts'
import { beside, insideProject, onDisk, ownersOnly, replace } from '../disk/replace.ts'
import type { Words } from '../words/words.ts'
import type { Column, Setting } from './column.ts'
import { columnWords } from './column-words.ts'
import { appended, csvFile, edited, sheetOf, widened, type CsvFile } from './csv-file.ts'
import { csvLine } from './csv.ts'
import { asMeant, harmless } from './formula.ts'
import { fromUtf8 } from './letters.ts'
import { readIfThere } from './open-table.ts'
import { readTable, type TableRead } from './read-table.ts'
import type { RowOf, Table, Wanted } from './table.ts'

/**
 * Adds rows at the end of a table, and makes its file where there is none. Everything that stands there stays as it is,
 * byte for byte; two that add at once take turns, and a stop at any moment leaves the old file or the new one.
 *
 * @param rows the rows; or what makes them of those that are there, looked at when nobody else can add any: so a new
 *   reference is given once. Beside the rows that can be read, it is told what stands in the columns in which nothing may
 *   stand twice, in whatever row
 * @param wanted what that looks at of the rows that are there
 * @throws {CannotRun} where a row with the same reference is there, or the file cannot be written; nothing was
 */
export async function addRows<T extends Table>(
  dir: string,
  table: T,
  rows: readonly RowOf<T>[] | ((there: TableRead<T>, taken: Taken) => readonly RowOf<T>[]),
  setting: Setting,
  words: Words,
  wanted: Wanted<T> = {},
): Promise<void> {
  await changing(dir, table, words, (file) => {
    const taken = takenIn(file, table)
    const fresh = typeof rows === 'function' ? rows(readTable(table, sheetOf(file), setting, words, wanted), taken) : rows
    if (fresh.length === 0) return undefined
    for (const row of fresh) refuseTwice(table, row, taken, setting, words)
    // A new file gets every column, used or not: it says what can be written down.
    const { more, columns } = columnsFor(table, file, file.headings ? fresh : [table.columns], words)
    const lines = fresh.map((row) =>
      csvLine(
        columns.map((column) => cellOf(table, column, row, setting)),
        file.separator,
      ),
    )
    const top = file.headings ? [] : [csvLine(more, file.separator)]
    return edited(file, [...widened(file, more), appended(file, [...top, ...lines])])
  })
}

/**
 * Changes one row of a table: what `change` names, and nothing else. Undefined empties a cell.
 *
 * @param is true for the row that is meant, and for no other
 * @param change the change; or what makes it of the row as it stands when nobody else can change it: undefined leaves it alone
 * @throws {CannotRun} where no row that can be read is meant, or several are, or the file cannot be written; nothing was
 */
export async function changeRow<T extends Table>(
  dir: string,
  table: T,
  is: (row: RowOf<T>) => boolean,
  change: RowOf<T> | ((present: RowOf<T>) => RowOf<T> | undefined),
  setting: Setting,
  words: Words,
): Promise<void> {
  await changing(dir, table, words, (file) => {
    const found = readTable(table, sheetOf(file), setting, words, { where: is }).rows
    if (found.length !== 1)
      throw new CannotRun(words.say(`records.unwritten.${found.length === 0 ? 'not-there' : 'several'}`, { file: table.file }))
    const row = file.rows.find(({ line }) => line === found[0]!.line)!
    const wanted = typeof change === 'function' ? change(found[0]!.values) : change
    if (wanted === undefined) return undefined
    refuseTwice(table, wanted, takenIn({ ...file, rows: file.rows.filter((other) => other !== row) }, table), setting, words)
    const { more, columns } = columnsFor(table, file, [wanted], words)
    const there = row.cells
    const cells = columns.map((column, i) =>
      column !== undefined && Object.hasOwn(wanted, column) ? cellOf(table, column, wanted, setting) : (there[i] ?? ''),
    )
    // A row may have empty cells for which there is no heading.
    const beyond = more.length === 0 ? there.slice(columns.length) : []
    const line = csvLine([...cells, ...beyond], file.separator)
    return edited(file, [...widened(file, more).filter(({ from }) => from !== row.end), { from: row.from, to: row.end, text: line }])
  })
}

/** Reads a file, lets it be changed, and puts it back, while nobody else does. Undefined leaves it alone. */
async function changing(dir: string, table: Table, words: Words, change: (file: CsvFile) => Buffer[] | undefined): Promise<void> {
  await onDisk(table.file, async () => {
    const folder = dirname(join(dir, table.file))
    await mkdir(folder, { recursive: true })
    await insideProject(dir, await realpath(folder), table.file)
    const path = join(dir, table.file)
    const file = await realpath(path).catch(() => path)
    if (file !== path) await insideProject(dir, file, table.file)
    await locked(beside(file, 'lock'), 'program', async () => {
      const bytes = await readIfThere(file)
      if (bytes) await access(file, constants.W_OK)
      const list = csvFile(table, bytes, words)
      if (list.headings && !list.isOurs) throw new CannotRun(words.say('records.unwritten.no-headings', { file: table.file }))
      const changed = change(list)
      if (changed === undefined) return
      await replace(file, fromUtf8(changed, list.letters), table.secret ? ownersOnly : bytes && (await stat(file)).mode)
    })
  })
}

/**
 * The columns of a file once all that is to be written has one: those it has, and more at the end.
 *
 * @returns the headings of those that are new, and what each column of the file is then: undefined for one that is not ours
 */
function columnsFor(
  table: Table,
  file: CsvFile,
  rows: readonly object[],
  words: Words,
): { more: string[]; columns: (string | undefined)[] } {
  const there = file.columns.map(({ column }) => column)
  const wanted = Object.keys(table.columns).filter((column) => rows.some((row) => (row as Record<string, unknown>)[column] !== undefined))
  const added = wanted.filter((column) => !there.includes(column))
  const heading = (column: string) => columnWords(words, table, column).heading
  const unclear = file.doubled.find(({ column }) => added.includes(column))
  if (unclear)
    throw new CannotRun(
      words.say('records.unwritten.doubled', {
        file: table.file,
        headings: unclear.headings.map((one) => `“${one}”`).join(', '),
        heading: heading(unclear.column),
      }),
    )
  return { more: added.map(heading), columns: [...there, ...added] }
}

/** What stands in a cell of the file. */
function cellOf(table: Table, column: string | undefined, row: object, setting: Setting): string {
  const value = column === undefined ? undefined : (row as Record<string, unknown>)[column]
  return value === undefined ? '' : harmless((table.columns[column!] as Column).write(value, setting))
}

/** What stands in the columns in which nothing may stand twice, by the name of the column. */
type Taken = ReadonlyMap<string, Set<string>>

/** What stands in them in a file, in rows that cannot be read too. */
function takenIn({ columns, rows }: CsvFile, table: Table): Taken {
  const unique = Object.keys(table.columns).filter((column) => table.columns[column]!.unique)
  return new Map(
    unique.map((column) => {
      const at = columns.findIndex((one) => one.column === column)
      return [column, new Set(rows.map((row) => asMeant(row.cell(at).trim())))]
    }),
  )
}

/** Refuses a row that would be there twice, and notes it for those that follow. */
function refuseTwice(table: Table, row: object, taken: Taken, setting: Setting, words: Words): void {
  for (const [column, values] of taken) {
    const value = (row as Record<string, unknown>)[column]
    if (value === undefined) continue
    const cell = (table.columns[column] as Column).write(value, setting).trim()
    if (values.has(cell))
      throw new CannotRun(
        words.say('records.unwritten.taken', { value: cell, heading: columnWords(words, table, column).heading, file: table.file }),
      )
    values.add(cell)
  }
}
