import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { Kind } from '../kinds/kind.ts'

/** A file of the project. Paths are relative to it, with forward slashes, so that they read the same everywhere. */
export interface SourceFile {
  path: string
  bytes: Uint8Array
}

/** Why a file could not be taken. */
export interface FileProblem {
  path: string
  says: 'unreadable' | 'leaves-the-project' | 'too-large' | 'not-a-file' | 'not-a-folder'
}

/** A document is a few pages; the largest we have seen in anybody's handbook is under a fifth of this (bytes). */
export const largestDocument = 200_000

/** A version is a document that was approved, and above it who did so and why. */
const largestVersion = largestDocument + 100_000

/** The name of a version: a folder that has it stands where one was. */
const version = /^\d+-[0-9a-f]{8}(?:-reviewed-[\d-]+)?\.md$/

/** Pictures that are nothing but pixels. SVG is left out: opened by itself, it may run scripts. */
const picture = /\.(png|jpe?g|gif|webp|avif)$/i

/**
 * Finds and reads every markdown file under a folder of the project, in one order on every machine.
 *
 * Names that begin with a dot or an underscore are left alone: drafts of the editor, notes to oneself. What a link
 * leads to must lie in the folder too: what stands beside it is not meant by it, and records are never published.
 *
 * @param dir the project
 */
export async function readFilesIn(
  dir: string,
  folder: Kind['home'] | 'history',
): Promise<{ files: SourceFile[]; pictures: Set<string>; problems: FileProblem[] }> {
  const root = await realpath(join(dir, folder))
  const pictures = new Set<string>()
  const files: SourceFile[] = []
  const problems: FileProblem[] = []
  const seen = new Set<string>([root])
  const linked: { full: string; real: string }[] = []

  async function walk(inside: string): Promise<void> {
    const entries = await readdir(inside, { withFileTypes: true }).catch(() => undefined)
    if (entries === undefined) return void problems.push({ path: posix(relative(dir, inside)), says: 'unreadable' })
    for (const entry of entries.sort((a, b) => byCodeUnit(a.name, b.name))) {
      const { name } = entry
      if (/^[._]/.test(name)) continue
      const full = join(inside, name)
      const path = posix(relative(dir, full))
      const real = await realpath(full).catch(() => undefined)
      const info = real === undefined ? undefined : await stat(real).catch(() => undefined)
      if (real === undefined || info === undefined) problems.push({ path, says: 'unreadable' })
      else if (real !== root && !real.startsWith(root + sep)) problems.push({ path, says: 'leaves-the-project' })
      else if (info.isDirectory()) {
        if (folder === 'history' && version.test(name)) problems.push({ path, says: 'not-a-file' })
        if (entry.isSymbolicLink()) linked.push({ full, real })
        else await enter(full, real)
      } else if (/\.md$/i.test(name)) {
        if (!info.isFile()) problems.push({ path, says: 'not-a-file' })
        else if (info.size > (folder === 'history' ? largestVersion : largestDocument)) problems.push({ path, says: 'too-large' })
        else {
          const bytes = await readFile(real).catch(() => undefined)
          if (bytes) files.push({ path, bytes })
          else problems.push({ path, says: 'unreadable' })
        }
      } else if (picture.test(name) && info.isFile()) pictures.add(path)
    }
  }
  async function enter(full: string, real: string): Promise<void> {
    if (seen.has(real)) return
    seen.add(real)
    await walk(full)
  }
  await walk(join(dir, folder))
  // After all real folders, so that a second name for one never takes its documents' names away, nor leads round for ever.
  for (let next = linked.shift(); next !== undefined; next = linked.shift()) await enter(next.full, next.real)
  return { files, pictures, problems }
}

/**
 * Reads an ordinary file. A named pipe in its place would be waited for until somebody writes to it.
 *
 * @throws where it is none, or cannot be read; the error has a code, as those of the system
 */
export async function readOrdinary(path: string): Promise<Uint8Array> {
  if (!(await stat(path)).isFile()) throw Object.assign(new Error(`${path} is not an ordinary file`), { code: 'ENOTFILE' })
  return readFile(path)
}

/** Order by code unit: the same on every machine and in every locale. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function posix(path: string): string {
  return path.split(sep).join('/')
}
