import { posix } from 'node:path'
import type { Element, Properties, Root } from 'hast'
import rehypeParse from 'rehype-parse'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'

/** What a page of the site becomes a part of. */
export interface Joining {
  /** Goes before every id of the page, so that no two pages' ids meet. */
  anchor: string
  /** The level its title gets. */
  level: number
  /** It is for a screen: forms, and what scripts need, stay. On paper they are nothing. */
  isAlive: boolean
  /** Where in the whole another page of the site begins; undefined where it is no part of it. */
  anchorOf(address: string): string | undefined
}

/** A page as a part of a larger one. */
interface JoinedPage {
  html: string
  /** Every id in it, as it is now. */
  ids: string[]
  /** What its layout is called: styles of the site go by it. */
  layout: string
}

const parser = unified().use(rehypeParse, { fragment: true })
const printer = unified().use(rehypeStringify)

/**
 * Takes what a page of the site is about out of its frame, so that it can stand among others on one page: its ids are its
 * own, its links lead to where their targets stand now, its headings are as deep as its place wants, and nothing in it
 * waits for a click or a script.
 *
 * @param html the page as drawn
 * @param address where it stands in the site: links and pictures are found from there
 */
export function joinPage(html: string, address: string, joining: Joining): JoinedPage {
  const tree = parser.parse(mainOf(html))
  if (joining.isAlive) withoutNavigation(tree)
  else withoutControls(tree)
  relevel(tree, joining.level)
  const ids: string[] = []
  visit(tree, 'element', (node) => {
    renameIds(node, joining.anchor)
    if (node.properties.id !== undefined) ids.push(String(node.properties.id))
    if (node.tagName === 'a') node.properties = { ...linked(node.properties, address, joining), ...withoutHref(node.properties) }
    if (node.tagName === 'img') showPicture(node.properties, address)
    // One part among many is no place of its own to jump to.
    if (node.tagName === 'section') for (const name of ['ariaLabel', 'ariaLabelledBy', 'role']) delete node.properties[name]
  })
  return { html: printer.stringify(tree).trim(), ids, layout: /<body[^>]*\sclass="page-([\w-]+)/.exec(html)?.[1] ?? '' }
}

/** A link to a place in another page that is not there leads to where that page begins. */
export function settleLinks(html: string, isThere: (id: string) => boolean): string {
  return html.replaceAll(/<a href="#([^"]*)"/g, (link, encoded: string) => {
    const id = decodeURIComponent(encoded)
    if (isThere(id)) return link
    const page = pageOf(id)
    return isThere(page) ? `<a href="#${encodeURIComponent(page)}"` : '<a'
  })
}

/** What stands before an id of a page. An anchor never holds two hyphens in a row, so that no two ids can meet. */
const joint = '--'

/** The anchor of the page in which an id stands. */
export function pageOf(id: string): string {
  return id.split(joint, 1)[0]!
}

/**
 * Anchors for pages by their addresses, `returns-returns` for `returns/returns.html`: the same whenever the same pages are
 * there, and no two alike.
 */
export function anchorsFor(addresses: readonly string[]): Map<string, string> {
  const taken = new Set<string>()
  return new Map(
    addresses.map((address) => {
      const name = address
        .replace(/\.html$/, '')
        .toLowerCase()
        .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
        .replace(/^-+|-+$/g, '')
      const begun = name === '' ? 'page' : name
      let anchor = begun
      for (let n = 2; taken.has(anchor); n++) anchor = `${begun}-${n}`
      taken.add(anchor)
      return [address, anchor] as const
    }),
  )
}

function mainOf(html: string): string {
  const from = html.indexOf('<main')
  // A layout of a company's own may have no main part.
  if (from === -1) return html
  return html.slice(html.indexOf('>', from) + 1, html.lastIndexOf('</main>'))
}

/** What leads round the site, and nothing else. */
function withoutNavigation(tree: Root): void {
  visit(tree, 'element', (node, index, parent) => {
    if (parent === undefined || index === undefined || node.tagName !== 'nav') return
    parent.children.splice(index, 1)
    return [SKIP, index]
  })
}

