import { join } from 'node:path'
import { CannotRun } from '../../cannot-run.ts'
import type { Document } from '../../handbook/document.ts'
import { readOrdinary } from '../../handbook/files.ts'
import { maySee } from '../../kinds/field.ts'
import { folderFor } from '../../publish/folder.ts'
import { readPublished } from '../../publish/ours.ts'
import { publishedAs, type PublishedAs } from '../../publish/what-changes.ts'
import { audienceOf } from '../../render/context.ts'
import { drawPages } from '../../render/site.ts'
import type { Setting } from '../screens/screen.ts'

/**
 * Which version of each page staff have, by what was published last, as `servicebook.json` says it: it is read once, and no
 * page is drawn for it.
 *
 * @returns tells of a page; one that is for managers alone is `now`, since publishing for staff changes nothing about it
 */
export async function versionsStaffHave({ dir }: Pick<Setting, 'dir'>): Promise<(document: Document) => PublishedAs> {
  const folder = join(dir, folderFor('staff', false))
  const isThere = (await readPublished(folder)) !== undefined
  const versions = isThere ? await versionsIn(join(folder, 'servicebook.json')) : new Map<string, number | undefined>()
  return (document) => {
    const { address, life } = document
    if (life?.now?.did !== 'approved' || !maySee('staff', audienceOf(document))) return 'now'
    if (!versions.has(address)) return 'never'
    return versions.get(address) === life.now.version ? 'now' : 'before'
  }
}

/** The version of each page by its address; nothing where it cannot be read. */
async function versionsIn(file: string): Promise<Map<string, number | undefined>> {
  try {
    const { documents } = JSON.parse(Buffer.from(await readOrdinary(file)).toString()) as {
      documents: { page: string; version?: number }[]
    }
    return new Map(documents.map(({ page, version }) => [page, version]))
  } catch {
    return new Map()
  }
}

/** Whether staff have a page already as it is in force now. What nobody has published, nobody reads. */
export async function staffHave({ address }: Document, { dir, project }: Pick<Setting, 'dir' | 'project'>): Promise<PublishedAs> {
  return publishedAs(address, drawn(address, { dir, project }), join(dir, folderFor('staff', false)))
}

/** A page as publishing would write it; a company's own layouts that cannot be filled stop publishing, and are told there. */
function drawn(address: string, { dir, project }: Pick<Setting, 'dir' | 'project'>): string | undefined {
  try {
    return drawPages(project.inForce, { audience: 'staff', dir, working: project.working }).get(address)?.()
  } catch (error) {
    if (error instanceof CannotRun) return undefined
    throw error
  }
}
