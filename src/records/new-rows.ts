import type { Complaint } from './tables/complaints.ts'

/** By what a complaint is known. */
export const knownBy = ['reference', 'received', 'whatHappened'] as const satisfies readonly (keyof Complaint)[]
type Known = Pick<Complaint, (typeof knownBy)[number]>

/**
 * Which of the rows that are brought in are new: the others stand in the log already, or came twice.
 *
 * A row is known by its reference. One without it is known by when it came in and what happened: whoever brings in the
 * same list again adds nothing.
 */
export function newAmong<R extends { values: Complaint }>(brought: readonly R[], there: readonly Known[]): { fresh: R[]; known: R[] } {
  const names = namesOf(brought.map(({ values }) => values))
  const seen = new Set(there.flatMap((row) => namesIn(row, names)))
  const fresh: R[] = []
  const known: R[] = []
  for (const row of brought) {
    const name = nameOf(row.values)
    // Nothing at all to know it by: it may be anybody's.
    const isKnown = name !== nothing && seen.has(name)
    ;(isKnown ? known : fresh).push(row)
    seen.add(name)
  }
  return { fresh, known }
}

/** True for a row of the log that is one of those brought in. Of a long log, the others need not be kept. */
export function isOneOf(brought: readonly Known[]): (row: Known) => boolean {
  const names = namesOf(brought)
  return (row) => namesIn(row, names).length > 0
}

/** What some rows are known by. */
interface Names {
  all: ReadonlySet<string>
  /** Some of them have no reference: texts have to be compared. */
  byMatter: boolean
}

function namesOf(rows: readonly Known[]): Names {
  return { all: new Set(rows.map(nameOf)), byMatter: rows.some(({ reference }) => reference === undefined) }
}

/** Which of some names a row of the log bears. It may have come without its reference before. */
function namesIn(row: Known, { all, byMatter }: Names): string[] {
  const both = [...(row.reference === undefined ? [] : [nameOf(row)]), ...(byMatter ? [matterOf(row)] : [])]
  return both.filter((name) => all.has(name))
}

/** What something is known by, as one text. */
function nameOf(one: Known): string {
  return one.reference === undefined ? matterOf(one) : `reference ${folded(one.reference)}`
}

function matterOf({ received = '', whatHappened = '' }: Known): string {
  return `matter ${received}\n${whatHappened.replaceAll(/\s+/g, ' ').trim()}`
}

const nothing = matterOf({})

/** A reference as people write it: in capitals or not. */
function folded(reference: string): string {
  return reference.trim().toLowerCase()
}
