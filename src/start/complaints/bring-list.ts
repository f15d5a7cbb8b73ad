import type { Column } from '../../records/column.ts'
import { lookInto, type ToBringIn } from '../../records/look-into.ts'
import type { DayOrder } from '../../records/moment.ts'
import { isAnswered } from '../../records/progress.ts'
import { complaints, type Complaint } from '../../records/tables/complaints.ts'
import { untimely } from '../../records/untimely.ts'
import type { Brought } from '../brought.ts'
import type { Screen, Setting } from '../screens/screen.ts'
import { logOf } from './log.ts'
import { asTyped, momentInWords, type Key } from './answers.ts'
import { headingOf, inWords, momentOf } from './page.ts'
import { toComplaint } from './ways.ts'

/** Which comes first in days such as 3/2/2026, where somebody says so. */
export function dayOrderAsked(said: unknown): DayOrder | undefined {
  return said === 'day-first' || said === 'month-first' ? said : undefined
}

/** The list that was chosen, held against the log as it is by now. */
export async function lookAtList(
  { name, bytes }: NonNullable<Brought['list']>,
  order: DayOrder | undefined,
  where: Pick<Setting, 'dir' | 'project' | 'words'>,
): Promise<ToBringIn> {
  const { lists, rows } = await logOf(where)
  const there = rows.map(({ complaint }) => complaint)
  return lookInto(bytes, name, there, order === undefined ? lists : { ...lists, dayOrder: order }, where.words)
}

/** How many rows are shown as they would be written. */
const examples = 2

/** So many rows that cannot be read are named; more hide what comes after. */
const mostNamed = 20

/** Bringing a list in: choose a file, see how it is understood and what is left out, then say yes. */
export async function bringListScreen(setting: Setting, { list, added: references = [] }: Brought): Promise<Screen> {
  const { words, asked } = setting
  const order = dayOrderAsked(asked.get('dates'))
  const added = asked.get('done')
  const isShown = list !== undefined && asked.get('look') === 'yes'
  return {
    layout: 'bring-list',
    title: words.say('start.bringList.title'),
    view: {
      added: added === null ? '' : words.say('log.import.added', { n: Number(added) || 0, file: complaints.file }),
      itIs: references.length === 1 ? words.say('start.bringList.isOne') : words.say('start.bringList.areMany'),
      references: references.slice(0, mostNamed).map((reference) => ({ title: reference, href: toComplaint(reference) })),
      isAll: references.length <= mostNamed,
      before: list === undefined ? '' : words.say('start.bringList.lookAgain', { name: list.name }),
      found: isShown ? await foundIn(list, order, setting) : null,
    },
  }
}

async function foundIn(list: NonNullable<Brought['list']>, order: DayOrder | undefined, setting: Setting) {
  const { words } = setting
  const { lists } = await logOf(setting)
  const { read, fresh, known } = await lookAtList(list, order, setting)
  const isOurs = read.columns.some(({ column }) => column !== undefined)
  const unknown = read.columns.flatMap(({ heading, column }) => (column === undefined && heading.trim() !== '' ? [heading] : []))
  const lines = new Set(read.leftOut.map(({ line }) => line)).size
  const unread = leftOutViews(read.leftOut, words)
  const understood = read.columns.flatMap(({ heading, column }) =>
    column === undefined ? [] : [{ heading, as: headingOf(column as Key, words) }],
  )
  return {
    name: list.name,
    title: words.say('log.import.title', { file: list.name }),
    columns: understood,
    // A slip of ours, or our own list: what stands in it says more than what its columns are called.
    isOwn: isOurs && unknown.length === 0 && understood.every(({ heading, as }) => heading === as),
    understood: words.say('start.bringList.understood', { n: understood.length }),
    unknown:
      isOurs && unknown.length > 0
        ? words.say('log.import.unknown', { columns: unknown.join(', '), steps: headingOf('steps', words) })
        : '',
    fresh: !isOurs ? '' : fresh.length === 0 ? words.say('log.import.nothingRead') : words.say('log.import.fresh', { n: fresh.length }),
    known: known > 0 ? words.say('log.import.known', { n: known }) : '',
    leftOut: lines > 0 ? words.say('log.import.leftOut', { n: lines }) : '',
    unread,
    again: isOurs && lines > 0,
    // References are given to those that have none.
    remarks: [...read.missing.flatMap(({ column, message }) => (column === 'reference' ? [] : [message])), ...read.remarks],
    early: earlyIn(read.rows, setting),
    // Days are read as most of them show, and somebody may know better.
    orders:
      isOurs && read.sheet.rows.some(({ cells }) => cells.some(mayBeEither))
        ? ([undefined, 'day-first', 'month-first'] as const).map((one) => ({
            href: `/numbers/complaints/bring-in?look=yes${one === undefined ? '' : `&dates=${one}`}`,
            title: words.say(`start.bringList.dates.${one ?? 'shown'}`),
            current: one === order,
          }))
        : [],
    order: order ?? '',
    exampleTitle: fresh.length === 0 ? '' : words.say('log.import.example', { n: Math.min(examples, fresh.length) }),
    examples: fresh.slice(0, examples).map((complaint) => exampleOf(complaint, setting, lists)),
    mayAdd: fresh.length > 0,
    button: words.say('start.bringList.button', { n: fresh.length }),
  }
}

/** A day with figures alone, which is another one where the month comes first. */
function mayBeEither(cell: string): boolean {
  const { first, second } = /^(?<first>\d{1,2})[/-]\s?(?<second>\d{1,2})[/-]\s?\d{2,4}(?!\d)/.exec(cell.trim())?.groups ?? {}
  return first !== undefined && Number(first) <= 12 && Number(second) <= 12 && Number(first) !== Number(second)
}

/** Moments that are still to come and cannot be: the clock of a telephone was ahead. They are told, and keep no row out. */
function earlyIn(rows: readonly { line: number; values: Complaint }[], setting: Setting): string[] {
  const { words } = setting
  const now = momentOf(setting)
  return rows
    .flatMap(({ line, values }) =>
      (Object.keys(values) as Key[]).flatMap((key) => {
        const value = values[key]
        if (typeof value !== 'string' || untimely(key, value, {}, now)?.says !== 'to-come') return []
        const row = words.say('start.bringList.row', { line })
        return [words.say('start.bringList.toCome', { heading: headingOf(key, words), moment: momentInWords(value, words), row })]
      }),
    )
    .slice(0, mostNamed)
}

function exampleOf(complaint: Complaint, { words }: Setting, lists: Parameters<Column['write']>[1]) {
  return (Object.keys(complaints.columns) as Key[])
    .filter((key) => key === 'reference' || isAnswered(complaint[key]))
    .map((key) => ({
      heading: headingOf(key, words),
      said: isAnswered(complaint[key])
        ? key === 'steps'
          ? asTyped(key, complaint, lists)
          : inWords(key, complaint, lists, words)
        : words.say('log.import.next'),
    }))
}

/** Rows that cannot be read, each named by its line and column. */
export function leftOutViews(leftOut: readonly { line: number; column?: string; message: string }[], words: Setting['words']) {
  return {
    rows: leftOut.slice(0, mostNamed).map(({ line, column, message }) => ({
      where: column === undefined ? words.say('log.line', { line }) : words.say('log.lineColumn', { line, column }),
      message,
    })),
    more: leftOut.length > mostNamed ? words.say('log.moreLines', { n: leftOut.length - mostNamed }) : '',
  }
}
