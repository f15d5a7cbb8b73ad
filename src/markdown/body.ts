import type { Element, ElementContent, Root as HastRoot } from 'hast'
import type { Blockquote, Definition, FootnoteDefinition, Html, Nodes, Paragraph, Root, Text } from 'mdast'
import GithubSlugger from 'github-slugger'
import { toString } from 'mdast-util-to-string'
import rehypeStringify from 'rehype-stringify'
import remarkRehype from 'remark-rehype'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'
import type { Place } from '../handbook/place.ts'
import { isComment, placeOfNode, voiceMark, voiceOf } from './prose.ts'

/** A link in the body; the page step decides what it becomes. */
export interface BodyLink {
  href: string
  /** `[text](href)` or a picture. */
  form: 'link' | 'picture'
  text: string
  place: Place
}

/**
 * HTML with places left open: a number is the link that begins there, -1 the end of the last one begun, and a word is
 * one of the site's (`said.say`), since a body is kept apart from the language its page is shown in.
 */
export type Parts = (string | number | { word: string })[]

/** A part of the body under one `##` heading; the text before the first one has no heading. */
interface BodySection {
  heading: string
  anchor: string
  parts: Parts
}

/** The body as pages need it: HTML by section, and what other documents may link to. */
export interface Body {
  sections: BodySection[]
  headings: { text: string; anchor: string; level: number; place: Place }[]
  links: BodyLink[]
}

const alerts = new Set(['note', 'tip', 'important', 'warning', 'caution'])

/**
 * Turns a body's tree into HTML, by section, with links left as places.
 *
 * What a document says is text, whoever wrote it: HTML in it is shown as typed, and only comments vanish.
 *
 * @param title a first heading that repeats it is dropped, since the page has one
 */
export function renderBody(tree: Root, title: string): Body {
  const headings: Body['headings'] = []
  const links: BodyLink[] = []
  freeMarks(tree)
  markQuotes(tree)
  const first = tree.children[0]
  if (first?.type === 'heading' && first.depth === 1 && toString(first).trim() === title.trim()) tree.children.shift()
  anchorHeadings(tree, headings)

  const sections: BodySection[] = []
  for (const [i, { heading, anchor, nodes }] of cutByHeading(tree).entries()) {
    const hast = toHast(nodes, `Note-${i + 1}-`)
    finish(hast, heading === '' ? title : heading)
    openLinks(hast, tree, links)
    const html = unified().use(rehypeStringify).stringify(hast)
    if (heading !== '' || html.trim() !== '') sections.push({ heading, anchor, parts: cutAtLinks(html) })
  }
  return { sections, headings, links }
}

/** Marks call-outs and quotes with a voice, so that styles and words can tell them apart. */
function markQuotes(tree: Root): void {
  visit(tree, 'blockquote', (quote: Blockquote) => {
    const paragraph = quote.children[0]
    const text = paragraph?.type === 'paragraph' ? paragraph.children[0] : undefined
    if (paragraph?.type !== 'paragraph' || text?.type !== 'text') return
    const voice = voiceOf(quote)
    const alert = /^\[!(\w+)\][ \t]*(?:\n|$)/.exec(text.value)
    const label = (word: string): Paragraph => ({
      type: 'paragraph',
      data: { hProperties: { className: ['voice'] } },
      children: [{ type: 'text', value: `${openWord}${word}${close}` }],
    })
    if (voice !== 'text') {
      quote.data = { hProperties: { className: ['said', `said-${voice}`] } }
      text.value = text.value.replace(voiceMark, '')
      quote.children.unshift(label(`said.${voice}`))
    } else if (alert && alerts.has(alert[1]!.toLowerCase())) {
      quote.data = { hName: 'div', hProperties: { className: ['callout', `callout-${alert[1]!.toLowerCase()}`] } }
      text.value = text.value.slice(alert[0].length)
      if (text.value === '' && paragraph.children.length === 1) quote.children.shift()
      quote.children.unshift(label(`callout.${alert[1]!.toLowerCase()}`))
    }
  })
}

/** Gives each heading its anchor, and a level under the page's own `h1` that skips none. */
function anchorHeadings(tree: Root, headings: Body['headings']): void {
  const slugger = new GithubSlugger()
  let level = 1
  visit(tree, (node: Nodes) => {
    // A note may stand under several sections, and an anchor only once.
    if (node.type === 'footnoteDefinition') {
      visit(node, 'heading', (heading) => void ((heading as { type: string }).type = 'paragraph'))
      return SKIP
    }
    if (node.type !== 'heading') return
    level = Math.min(Math.max(node.depth, 2), level + 1)
    const text = toString(node).trim()
    const anchor = slugger.slug(text) || slugger.slug('section')
    node.depth = level as 2
    node.data = { hProperties: { id: anchor } }
    headings.push({ text, anchor, level, place: placeOfNode(node) })
  })
}

