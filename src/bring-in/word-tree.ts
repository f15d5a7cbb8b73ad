import type { Element, ElementContent, Root as Html, RootContent as HtmlContent } from 'hast'
import type { FootnoteDefinition, PhrasingContent, Root, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import rehypeParse from 'rehype-parse'
import rehypeRemark from 'rehype-remark'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'
import { htmlText, withHeadings } from './bold-headings.ts'

/** A Word file as a tree of markdown, pictures still in it, and lines of its table of contents, which are not. */
export interface WordTree {
  tree: Root
  contents: string[]
}

const parser = unified().use(rehypeParse, { fragment: true })

/** Makes markdown's tree of mammoth's HTML. */
export function wordTree(html: string): WordTree {
  const root = parser.parse(html) as Html
  visit(root, 'text', (node) => void (node.value = node.value.replace(unseen, ' ')))
  const contents = withoutContents(root)
  root.children = flattened(withNotesNamed(root.children)).flatMap(tidied)
  withHeadings(root)
  const converted = unified().use(rehypeRemark, { handlers: { note, sup } }).runSync(root) as Root
  return { tree: withNotes(converted), contents }
}

/** Signs no page can hold, and spaces that look like any other. */
const unseen = /[\u0000-\u0008\u000b-\u001f\u007f-\u00a0\u2028\u2029\ufdd0-\ufdef\ufffe\uffff]/g

/** Takes out lines of a table of contents that only say again what a heading says. */
function withoutContents(root: Html): string[] {
  const bare = (text: string) => text.replace(/^[\d.\s]+|[\d\s]+$/g, '')
  const headings = new Set<string>()
  visit(root, 'element', (node) => void (/^h\d$/.test(node.tagName) && headings.add(bare(htmlText(node)))))
  const isContents = (node: HtmlContent) =>
    node.type === 'element' && String(node.properties.className) === 'contents' && headings.has(bare(htmlText(node)))
  const contents = root.children.filter(isContents).map(htmlText)
  root.children = root.children.filter((node) => !isContents(node))
  return contents
}

/** Longer cells are text that was laid out in a table, and nobody reads them in one (paragraphs). */
const mostInACell = 6

/** Tables that hold a page rather than a table come apart; in the others each cell is one line, and the first row is the head. */
function flattened<Node extends HtmlContent>(nodes: readonly Node[]): Node[] {
  return nodes.flatMap((node): Node[] => {
    if (node.type !== 'element') return [node]
    if (node.tagName !== 'table') return [{ ...node, children: flattened(node.children) }]
    const cells = cellsOf(node)
    const isLaidOut = cells.some((cell) => cell.children.length > mostInACell || cell.children.some((one) => /^h\d$/.test(nameOf(one))))
    if (cells.length <= 1 || isLaidOut) return flattened(cells.flatMap(({ children }) => children)) as Node[]
    for (const cell of cells) cell.children = inOneLine(cell.children)
    visit(node, 'element', (row) => {
      if (row.tagName !== 'tr') return undefined
      for (const cell of row.children) if (cell.type === 'element') cell.tagName = 'th'
      return false
    })
    return [node]
  })
}

function cellsOf(table: Element): Element[] {
  const cells: Element[] = []
  visit(table, 'element', (node) => (/^t[dh]$/.test(node.tagName) ? (cells.push(node), SKIP) : undefined))
  return cells
}

function nameOf(node: HtmlContent): string {
  return node.type === 'element' ? node.tagName : ''
}

/** What stands in paragraphs, lists and tables within a cell, with a stroke between them. */
function inOneLine(nodes: readonly ElementContent[]): ElementContent[] {
  const lines: ElementContent[][] = [[]]
  const add = (all: readonly ElementContent[]): void => {
    for (const node of all) {
      if (node.type === 'element' && /^(?:p|h\d|[uod]l|li|table|t\w+|div)$/.test(node.tagName)) {
        lines.push([])
        add(node.children)
        lines.push([])
      } else lines.at(-1)!.push(node)
    }
  }
  add(nodes)
  const written = lines.filter((line) => line.length > 0)
  return written.flatMap((line, i): ElementContent[] => (i === 0 ? line : [{ type: 'text', value: ' / ' }, ...line]))
}

/** Spaces at the edges of bold words move out of them: `**so **on` would not be bold. */
function tidied<Node extends HtmlContent>(node: Node): Node[] {
  if (node.type !== 'element') return [node]
  const element: Element = { ...node, children: node.children.flatMap(tidied) }
  if (!/^(?:strong|em|s|a|su[bp])$/.test(element.tagName)) return [element as Node]
  const space = { type: 'text', value: ' ' } as Node
  const edge = (child: ElementContent | undefined, at: RegExp): boolean => {
    if (child?.type !== 'text' || !at.test(child.value)) return false
    child.value = child.value.replace(at, '')
    return true
  }
  const [before, after] = [edge(element.children[0], /^\s+/), edge(element.children.at(-1), /\s+$/)]
  const isEmpty = element.children.every((child) => child.type === 'text' && child.value === '')
  return [...(before ? [space] : []), ...(isEmpty ? [] : [element as Node]), ...(after ? [space] : [])]
}

type Handler = NonNullable<NonNullable<Parameters<typeof rehypeRemark>[1] & object>['handlers']>[string]

const noteId = /^#?((?:foot|end)note-\d+)$/

/** Mammoth puts notes into a list at the end. */
function withNotesNamed(nodes: readonly HtmlContent[]): HtmlContent[] {
  const isNote = (item: HtmlContent): item is Element => item.type === 'element' && noteId.test(String(item.properties.id))
  return nodes.flatMap((node) => {
    if (node.type !== 'element' || !node.children.some(isNote)) return [node]
    return node.children.filter(isNote).map((item) => ({ ...item, tagName: 'note', children: item.children.map(withoutWayBack) }))
  })
}

function withoutWayBack(node: ElementContent): ElementContent {
  if (node.type !== 'element') return node
  const isWayBack = (child: ElementContent) =>
    child.type === 'element' && htmlText(child) === '↑' && /^#(?:foot|end)note-ref-/.test(String(child.properties.href))
  return { ...node, children: node.children.filter((child) => !isWayBack(child)) }
}

const note: Handler = (state, node: Element) => {
  const children = state.toFlow(state.all(node)) as FootnoteDefinition['children']
  return { type: 'footnoteDefinition', identifier: noteId.exec(String(node.properties.id))![1]!, children }
}

/** 10³ is not 103. */
const sup: Handler = (state, node: Element) => {
  const text = htmlText(node)
  if (!/^\d+$/.test(text)) return state.all(node) as PhrasingContent[]
  return { type: 'text', value: text.replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)]!) }
}

