import { joinHandbook, type Handbook } from '../handbook/handbook.ts'
import type { Document } from '../handbook/document.ts'
import type { Found } from '../handbook/finding.ts'
import { isInForce, isRetired } from '../handbook/in-force.ts'
import type { Day } from '../handbook/values/date.ts'
import { calendarOf } from '../measure/calendar.ts'
import { allowedTime } from '../measure/complaints/allowed-time.ts'
import { overdueOf, type Wait } from '../measure/complaints/overdue.ts'
import type { LoggedComplaint } from '../measure/numbers.ts'
import { complaints } from '../records/tables/complaints.ts'
import { referenceOf } from '../measure/complaints/reference.ts'

/** So many complaints are named by each rule. Whoever has more of a sort to see to needs a list, and not the checks. */
const named = 3

/** The log as findings name it. Its lines are never shown beside them: they have customers' names. */
const log: Pick<Document, 'path' | 'places'> = { path: complaints.file, places: {} }

/** What a rule found in the log. */
interface FoundInLog extends Pick<Found, 'says' | 'args'> {
  line: number
}

/** The complaints of the log; none where it is not on this computer. */
export function logged({ numbers }: Pick<Handbook, 'numbers'>): readonly LoggedComplaint[] {
  return numbers?.complaints?.log ?? []
}

/** A complaint whose customer waits longer than was said. */
interface LateInLog {
  one: LoggedComplaint
  waits: Wait
  due: Day
}

/** Everybody who waits longer than was said, the longest wait first. Worked out once for all rules that ask. */
export function lateInLog(handbook: Handbook): readonly LateInLog[] {
  const all = logged(handbook)
  const known = late.get(handbook.all)
  if (known?.all === all) return known.found
  const { working } = bothOf(handbook)
  const lateness = { today: handbook.today, calendar: calendarOf(working), allowed: allowedTime(working) }
  const found = all
    .flatMap((one): LateInLog[] => {
      const overdue = overdueOf(one.values, lateness)
      return overdue === undefined ? [] : [{ one, ...overdue }]
    })
    .toSorted((a, b) => (a.due < b.due ? -1 : a.due > b.due ? 1 : 0))
  late.set(handbook.all, { all, found })
  return found
}

/** By documents, since the times that are allowed stand in them. */
const late = new WeakMap<readonly Document[], { all: readonly LoggedComplaint[]; found: readonly LateInLog[] }>()

/** How a sentence calls a complaint: by its reference, or else by where it stands. Never by whose it is. */
export function called({ line, values }: LoggedComplaint): string {
  return referenceOf(values) ?? `${complaints.file}:${line}`
}

/**
 * Findings in the log: the first few each by itself, and how many more there are. One more takes no more room than the
 * sentence about it, and is named.
 *
 * @param found the most pressing first
 */
export function* fewOf(found: readonly FoundInLog[]): Iterable<Found & { in: Pick<Document, 'path' | 'places'> }> {
  const shown = found.length <= named + 1 ? found : found.slice(0, named)
  const at = (line: number) => ({ line, column: 1, endLine: line, endColumn: 1 })
  for (const { line, ...one } of shown) yield { in: log, at: at(line), ...one }
  const more = found.length - shown.length
  // Findings are told by lines: this one ends them.
  if (more > 0) yield { in: log, at: at(Math.max(...shown.map(({ line }) => line))), says: 'more', args: { n: more } }
}

/**
 * The handbook as staff have it and as managers are writing it, from either. Rules are asked of both, and what stands in the
 * log is to be told once: by the limits that hold, and by the times that `log` and `insight` go by.
 */
export function bothOf(handbook: Handbook): { inForce: Handbook; working: Handbook } {
  let both = made.get(handbook.all)
  if (both === undefined) {
    const { all, today, pictures } = handbook
    const { texts = { inForce: all.filter((document) => isInForce(document, today)), working: all.filter((one) => !isRetired(one)) } } =
      handbook
    const joined = (documents: readonly Document[]) => joinHandbook(documents, today, { all, pictures })
    both = { inForce: joined(texts.inForce), working: joined(texts.working) }
    made.set(handbook.all, both)
  }
  return both
}

const made = new WeakMap<readonly Document[], { inForce: Handbook; working: Handbook }>()
