import { keyOf } from '../kinds/field.ts'
import type { ColumnWords, Words } from '../words/words.ts'
import type { Table } from './table.ts'

/** The words of a column: its heading, what is asked, and what else it is called in other people's lists. */
export function columnWords<T extends Table>(words: Words, table: T, name: keyof T['columns'] & string): ColumnWords {
  return words.column(table.name, keyOf(name))
}
