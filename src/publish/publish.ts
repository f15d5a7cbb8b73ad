import { createHash } from 'node:crypto'
import { mkdir, readdir, readFile, realpath, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { byCodeUnit } from '../handbook/files.ts'
import { CannotRun } from '../cannot-run.ts'
import type { Audience } from '../kinds/field.ts'
import type { Site } from '../render/site.ts'

/** The file by which an output folder remembers that it is ours, for whom, and what we put there. */
const remembered = 'published.json'

interface Published {
  by: 'servicebook'
  audience: Audience
  drafts: boolean
  /** Every file but this one, with a hash of its bytes. */
  files: Record<string, string>
}

/**
 * Publishes a site to a folder, all or nothing: the new site is written beside the old one and then takes its place.
 *
 * @param site as rendered
 * @param out the folder; made where it is missing
 * @param dir the project, from which pictures are copied
 * @throws {CannotRun} where the folder holds anything we did not put there, or another audience's handbook; it is then untouched
 */
export async function publish(site: Site, out: string, dir: string): Promise<void> {
  const target = await realpath(out).catch(() => resolve(out))
  await refuseSources(target, dir)
  await mkdir(dirname(target), { recursive: true })
  await restore(target)
  await refuseWhatIsNotOurs(target, site)

  // Beside the target, so that the last step is a rename within one disk.
  const building = join(dirname(target), `.${basename(target)}.building-${process.pid}`)
  const old = oldName(target)
  try {
    await rm(building, { recursive: true, force: true })
    await writeSite(site, building, dir)
    const had = await exists(target)
    if (had) await rename(target, old)
    try {
      await rename(building, target)
    } catch (error) {
      if (had) await rename(old, target)
      throw error
    }
    await rm(old, { recursive: true, force: true })
  } catch (error) {
    await rm(building, { recursive: true, force: true }).catch(() => undefined)
    const { code, message } = error as NodeJS.ErrnoException
    if (code === undefined) throw error
    throw new CannotRun(`The handbook could not be written to ${out}: ${reasons[code] ?? message}. What was there before is still there.`)
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'you may not write there',
  EPERM: 'you may not write there',
  EROFS: 'that disk can only be read',
  ENOSPC: 'the disk is full',
  ENOTDIR: 'a file stands in the way',
  EBUSY: 'another program has it open',
}

/** The old site's name for the moment between two renames. */
function oldName(target: string): string {
  return join(dirname(target), `.${basename(target)}.before`)
}

/** Puts the old site back where a run was stopped between its two renames. */
async function restore(target: string): Promise<void> {
  const old = oldName(target)
  if (!(await exists(old))) return
  if (await exists(target)) await rm(old, { recursive: true, force: true })
  else await rename(old, target)
}

async function writeSite(site: Site, folder: string, dir: string): Promise<void> {
  const files: Record<string, string> = {}
  const write = async (address: string, bytes: string | Uint8Array) => {
    const path = join(folder, address)
    await mkdir(dirname(path), { recursive: true })
    await writeFile(path, bytes)
    files[address] = hash(bytes)
  }
  for (const [address, text] of site.files) await write(address, text)
  for (const [address, path] of site.pictures) await write(address, await readFile(join(dir, path)))
  const published: Published = { by: 'servicebook', audience: site.audience, drafts: site.drafts, files: sorted(files) }
  await writeFile(join(folder, remembered), `${JSON.stringify(published, null, 1)}\n`)
}

/** An output folder inside the sources would be read, or replaced, as one of them. */
async function refuseSources(target: string, dir: string): Promise<void> {
  const root = await realpath(dir)
  const inside = (folder: string, path: string) => path === folder || path.startsWith(folder + sep)
  for (const name of ['policies', 'templates', 'site', 'records', 'history']) {
    if (inside(join(root, name), target))
      throw new CannotRun(`The handbook cannot be published into ${name}/, where your own files are. Name another folder with --out.`)
  }
  if (inside(target, root))
    throw new CannotRun(`The handbook cannot be published to ${target}: your own files are in there. Name another folder with --out.`)
}

async function refuseWhatIsNotOurs(target: string, site: Site): Promise<void> {
  const found = await stat(target).catch(() => undefined)
  if (found === undefined) return
  if (!found.isDirectory()) throw new CannotRun(`${target} is a file, and the handbook needs a folder. Name another one with --out.`)
  const files = await filesIn(target)
  if (files.length === 0) return
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
  for (const file of files) {
    if (file === remembered) continue
    const known = Object.hasOwn(published.files, file) ? published.files[file] : undefined
    if (known === undefined) {
      throw new CannotRun(
        `${join(target, file)} was not made by Servicebook and would be lost, so nothing was written. Move it somewhere else, then build again.`,
      )
    }
    if (known !== hash(await readFile(join(target, file)))) {
      throw new CannotRun(
        `${join(target, file)} was changed after it was published, and the change would be lost, so nothing was written. Make the change in policies/, delete this file, then build again.`,
      )
    }
  }
}

async function readPublished(target: string): Promise<Published | undefined> {
  try {
    const published = JSON.parse(await readFile(join(target, remembered), 'utf8')) as Published
    return published.by === 'servicebook' && typeof published.files === 'object' ? published : undefined
  } catch {
    return undefined
  }
}

async function filesIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
    .sort(byCodeUnit)
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined
}

function hash(bytes: string | Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex').slice(0, 16)
}

function sorted(record: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => byCodeUnit(a, b)))
}
