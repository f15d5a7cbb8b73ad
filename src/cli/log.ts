import { CannotRun } from '../cannot-run.ts'
import type { Project } from '../handbook/read.ts'
import { addComplaints } from '../records/add-complaints.ts'
import { changeRow } from '../records/change-table.ts'
import type { Column, Setting } from '../records/column.ts'
import { figuresFile, writeFigures } from '../records/figures.ts'
import { openTable } from '../records/open-table.ts'
import type { TableRead } from '../records/read-table.ts'
import { settingFor } from '../records/setting.ts'
import { complaints, type Complaint } from '../records/tables/complaints.ts'
import { readProject } from '../project.ts'
import { wordsFor, type Words } from '../words/words.ts'
import { visible, visibleLine } from './formats/visible.ts'
import type { Key, Talk } from './log/asking.ts'
import { lookInto, tellToBringIn } from './log/bring-in.ts'
import { listed } from './log/list.ts'
import { momentNow } from './log/moment-typed.ts'
import { lateWith } from './log/late.ts'
import { takeReading } from './log/reading.ts'
import { tellLeftOut } from './log/show.ts'
import { takeDown } from './log/take-down.ts'
import { update } from './log/update.ts'
import { dayNamed, findProject, type Everywhere } from './project.ts'
import { inTerminal } from './walk/in-terminal.ts'
import { saysYes } from './walk/walk-in-terminal.ts'

export interface LogOptions extends Everywhere {
  by?: string
  place?: string
  update?: string
  import?: string
  dates?: 'day-first' | 'month-first'
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
  const project = await readProject(dir, { today: dayNamed(options.today), records: true })
  const words = wordsFor(project.working.company?.language ?? 'en', dir)
  const here: Here = { project, words, setting: settingFor(project.working, words) }
  if (what === 'reading') return takeReading(project, rest, options, words, say)
  if (what !== undefined) throw new CannotRun(words.say('log.unknown', { typed: visibleLine(what) }))
  if (options.list || options.open) return list(options, here)
  if (options.recount) return recount(here)
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
  await open(here)
  return inTerminal(async (terminal) => {
    await takeDown({ ...talkWith(options, here), terminal, complaint: given }, async (complaint) => {
      const [reference] = await addComplaints(project.dir, [complaint], { ...here, today: project.today })
      await keepFigures(here)
      return reference!
    })
    return 0
  }, words)
}

async function goOn(reference: string, options: LogOptions, here: Here): Promise<number> {
  const { project, words, setting } = here
  const by = named('receivedBy', '--by', options.by, here).receivedBy
  const found = await open(here)
  const isIt = (complaint: Complaint) => folded(complaint.reference ?? '') === folded(reference)
  const row = found?.rows.find(({ values }) => isIt(values))
  if (row === undefined) {
    const unread = found?.leftOut.length ?? 0
    throw new CannotRun(
      words.say('log.update.unknown', { typed: visibleLine(reference) }) +
        (unread > 0 ? ` ${words.say('log.update.unread', { n: unread })}` : ''),
    )
  }
  const keep = (change: Complaint) => changeRow(project.dir, complaints, isIt, change, setting, words)
  return inTerminal(async (terminal) => {
    const hasChanged = await update({
      ...talkWith(options, here),
      terminal,
      complaint: row.values,
      late: lateWith(project.working, words)(row.values),
      by,
      keep,
      addStep: async (line) => {
        // Somebody else may have added a line meanwhile.
        const now = (await open(here))?.rows.find(({ values }) => isIt(values))?.values.steps
        await keep({ steps: [now, line].filter(Boolean).join('\n') })
      },
    })
    if (hasChanged) await keepFigures(here)
    return 0
  }, words)
}

async function list(options: LogOptions, here: Here): Promise<number> {
  const { project, words, setting } = here
  const log = await open(here)
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
  const { words } = here
  const log = await open(here)
  if (log === undefined)
    throw Object.assign(new CannotRun(words.say('log.recount.noLog', { file: complaints.file })), { exitCode: 1 as const })
  await keepFigures(here)
  say(words.say('log.recount.done', { n: log.rows.length, file: figuresFile }))
  if (log.leftOut.length > 0) {
    say(words.say('log.list.leftOut', { n: linesIn(log) }))
    tellLeftOut(log.leftOut, say, words)
  }
  return 0
}

/** Brings a list in: shows first how it was understood, and writes nothing before somebody has said yes. */
async function bringIn(file: string, options: LogOptions, here: Here): Promise<number> {
  const { project, words } = here
  const setting = options.dates === undefined ? here.setting : { ...here.setting, dayOrder: options.dates }
  const there = (await open(here))?.rows.map(({ values }) => values) ?? []
  const found = await lookInto(file, there, setting, words)
  tellToBringIn(found, { setting: here.setting, words, say, alone: process.stdout.isTTY })
  if (found.fresh.length === 0) return found.known > 0 ? 0 : 1
  say()
  const add = async () => {
    const references = await addComplaints(project.dir, found.fresh, { ...here, today: project.today, onlyNew: true })
    await keepFigures(here)
    say(words.say('log.import.added', { n: references.length, file: complaints.file }))
    return 0
  }
  if (options.yes) return add()
  if (!process.stdin.isTTY) {
    say(words.say('log.import.needsYes'))
    return 0
  }
  return inTerminal(async (terminal) => {
    terminal.say(words.say('log.import.ask', { n: found.fresh.length }))
    if (saysYes(await terminal.ask('› '), { words })) return add()
    terminal.say(words.say('log.import.nothing'))
    return 0
  }, words)
}

/** The log as it stands; undefined where none was begun. */
function open({ project, words, setting }: Here): Promise<TableRead<typeof complaints> | undefined> {
  return openTable(project.dir, complaints, setting, words)
}

/** Whatever changed the log ends here: the totals are counted anew, which a second laptop and the checks go by. */
function keepFigures({ project, words }: Here): Promise<void> {
  return writeFigures(project.dir, project.working, words)
}

function talkWith(options: LogOptions, { project, words, setting }: Here): Omit<Talk, 'terminal' | 'complaint'> {
  return { words, setting, handbook: project.working, now: momentNow(options.today) }
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

function folded(reference: string): string {
  return reference.trim().toLowerCase()
}
