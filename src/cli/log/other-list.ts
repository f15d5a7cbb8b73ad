import pc from 'picocolors'
import { CannotRun } from '../../cannot-run.ts'
import type { Project } from '../../handbook/read.ts'
import { addRows } from '../../records/change-table.ts'
import { begunWith, type Setting } from '../../records/column.ts'
import { needThere } from '../../records/column-said.ts'
import { countAnew } from '../count-anew.ts'
import { newInList } from '../../records/new-in-list.ts'
import { openTable } from '../../records/open-table.ts'
import { isAnswered } from '../../records/progress.ts'
import type { TableRead } from '../../records/read-table.ts'
import type { RowOf, Table } from '../../records/table.ts'
import type { Words } from '../../words/words.ts'
import { visible, visibleLine } from '../formats/visible.ts'
import type { LogOptions } from '../log.ts'
import { inTerminal } from '../walk/in-terminal.ts'
import { atMargin } from '../walk/show.ts'
import { Stopped, type Terminal } from '../walk/terminal.ts'
import { momentNow } from '../../records/moment-now.ts'
import { askEach, inWords, isSo, Left, type Key, type Talk } from './asking.ts'
import { openOther, tellToBringIn } from './bring-in.ts'
import { addIfWanted } from './if-wanted.ts'
import { settingOfFile } from './setting-of-file.ts'
import { headingOf, tellLeftOut } from './show.ts'

/** One of the lists beside the complaints, and whoever works with it. */
interface OtherHere<T extends Table> {
  table: T
  project: Project
  words: Words
  setting: Setting
  say: (text?: string) => void
}

/** `servicebook log surveys` and the like: asks for rows of a list, brings one in, or shows what there is. Returns the exit code. */
export async function otherList<T extends Table>(options: LogOptions, here: OtherHere<T>): Promise<number> {
  const { table, words } = here
  for (const option of ['update', 'open', 'by', 'on', 'note'] as const)
    if (options[option] !== undefined) throw new CannotRun(words.say('log.other.ofComplaints', { option: `--${option}` }))
  if (options.list) return list(here)
  if (options.import !== undefined) return bringIn(options.import, options, here)
  if (!process.stdin.isTTY) throw new CannotRun(words.say('log.other.noTerminal', { list: table.name }))
  return takeRows(options, here)
}

/** Asks for a row, and for the next one, until there is none. What they share with the one before is suggested. */
async function takeRows<T extends Table>(options: LogOptions, here: OtherHere<T>): Promise<number> {
  const { table, project, words, setting } = here
  needSomethingToName(here)
  // A list that cannot be read is told before somebody has answered anything.
  await open(here)
  return inTerminal(async (terminal) => {
    terminal.say(pc.bold(words.say(`records.${table.name}.title`)))
    terminal.say(pc.dim(atMargin(words.say('log.other.keys'), 0)))
    const talk: Talk<T> = { terminal, words, setting, handbook: project.working, now: momentNow(options.today), table, row: {} }
    let before = placeGiven(options.place, here)
    try {
      do {
        talk.row = {}
        await askEach(() => Object.keys(table.columns) as Key<T>[], talk, before)
        await keep(talk.row, terminal, here)
        before = shared(table, talk.row)
      } while (await isSo(words.say('log.other.another'), talk))
    } catch (error) {
      if (!(error instanceof Left || error instanceof Stopped)) throw error
      terminal.say(`\n${words.say('log.other.nothing')}`)
    }
    return 0
  }, words)
}

/** Where a row needs the name of something and the handbook has none yet, that is told before anybody answers anything. */
function needSomethingToName<T extends Table>({ table, setting, words }: OtherHere<T>): void {
  for (const [key, { need, to }] of Object.entries(table.columns)) {
    if (need !== 'always' || to === undefined || setting.known(to).length > 0) continue
    throw new CannotRun(words.say('log.other.nothingToName', { heading: headingOf(key, words, table), write: begunWith(to) }))
  }
}

async function keep<T extends Table>(row: RowOf<T>, terminal: Terminal, here: OtherHere<T>): Promise<void> {
  const { table, project, words, setting } = here
  const said = new Map(Object.entries(row))
  const missing = Object.keys(table.columns).filter((key) => table.columns[key]!.need === 'always' && !isAnswered(said.get(key)))
  terminal.say()
  if (missing.length > 0) {
    const headings = missing.map((key) => headingOf(key, words, table)).join(', ')
    return terminal.say(pc.yellow(atMargin(words.say('log.other.lacks', { missing: headings }), 0)))
  }
  await addRows(project.dir, table, [row], setting, words)
  await countAnew(project, words)
  terminal.say(pc.green(words.say('log.other.kept', { file: table.file })))
}

