import { areaAddress, kindAddress, ownPages } from '../handbook/addresses.ts'
import type { Document } from '../handbook/document.ts'
import type { Handbook } from '../handbook/handbook.ts'
import { isInForce } from '../handbook/in-force.ts'
import { pictureAt } from '../handbook/links.ts'
import { pictureAddress } from '../handbook/names.ts'
import { ownFiles, takenOnce, type Taking } from '../handbook/taken.ts'
import type { Audience } from '../kinds/field.ts'
import { listShipped, readShipped } from '../words/shipped.ts'
import { wordsFor } from '../words/words.ts'
import { hrefBetween, pagesFor, titleOf, type Context } from './context.ts'
import { exportedHandbook, exportSchema } from './export.ts'
import { loadLayouts, type Layouts } from './layouts.ts'
import { aToZView } from './pages/a-to-z.ts'
import { areasView, areaView } from './pages/areas.ts'
import { complainView } from './pages/complain.ts'
import { hasComplaints, hasPromises } from './pages/for-customers.ts'
import { kindView, listedKinds } from './pages/kinds.ts'
import { promisesView } from './pages/promises.ts'
import { coveredAreas, pagesOf } from './lists.ts'
import { homeView } from './pages/home.ts'
import { hasMatrix, matrixView } from './pages/matrix.ts'
import { referrersIn } from './threads.ts'
import { viewOf } from './view.ts'

/** A rendered handbook: files by their address. Nothing of it has touched a disk. */
export interface Site {
  audience: Audience
  /** True for a site of working texts, which is never put in the place of one that staff work by. */
  drafts: boolean
  files: ReadonlyMap<string, string>
  /** Pictures to copy: their address, and their path in the project. */
  pictures: ReadonlyMap<string, string>
}

/** How to render. */
export interface RenderOptions {
  audience?: Audience
  /** The handbook holds working texts: the site is one of drafts, and goes to a folder of its own. */
  drafts?: boolean
  /** Project folder, for layouts, styles and words of its own. */
  dir?: string
  /** Scripts that only the preview adds, by address. */
  extraScripts?: readonly string[]
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
  const { pages, context, take } = drawnPages(handbook, options)
  const { dir, audience = 'staff', drafts = false } = options
  const files = new Map([...pages].map(([address, draw]) => [address, draw()]))
  files.set('assets/handbook.css', styleOf(dir))
  files.set('assets/icon.svg', readShipped('site/icon.svg', dir)!)
  files.set('servicebook.json', exportedHandbook(context))
  files.set('servicebook.schema.json', exportSchema())
  return { audience, drafts, files, pictures: picturesOn(files, context, take) }
}

/**
 * The pages of a handbook by their addresses, each drawn when it is asked for: whoever changes one answer looks at one
 * page, and need not wait for all.
 */
export function drawPages(handbook: Handbook, options: RenderOptions = {}): ReadonlyMap<string, () => string> {
  return drawnPages(handbook, options).pages
}

/** The one style of all pages. */
export function styleOf(dir?: string): string {
  return listShipped('site/styles', dir)
    .filter((file) => file.endsWith('.css'))
    .map((file) => readShipped(`site/styles/${file}`, dir)!)
    .join('\n')
}

