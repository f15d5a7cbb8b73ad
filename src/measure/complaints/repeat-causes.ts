import type { Day } from '../../handbook/values/date.ts'
import { groupBy } from '../../handbook/group-by.ts'
import { dayOfMoment } from '../../records/moment.ts'
import type { Complaint } from '../../records/tables/complaints.ts'
import { daysBetween } from '../times.ts'
import { isComplaint } from './course.ts'
import { referenceOf } from './reference.ts'

/** So often within so many days, and it is no accident any more. */
export const often = { times: 3, days: 90 }

/** A cause that comes back. Its words are what somebody typed, and may name people: they are shown nowhere but to whoever keeps the log. */
export interface RepeatCause {
  cause: string
  words: string
  n: number
  /** The days of the first and the last of the run, and the references of those in it that have one. */
  since: Day
  until: Day
  references: string[]
}

/** Causes written in the same words three times or more within 90 days: the longest run of each, and of two the later. */
export function repeatCauses(rows: readonly Complaint[]): RepeatCause[] {
  return repeatRuns(rows, (row) => row)
    .map((run) => {
      const [first, last] = [run[0]!, run.at(-1)!]
      const references = run.flatMap(({ row }) => referenceOf(row) ?? [])
      return { cause: first.cause, words: last.words, n: run.length, since: first.on, until: last.on, references }
    })
    .toSorted((a, b) => b.n - a.n || (a.since < b.since ? -1 : 1))
}

/** The same, as the rows of each run in the order in which they came. */
export function repeatRuns<T>(rows: readonly T[], complaintOf: (row: T) => Complaint): Caused<T>[][] {
  const caused = rows.flatMap((row): Caused<T>[] => {
    const { cause, causeInWords, received, ...complaint } = complaintOf(row)
    return isComplaint(complaint) && cause !== undefined && causeInWords !== undefined && received !== undefined
      ? [{ row, cause, words: causeInWords, on: dayOfMoment(received) }]
      : []
  })
  return [...groupBy(caused, ({ cause, words }) => `${cause}/${folded(words)}`).values()]
    .map((alike) => longestRun(alike.toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))))
    .filter((run) => run.length >= often.times)
}

interface Caused<T> {
  row: T
  cause: string
  words: string
  on: Day
}

function longestRun<T extends { on: Day }>(inOrder: readonly T[]): T[] {
  let best: T[] = []
  for (let from = 0, to = 0; to < inOrder.length; to++) {
    while (daysBetween(inOrder[from]!.on, inOrder[to]!.on) >= often.days) from++
    if (to - from + 1 >= best.length) best = inOrder.slice(from, to + 1)
  }
  return best
}

/** Capitals, spaces and a full stop are how somebody happened to write it. */
function folded(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s\p{P}]+/gu, ' ')
    .trim()
}
