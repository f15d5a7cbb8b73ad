import { mkdir, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { locked } from '../disk/lock.ts'
import { onDisk } from '../disk/replace.ts'
import { entryFile, writeEntry, type NewEntry } from '../history/entry.ts'
import { makeDocument } from './save.ts'

/**
 * Does something with the history while nobody else does: of two managers who approve at once, the second one finds what the
 * first has done.
 */
export async function withHistory<T>(dir: string, work: () => Promise<T>): Promise<T> {
  const folder = join(dir, 'history')
  await onDisk('history', () => mkdir(folder, { recursive: true }))
  return locked(join(folder, '.history.lock'), 'program', async () => {
    await removeBegun(folder)
    return work()
  })
}

/** A version that somebody was stopped while writing, or the lock beside it: `.2-8f3a91c2.md.<letters and digits>.part`. */
const begun = /^\.\d+-[0-9a-f]{8}(?:-reviewed-[\d-]+)?\.md\.(?:[0-9a-f-]{36}\.part|lock(?:\.[0-9a-f-]{36})?)$/

/** Removes what was never finished. Whoever writes a version holds the lock that we hold now, so nobody is writing one. */
async function removeBegun(folder: string): Promise<void> {
  const files = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => [])
  for (const file of files)
    if (file.isFile() && begun.test(file.name)) await rm(join(file.parentPath, file.name), { force: true }).catch(() => undefined)
}

/**
 * Adds an entry. What stands in the history is never written over.
 *
 * @returns its file, from the project
 */
export async function addEntry(dir: string, entry: NewEntry): Promise<string> {
  const file = entryFile(entry)
  await makeDocument(dir, file, writeEntry(entry))
  return file
}
