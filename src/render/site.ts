import { ownData, ownPages } from '../handbook/addresses.ts'
import type { Document } from '../handbook/document.ts'
import type { Handbook } from '../handbook/handbook.ts'
import { pictureAt } from '../handbook/links.ts'
import { pictureAddress } from '../handbook/names.ts'
import { type Taking } from '../handbook/taken.ts'
import type { Audience } from '../kinds/field.ts'
import { browserScript, listShipped, readShipped } from '../words/shipped.ts'
import { hrefBetween, type Context } from './context.ts'
import { exportedHandbook, exportSchema } from './export.ts'
import { changesFeed } from './feed.ts'
import { reviewsCalendar } from './reviews-ics.ts'
import { lightCss } from './light-css.ts'
import { wholeRunningTitles } from './pages/whole-handbook.ts'
import { hasMatrix } from './pages/matrix.ts'
import { hasSign, signData, signScript } from './pages/sign.ts'
import { peopleScript } from './situation-data.ts'
import type { Unfit } from './cards/card.ts'
import { searchFiles } from './search-files.ts'
import { drawnPages, type RenderOptions } from './drawn-pages.ts'

/** A rendered handbook: files by their address. Nothing of it has touched a disk. */
export interface Site {
  audience: Audience
  /** True for a site of working texts, which is never put in the place of one that staff work by. */
  drafts: boolean
  files: ReadonlyMap<string, string>
  /** Pictures to copy: their address, and their path in the project. */
  pictures: ReadonlyMap<string, string>
  /** Files made for a printer, by their address: a browser was needed for them, so a render alone has none. */
  sheets: ReadonlyMap<string, Uint8Array>
  /** What does not fit the card it is meant for. */
  unfit?: readonly Unfit[]
}

/**
 * Renders a handbook for an audience.
 *
 * A pure function of the handbook and the theme: the same documents on the same day give the same bytes.
 * What the audience may not see is in no byte of the result.
 *
 * @throws {LayoutProblem} where a layout of the project's own cannot be filled
 */
export function renderSite(handbook: Handbook, options: RenderOptions = {}): Site {
  const { pages, context, take, brought, cards, titles, versions } = drawnPages(handbook, options)
  const { dir, audience = 'staff', drafts = false, sheets = new Map<string, Uint8Array>() } = options
  const files = new Map([...pages].map(([address, draw]) => [address, draw()]))
  files.set('assets/handbook.css', styleOf(dir))
  if (hasMatrix(context)) files.set('assets/people.js', peopleScript(context))
  if (hasSign(context)) files.set(signData, signScript(context))
  for (const script of new Set([...scripts, ...(hasMatrix(context) ? ['decide'] : []), ...brought.scripts]))
    files.set(`assets/${script}.js`, browserScript(script))
  for (const style of brought.styles) files.set(`assets/${style}.css`, pageStyleOf(style, dir))
  if (pages.has(ownPages.whole)) files.set(wholeStyle, `${files.get(wholeStyle)}\n${wholeRunningTitles(context)}`)
  files.set('assets/icon.svg', readShipped('site/icon.svg', dir)!)
  if (pages.has(ownPages.search)) for (const [address, text] of searchFiles(context, titles, files)) files.set(address, text)
  for (const [address, text] of [
    [ownData.feed, changesFeed(context)],
    [ownData.reviews, reviewsCalendar(context)],
  ] as const)
    if (text !== undefined) files.set(address, text)
  files.set('servicebook.json', exportedHandbook(context))
  files.set('servicebook.schema.json', exportSchema())
  return {
    audience,
    drafts,
    files,
    pictures: picturesOn(files, [...context.pages, ...versions], context, take),
    sheets,
    unfit: cards.flatMap(({ unfit }) => unfit),
  }
}

/**
 * The pages of a handbook by their addresses, each drawn when it is asked for: whoever changes one answer looks at one
 * page, and need not wait for all.
 */
export function drawPages(handbook: Handbook, options: RenderOptions = {}): ReadonlyMap<string, () => string> {
  return drawnPages(handbook, options).pages
}

/** The style of the whole handbook, with what runs at the head and the foot of its sheets. */
const wholeStyle = 'assets/whole-handbook.css'

/** Scripts of the site. Every page loads the first, and that one the others when they are needed. */
const scripts = ['handbook', 'search', 'changed'] as const

/** The one style of all pages. */
export function styleOf(dir?: string): string {
  return stylesIn('site/styles', dir)
}

/** A style that only some pages load: one file, or the files of a folder where it is long. */
function pageStyleOf(name: string, dir: string | undefined): string {
  const file = readShipped(`site/page-styles/${name}.css`, dir)
  return file === undefined ? stylesIn(`site/page-styles/${name}`, dir) : lightCss(file)
}

function stylesIn(folder: string, dir: string | undefined): string {
  return listShipped(folder, dir)
    .filter((file) => file.endsWith('.css'))
    .map((file) => lightCss(readShipped(`${folder}/${file}`, dir)!))
    .join('\n')
}

/** The pictures that pages show: one in a section that this audience does not see is not copied either. */
function picturesOn(
  files: ReadonlyMap<string, string>,
  documents: readonly Document[],
  context: Context,
  take: Taking<string>,
): Map<string, string> {
  const pictures = new Map<string, string>()
  for (const document of documents) {
    for (const link of document.body.links) {
      const path = link.form === 'picture' ? pictureAt(link.href, document, context.handbook) : undefined
      if (path === undefined) continue
      const address = pictureAddress(path)
      const shown = files.get(document.address)?.includes(`src="${hrefBetween(document.address, address)}"`)
      if (shown && take(address, path) === undefined) pictures.set(address, path)
    }
  }
  return pictures
}
