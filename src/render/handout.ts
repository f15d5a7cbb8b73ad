import { createHash } from 'node:crypto'
import type { Element, ElementContent, Nodes, Properties, Root } from 'hast'
import rehypeParse from 'rehype-parse'
import rehypeStringify from 'rehype-stringify'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'
import { CannotRun } from '../cannot-run.ts'
import type { Document } from '../handbook/document.ts'
import type { Handbook } from '../handbook/handbook.ts'
import { isInForce } from '../handbook/in-force.ts'
import { isOwnAddress } from '../handbook/addresses.ts'
import { readShipped } from '../words/shipped.ts'
import { withoutEnd } from './sheet-style.ts'
import { wordsFor, type Words } from '../words/words.ts'
import { pagesFor, titleOf } from './context.ts'
import { loadLayouts } from './layouts.ts'
import { drawPages } from './site.ts'
import { dayInWords } from './values.ts'

/** What tells a handout of ours from a file of somebody's own. */
export const handoutMark = '<meta name="generator" content="Servicebook handout">'

/** Lines to write on at the end: as many as leave the short page on two sheets. */
const linesAtTheEnd = 8

/**
 * A document's page as staff will see it, to be printed or sent to those who will work by it: one HTML page that needs
 * nothing beside it, each piece of its text with a number to speak of it by.
 *
 * The same documents on the same day give the same bytes.
 *
 * @param handbook working texts: a draft is what one asks about
 * @param options.dir project folder, for layouts, styles and words of its own
 * @throws {CannotRun} where staff get no page of the document
 */
export function renderHandout(document: Document, handbook: Handbook, options: { dir?: string } = {}): string {
  const { dir } = options
  const words = wordsFor(handbook.company?.language ?? 'en', dir)
  const tree = mainOf(staffPage(document, handbook, words, options))
  laddersAsTables(tree, words)
  withoutTheWeb(tree, words)
  numberAll(tree)
  const style = withoutEnd(readShipped('site/sheet/handout.css', dir) ?? '')
  const company = handbook.company?.fields.name ?? words.say('site.handbook')
  const day = dayInWords(handbook.today, words)
  const version = document.life?.now?.did === 'approved' ? document.life.now.version : undefined
  return loadLayouts(words, dir)('handout', {
    language: document.language,
    title: titleOf(document, words),
    company,
    state: words.say(`site.handout.${isInForce(document, handbook.today) ? 'inForce' : version === undefined ? 'draft' : 'changed'}`, {
      day,
      company,
      version: version ?? '',
    }),
    policy: `default-src 'none'; style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'; base-uri 'none'; form-action 'none'`,
    style,
    text: unified().use(rehypeStringify).stringify(tree),
    lines: Array.from({ length: linesAtTheEnd }, (_, i) => i),
  })
}

/** The page that staff would get of a document. */
function staffPage(document: Document, handbook: Handbook, words: Words, options: { dir?: string }): string {
  const there = [...pagesFor(handbook, 'staff')].filter(({ address }) => address === document.address)
  if (!there.some(({ path }) => path === document.path)) throw new CannotRun(words.say('walk.handout.notForStaff', { file: document.path }))
  const draw = drawPages(handbook, options).get(document.address)
  if (draw === undefined || there[0]!.path !== document.path || isOwnAddress(document.address))
    throw new CannotRun(words.say('walk.handout.noPlace', { file: document.path }))
  return draw()
}

/** What a page is about, without the frame around it. */
function mainOf(html: string): Root {
  const found = new Map<string, Element>()
  visit(unified().use(rehypeParse).parse(html), 'element', (node) => {
    if (!found.has(node.tagName)) found.set(node.tagName, node)
  })
  // A layout of a company's own may have no main part.
  return { type: 'root', children: (found.get('main') ?? found.get('body'))?.children ?? [] }
}

/** On paper a ladder is read across: who, what, and then whom to ask. */
function laddersAsTables(tree: Root, words: Words): void {
  visit(tree, 'element', (node) => {
    if (node.tagName !== 'ol' || !hasClass(node, 'ladder')) return
    const heads = [words.say('site.handout.who'), words.say('site.handout.may'), words.say('site.handout.then')]
    const head = make(
      'tr',
      {},
      heads.map((value) => make('th', { scope: 'col' }, [{ type: 'text', value }])),
    )
    node.tagName = 'table'
    node.children = [make('thead', {}, [head]), make('tbody', {}, elementsIn(node).map(asRow))]
  })
}

