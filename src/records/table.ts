import type { Column } from './column.ts'

export type Columns = Readonly<Record<string, Column>>

/** A list that a company keeps in `records/`, one row for each thing; its words stand in `records.<name>` of a language. */
export interface Table<C extends Columns = Columns> {
  readonly name: string
  /** Where it stands in the project. */
  readonly file: string
  readonly columns: C
  /**
   * The columns by which a row is known in a list that is brought in again. Without them it is known by all that stands in it.
   */
  readonly knownBy?: readonly string[]
  /** Nobody else on this computer may read its file. */
  readonly secret?: true
}

/** What a row of a table holds. Everything may be missing: half a complaint is better than none. */
export type RowOf<T extends Table> = { -readonly [K in keyof T['columns']]?: T['columns'][K] extends Column<infer V> ? V : never }

/** What is wanted of the rows of a table, where that is not all: a long list takes little room then. */
export interface Wanted<T extends Table> {
  /** The columns whose values are kept; texts take most of the room. */
  only?: readonly (keyof T['columns'] & string)[]
  /** True for a row that is wanted; it sees what is kept of it. */
  where?(row: RowOf<T>): boolean
}

/** Declares a table. */
export function table<const N extends string, C extends Columns>(
  name: N,
  columns: C,
  { knownBy, secret }: { knownBy?: readonly (keyof C & string)[]; secret?: true } = {},
): Table<C> {
  return { name, file: `records/${name}.csv`, columns, ...(knownBy && { knownBy }), ...(secret && { secret }) }
}