/** HTML typed into markdown is text: `Dear <customer name>` survives, `<script>` is shown and does nothing. */
function shownAsTyped(_state: unknown, node: Html): ElementContent | undefined {
  if (isComment(node.value)) return undefined
  return { type: 'text', value: node.value }
}

/**
 * Tables get a box to scroll in, named after the heading they stand under, and wide ones what they need to be read as
 * cards; task boxes become signs, since a page cannot tick them for the reader; what holds a link and nothing else is
 * marked, so that the link can be made as large as a thumb.
 */
function finish(hast: HastRoot, title: string): void {
  let about = title
  visit(hast, 'element', (node, index, parent) => {
    if (/^h[2-6]$/.test(node.tagName)) about = textOf(node)
    if (node.tagName === 'table' && parent && index !== undefined && !isWrapped(parent as Element)) {
      const box: Element = {
        type: 'element',
        tagName: 'div',
        properties: { className: ['scrolls'], tabIndex: 0, role: 'group', ariaLabel: about },
        children: [node],
      }
      parent.children[index] = box
      headCells(node)
    }
    if (['li', 'p', 'td'].includes(node.tagName) && onlyElement(node)?.tagName === 'a') node.properties.className = ['alone']
    if (node.tagName === 'em' && textOf(node).length > lineOnPhone) node.properties.className = ['long']
    if (node.tagName === 'input' && node.properties.type === 'checkbox') {
      const done = node.properties.checked === true
      node.tagName = 'span'
      node.properties = { className: ['box'] }
      node.children = [{ type: 'text', value: done ? '☑' : '☐' }]
    }
    // Alignment as an attribute is invalid HTML today, and a style attribute would be stopped by the content policy.
    if (typeof node.properties.align === 'string') {
      const { align, ...others } = node.properties
      node.properties = { ...others, className: [...((others.className as string[]) ?? []), `to-${align}`] }
    }
  })
}

/** Letters in a line on a phone. Longer runs of slanted letters are hard to read. */
const lineOnPhone = 40

/** How many columns a phone shows side by side. */
const columnsOnPhone = 3

/** Longest head that a cell repeats (characters): it would stand in the page once for each row. */
const longestHead = 60

/** Tells the cells of a wide table the heads of their columns: where a row is read as a card, each cell says what it is. */
function headCells(table: Element): void {
  const rows: Element[] = []
  visit(table, 'element', (node) => void (node.tagName === 'tr' && rows.push(node)))
  const [heads = [], ...others] = rows.map(({ children }) => children.filter((child) => child.type === 'element'))
  if (heads.length <= columnsOnPhone) return
  table.properties.className = ['as-cards']
  for (const cells of others) {
    for (const [i, cell] of cells.entries()) {
      const head = heads[i] && shortened(textOf(heads[i]).trim())
      if (head && cell.children.length > 0) cell.properties.dataHead = head
    }
  }
}

function shortened(head: string): string {
  const letters = [...head]
  return letters.length > longestHead ? `${letters.slice(0, longestHead).join('').trim()}…` : head
}

/** The one element in another that holds nothing else. */
function onlyElement({ children }: Element): Element | undefined {
  const [only, ...more] = children.filter((child) => child.type !== 'text' || child.value.trim() !== '')
  return only?.type === 'element' && more.length === 0 ? only : undefined
}

function isWrapped(parent: Element): boolean {
  return Array.isArray(parent.properties?.className) && parent.properties.className.includes('scrolls')
}

/** Marks of the private-use area; whatever of them a body holds is taken out before ours are put in. */
const open = '\uE000'
const close = '\uE001'
const end = '\uE002'
const openWord = '\uE003'

/** Takes our marks out of everything a body can put into a page: text, addresses, labels, names of code languages. */
function freeMarks(tree: Root): void {
  visit(tree, (node: Nodes) => {
    for (const [key, value] of Object.entries(node)) {
      if (typeof value === 'string' && key !== 'type')
        (node as unknown as Record<string, string>)[key] = value.replace(/[\uE000-\uE003]/g, '\uFFFD')
    }
  })
}

