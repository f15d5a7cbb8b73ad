import pc from 'picocolors'
import { countable } from '../../measure/complaints/nameless.ts'
import type { Setting } from '../../records/column.ts'
import { closing, isOpen, isToSettle, progressOf } from '../../records/progress.ts'
import type { Complaint } from '../../records/tables/complaints.ts'
import type { Words } from '../../words/words.ts'
import { visibleLine } from '../formats/visible.ts'
import { inWords } from './asking.ts'
import { dayIn } from './show.ts'

/** What the list goes by, and what is late. */
export const listedBy = [...countable, ...closing]

/**
 * The list of complaints, the newest last, where the eye is: reference, day, what went wrong, how far it is and what is
 * overdue. Nothing in it tells who a customer is.
 *
 * @param late what the customer waits for longer than was said, as people say it
 */
export function listed(
  complaints: readonly Complaint[],
  { onlyOpen, late }: { onlyOpen: boolean; late: (complaint: Complaint) => string },
  { words, setting }: { words: Words; setting: Setting },
): string[] {
  const shown = complaints
    .filter((complaint) => !onlyOpen || isOpen(complaint))
    .toSorted((a, b) => byText(a.received ?? '', b.received ?? '') || byText(a.reference ?? '', b.reference ?? ''))
  const rows = shown.map((complaint) => ({
    cells: [
      complaint.reference ?? '–',
      dayIn(complaint),
      complaint.category === undefined && complaint.sort === undefined
        ? ''
        : inWords(complaint.category === undefined ? 'sort' : 'category', complaint.category ?? complaint.sort, { setting }),
      isToSettle(complaint) ? words.say(`log.how-far.${progressOf(complaint)}`) : '',
    ].map(visibleLine),
    late: late(complaint),
  }))
  const widths = [0, 1, 2, 3].map((at) => Math.max(0, ...rows.map(({ cells }) => cells[at]!.length)))
  return rows.map(({ cells, late }) => {
    const line = cells.map((cell, at) => cell.padEnd(widths[at]!)).join('  ')
    return late === '' ? line.trimEnd() : `${line}  ${pc.yellow(late)}`
  })
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