/** What the next row is likely to have too: its day, its place, what it is about. Nobody has the same name, sum or mark. */
function shared<T extends Table>(table: T, row: RowOf<T>): RowOf<T> {
  const isShared = (key: string) => ['day', 'moment', 'name', 'choice'].includes(table.columns[key]!.type) && !table.columns[key]!.personal
  return Object.fromEntries(Object.entries(row).filter(([key, value]) => isShared(key) && isAnswered(value))) as RowOf<T>
}

function placeGiven<T extends Table>(typed: string | undefined, { table, setting, words }: OtherHere<T>): RowOf<T> {
  if (typed === undefined) return {}
  const column = table.columns.place
  if (column === undefined) throw new CannotRun(words.say('log.other.ofComplaints', { option: '--place' }))
  const read = column.read(typed, setting)
  if ('says' in read)
    throw new CannotRun(visible(`--place: ${words.say(`records.unread.${read.says}`, { typed: visibleLine(typed), ...read.args })}`))
  return { place: read.value } as RowOf<T>
}

async function bringIn<T extends Table>(file: string, options: LogOptions, here: OtherHere<T>): Promise<number> {
  const { table, project, words, say } = here
  needSomethingToName(here)
  const setting = settingOfFile(table, options, here)
  const found = await openOther(table, file, valuesOf(await open(here)), setting, words)
  needThere(setting.meant, [found.read.columns], words)
  tellToBringIn(found, { setting: here.setting, words, say, alone: process.stdout.isTTY, table })
  if (found.fresh.length === 0) return found.known > 0 ? 0 : 1
  say()
  return addIfWanted(found.fresh.length, { yes: options.yes, words, say }, async () => {
    let n = 0
    // Somebody else may have brought the same in meanwhile.
    const fresh = (there: TableRead<T>) => {
      const rows = newInList(table, found.fresh, valuesOf(there))
      n = rows.length
      return rows
    }
    await addRows(project.dir, table, fresh, here.setting, words)
    await countAnew(project, words)
    say(words.say('log.import.added', { n, file: table.file }))
    return 0
  })
}

/** So many rows are shown, the newest last: longer lists are for a spreadsheet. */
const mostShown = 50

/** So wide may a cell be (signs). */
const widest = 32

/** The list, with nothing in it that tells who somebody is, unless it is read on a screen. */
async function list<T extends Table>(here: OtherHere<T>): Promise<number> {
  const { table, words, say } = here
  const found = await open(here)
  if (found === undefined) {
    say(words.say('log.other.none', { list: table.name }))
    return 0
  }
  const rows = valuesOf(found)
  const shown = rows.slice(-mostShown)
  if (rows.length > shown.length) say(pc.dim(words.say('log.other.earlier', { n: rows.length - shown.length })))
  for (const line of linesOf(shown, here)) say(line)
  say(pc.dim(words.say('log.other.count', { n: rows.length })))
  if (found.leftOut.length > 0) {
    say(`\n${words.say('log.list.leftOut', { n: new Set(found.leftOut.map(({ line }) => line)).size })}`)
    tellLeftOut(found.leftOut, say, words)
  }
  return 0
}

function linesOf<T extends Table>(rows: readonly RowOf<T>[], { table, words, setting }: OtherHere<T>): string[] {
  const alone = process.stdout.isTTY
  const columns = Object.keys(table.columns).filter(
    (key) => (alone || !table.columns[key]!.personal) && rows.some((row) => isAnswered((row as { [key: string]: unknown })[key])),
  )
  const cellsOf = (row: RowOf<T>) =>
    columns.map((key) => {
      const value = (row as { [key: string]: unknown })[key]
      const said = isAnswered(value) ? visibleLine(inWords(key, value, { setting, table })) : ''
      return said.length > widest ? `${said.slice(0, widest - 1)}…` : said
    })
  const lines = [columns.map((key) => headingOf(key, words, table)), ...rows.map(cellsOf)]
  const widths = columns.map((_, at) => Math.max(0, ...lines.map((cells) => cells[at]!.length)))
  return lines.map((cells, i) => {
    const line = cells
      .map((cell, at) => cell.padEnd(widths[at]!))
      .join('  ')
      .trimEnd()
    return i === 0 ? pc.bold(line) : line
  })
}

function open<T extends Table>({ project, table, words, setting }: OtherHere<T>): Promise<TableRead<T> | undefined> {
  return openTable(project.dir, table, setting, words)
}

function valuesOf<T extends Table>(read: TableRead<T> | undefined): RowOf<T>[] {
  return read?.rows.map(({ values }) => values) ?? []
}
