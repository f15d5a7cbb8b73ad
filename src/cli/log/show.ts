import pc from 'picocolors'
import type { LeftOut } from '../../records/read-table.ts'
import { columnWords } from '../../records/column-words.ts'
import { missingIn } from '../../records/missing.ts'
import { dayOfMoment } from '../../records/moment.ts'
import { isAnswered, progressOf } from '../../records/progress.ts'
import type { Table } from '../../records/table.ts'
import { complaints, type Complaint } from '../../records/tables/complaints.ts'
import type { Words } from '../../words/words.ts'
import { visibleLine } from '../formats/visible.ts'
import { atMargin } from '../walk/show.ts'
import { inWords, type Key, type Talk } from './asking.ts'

/** Moments that show the way of a complaint. */
const way: readonly Key[] = ['received', 'acknowledged', 'promisedFor', 'nextUpdate', 'settled', 'followedUp']

/** Shows what is known of a complaint: what happened, how far it is and what was done. Who the customer is stays in the file. */
export function tellComplaint(complaint: Complaint, talk: Pick<Talk, 'terminal' | 'words' | 'setting'>): void {
  const { terminal, words } = talk
  const said = (key: Key) => (isAnswered(complaint[key]) ? [visibleLine(inWords(key, complaint[key], talk))] : [])
  terminal.say(pc.bold([...said('reference'), ...said('sort'), ...said('category'), ...said('place')].join(' · ')))
  if (complaint.whatHappened !== undefined) terminal.say(atMargin(complaint.whatHappened, 2))
  terminal.say()
  terminal.say(words.say(`log.far.${progressOf(complaint)}`))
  for (const key of way) for (const at of said(key)) terminal.say(`  ${headingOf(key, words)}: ${at}`)
  if (complaint.steps !== undefined) {
    terminal.say(`  ${headingOf('steps', words)}:`)
    terminal.say(atMargin(complaint.steps, 4))
  }
}

/** Says what a complaint still lacks. */
export function tellMissing(complaint: Complaint, { terminal, words }: Pick<Talk, 'terminal' | 'words'>): void {
  const missing = missingIn(complaint).map((key) => headingOf(key, words))
  if (missing.length > 0) terminal.say(pc.yellow(atMargin(words.say('log.missing', { missing: missing.join(', ') }), 0)))
}

/** The same at the end of a talk, with how to go on another day. */
export function tellWhatIsLeft(complaint: Complaint, talk: Pick<Talk, 'terminal' | 'words'>): void {
  tellMissing(complaint, talk)
  if (progressOf(complaint) === 'closed' && missingIn(complaint).length === 0) return
  talk.terminal.say(pc.dim(talk.words.say('log.goOn', { reference: visibleLine(complaint.reference ?? '') })))
}

/** How many rows that cannot be read are named; more scroll the rest away. */
const mostNamed = 20

/** Names the rows that cannot be read, with what was found and what is wanted. */
export function tellLeftOut(leftOut: readonly LeftOut[], say: (text: string) => void, words: Words): void {
  for (const { line, column, message } of leftOut.slice(0, mostNamed)) {
    const where = column === undefined ? words.say('log.line', { line }) : words.say('log.lineColumn', { line, column })
    say(atMargin(visibleLine(`${where}: ${message}`), 2))
  }
  if (leftOut.length > mostNamed) say(`  ${words.say('log.moreLines', { n: leftOut.length - mostNamed })}`)
}

/** What a column is called. */
export function headingOf(key: string, words: Words, table: Table = complaints): string {
  return columnWords(words, table, key).heading
}

/** The day a complaint came in; empty where nobody wrote it down. */
export function dayIn({ received }: Complaint): string {
  return received === undefined ? '' : dayOfMoment(received)
}
