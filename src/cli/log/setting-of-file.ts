import type { Setting } from '../../records/column.ts'
import { columnsSaid } from '../../records/column-said.ts'
import type { Table } from '../../records/table.ts'
import type { Words } from '../../words/words.ts'
import type { LogOptions } from '../log.ts'

/** What a list that is brought in is read by: what was said of its days and headings besides. */
export function settingOfFile(
  table: Table,
  { dates, column }: LogOptions,
  { setting, words }: { setting: Setting; words: Words },
): Setting {
  const meant = columnsSaid(table, column, words)
  return { ...setting, ...(dates !== undefined && { dayOrder: dates }), ...(meant !== undefined && { meant }) }
}
