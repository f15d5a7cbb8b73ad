/** True for the reference that somebody typed, in capitals or not. */
export function isReference(typed: string, reference = ''): boolean {
  return folded(reference) === folded(typed)
}

/**
 * True for a reference that somebody may mean by its end: `1` and `0001` may be 2026-0001, and are not 2026-0011. Nobody
 * reads out a year that both of them know.
 */
export function endsLike(typed: string, reference = ''): boolean {
  const figures = /^\d+$/.exec(typed.trim())?.[0]
  const last = /\d+$/.exec(reference.trim())?.[0]
  return figures !== undefined && last !== undefined && Number(figures) === Number(last)
}

function folded(reference: string): string {
  return reference.trim().toLowerCase()
}