function drawnPages(handbook: Handbook, { audience = 'staff', dir, extraScripts = [] }: RenderOptions) {
  const words = wordsFor(handbook.company?.language ?? 'en', dir)
  const layouts = loadLayouts(words, dir)
  const context: Context = {
    handbook,
    audience,
    words,
    pages: pagesFor(handbook, audience),
    referrers: referrersIn(handbook, pagesFor(handbook, audience)),
    isDraft: (document) => !isInForce(document, handbook.today),
  }
  const shell = shellOf(context, layouts, extraScripts)
  const pages = new Map<string, () => string>()
  const take = takenOnce<string>()
  for (const file of ownFiles) take(file, file)
  const add = (address: string, title: string, layout: string, view: () => object, more: Partial<Frame> = {}) =>
    void pages.set(address, () => shell(address, title, layout, view(), more))

  add(ownPages.home, words.say('site.home.title'), 'home', () => homeView(context), { isHome: true })
  add(ownPages.notFound, words.say('site.notFound.title'), 'not-found', () => ({ home: 'index.html' }))
  if (hasMatrix(context)) add(ownPages.matrix, words.say('site.matrix.title'), 'matrix', () => matrixView(context))
  const covered = coveredAreas(context)
  if (covered.length > 0) add(ownPages.areas, words.say('site.areas.title'), 'areas', () => areasView(context))
  // A single policy is its area: the way leads straight to it.
  for (const { area, documents } of covered.filter(({ documents }) => documents.length > 1))
    add(areaAddress(area), words.choice(area), 'area', () => areaView(area, documents, context))
  for (const kind of listedKinds(context)) {
    const own = `all-${kind}`
    add(kindAddress(kind), words.kind(kind).plural, isShipped(own, dir) ? own : 'all', () => kindView(kind, context))
  }
  if (context.pages.size > 0) add(ownPages.aToZ, words.say('site.aToZ.title'), 'a-to-z', () => aToZView(context))
  if (hasPromises(context)) add(ownPages.promises, words.say('site.promises.title'), 'promises', () => promisesView(context))
  if (hasComplaints(context)) add(ownPages.complain, words.say('site.complain.title'), 'complain', () => complainView(context))
  for (const document of context.pages) {
    // A rule reports it; among drafts, where errors stop nothing, the page that was there first stays.
    if (pages.has(document.address) || take(document.address, document.path) !== undefined) continue
    const layout = isShipped(document.kind!, dir) ? document.kind! : 'document'
    add(document.address, titleOf(document, words), layout, () => viewOf(document, context), {
      draft: context.isDraft(document),
      summary: String(document.fields.summary ?? ''),
      language: document.language,
    })
  }
  return { pages, context, take }
}

function isShipped(layout: string, dir: string | undefined): boolean {
  return readShipped(`site/layouts/${layout}.hbs`, dir) !== undefined
}

/** What the frame around every page needs. */
interface Frame {
  isHome: boolean
  draft: boolean
  summary: string
  language: string
}

function shellOf(context: Context, layouts: Layouts, scripts: readonly string[]) {
  const { words, handbook, audience } = context
  const company = handbook.company?.fields.name ?? words.say('site.handbook')
  const vision = pagesOf('vision', context)[0]
  const holdsDrafts = [...context.pages].some((document) => context.isDraft(document))
  return (address: string, title: string, layout: string, view: object, more: Partial<Frame>): string => {
    const to = (target: string) => hrefBetween(address, target)
    const entry = (target: string, word: string) => ({ href: to(target), title: words.say(word), here: target === address })
    const nav = [
      ...(hasMatrix(context) ? [entry(ownPages.matrix, 'site.nav.matrix')] : []),
      ...(pagesOf('policy', context).length > 0 ? [entry(ownPages.areas, 'site.nav.areas')] : []),
      ...(hasPromises(context) ? [entry(ownPages.promises, 'site.nav.promises')] : []),
      ...(hasComplaints(context) ? [entry(ownPages.complain, 'site.nav.complain')] : []),
      ...(vision ? [entry(vision.address, 'site.nav.vision')] : []),
      ...(context.pages.size > 0 ? [entry(ownPages.aToZ, 'site.nav.aToZ')] : []),
    ]
    return layouts('page', {
      language: more.language ?? words.language,
      title,
      company,
      summary: more.summary ?? '',
      isHome: more.isHome ?? false,
      draft: more.draft ?? false,
      draftSite: holdsDrafts,
      forWhom: audience === 'staff' ? null : words.say(`site.audience.${audience}`),
      layout,
      home: to(ownPages.home),
      style: to('assets/handbook.css'),
      icon: to('assets/icon.svg'),
      scripts: scripts.map(to),
      policy: contentPolicy(scripts.length > 0),
      nav,
      main: layouts(layout, { ...view, home: to(ownPages.home) }),
    })
  }
}

/**
 * What a page may load: its own style and pictures, from its own folder, and nothing else. The published site has no
 * scripts, so none may run; the preview's may, and may ask its own server.
 */
function contentPolicy(scripted: boolean): string {
  return `default-src 'none'; style-src 'self'; img-src 'self'; ${scripted ? "script-src 'self'; connect-src 'self'; " : ''}base-uri 'none'; form-action 'none'`
}

/** The pictures that pages show: one in a section that this audience does not see is not copied either. */
function picturesOn(files: ReadonlyMap<string, string>, context: Context, take: Taking<string>): Map<string, string> {
  const pictures = new Map<string, string>()
  for (const document of context.pages as Set<Document>) {
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
