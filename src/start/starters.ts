import { chmod, readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { CannotRun } from '../cannot-run.ts'
import { diskTrouble } from '../disk/trouble.ts'
import { readShipped } from '../words/shipped.ts'

/** A file that opens the handbook of the folder it stands in, for people who never type a command. */
export interface StarterFile {
  /** As it is seen in the folder: `Start Servicebook.cmd`. */
  name: string
  /** What is in it, with the line ends its system wants. */
  text: string
  /** Whether the system only starts it where it is marked as a program. */
  executable: boolean
}

/**
 * The files a system needs, the one to double-click first. Systems that are not here have desktops as Linux has.
 *
 * @param platform as `process.platform`
 */
export function starterFiles(platform: NodeJS.Platform): StarterFile[] {
  const byPlatform: Partial<Record<NodeJS.Platform, readonly string[]>> = {
    win32: ['Start Servicebook.cmd'],
    darwin: ['Start Servicebook.command'],
  }
  const names = byPlatform[platform] ?? ['Servicebook.desktop', 'start-servicebook.sh']
  return names.map((name) => {
    const text = readShipped(`site/starters/${name}`)!
    // cmd loses its way among labels where lines end in a bare LF.
    return platform === 'win32' ? { name, text: text.replaceAll('\n', '\r\n'), executable: false } : { name, text, executable: true }
  })
}

/**
 * Puts what is double-clicked on this system into a project's folder. What is there already with the same text is fine.
 *
 * @param dir the project
 * @param platform as `process.platform`
 * @returns the name of the file to double-click
 * @throws {CannotRun} where another file has one of the names, or the disk refuses; nothing that was there is changed
 */
export async function placeStarter(dir: string, platform: NodeJS.Platform): Promise<string> {
  const files = starterFiles(platform)
  // All are looked at before the first is written: half a starter starts nothing.
  const there = await Promise.all(files.map((file) => isThere(dir, file)))
  for (const [i, file] of files.entries()) {
    if (!there[i]) await onDisk(file.name, () => place(dir, file))
  }
  return files[0]!.name
}

async function place(dir: string, { name, text, executable }: StarterFile): Promise<void> {
  const path = join(dir, name)
  // Never over what came meanwhile.
  await writeFile(path, text, { flag: 'wx' })
  if (executable) await makeExecutable(path)
}

/** Whether a starter stands there as we would write it; a mark that got lost, as it does in mails and on USB sticks, is put back. */
async function isThere(dir: string, { name, text, executable }: StarterFile): Promise<boolean> {
  return onDisk(name, async () => {
    const path = join(dir, name)
    const found = await stat(path).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return undefined
      throw error
    })
    if (found === undefined) return false
    // The size first: whatever has the name may be huge, or a pipe that never ends.
    if (!found.isFile() || found.size !== Buffer.byteLength(text) || (await readFile(path, 'utf8')) !== text)
      throw new CannotRun(
        `“${name}” in this folder is not the one that comes with this Servicebook, so it was left as it is. Rename or delete it, and try again.`,
      )
    if (executable) await makeExecutable(path)
    return true
  })
}

/** Lets those start a file who may read it. Disks that know no such marks, such as USB sticks, refuse: there it is as good as it gets. */
async function makeExecutable(path: string): Promise<void> {
  const { mode } = await stat(path)
  const wanted = mode | ((mode & 0o444) >> 2)
  if (wanted !== mode) await chmod(path, wanted).catch(() => undefined)
}

async function onDisk<T>(name: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    const trouble = diskTrouble(error)
    if (error instanceof CannotRun || trouble === undefined) throw error
    throw new CannotRun(
      `“${name}”, which opens Servicebook with a double click, could not be put into this folder: ${trouble}. Put that right, and try again.`,
    )
  }
}