function asRow(rung: Element): Element {
  const parts = elementsIn(rung)
  const names = parts.filter(({ tagName }) => /^h\d$/.test(tagName))
  const next = parts.filter((part) => hasClass(part, 'next'))
  const may = parts.filter((part) => !names.includes(part) && !next.includes(part))
  return make('tr', {}, [
    make(
      'th',
      { scope: 'row' },
      names.flatMap(({ children }) => children),
    ),
    make('td', {}, may),
    make('td', {}, next),
  ])
}

/** What leads elsewhere, loads something or waits for a click: on paper it is nothing. */
const leftOut = new Set(
  'script style template noscript iframe object embed svg math canvas audio video link meta base nav input button select textarea'.split(
    ' ',
  ),
)

/** What is left of an element's attributes: how it looks, what a table's cells belong to, how a wide table is reached. */
const kept = new Set('className colSpan rowSpan scope start lang dir dateTime tabIndex role ariaLabel ariaHidden'.split(' '))

/** Leaves the words of a page and their shape, and nothing that needs the site around it. */
function withoutTheWeb(tree: Root, words: Words): void {
  visit(tree, (node, index, parent) => {
    if (parent === undefined || index === undefined) return
    const isLeftOut =
      node.type === 'element' &&
      (leftOut.has(node.tagName) || node.properties.dataFootnoteBackref !== undefined || node.properties.hidden === true)
    if (isLeftOut || node.type === 'comment' || node.type === 'doctype') {
      parent.children.splice(index, 1)
      return [SKIP, index]
    }
    if (node.type !== 'element') return
    // Nothing is folded: on paper there is nobody to unfold it.
    if (node.tagName === 'details' || node.tagName === 'summary') node.tagName = 'div'
    const { href, alt } = node.properties
    if (node.tagName === 'img') {
      const shows = String(alt ?? '').trim()
      const value = shows === '' ? words.say('site.handout.pictureOnly') : words.say('site.handout.picture', { shows })
      Object.assign(node, make('span', { className: ['picture'] }, [{ type: 'text', value }]))
    }
    if (node.tagName === 'a') {
      node.tagName = 'span'
      // Paper cannot be clicked, so an address outside the handbook is written out.
      if (typeof href === 'string' && /^https?:/i.test(href) && !textOf(node).includes(href))
        node.children.push({ type: 'text', value: ` (${href})` })
    }
    node.properties = Object.fromEntries(Object.entries(node.properties).filter(([name]) => kept.has(name)))
  })
}

/** Parts that are no text to comment on: what kind of page it is, that its review is overdue, who says what follows, who looks after it. */
const apart = ['kind', 'notice', 'voice', 'furniture']

/** Elements that may hold sentences without a paragraph around them, where a layout says so. */
const mayHoldText = new Set('div section blockquote dd dt figcaption'.split(' '))

/** Numbers every paragraph, entry and table row, in the order they are read. */
function numberAll(tree: Root): void {
  let count = 0
  const walk = (node: Element | Root, isWithin: boolean): void => {
    for (const child of elementsIn(node)) {
      if (child.tagName === 'thead' || apart.some((name) => hasClass(child, name))) continue
      const isOne = child.tagName === 'li' || child.tagName === 'tr' || (!isWithin && isParagraph(child, node))
      if (isOne && textOf(child).trim() !== '') mark(child, ++count)
      // A row is one thing to speak of; an entry may hold further entries.
      if (child.tagName !== 'tr') walk(child, isWithin || isOne)
    }
  }
  walk(tree, false)
}

function isParagraph(element: Element, parent: Element | Root): boolean {
  if (element.tagName === 'p' || element.tagName === 'pre') return true
  if (parent.type === 'element' && parent.tagName === 'dl' && element.tagName === 'div') return true
  return mayHoldText.has(element.tagName) && element.children.some((child) => child.type === 'text' && child.value.trim() !== '')
}

/** Puts a number in front of a piece of text. Rows, and pairs of a list of terms, may only hold cells: it goes into the first. */
function mark(element: Element, count: number): void {
  const first = elementsIn(element)[0]
  const holder = first && ['td', 'th', 'dt', 'dd'].includes(first.tagName) ? first : element
  holder.children.unshift(make('span', { className: ['number'] }, [{ type: 'text', value: `¶${count} ` }]))
}

function make(tagName: string, properties: Properties, children: ElementContent[]): Element {
  return { type: 'element', tagName, properties, children }
}

function elementsIn({ children }: Element | Root): Element[] {
  return (children as Nodes[]).filter((child) => child.type === 'element')
}

function hasClass({ properties: { className } }: Element, name: string): boolean {
  return Array.isArray(className) && className.includes(name)
}

function textOf(node: Element): string {
  let text = ''
  visit(node, 'text', ({ value }) => void (text += value))
  return text
}
