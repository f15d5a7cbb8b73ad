import { join } from 'node:path'
import { checkProject, mayPublish } from '../../check/report.ts'
import { audiences, type Audience } from '../../kinds/field.ts'
import { folderFor } from '../../publish/folder.ts'
import { whatChanges } from '../../publish/what-changes.ts'
import { titleOf } from '../../render/context.ts'
import { renderSite } from '../../render/site.ts'
import { findingViews } from '../findings.ts'
import { standingInWords } from '../life/standing.ts'
import { toLife, toWrite } from '../ways.ts'
import type { Screen, Setting } from './screen.ts'

/** Staff first: they are the ones it is written for. */
const order = audiences.toSorted(
  (a, b) => Number(b === 'staff') - Number(a === 'staff') || Number(b === 'managers') - Number(a === 'managers'),
)

/** Whom a handbook is published for, as a browser says it. Staff, unless it says somebody else. */
export function audienceAsked(said: unknown): Audience {
  return audiences.find((one) => one === said) ?? 'staff'
}

/** What publishing would change, what stops it, the button, and how to put the folder where people are. */
export async function publishScreen(setting: Setting): Promise<Screen> {
  const { dir, project, words, asked } = setting
  const audience = audienceAsked(asked.get('for'))
  const folder = join(dir, folderFor(audience, false))
  const stops = mayPublish(checkProject(project))
    ? []
    : findingViews(project, words).filter(({ severity, inForce }) => severity === 'error' && inForce)
  const hasPages = project.inForce.documents.some(({ kind }) => kind !== undefined)
  const changes =
    stops.length === 0 && hasPages
      ? await whatChanges(renderSite(project.inForce, { audience, dir, working: project.working }), folder)
      : undefined
  const titled = (addresses: readonly string[]) => addresses.flatMap((address) => titleAt(address, setting) ?? [])
  const drafts = project.working.documents.filter(
    ({ kind, path }) => kind !== undefined && !project.inForce.documents.some((one) => one.path === path),
  )
  // Of these staff keep what was approved, now or until the day of the next version.
  const waiting = project.documents.filter(
    ({ life }) => life !== undefined && (life.coming.length > 0 || (life.now?.did === 'approved' && life.working !== 'same')),
  )
  return {
    layout: 'publish',
    title: words.say('start.publish.title'),
    view: {
      audience,
      audiences: order.map((one) => ({
        title: words.say(`start.publish.for.${one}`),
        current: one === audience,
        href: `/publish?for=${one}`,
      })),
      folder,
      done: asked.get('done') === 'yes',
      stops,
      hasPages,
      isFirst: changes?.isFirst ?? false,
      added: titled(changes?.added ?? []),
      changed: titled(changes?.changed ?? []),
      gone: (changes?.gone ?? []).map((address) => ({ title: titleAt(address, setting)?.title ?? address })),
      isSame: changes !== undefined && !changes.isFirst && changes.added.length + changes.changed.length + changes.gone.length === 0,
      drafts: drafts.map((document) => ({ title: titleOf(document, words), href: toWrite(document.path) })),
      waiting: waiting.map((document) => ({
        title: titleOf(document, words),
        says: standingInWords(document, words),
        href: toLife(document.path),
      })),
      mayPublish: changes !== undefined,
    },
  }
}

/** What a page is called; pages that are lists of others have no name worth telling. */
function titleAt(address: string, { project, words }: Setting): { title: string; href: string } | undefined {
  const document = project.documents.find((one) => one.address === address)
  return document && { title: titleOf(document, words), href: toWrite(document.path) }
}
