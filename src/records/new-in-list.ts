import type { RowOf, Table } from './table.ts'

/**
 * Which rows of a list beside the complaints are new. They have no references: two customers may give the same mark on the
 * same day, so what comes twice is added twice, and once it is there as often as that, no more. Of a list that says what a row
 * is known by, only what is not there by that is new.
 */
export function newInList<T extends Table>(table: T, brought: readonly RowOf<T>[], there: readonly RowOf<T>[]): RowOf<T>[] {
  const { knownBy } = table
  const nameOf = (row: RowOf<T>) =>
    JSON.stringify((knownBy ?? Object.keys(table.columns)).map((column) => inOneForm((row as Record<string, unknown>)[column])))
  const known = new Map<string, number>()
  for (const row of there) known.set(nameOf(row), (known.get(nameOf(row)) ?? 0) + 1)
  return brought.filter((row) => {
    const left = known.get(nameOf(row)) ?? 0
    if (knownBy === undefined && left > 0) known.set(nameOf(row), left - 1)
    return left === 0
  })
}

/** Capitals and spaces are how somebody happened to write it. */
function inOneForm(value: unknown): unknown {
  return typeof value === 'string' ? value.toLowerCase().replaceAll(/\s+/g, ' ').trim() : (value ?? null)
}
