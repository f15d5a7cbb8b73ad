import { CannotRun } from '../cannot-run.ts'
import { parseDay, type Day } from '../handbook/values/date.ts'
import type { Project } from '../handbook/read.ts'
import { insightOf, type Evidence } from '../measure/complaints/insight.ts'
import { otherInsight } from '../measure/other-insight.ts'
import { customersOf, type CustomerOfYear } from '../measure/customers-counted.ts'
import { figuresOf } from '../measure/complaints/figures.ts'
import { countable } from '../measure/complaints/nameless.ts'
import { monthsWithin, within, yearTo, type Period } from '../measure/complaints/period.ts'
import { readProject } from '../project.ts'
import { figuresFile, readFigures } from '../records/figures.ts'
import type { Understood } from '../records/columns-in.ts'
import type { Setting } from '../records/column.ts'
import { documentsHere } from '../records/documents-here.ts'
import { openTable } from '../records/open-table.ts'
import { countOtherLists, openOtherLists, otherLists, otherTables, type OtherNumbers } from '../records/other-lists.ts'
import { settingFor } from '../records/setting.ts'
import { complaints } from '../records/tables/complaints.ts'
import { dayInWords } from '../render/values.ts'
import { draftProblems } from '../walk/problem-drafts.ts'
import { wordsFor, type Words } from '../words/words.ts'
import { insightData } from './formats/insight-data.ts'
import { insightText, type LeftOutRow } from './formats/insight-text.ts'
import { json } from './formats/json.ts'
import { visibleLine } from './formats/visible.ts'
import { columnWords } from '../records/column-words.ts'
import { dayNamed, findProject, type Everywhere } from './project.ts'

export interface InsightOptions extends Everywhere {
  from?: string
  to?: string
  format: 'pretty' | 'json'
  draft?: boolean
}

/** `servicebook insight`: what the complaints, the limits and the goals say. Returns the exit code. */
export async function insight(options: InsightOptions): Promise<number> {
  const dir = findProject(options.dir)
  const project = await readProject(dir, { today: dayNamed(options.today) })
  const words = wordsFor(project.working.company?.language ?? 'en', dir)
  const setting = settingFor(project.working, words)
  const lists = await listsOf(project, setting, words)
  const { evidence, leftOut, remarks, countedOn } = await evidenceOf(project, periodNamed(options, project.today, words), words, lists)
  const found = insightOf(evidence, project.working, project.inForce)
  const others = otherInsight(lists.numbers, {
    period: found.period,
    complaints: evidence.months,
    ranked: lists.ranked,
    inForce: project.inForce,
  })
  if (options.format === 'json')
    process.stdout.write(json(insightData(found, others, { setting, words, today: project.today, countedOn, leftOut })))
  // What people typed as a cause may name somebody: it goes to a screen, and into no file or pipe.
  else
    process.stdout.write(
      insightText(found, others, {
        setting,
        words,
        countedOn,
        leftOut,
        remarks: [...remarks, ...lists.remarks],
        alone: process.stdout.isTTY,
        width: widthOf(process.stdout),
      }),
    )
  if (options.draft) {
    const made = await draftProblems(found, project, words)
    const lines = made.map(({ path, title, isNew }) =>
      words.say(isNew ? 'insight.draft.made' : 'insight.draft.there', { file: path, title: visibleLine(title) }),
    )
    // Programs read the one, people the other.
    const out = options.format === 'json' ? process.stderr : process.stdout
    out.write(`\n${(lines.length > 0 ? lines : [words.say('insight.draft.nothing')]).join('\n')}\n`)
  }
  return 0
}

/** Lines are no longer than the screen, and no longer than people like to read (signs). */
function widthOf({ columns = 80 }: { columns?: number }): number {
  return Math.min(Math.max(columns, 60), 104) - 2
}

