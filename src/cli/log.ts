import { CannotRun } from '../cannot-run.ts'
import type { Project } from '../handbook/read.ts'
import { addComplaints } from '../records/add-complaints.ts'
import { changeRow } from '../records/change-table.ts'
import type { Column, Setting } from '../records/column.ts'
import { needThere } from '../records/column-said.ts'
import { figuresFile, writeFigures } from '../records/figures.ts'
import { endsLike, isReference } from '../records/find-reference.ts'
import { lateWith } from '../records/late.ts'
import { momentNow } from '../records/moment-now.ts'
import { knownBy } from '../records/new-rows.ts'
import { openTable } from '../records/open-table.ts'
import { otherLists, otherTables } from '../records/other-lists.ts'
import type { TableRead } from '../records/read-table.ts'
import { settingFor } from '../records/setting.ts'
import type { Table, Wanted } from '../records/table.ts'
import { signOffTables } from '../records/signed-here.ts'
import { complaints, type Complaint } from '../records/tables/complaints.ts'
import { people } from '../records/tables/people.ts'
import { readProject } from '../project.ts'
import { countAnew } from './count-anew.ts'
import { wordsFor, type Words } from '../words/words.ts'
import { visible, visibleLine } from './formats/visible.ts'
import type { Key, Talk } from './log/asking.ts'
import { openLists, tellToBringIn } from './log/bring-in.ts'
import { settingOfFile } from './log/setting-of-file.ts'
import { addIfWanted } from './log/if-wanted.ts'
import { listed, listedBy } from './log/list.ts'
import { otherList } from './log/other-list.ts'
import { takeReading } from './log/reading.ts'
import { tellLeftOut } from './log/show.ts'
import { takeDown } from './log/take-down.ts'
import { update } from './log/update.ts'
import { dayNamed, findProject, type Everywhere } from './project.ts'
import { inTerminal } from './walk/in-terminal.ts'

export interface LogOptions extends Everywhere {
  by?: string
  place?: string
  update?: string
  import?: string
  dates?: 'day-first' | 'month-first'
  column?: string[]
  yes?: boolean
  recount?: boolean
  list?: boolean
  open?: boolean
  on?: string
  note?: string
}

/** The log of a project, and whoever works with it. */
interface Here {
  project: Project
  words: Words
  setting: Setting
}

/** `servicebook log`: takes down what a customer said, brings lists in, and shows how far things are. Returns the exit code. */
export async function log([what, ...rest]: readonly string[], options: LogOptions): Promise<number> {
  const dir = findProject(options.dir)
  const project = await readProject(dir, { today: dayNamed(options.today), records: 'documents' })
  const words = wordsFor(project.working.company?.language ?? 'en', dir)
  const here: Here = { project, words, setting: settingFor(project.working, words) }
  if (what === 'reading') return takeReading(project, rest, options, words, say)
  const other = what === undefined ? undefined : otherLists.find((list) => list === what.toLowerCase())
  if (what !== undefined && other === undefined)
    throw new CannotRun(words.say('log.unknown', { typed: visibleLine(what), lists: otherLists.join(', ') }))
  if (options.recount) return recount(here)
  if (other !== undefined) return otherList<Table>(options, { ...here, table: otherTables[other], say })
  if (options.list || options.open) return list(options, here)
  if (options.import !== undefined) return bringIn(options.import, options, here)
  if (!process.stdin.isTTY) throw new CannotRun(words.say('log.noTerminal'))
  return options.update === undefined ? takeNew(options, here) : goOn(options.update, options, here)
}

function say(text = ''): void {
  process.stdout.write(`${text}\n`)
}

async function takeNew(options: LogOptions, here: Here): Promise<number> {
  const { project, words } = here
  const given = { ...named('receivedBy', '--by', options.by, here), ...named('place', '--place', options.place, here) }
  // A list that cannot be read is told before somebody has answered twelve questions.
  await open(here, { where: () => false })
  return inTerminal(async (terminal) => {
    await takeDown({ ...talkWith(options, here), terminal, row: given }, async (complaint) => {
      const [reference] = await addComplaints(project.dir, [complaint], { ...here, today: project.today })
      await countAnew(here.project, here.words)
      return reference!
    })
    return 0
  }, words)
}

