import { randomUUID } from 'node:crypto'
import { access, chmod, constants, lstat, mkdir, readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, sep } from 'node:path'
import { CannotRun } from '../cannot-run.ts'
import { locked } from '../disk/lock.ts'
import { diskTrouble } from '../disk/trouble.ts'

/**
 * Changes a document on the disk: it is read, changed and put back in one go, so that a stop at any moment leaves the
 * old text or the new one, and what somebody else wrote meanwhile is kept. Line ends stay as the file has them.
 *
 * @param dir the project
 * @param path from the project, with forward slashes
 * @param change makes the new text of the present one (with `\n` line ends); undefined leaves the file alone
 * @returns the text that stands there now
 * @throws {CannotRun} where the file cannot be read or written; it is then as it was
 */
export async function changeDocument(dir: string, path: string, change: (source: string) => string | undefined): Promise<string> {
  return onDisk(path, async () => {
    const file = await realpath(join(dir, path))
    await insideProject(dir, file, path)
    await access(file, constants.W_OK)
    return locked(beside(file, 'lock'), 'program', async () => {
      const raw = decode(await readFile(file), path)
      const source = raw.replace(/^\uFEFF/, '').replace(/\r\n?/g, '\n')
      const changed = change(source)
      if (changed === undefined || changed === source) return source
      await replace(file, splicedInto(raw, source, changed), (await stat(file)).mode)
      return changed
    })
  })
}

/**
 * Makes a new document.
 *
 * @throws {CannotRun} where something stands in its place, which is never overwritten
 */
export async function makeDocument(dir: string, path: string, text: string): Promise<void> {
  await onDisk(path, async () => {
    const file = join(dir, path)
    // Looked at before a folder is made: a link on the way may lead anywhere.
    await insideProject(dir, await nearestThere(dirname(file)), path)
    await mkdir(dirname(file), { recursive: true })
    await insideProject(dir, await realpath(dirname(file)), path)
    await locked(beside(file, 'lock'), 'program', async () => {
      const inTheWay = await lstat(file).catch(() => undefined)
      if (inTheWay !== undefined) throw Object.assign(new Error(), { code: inTheWay.isDirectory() ? 'EISDIR' : 'EEXIST' })
      await replace(file, text)
    })
  })
}

/** The text of a document, with `\n` line ends. */
export async function readDocumentText(dir: string, path: string): Promise<string> {
  return onDisk(path, async () =>
    decode(await readFile(join(dir, path)), path)
      .replace(/^\uFEFF/, '')
      .replace(/\r\n?/g, '\n'),
  )
}

async function onDisk<T>(path: string, work: () => Promise<T>): Promise<T> {
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

/** Where the nearest folder that is there really is. */
async function nearestThere(folder: string): Promise<string> {
  const real = await realpath(folder).catch(() => undefined)
  return real ?? (dirname(folder) === folder ? folder : nearestThere(dirname(folder)))
}

/** A link may lead anywhere; answers are written into the project alone. */
async function insideProject(dir: string, real: string, path: string): Promise<void> {
  const root = await realpath(dir)
  if (real !== root && !real.startsWith(root + sep))
    throw new CannotRun(
      `${path} leads out of this folder, to ${real}. Answers are only written inside it. Open the handbook there, or put the file itself here.`,
    )
}

function beside(file: string, what: string): string {
  return join(dirname(file), `.${basename(file)}.${what}`)
}

/** Writes beside the file first: the disk may be full, or the power gone, and the old text must outlive that. */
async function replace(file: string, text: string, mode?: number): Promise<void> {
  const part = beside(file, `${randomUUID()}.part`)
  await removeLitter(file)
  try {
    // Only into a file that is not there yet: under that name a link might wait, and lead anywhere.
    await writeFile(part, text, { flush: true, flag: 'wx' })
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

function decode(bytes: Uint8Array, path: string): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new CannotRun(
      `${path} is not written as UTF-8 text, so nothing can be put into it without harm. Open it in your editor and save it as UTF-8.`,
    )
  }
}

/** Puts a change into the text as it stands in the file: outside the change, every byte stays; inside, lines end as the file's first one does. */
function splicedInto(raw: string, before: string, after: string): string {
  const most = Math.min(before.length, after.length)
  let head = 0
  while (head < most && before[head] === after[head]) head++
  let tail = 0
  while (tail < most - head && before[before.length - 1 - tail] === after[after.length - 1 - tail]) tail++
  const end = /\r\n|\r|\n/.exec(raw)?.[0] ?? '\n'
  const marked = raw.startsWith('\uFEFF') ? 1 : 0
  const from = offsetIn(raw, head, marked)
  const to = offsetIn(raw, before.length - tail, marked)
  return raw.slice(0, from) + after.slice(head, after.length - tail).replace(/\n/g, end) + raw.slice(to)
}

/** Where an offset of the text with plain line ends stands in the raw one. */
function offsetIn(raw: string, offset: number, start: number): number {
  let at = start
  for (let seen = 0; seen < offset; seen++) at += raw[at] === '\r' && raw[at + 1] === '\n' ? 2 : 1
  return at
}