function openLinks(hast: HastRoot, tree: Root, links: BodyLink[]): void {
  visit(hast, 'element', (node, index, parent) => {
    if (!parent || index === undefined) return
    const isPicture = node.tagName === 'img'
    const href = node.tagName === 'a' ? node.properties.href : isPicture ? node.properties.src : undefined
    // Footnote marks and their way back are ours, and stay in the page.
    if (typeof href !== 'string' || node.properties.dataFootnoteRef !== undefined || node.properties.dataFootnoteBackref !== undefined)
      return
    const position = node.position ?? tree.position!
    const place = { line: position.start.line, column: position.start.column, endLine: position.end.line, endColumn: position.end.column }
    const text = isPicture ? String(node.properties.alt ?? '') : textOf(node)
    links.push({ href, form: isPicture ? 'picture' : 'link', text, place })
    const mark: Text = { type: 'text', value: `${open}${links.length - 1}${close}` }
    const children = isPicture ? [] : node.children
    parent.children.splice(index, 1, mark, ...children, { type: 'text', value: end })
    return index + 1
  })
}

function textOf(node: Element | HastRoot): string {
  let text = ''
  visit(node, 'text', (inner) => void (text += inner.value))
  return text
}

function cutAtLinks(html: string): Parts {
  return html
    .split(/(\uE000\d+\uE001|\uE003[\w.]+\uE001|\uE002)/)
    .filter((part) => part !== '')
    .map((part) => {
      if (part === end) return -1
      if (part.startsWith(openWord)) return { word: part.slice(1, -1) }
      return part.startsWith(open) ? Number(part.slice(1, -1)) : part
    })
}

/** A part of the tree under one `##` heading, with the notes and link addresses it cites. */
interface TreeSection {
  heading: string
  anchor: string
  nodes: Root['children']
}

/**
 * Cuts the tree at its `##` headings. Each part takes along the notes it cites, since who may read a note is who may
 * read the part: gathered at the end of the page, one for staff would be published with what is for everybody.
 */
function cutByHeading(tree: Root): TreeSection[] {
  const cited = definitionsIn(tree)
  const sections: TreeSection[] = [{ heading: '', anchor: '', nodes: [] }]
  for (const node of tree.children) {
    if (node.type === 'heading' && node.depth === 2) {
      sections.push({ heading: textOf(toHast([node], '')).trim(), anchor: String(node.data!.hProperties!.id), nodes: [] })
    } else if (node.type !== 'definition' && node.type !== 'footnoteDefinition') {
      sections.at(-1)!.nodes.push(node)
    }
  }
  return sections.map((section) => ({ ...section, nodes: [...section.nodes, ...citedBy(section.nodes, cited)] }))
}

type Definitions = Map<string, Definition | FootnoteDefinition>

/** Notes and link addresses by what they are cited as; of several, the first counts. They are taken out of where they stand. */
function definitionsIn(tree: Root): Definitions {
  const definitions: Definitions = new Map()
  visit(tree, (node: Nodes, index, parent) => {
    if (node.type !== 'definition' && node.type !== 'footnoteDefinition') return
    const name = `${node.type}/${node.identifier.toUpperCase()}`
    if (!definitions.has(name)) definitions.set(name, node)
    if (parent === undefined || parent === tree || index === undefined) return
    parent.children.splice(index, 1)
    return [SKIP, index]
  })
  return definitions
}

function citedBy(nodes: Root['children'], definitions: Definitions): Root['children'] {
  const cited = new Set<Definition | FootnoteDefinition>()
  const collect = (node: Nodes): void => {
    visit(node, (inner: Nodes) => {
      const sort = { linkReference: 'definition', imageReference: 'definition', footnoteReference: 'footnoteDefinition' }[
        inner.type as string
      ]
      const found = sort && definitions.get(`${sort}/${(inner as Definition).identifier.toUpperCase()}`)
      if (!found || cited.has(found)) return
      cited.add(found)
      collect(found)
    })
  }
  nodes.forEach(collect)
  return [...cited]
}

/** Turns nodes into HTML's tree. Their notes come last, without the heading remark gives them: it is in English, and would be there once for each section. */
function toHast(nodes: Root['children'], clobberPrefix: string): HastRoot {
  const hast = unified()
    .use(remarkRehype, { handlers: { html: shownAsTyped }, clobberPrefix })
    .runSync({ type: 'root', children: nodes } as Root) as HastRoot
  visit(hast, 'element', (node) => {
    if (node.properties.dataFootnotes !== undefined) {
      node.tagName = 'div'
      node.properties = { className: ['footnotes'] }
      node.children = node.children.filter((child) => child.type !== 'element' || child.tagName !== 'h2')
    }
    if (node.properties.dataFootnoteRef !== undefined) delete node.properties.ariaDescribedBy
  })
  return hast
}
