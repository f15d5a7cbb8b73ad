import { access, constants, lstat, mkdir, readFile, realpath, stat } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { CannotRun } from '../cannot-run.ts'
import { locked } from '../disk/lock.ts'
import { beside, insideProject, onDisk, replace } from '../disk/replace.ts'

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

/** Where the nearest folder that is there really is. */
async function nearestThere(folder: string): Promise<string> {
  const real = await realpath(folder).catch(() => undefined)
  return real ?? (dirname(folder) === folder ? folder : nearestThere(dirname(folder)))
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
