import { join } from 'node:path'
import { CannotRun } from '../cannot-run.ts'
import { diskTrouble } from '../disk/trouble.ts'
import { readOrdinary } from '../handbook/files.ts'
import type { Words } from '../words/words.ts'
import type { Setting } from './column.ts'
import { readSheet } from './read-sheet.ts'
import { readTable, type TableRead } from './read-table.ts'
import type { Table, Wanted } from './table.ts'

/**
 * Reads a table of the project; undefined where it has none yet.
 *
 * @param wanted what is wanted of the rows
 * @throws {CannotRun} where the file is there and the disk does not give it out. Whatever stands in it throws nothing
 */
export async function openTable<T extends Table>(
  dir: string,
  table: T,
  setting: Setting,
  words: Words,
  wanted: Wanted<T> = {},
): Promise<TableRead<T> | undefined> {
  const bytes = await readIfThere(join(dir, table.file)).catch((error: unknown) => {
    const trouble = diskTrouble(error)
    if (trouble === undefined) throw error
    throw new CannotRun(words.say('records.sheet.not-opened', { file: table.file, reason: trouble }))
  })
  return bytes && readTable(table, await readSheet(bytes, table.file), setting, words, wanted)
}

/** The bytes of an ordinary file; undefined where there is none. */
export async function readIfThere(file: string): Promise<Uint8Array | undefined> {
  try {
    return await readOrdinary(file)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