async function goOn(typed: string, options: LogOptions, here: Here): Promise<number> {
  const { project, words, setting } = here
  const by = named('receivedBy', '--by', options.by, here).receivedBy
  const found = await open(here, { where: (row) => isReference(typed, row.reference) || endsLike(typed, row.reference) })
  const exact = found?.rows.find(({ values }) => isReference(typed, values.reference))
  const row = exact ?? found?.rows[0]
  if (exact === undefined && found !== undefined && found.rows.length > 1) {
    const several = found.rows.map(({ values }) => visibleLine(values.reference!))
    throw new CannotRun(words.say('log.update.several', { typed: visibleLine(typed), references: several.join(', ') }))
  }
  if (row === undefined) {
    const unread = found?.leftOut.length ?? 0
    throw new CannotRun(
      words.say('log.update.unknown', { typed: visibleLine(typed) }) +
        (unread > 0 ? ` ${words.say('log.update.unread', { n: unread })}` : ''),
    )
  }
  const isIt = ({ reference }: Complaint) => isReference(row.values.reference!, reference)
  const keep = (change: Complaint | ((present: Complaint) => Complaint)) => changeRow(project.dir, complaints, isIt, change, setting, words)
  return inTerminal(async (terminal) => {
    const hasChanged = await update({
      ...talkWith(options, here),
      terminal,
      row: row.values,
      late: lateWith(project.working, words)(row.values),
      by,
      keep,
      // Somebody else may have added a line meanwhile.
      addStep: (line) => keep(({ steps }) => ({ steps: [steps, line].filter(Boolean).join('\n') })),
    })
    if (hasChanged) await countAnew(here.project, here.words)
    return 0
  }, words)
}

async function list(options: LogOptions, here: Here): Promise<number> {
  const { project, words, setting } = here
  const log = await open(here, { only: listedBy })
  const rows = log?.rows.map(({ values }) => values) ?? []
  const late = lateWith(project.working, words)
  const lines = listed(rows, { onlyOpen: options.open ?? false, late }, { words, setting })
  for (const line of lines) say(line)
  if (lines.length === 0) say(words.say(rows.length === 0 ? 'log.list.nothing' : 'log.list.noneOpen'))
  if (log !== undefined && log.leftOut.length > 0) {
    say(`\n${words.say('log.list.leftOut', { n: linesIn(log) })}`)
    tellLeftOut(log.leftOut, say, words)
  }
  return 0
}

/** Counts anew: the list may have been changed in a spreadsheet, and the totals do not know it. */
async function recount(here: Here): Promise<number> {
  const { project, words, setting } = here
  const log = await open(here, { only: [] })
  const others = await Promise.all(
    [...Object.values<Table>(otherTables), ...signOffTables].map(async (table) => ({
      table,
      read: await openTable(project.dir, table, setting, words),
    })),
  )
  // Who works here is no number by itself.
  if (log === undefined && others.every(({ table, read }) => read === undefined || table === people))
    throw Object.assign(new CannotRun(words.say('log.recount.noLog', { file: complaints.file })), { exitCode: 1 as const })
  await writeFigures(project.dir, project.working, words)
  say(words.say('log.recount.done', { n: log?.rows.length ?? 0, file: figuresFile }))
  if (log !== undefined && log.leftOut.length > 0) {
    say(words.say('log.list.leftOut', { n: linesIn(log) }))
    tellLeftOut(log.leftOut, say, words)
  }
  for (const { table, read } of others) {
    if (read === undefined) continue
    say(words.say('log.recount.other', { title: words.say(`records.${table.name}.title`), n: read.rows.length }))
    tellLeftOut(read.leftOut, say, words)
  }
  return 0
}

/** Brings a list in: shows first how it was understood, and writes nothing before somebody has said yes. */
async function bringIn(file: string, options: LogOptions, here: Here): Promise<number> {
  const { project, words } = here
  const setting = settingOfFile(complaints, options, here)
  const there = (await open(here, { only: knownBy }))?.rows.map(({ values }) => values) ?? []
  const found = await openLists(file, there, setting, words)
  needThere(
    setting.meant,
    found.map(({ read }) => read.columns),
    words,
  )
  for (const [i, one] of found.entries()) {
    if (i > 0) say()
    tellToBringIn(one, { setting: here.setting, words, say, alone: process.stdout.isTTY })
  }
  const fresh = found.flatMap((one) => one.fresh)
  if (fresh.length === 0) return found.some(({ known }) => known > 0) ? 0 : 1
  say()
  return addIfWanted(fresh.length, { yes: options.yes, words, say }, async () => {
    const references = await addComplaints(project.dir, fresh, { ...here, today: project.today, onlyNew: true })
    await countAnew(here.project, here.words)
    say(words.say('log.import.added', { n: references.length, file: complaints.file }))
    return 0
  })
}

/** The log as it stands; undefined where none was begun. */
function open({ project, words, setting }: Here, wanted: Wanted<typeof complaints>): Promise<TableRead<typeof complaints> | undefined> {
  return openTable(project.dir, complaints, setting, words, wanted)
}

function talkWith(options: LogOptions, { project, words, setting }: Here): Omit<Talk, 'terminal' | 'row'> {
  return { table: complaints, words, setting, handbook: project.working, now: momentNow(options.today) }
}

/** Who takes it, or where, said once for the whole talk. */
function named(key: Key, option: string, typed: string | undefined, { setting, words }: Here): Complaint {
  if (typed === undefined) return {}
  const read = (complaints.columns[key] as Column).read(typed, setting)
  if ('says' in read)
    throw new CannotRun(visible(`${option}: ${words.say(`records.unread.${read.says}`, { typed: visibleLine(typed), ...read.args })}`))
  return { [key]: read.value }
}

function linesIn({ leftOut }: TableRead<typeof complaints>): number {
  return new Set(leftOut.map(({ line }) => line)).size
}
