import { createHash } from 'node:crypto'
import { ownPages } from '../handbook/addresses.ts'
import type { Handbook } from '../handbook/handbook.ts'
import { browserScript, readShipped } from '../words/shipped.ts'
import type { Context } from './context.ts'
import { drawnPages, type RenderOptions } from './drawn-pages.ts'
import type { Layouts } from './layouts.ts'
import { wholeView } from './pages/whole-handbook.ts'
import { inAPage } from './situation-data.ts'
import type { Site } from './site.ts'
import { wholeHandbook } from './whole.ts'

/**
 * The handbook as one file that needs nothing beside it, to send by mail or in a chat: every page, the finder, the search.
 * With scripts one page shows at a time; without, they stand one below the other.
 *
 * A pure function of what it is given: the same site gives the same bytes.
 *
 * @param site the same handbook, rendered
 * @param pictures its pictures as `data:` addresses, by their addresses in the site
 */
export function renderOneFile(handbook: Handbook, options: RenderOptions, site: Site, pictures: ReadonlyMap<string, string>): string {
  const { pages, context, layouts } = drawnPages(handbook, options)
  const files = new Map([...site.files, [`assets/one-file.js`, browserScript('one-file')]])
  return oneFile({ context, layouts, drawn: pages, files, pictures, dir: options.dir })
}

/** What the one file is made of, as it stands in the site. */
interface Parts {
  context: Context
  layouts: Layouts
  drawn: ReadonlyMap<string, () => string>
  /** Everything else of the site, by its address. */
  files: ReadonlyMap<string, string>
  /** Pictures as `data:` addresses, by their addresses in the site. */
  pictures: ReadonlyMap<string, string>
  dir: string | undefined
}

/** Scripts of the one file, in the order in which they need one another. The last turns its pages. */
const scripts = ['assets/handbook.js', 'assets/search.js', 'assets/decide.js', 'assets/finder.js', 'assets/one-file.js']

const styles = [
  'assets/handbook.css',
  'assets/finder.css',
  'assets/search.css',
  'assets/matrix.css',
  'assets/for-customers.css',
  'assets/course.css',
  'assets/whole-handbook.css',
]

function oneFile({ context, layouts, drawn, files, pictures, dir }: Parts): string {
  const { words, handbook } = context
  const whole = wholeHandbook(context, drawn, true)
  const data = [...files.keys()].filter(
    (address) => address === 'assets/people.js' || address === 'assets/index.js' || address.startsWith('assets/search/'),
  )
  const anchors = `servicebookOneFile=${inAPage(Object.fromEntries(whole.anchors))}\n`
  const script = [anchors, ...[...data, ...scripts].map((address) => files.get(address) ?? '')].map(insideAnElement).join(';\n')
  const style = [...styles.map((address) => files.get(address) ?? ''), readShipped('site/page-styles/one-file.css', dir) ?? '']
    .map(insideAnElement)
    .join('\n')
  const view = wholeView(context, whole)
  // Customers have none: what staff may do is not for them.
  const finder = whole.anchors.get(ownPages.finder)
  const sections = view.sections.map((section) => ({
    ...section,
    documents: section.documents.map((document) => ({ ...document, html: withPictures(document.html, pictures) })),
  }))
  return layouts('one-file', {
    language: words.language,
    company: handbook.company?.fields.name ?? words.say('site.handbook'),
    icon: `data:image/svg+xml;base64,${Buffer.from(files.get('assets/icon.svg') ?? '').toString('base64')}`,
    policy: `default-src 'none'; style-src ${hashOf(style)}; script-src ${hashOf(script)}; img-src data:; base-uri 'none'; form-action 'none'`,
    style,
    script,
    finder: finder ? `#${finder}` : null,
    draftSite: [...context.pages].some((document) => context.isDraft(document)),
    whole: layouts('whole-handbook', { ...view, sections }),
  })
}

/** Text as it may stand inside a script or a style: nothing in it can end the element around it. */
function insideAnElement(text: string): string {
  return text.replaceAll(/<\/(?=script|style)/gi, '<\\/').replaceAll('<!--', '<\\!--')
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`
}

function withPictures(html: string, pictures: ReadonlyMap<string, string>): string {
  return html.replaceAll(/(<img\b[^>]*\bsrc=")([^"]*)"/g, (tag, before: string, address: string) => {
    const data = pictures.get(decodeURIComponent(address.replaceAll('&amp;', '&').replaceAll('&#x26;', '&')))
    return data === undefined ? tag : `${before}${data}"`
  })
}