/** What there is to go by: the log, or else the totals that were kept of it. */
async function evidenceOf(
  { dir, working }: Project,
  period: Period,
  words: Words,
  lists: Lists,
): Promise<{ evidence: Evidence; leftOut: LeftOutRow[]; remarks: readonly string[]; countedOn?: Day }> {
  // Beside what may be counted, only what somebody typed as a cause: the same words tell that it comes back.
  const only = [...countable, 'causeInWords'] as const
  const log = await openTable(dir, complaints, settingFor(working, words), words, { only })
  if (log !== undefined) {
    const rows = log.rows.map(({ values }) => values)
    const dayless = log.rows.filter(({ values }) => values.received === undefined)
    const heading = columnWords(words, complaints, 'received').heading
    const leftOut = [
      ...log.leftOut,
      ...dayless.map(({ line }) => ({ line, column: heading, message: words.say('insight.noDay') })),
    ].toSorted((a, b) => a.line - b.line)
    return {
      evidence: { period, months: figuresOf(within(period, rows), working), log: log.rows },
      leftOut,
      remarks: [...unknownIn(log.columns, words), ...log.remarks],
    }
  }
  const kept = await readFigures(dir)
  if (kept === 'unreadable') throw new CannotRun(words.say('insight.damaged', { file: figuresFile }))
  if (kept?.complaints === undefined && Object.keys(lists.numbers).length > 0)
    return { evidence: { period, months: {} }, leftOut: [], remarks: [] }
  if (kept?.complaints === undefined) throw Object.assign(new CannotRun(words.say('insight.noLog')), { exitCode: 1 as const })
  return { evidence: monthsWithin(period, kept.complaints), leftOut: [], remarks: [], countedOn: kept.countedOn }
}

/** The lists beside the complaints: what they come to, the customers one by one, and which of their rows cannot be read. */
interface Lists {
  numbers: OtherNumbers
  ranked: readonly CustomerOfYear[] | undefined
  remarks: string[]
}

async function listsOf({ dir, working }: Project, setting: Setting, words: Words): Promise<Lists> {
  const known = { documents: [...working.documents, ...(await documentsHere(dir, working))], today: working.today }
  const read = await openOtherLists(dir, setting, words)
  const kept = await readFigures(dir)
  const figures: OtherNumbers = kept === undefined || kept === 'unreadable' ? {} : kept
  const counted = countOtherLists(read, known)
  const remarks = otherLists.flatMap((list) => {
    const lines = new Set(read[list]?.leftOut.map(({ line }) => line))
    return lines.size === 0 ? [] : [words.say('insight.listLeftOut', { n: lines.size, file: otherTables[list].file, list })]
  })
  return {
    // Of a list that is not here, what was kept of it is gone by.
    numbers: Object.fromEntries(
      otherLists.flatMap((list) => {
        const one = counted[list] ?? figures[list]
        return one === undefined ? [] : [[list, one]]
      }),
    ) as OtherNumbers,
    ranked:
      read.customers &&
      customersOf(
        read.customers.rows.map(({ values }) => values),
        known,
      ).customers,
    remarks,
  }
}

/** A heading with a slip in it would leave every cell below it uncounted without a word. */
function unknownIn(columns: readonly Understood[], words: Words): string[] {
  const unknown = columns.flatMap(({ heading, column }) => (column === undefined && heading !== '' ? [`“${heading}”`] : []))
  return unknown.length === 0 ? [] : [words.say('insight.unknownColumns', { n: unknown.length, columns: unknown.join(', ') })]
}

function periodNamed({ from, to }: InsightOptions, today: Day, words: Words): Period {
  const last = to === undefined ? today : named('--to', to, words)
  const first = from === undefined ? yearTo(last).from : named('--from', from, words)
  if (first > last) throw new CannotRun(words.say('insight.turned', { from: first, to: last }))
  if (last > today) throw new CannotRun(words.say('insight.future', { to: dayInWords(last, words) }))
  return { from: first, to: last }
}

function named(option: string, typed: string, words: Words): Day {
  const day = parseDay(typed)
  if (day === undefined) throw new CannotRun(words.say('insight.notDay', { typed, option }))
  return day
}
