import type { Column } from './column.ts'

export type Columns = Readonly<Record<string, Column>>

/** A list that a company keeps in `records/`, one row for each thing; its words stand in `records.<name>` of a language. */
export interface Table<C extends Columns = Columns> {
  readonly name: string
  /** Where it stands in the project. */
  readonly file: string
  readonly columns: C
}

/** What a row of a table holds. Everything may be missing: half a complaint is better than none. */
export type RowOf<T extends Table> = { -readonly [K in keyof T['columns']]?: T['columns'][K] extends Column<infer V> ? V : never }

/** Declares a table. */
export function table<const N extends string, C extends Columns>(name: N, columns: C): Table<C> {
  return { name, file: `records/${name}.csv`, columns }
}
