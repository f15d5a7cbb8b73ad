import type { Project } from '../../handbook/read.ts'
import type { Day } from '../../handbook/values/date.ts'
import type { Wait } from '../../measure/complaints/overdue.ts'
import type { Setting as Lists } from '../../records/column.ts'
import { lateBy } from '../../records/late.ts'
import { openTable } from '../../records/open-table.ts'
import { isOpen } from '../../records/progress.ts'
import type { LeftOut } from '../../records/read-table.ts'
import { settingFor } from '../../records/setting.ts'
import { complaints, type Complaint } from '../../records/tables/complaints.ts'
import type { Words } from '../../words/words.ts'

/** A complaint as the list shows it. */
export interface Row {
  complaint: Complaint
  line: number
  /** What the customer waits for longer than was said, and since when; undefined where nothing is late. */
  late: { waits: Wait; due: Day } | undefined
}

/** The log as it stands: those who wait first. */
export interface Log {
  lists: Lists
  isBegun: boolean
  rows: readonly Row[]
  leftOut: readonly LeftOut[]
  remarks: readonly string[]
}

interface Where {
  dir: string
  project: Project
  words: Words
}

const read = new WeakMap<Project, Promise<Log>>()

/** The log, read once for as long as nothing changes on the disk: a long one takes a second. */
export function logOf(where: Where): Promise<Log> {
  const { project } = where
  if (!read.has(project)) {
    const log = readLog(where)
    read.set(project, log)
    // What the disk refused once may be there the next time.
    log.catch(() => read.delete(project))
  }
  return read.get(project)!
}

async function readLog({ dir, project, words }: Where): Promise<Log> {
  const lists = settingFor(project.working, words)
  const there = await openTable(dir, complaints, lists, words)
  const late = lateBy(project.working)
  const rows = (there?.rows ?? []).map(({ line, values }) => ({ complaint: values, line, late: late(values) }))
  return {
    lists,
    isBegun: there !== undefined,
    rows: rows.toSorted(mostPressing),
    leftOut: there?.leftOut ?? [],
    remarks: there ? [...there.missing.map(({ message }) => message), ...there.remarks] : [],
  }
}

/** What is late, the longest first; then what is open, then the rest, each the newest first. */
function mostPressing(a: Row, b: Row): number {
  const [first, second] = [a.late?.due ?? '9999', b.late?.due ?? '9999']
  if (first !== second) return first < second ? -1 : 1
  return (
    Number(isOpen(b.complaint)) - Number(isOpen(a.complaint)) ||
    byText(b.complaint.received ?? '', a.complaint.received ?? '') ||
    byText(b.complaint.reference ?? '', a.complaint.reference ?? '')
  )
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** True for a complaint that somebody means by a reference, in capitals or not. */
export function isMeant({ reference }: Complaint, typed: string): boolean {
  return reference !== undefined && reference.trim().toLowerCase() === typed.trim().toLowerCase()
}

/** The complaint as it stands in its file at this moment; undefined where no row that can be read has the reference. */
export async function rowNow({ dir, project, words }: Where, reference: string): Promise<Complaint | undefined> {
  const there = await openTable(dir, complaints, settingFor(project.working, words), words)
  return there?.rows.find(({ values }) => isMeant(values, reference))?.values
}