/** What leads round the site, waits for a click, or is shown by a script when somebody asks for it. */
const controls = new Set('nav button input select textarea dialog script style template noscript iframe object embed link meta'.split(' '))

function withoutControls(tree: Root): void {
  visit(tree, (node, index, parent) => {
    if (parent === undefined || index === undefined) return
    const isLeftOut =
      node.type === 'comment' ||
      node.type === 'doctype' ||
      (node.type === 'element' && (controls.has(node.tagName) || isHidden(node.properties) || hasClass(node, 'kind')))
    if (isLeftOut) {
      parent.children.splice(index, 1)
      return [SKIP, index]
    }
    if (node.type !== 'element') return
    if (node.tagName === 'form' || node.tagName === 'main') node.tagName = 'div'
    if (node.tagName === 'label') node.tagName = 'span'
    // Nothing is folded: on paper there is nobody to unfold it.
    if (node.tagName === 'details' || node.tagName === 'summary') node.tagName = 'div'
    delete node.properties.open
    delete node.properties.htmlFor
  })
}

function isHidden({ hidden }: Properties): boolean {
  return hidden !== undefined && hidden !== null && hidden !== false
}

function hasClass({ properties: { className } }: Element, name: string): boolean {
  return Array.isArray(className) && className.includes(name)
}

/** Makes headings as deep as their place wants, and keeps what they looked like as a class. None is skipped. */
function relevel(tree: Root, level: number): void {
  const open: { was: number; is: number }[] = []
  visit(tree, 'element', (node) => {
    const was = Number(/^h([1-6])$/.exec(node.tagName)?.[1] ?? 0)
    if (was === 0) return
    while (open.length > 0 && open.at(-1)!.was >= was) open.pop()
    const is = Math.min(open.length === 0 ? level : open.at(-1)!.is + 1, 6)
    open.push({ was, is })
    node.tagName = `h${is}`
    const { className } = node.properties
    node.properties.className = [...(Array.isArray(className) ? className : []), `was-h${was}`]
  })
}

/** Attributes that name ids: one, or several. */
const naming = ['id', 'htmlFor', 'ariaLabelledBy', 'ariaDescribedBy', 'ariaControls', 'ariaOwns', 'ariaDetails', 'headers']

function renameIds({ properties }: Element, anchor: string): void {
  const renamed = (id: unknown) => `${anchor}${joint}${String(id)}`
  for (const name of naming) {
    const value = properties[name]
    if (value === undefined || value === null) continue
    if (Array.isArray(value)) properties[name] = value.map(renamed)
    else if (name === 'id') properties[name] = renamed(value)
    else properties[name] = String(value).split(/\s+/).map(renamed)
  }
}

/** Where a link leads now, before all its other attributes; nowhere, if its target is no part of the whole. */
function linked({ href }: Properties, address: string, { anchor, anchorOf }: Joining): Properties {
  if (typeof href !== 'string') return {}
  if (/^[a-z][a-z\d+.-]*:/i.test(href)) return { href }
  const [path = '', place = ''] = href.split('#')
  const target = path === '' ? anchor : anchorOf(posix.join(posix.dirname(address), decoded(path.replace(/\?.*/s, ''))))
  if (target === undefined) return {}
  return { href: `#${encodeURIComponent(place === '' ? target : `${target}${joint}${decoded(place)}`)}` }
}

function withoutHref(properties: Properties): Properties {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => name !== 'href' && name !== 'ariaCurrent'))
}

/** A picture is found from the root of the site now, and not only once somebody has scrolled to it: paper does not scroll. */
function showPicture(properties: Properties, address: string): void {
  const { src } = properties
  delete properties.loading
  if (typeof src !== 'string' || /^[a-z][a-z\d+.-]*:/i.test(src)) return
  properties.src = posix.join(posix.dirname(address), src)
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
