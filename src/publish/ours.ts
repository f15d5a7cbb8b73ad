import { createHash } from 'node:crypto'
import { lstat, readdir } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { CannotRun } from '../cannot-run.ts'
import { byCodeUnit, readOrdinary } from '../handbook/files.ts'
import { audiences, type Audience } from '../kinds/field.ts'
import type { Site } from '../render/site.ts'

/** The file by which an output folder remembers that it is ours, for whom, and what we put there. */
export const remembered = 'published.json'

export interface Published {
  by: 'servicebook'
  audience: Audience
  drafts: boolean
  /** Every file but this one, with a hash of its bytes. */
  files: Record<string, string>
}

/** What a folder remembers of itself; undefined where it is not ours. */
export async function readPublished(folder: string): Promise<Published | undefined> {
  try {
    // A link in its place is not what we put there.
    if (!(await lstat(join(folder, remembered))).isFile()) return undefined
    const { by, audience, drafts, files } = JSON.parse(Buffer.from(await readOrdinary(join(folder, remembered))).toString()) as Published
    const isOurs = by === 'servicebook' && audiences.includes(audience) && typeof files === 'object' && files !== null
    return isOurs ? { by, audience, drafts, files } : undefined
  } catch {
    return undefined
  }
}

/**
 * Refuses a folder in which anything would be lost, or read by the wrong people.
 *
 * @throws {CannotRun} where it holds what we did not put there, or another audience's handbook
 */
export async function refuseWhatIsNotOurs(target: string, site: Site): Promise<void> {
  const found = await lstat(target).catch(() => undefined)
  if (found === undefined) return
  if (found.isSymbolicLink()) throw new CannotRun(`${target} is a link that leads nowhere. Name another folder with --out.`)
  if (!found.isDirectory()) throw new CannotRun(`${target} is a file, and the handbook needs a folder. Name another one with --out.`)
  if ((await readdir(target)).length === 0) return
  const published = await readPublished(target)
  if (published === undefined) {
    throw new CannotRun(
      `The folder ${target} is not empty and was not made by Servicebook, so nothing was written. Empty it yourself, or name another folder with --out.`,
    )
  }
  if (published.audience !== site.audience || published.drafts !== site.drafts) {
    const held = published.drafts ? 'drafts' : `the handbook for ${published.audience === 'public' ? 'customers' : published.audience}`
    throw new CannotRun(
      `The folder ${target} holds ${held}, which other people read, so nothing was written. Name another folder with --out.`,
    )
  }
  await refuseForeignFiles(target, published)
}

async function refuseForeignFiles(target: string, { files }: Published): Promise<void> {
  const folders = new Set(Object.keys(files).flatMap(foldersOf))
  for (const { path, isFolder, isFile } of await everythingIn(target)) {
    if (path === remembered) continue
    const known = isFile && Object.hasOwn(files, path) ? files[path] : undefined
    if (isFolder ? !folders.has(path) : known === undefined) {
      throw new CannotRun(
        `${join(target, path)} was not made by Servicebook and would be lost, so nothing was written. Move it somewhere else, then build again.`,
      )
    }
    if (!isFolder && known !== hash(await readOrdinary(join(target, path)))) {
      throw new CannotRun(
        `${join(target, path)} was changed after it was published, and the change would be lost, so nothing was written. Make the change in policies/, delete this file, then build again.`,
      )
    }
  }
}

async function everythingIn(folder: string): Promise<{ path: string; isFolder: boolean; isFile: boolean }[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .map((entry) => ({
      path: relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'),
      isFolder: entry.isDirectory(),
      isFile: entry.isFile(),
    }))
    .sort((a, b) => byCodeUnit(a.path, b.path))
}

function foldersOf(address: string): string[] {
  const steps = address.split('/').slice(0, -1)
  return steps.map((_, i) => steps.slice(0, i + 1).join('/'))
}

/** A short hash of a file's bytes. */
export function hash(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16)
}
