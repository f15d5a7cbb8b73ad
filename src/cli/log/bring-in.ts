import { readFile } from 'node:fs/promises'
import { basename, resolve } from 'node:path'
import pc from 'picocolors'
import { CannotRun } from '../../cannot-run.ts'
import { diskTrouble } from '../../disk/trouble.ts'
import type { Setting } from '../../records/column.ts'
import { withKeptCells } from '../../records/kept-cells.ts'
import { newAmong } from '../../records/new-rows.ts'
import { isAnswered } from '../../records/progress.ts'
import { readSheet } from '../../records/read-sheet.ts'
import { readTable, type TableRead } from '../../records/read-table.ts'
import { complaints, type Complaint } from '../../records/tables/complaints.ts'
import type { Words } from '../../words/words.ts'
import { visibleLine } from '../formats/visible.ts'
import { atMargin } from '../walk/show.ts'
import { columnOf, inWords, type Key } from './asking.ts'
import { headingOf, tellLeftOut } from './show.ts'

/** A list to bring in, looked at and not yet written anywhere. */
export interface ToBringIn {
  file: string
  read: TableRead<typeof complaints>
  /** What stands in the log by now is left out of these. */
  fresh: readonly Complaint[]
  known: number
}

type Say = (text?: string) => void

/** How it is told. */
interface Telling {
  setting: Setting
  words: Words
  say: Say
  /** It is read on a screen, by whoever has the list anyway: columns that changed places are seen there. */
  alone: boolean
}

/**
 * Looks at a list from somewhere else.
 *
 * @param there what stands in the log already
 * @throws {CannotRun} where it cannot be opened
 */
export async function lookInto(file: string, there: readonly Complaint[], setting: Setting, words: Words): Promise<ToBringIn> {
  const name = basename(file)
  const bytes = await readFile(resolve(file)).catch((error: unknown) => {
    const isGone = (error as NodeJS.ErrnoException).code === 'ENOENT'
    throw new CannotRun(words.say(isGone ? 'log.import.gone' : 'log.import.refused', { file, reason: diskTrouble(error) ?? '' }))
  })
  const read = readTable(complaints, await readSheet(bytes, name), setting, words)
  const { fresh, known } = newAmong(withKeptCells(read), there)
  return { file: name, read, fresh: fresh.map(({ values }) => values), known: known.length }
}

/** Says how each column was understood, which rows cannot be read, and how two of the others would be written. */
export function tellToBringIn({ file, read, fresh, known }: ToBringIn, { setting, words, say, alone }: Telling): void {
  say(pc.bold(words.say('log.import.title', { file: visibleLine(file) })))
  say()
  if (read.columns.every(({ column }) => column === undefined)) {
    // Nothing in it is a list of ours: rows and columns would only be told wrongly.
    tellLeftOut(read.leftOut, say, words)
    return
  }
  tellColumns(read, words, say)
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
  for (const complaint of fresh.slice(0, examples)) {
    say()
    for (const line of exampleOf(complaint, { setting, words, alone })) say(`  ${line}`)
  }
}

/** How many rows are shown as they would be written. */
const examples = 2

function tellColumns({ columns }: TableRead<typeof complaints>, words: Words, say: Say): void {
  const width = Math.max(0, ...columns.map(({ heading }) => visibleLine(heading).length))
  for (const { heading, column } of columns) {
    if (column !== undefined) say(`  ${visibleLine(heading).padEnd(width)}  → ${headingOf(column as Key, words)}`)
  }
  const unknown = columns.flatMap(({ heading, column }) => (column === undefined && heading.trim() !== '' ? [visibleLine(heading)] : []))
  if (unknown.length > 0)
    say(pc.yellow(atMargin(words.say('log.import.unknown', { columns: unknown.join(', '), steps: headingOf('steps', words) }), 2)))
}

/** A row as it would be written. What may tell who the customer is goes to a screen, and into no file or pipe. */
function exampleOf(complaint: Complaint, { setting, words, alone }: Omit<Telling, 'say'>): string[] {
  return (Object.keys(complaints.columns) as Key[])
    .filter((key) => key === 'reference' || isAnswered(complaint[key]))
    .map((key) => {
      if (!isAnswered(complaint[key])) return `${headingOf(key, words)}: ${pc.dim(words.say('log.import.next'))}`
      const cell =
        columnOf(key).personal && !alone ? pc.dim(words.say('log.import.hidden')) : visibleLine(inWords(key, complaint[key], { setting }))
      return `${headingOf(key, words)}: ${cell}`
    })
}
