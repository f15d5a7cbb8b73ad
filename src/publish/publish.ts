import { lstat, mkdir, readdir, realpath, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve, sep } from 'node:path'
import { byCodeUnit, readOrdinary } from '../handbook/files.ts'
import { CannotRun } from '../cannot-run.ts'
import type { Site } from '../render/site.ts'
import { locked } from '../disk/lock.ts'
import { diskTrouble } from '../disk/trouble.ts'
import { hash, readPublished, refuseWhatIsNotOurs, remembered, type Published } from './ours.ts'

/**
 * Publishes a site to a folder, all or nothing: the new site is written beside the old one and then takes its place.
 *
 * @param site as rendered
 * @param out the folder; made where it is missing
 * @param dir the project, from which pictures are copied
 * @throws {CannotRun} where the folder holds anything we did not put there, or another audience's handbook; it is then untouched
 */
export async function publish(site: Site, out: string, dir: string): Promise<void> {
  try {
    const target = await realPlace(out)
    await refuseSources(target, dir)
    await mkdir(dirname(target), { recursive: true })
    await locked(beside(target, 'lock'), 'build', () => replace(target, site, dir))
  } catch (error) {
    const trouble = diskTrouble(error)
    if (error instanceof CannotRun || trouble === undefined) throw error
    throw new CannotRun(`The handbook could not be written to ${out}: ${trouble}. What was there before is still there.`)
  }
}

/** Names of ours beside the output folder, so that the last step is a rename within one disk. */
function beside(target: string, what: string): string {
  return join(dirname(target), `.${basename(target)}.${what}`)
}

async function replace(target: string, site: Site, dir: string): Promise<void> {
  const old = beside(target, 'before')
  await restore(target, old)
  await refuseWhatIsNotOurs(target, site)
  await removeLitter(target)
  const building = beside(target, `building-${process.pid}`)
  try {
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
    throw error
  }
}

/** Puts the old site back where a run was stopped between its two renames. */
async function restore(target: string, old: string): Promise<void> {
  if (!(await exists(old))) return
  if ((await readPublished(old)) === undefined) {
    throw new CannotRun(
      `${old} was not made by Servicebook and stands in the way, so nothing was written. Move it somewhere else, then build again.`,
    )
  }
  if (await exists(target)) await rm(old, { recursive: true, force: true })
  else await rename(old, target)
}

/** Removes what builds that were killed had begun to write. None of them is running: we hold the lock. */
async function removeLitter(target: string): Promise<void> {
  const begun = basename(beside(target, 'building-'))
  for (const name of await readdir(dirname(target))) {
    if (name.startsWith(begun) && /^\d+$/.test(name.slice(begun.length)))
      await rm(join(dirname(target), name), { recursive: true, force: true })
  }
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
  for (const [address, bytes] of site.sheets) await write(address, bytes)
  for (const [address, path] of site.pictures) await write(address, await readOrdinary(join(dir, path)))
  const published: Published = { by: 'servicebook', audience: site.audience, drafts: site.drafts, files: sorted(files) }
  await writeFile(join(folder, remembered), `${JSON.stringify(published, null, 1)}\n`)
}

/** Where a path really leads: what of it is there is resolved, since a link further up may lead into somebody's files. */
async function realPlace(path: string): Promise<string> {
  const full = resolve(path)
  const real = await realpath(full).catch(() => undefined)
  return real ?? (dirname(full) === full ? full : join(await realPlace(dirname(full)), basename(full)))
}

/** An output folder inside the sources would be read, or replaced, as one of them. */
async function refuseSources(target: string, dir: string): Promise<void> {
  const root = await realpath(dir)
  const real = (path: string) => realpath(path).catch(() => path)
  const inside = (folder: string, path: string) => path === folder || path.startsWith(folder + sep)
  for (const name of ['policies', 'templates', 'site', 'records', 'history']) {
    if (inside(join(root, name), target) || inside(await real(join(root, name)), target))
      throw new CannotRun(`The handbook cannot be published into ${name}/, where your own files are. Name another folder with --out.`)
  }
  if (inside(target, root))
    throw new CannotRun(`The handbook cannot be published to ${target}: your own files are in there. Name another folder with --out.`)
}

/** Also true of a link that leads nowhere. */
async function exists(path: string): Promise<boolean> {
  return (await lstat(path).catch(() => undefined)) !== undefined
}

function sorted(record: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => byCodeUnit(a, b)))
}
