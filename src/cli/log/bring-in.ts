import { readdir, readFile, stat } from 'node:fs/promises'
import { basename, join, resolve } from 'node:path'
import pc from 'picocolors'
import { CannotRun } from '../../cannot-run.ts'
import { diskTrouble } from '../../disk/trouble.ts'
import { byCodeUnit } from '../../handbook/files.ts'
import type { Setting } from '../../records/column.ts'
import { lookInto, lookIntoOther, type ToBringIn } from '../../records/look-into.ts'
import { namesCurrency } from '../../records/columns-in.ts'
import { isAnswered } from '../../records/progress.ts'
import type { TableRead } from '../../records/read-table.ts'
import type { RowOf, Table } from '../../records/table.ts'
import { complaints, type Complaint } from '../../records/tables/complaints.ts'
import type { Words } from '../../words/words.ts'
import { visibleLine } from '../formats/visible.ts'
import { atMargin } from '../walk/show.ts'
import { columnOf, inWords } from './asking.ts'
import { headingOf, tellLeftOut } from './show.ts'

type Say = (text?: string) => void

/** How it is told. */
interface Telling {
  setting: Setting
  words: Words
  say: Say
  /** It is read on a screen, by whoever has the list anyway: columns that changed places are seen there. */
  alone: boolean
  /** Which list it is; by default the complaint log. */
  table?: Table
}

/**
 * Opens a list of complaints from somewhere else, and looks at it; of a folder, at each file in it, as where slips are gathered.
 *
 * @param there what stands in the log already
 * @throws {CannotRun} where it cannot be opened
 */
export async function openLists(file: string, there: readonly Complaint[], setting: Setting, words: Words): Promise<ToBringIn[]> {
  const opened: ToBringIn[] = []
  for (const one of await filesAt(file, words)) {
    // A slip that was saved twice is new once.
    const known = [...there, ...opened.flatMap(({ fresh }) => fresh)]
    opened.push(await lookInto(await bytesOf(one, words), basename(one), known, setting, words))
  }
  return opened
}

async function filesAt(file: string, words: Words): Promise<string[]> {
  const isFolder = await stat(file).then(
    (found) => found.isDirectory(),
    () => false,
  )
  if (!isFolder) return [file]
  const entries = await readdir(file, { withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && !entry.name.startsWith('.')).map(({ name }) => name)
  if (files.length === 0) throw new CannotRun(words.say('log.import.emptyFolder', { file }))
  return files.sort(byCodeUnit).map((name) => join(file, name))
}

/** The same for one of the other lists. */
export async function openOther<T extends Table>(
  table: T,
  file: string,
  there: readonly RowOf<T>[],
  setting: Setting,
  words: Words,
): Promise<ToBringIn<T>> {
  return lookIntoOther(table, await bytesOf(file, words), basename(file), there, setting, words)
}

function bytesOf(file: string, words: Words): Promise<Uint8Array> {
  return readFile(resolve(file)).catch((error: unknown) => {
    const isGone = (error as NodeJS.ErrnoException).code === 'ENOENT'
    throw new CannotRun(words.say(isGone ? 'log.import.gone' : 'log.import.refused', { file, reason: diskTrouble(error) ?? '' }))
  })
}

/** Says how each column was understood, which rows cannot be read, and how two of the others would be written. */
export function tellToBringIn<T extends Table = typeof complaints>(
  { file, read, fresh, known }: ToBringIn<T>,
  { setting, words, say, alone, table = complaints }: Telling,
): void {
  say(pc.bold(words.say('log.import.title', { file: visibleLine(file) })))
  say()
  if (read.columns.every(({ column }) => column === undefined)) {
    // Nothing in it is a list of ours: rows and columns would only be told wrongly.
    tellMissing(read, table, words, say)
    tellLeftOut(read.leftOut, say, words)
    return
  }
  tellMissing(read, table, words, say)
  tellColumns(read, table, words, say)
  if (read.columns.length > 0) say()
  say(fresh.length === 0 ? words.say('log.import.nothingRead') : words.say('log.import.fresh', { n: fresh.length }))
  if (known > 0) say(words.say('log.import.known', { n: known }))
  if (read.leftOut.length > 0) {
    say(pc.yellow(words.say('log.import.leftOut', { n: new Set(read.leftOut.map(({ line }) => line)).size })))
    tellLeftOut(read.leftOut, say, words)
    say(pc.dim(atMargin(words.say('log.import.again'), 2)))
  }
  if (read.remarks.length > 0) {
    say(words.say('log.import.remarks'))
    for (const remark of read.remarks) say(atMargin(visibleLine(remark), 2))
  }
  if (fresh.length === 0) return
  say()
  say(words.say('log.import.example', { n: Math.min(examples, fresh.length) }))
  for (const row of fresh.slice(0, examples)) {
    say()
    for (const line of exampleOf(row, { setting, words, alone, table })) say(`  ${line}`)
  }
}

/** Says first what is needed and was not found: without it nothing else is of use. */
function tellMissing({ missing, columns }: TableRead<Table>, table: Table, words: Words, say: Say): void {
  if (missing.length === 0) return
  for (const { message } of missing) say(pc.yellow(atMargin(visibleLine(message), 2)))
  // What cannot be counted is not brought in; of complaints, half of one is better than none.
  if (table.name !== complaints.name) say(pc.yellow(atMargin(words.say('log.import.cannot', { n: missing.length }), 2)))
  const { column: name } = missing[0]!
  const unknown = columns.flatMap(({ heading, column }) => (column === undefined && heading.trim() !== '' ? [heading] : []))
  // Where a sum is looked for, the heading with a currency behind it is the likeliest.
  const isSum = columnOf(name, table).type === 'money'
  const theirs = (isSum ? unknown.find(namesCurrency) : undefined) ?? unknown[0]
  if (theirs !== undefined) {
    const example = { theirs: visibleLine(theirs), ours: headingOf(name, words, table) }
    say(atMargin(words.say('log.import.column.how', example), 2))
  }
  say()
}

/** How many rows are shown as they would be written. */
const examples = 2

function tellColumns({ columns }: TableRead<Table>, table: Table, words: Words, say: Say): void {
  const width = Math.max(0, ...columns.map(({ heading }) => visibleLine(heading).length))
  for (const { heading, column } of columns) {
    if (column !== undefined) say(`  ${visibleLine(heading).padEnd(width)}  → ${headingOf(column, words, table)}`)
  }
  const unknown = columns.flatMap(({ heading, column }) => (column === undefined && heading.trim() !== '' ? [visibleLine(heading)] : []))
  if (unknown.length === 0) return
  const told = { columns: unknown.join(', ') }
  const says =
    table.name === complaints.name
      ? words.say('log.import.unknown', { ...told, steps: headingOf('steps', words) })
      : words.say('log.import.unknownLeft', told)
  say(pc.yellow(atMargin(says, 2)))
}

/** A row as it would be written. What may tell who the customer is goes to a screen, and into no file or pipe. */
function exampleOf(row: object, { setting, words, alone, table = complaints }: Omit<Telling, 'say'>): string[] {
  const said = new Map(Object.entries(row))
  return Object.keys(table.columns)
    .filter((key) => key === 'reference' || isAnswered(said.get(key)))
    .map((key) => {
      const heading = headingOf(key, words, table)
      if (!isAnswered(said.get(key))) return `${heading}: ${pc.dim(words.say('log.import.next'))}`
      const cell =
        columnOf(key, table).personal && !alone
          ? pc.dim(words.say('log.import.hidden'))
          : visibleLine(inWords(key, said.get(key), { setting, table }))
      return `${heading}: ${cell}`
    })
}
