import { readdir, readFile, realpath, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'

/** A file of the project. Paths are relative to it, with forward slashes, so that they read the same everywhere. */
export interface SourceFile {
  path: string
  bytes: Uint8Array
}

/** Why a file could not be taken. */
export interface FileProblem {
  path: string
  says: 'unreadable' | 'leaves-the-project' | 'too-large' | 'not-a-file'
}

/** A document is a few pages; the largest we have seen in anybody's handbook is under a tenth of this (bytes). */
const largestDocument = 1024 * 1024

/** Pictures that are nothing but pixels. SVG is left out: opened by itself, it may run scripts. */
const picture = /\.(png|jpe?g|gif|webp|avif)$/i

/**
 * Finds and reads every markdown file under `policies/`, in one order on every machine.
 *
 * Names that begin with a dot or an underscore are left alone: drafts of the editor, notes to oneself.
 *
 * @param dir the project
 */
export async function readPolicyFiles(dir: string): Promise<{ files: SourceFile[]; pictures: Set<string>; problems: FileProblem[] }> {
  const root = await realpath(dir)
  const pictures = new Set<string>()
  const files: SourceFile[] = []
  const problems: FileProblem[] = []
  const seen = new Set<string>()

  async function walk(folder: string): Promise<void> {
    const entries = await readdir(folder).catch(() => undefined)
    if (entries === undefined) return void problems.push({ path: posix(relative(dir, folder)), says: 'unreadable' })
    for (const name of entries.sort(byCodeUnit)) {
      if (/^[._]/.test(name)) continue
      const full = join(folder, name)
      const path = posix(relative(dir, full))
      const real = await realpath(full).catch(() => undefined)
      if (real === undefined) {
        problems.push({ path, says: 'unreadable' })
        continue
      }
      if (real !== root && !real.startsWith(root + sep)) {
        problems.push({ path, says: 'leaves-the-project' })
        continue
      }
      const info = await stat(real)
      if (info.isDirectory()) {
        // A link to a folder above it would lead round for ever.
        if (!seen.has(real)) {
          seen.add(real)
          await walk(full)
        }
      } else if (picture.test(name) && info.isFile()) {
        pictures.add(path)
      } else if (/\.md$/i.test(name)) {
        if (!info.isFile()) problems.push({ path, says: 'not-a-file' })
        else if (info.size > largestDocument) problems.push({ path, says: 'too-large' })
        else {
          const bytes = await readFile(real).catch(() => undefined)
          if (bytes) files.push({ path, bytes })
          else problems.push({ path, says: 'unreadable' })
        }
      }
    }
  }
  await walk(join(dir, 'policies'))
  return { files, pictures, problems }
}

/** Order by code unit: the same on every machine and in every locale. */
export function byCodeUnit(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function posix(path: string): string {
  return path.split(sep).join('/')
}
