import type { Complaint } from './tables/complaints.ts'

/**
 * Which of the rows that are brought in are new: the others stand in the log already, or came twice.
 *
 * A row is known by its reference. One without it is known by when it came in and what happened: whoever brings in the
 * same list again adds nothing.
 */
export function newAmong<R extends { values: Complaint }>(brought: readonly R[], there: readonly Complaint[]): { fresh: R[]; known: R[] } {
  const references = new Set(there.flatMap(({ reference }) => (reference === undefined ? [] : [folded(reference)])))
  const matters = new Set(there.map(matterOf))
  const fresh: R[] = []
  const known: R[] = []
  for (const row of brought) {
    const { reference } = row.values
    const [set, name] = reference === undefined ? [matters, matterOf(row.values)] : [references, folded(reference)]
    // Nothing at all to know it by: it may be anybody's.
    const isKnown = name !== nothing && set.has(name)
    ;(isKnown ? known : fresh).push(row)
    set.add(name)
  }
  return { fresh, known }
}

function matterOf({ received = '', whatHappened = '' }: Complaint): string {
  return `${received}\n${whatHappened.replaceAll(/\s+/g, ' ').trim()}`
}

const nothing = matterOf({})

/** A reference as people write it: in capitals or not. */
function folded(reference: string): string {
  return reference.trim().toLowerCase()
}
