import { randomUUID } from 'node:crypto'
import { chmod, readdir, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, sep } from 'node:path'
import { CannotRun } from '../cannot-run.ts'
import { diskTrouble } from './trouble.ts'

/** The mode of a file that nobody else on this computer may read. */
export const ownersOnly = 0o600

/**
 * Puts a whole file in place of another. It is written beside it first: the disk may be full, or the power gone, and the
 * old text must outlive that. Whoever calls holds the lock.
 *
 * @param text all of it, or its parts one after the other
 */
export async function replace(file: string, text: string | Uint8Array | readonly Uint8Array[], mode?: number): Promise<void> {
  const part = beside(file, `${randomUUID()}.part`)
  await removeLitter(file)
  try {
    // Only into a file that is not there yet: under that name a link might wait, and lead anywhere.
    // What others may not read, they may not read while it is written either.
    await writeFile(part, text, { flush: true, flag: 'wx', ...(mode === ownersOnly && { mode }) })
    // Said afterwards: a mode that is asked for while making is cut by the system's mask.
    if (mode !== undefined) await chmod(part, mode)
    await rename(part, file)
  } catch (error) {
    await rm(part, { force: true }).catch(() => undefined)
    throw error
  }
}

/** Removes what somebody who was stopped had begun to write. Nobody is writing now: we hold the lock. */
async function removeLitter(file: string): Promise<void> {
  const begun = basename(beside(file, ''))
  for (const name of await readdir(dirname(file)))
    if (name.startsWith(begun) && name.endsWith('.part')) await rm(join(dirname(file), name), { force: true }).catch(() => undefined)
}

/** A name of ours beside a file, for as long as it is being written: `.returns.md.lock`. */
export function beside(file: string, what: string): string {
  return join(dirname(file), `.${basename(file)}.${what}`)
}

/** A link may lead anywhere; answers are written into the project alone. */
export async function insideProject(dir: string, real: string, path: string): Promise<void> {
  const root = await realpath(dir)
  if (real !== root && !real.startsWith(root + sep))
    throw new CannotRun(
      `${path} leads out of this folder, to ${real}. Answers are only written inside it. Open the handbook there, or put the file itself here.`,
    )
}

/** Does something with a file of the project, and says in a sentence why the disk refused, where it did. */
export async function onDisk<T>(path: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const trouble = diskTrouble(error)
    if (error instanceof CannotRun || trouble === undefined) throw error
    const isGone = (error as NodeJS.ErrnoException).code === 'ENOENT'
    throw new CannotRun(
      isGone
        ? `${path} is no longer there: somebody moved or deleted it. Nothing was written.`
        : `${path} could not be written: ${trouble}. What was there before is still there.`,
    )
  }
}