/** Notes get their numbers and stand behind what calls them first; ways within the file lead nowhere now. */
function withNotes(tree: Root): Root {
  const notes = new Map<string, FootnoteDefinition>()
  visit(tree, 'footnoteDefinition', (node) => void notes.set(node.identifier, node))
  const numbers = new Map<string, string>()
  const children = tree.children.flatMap((node): RootContent[] => {
    if (node.type === 'footnoteDefinition') return []
    const called = callsIn(node, notes, numbers)
    for (const note of called) callsIn(note, notes, numbers)
    return [node, ...called]
  })
  return { type: 'root', children }
}

function callsIn(within: RootContent, notes: Map<string, FootnoteDefinition>, numbers: Map<string, string>): FootnoteDefinition[] {
  const found: FootnoteDefinition[] = []
  visit(within, 'link', (link, i, parent) => {
    const name = noteId.exec(link.url)?.[1] ?? ''
    const note = notes.get(name)
    if (note !== undefined && /^\[\d+\]$/.test(toString(link))) {
      if (!numbers.has(name)) found.push(note)
      const label = numbers.get(name) ?? String(numbers.size + 1)
      numbers.set(name, label)
      Object.assign(note, { identifier: label, label })
      parent!.children[i!] = { type: 'footnoteReference', identifier: label, label }
      return SKIP
    }
    if (link.url !== '' && !link.url.startsWith('#')) return undefined
    parent!.children.splice(i!, 1, ...(link.children as never[]))
    return [SKIP, i!]
  })
  return found
}
