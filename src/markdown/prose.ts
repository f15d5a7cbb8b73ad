import type { BlockContent, Blockquote, Nodes, Paragraph, Parents, PhrasingContent, Root, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { visit } from 'unist-util-visit'
import type { Place } from '../handbook/place.ts'

/** Whom a piece of text speaks to: `say` and `not` are what staff should and should not say to customers, `heard` what customers say. */
export type Voice = 'text' | 'say' | 'not' | 'heard'

/** A paragraph, heading or table cell as plain words. */
interface Block {
  text: string
  voice: Voice
  /** Addresses of the links in it. */
  links: string[]
  /** Where a stretch of the text (offsets) stands in the file. */
  placeOf(start: number, end: number): Place
}

/** What document rules look at: the words of the body with their places. Not kept; digests are. */
export interface Prose {
  blocks: Block[]
  /** HTML in the markdown, which is shown as typed. */
  html: { text: string; place: Place }[]
}

/** Reads the words out of a body's tree. Code is left out: it is quoted, not said. */
export function readProse(tree: Root, source: string): Prose {
  const lines = source.split('\n')
  const prose: Prose = { blocks: [], html: [] }
  const walk = (node: Nodes, voice: Voice): void => {
    if (node.type === 'paragraph' || node.type === 'heading' || node.type === 'tableCell') {
      prose.blocks.push(blockOf(node, voice, lines))
    } else if ('children' in node) {
      const inner = node.type === 'blockquote' ? voiceOf(node) : voice
      for (const child of (node as Parents).children) walk(child as Nodes, inner)
    }
  }
  walk(tree, 'text')
  visit(tree, 'html', (node) => {
    if (!isComment(node.value)) prose.html.push({ text: node.value, place: node.position ? placeOfNode(node) : placeAt(1, 1, 0) })
  })
  return prose
}

/** True for `<!-- … -->` and nothing beside it, the one kind of HTML that vanishes. */
export function isComment(html: string): boolean {
  return /^(?:<!--(?:(?!-->)[\s\S])*-->\s*)+$/.test(html.trim())
}

/** The marks that open a quote in a voice of its own: `> Say:`, `> Not:`. */
export const voiceMark = /^(say|not):\s*/i

/** The voice of a quote. */
export function voiceOf(quote: Blockquote): Voice {
  const first = quote.children[0] as BlockContent | undefined
  const mark = first?.type === 'paragraph' ? voiceMark.exec(toString(first)) : null
  return mark ? (mark[1]!.toLowerCase() as Voice) : 'text'
}

/** A node's place in the file. */
export function placeOfNode(node: Nodes | RootContent): Place {
  const { start, end } = node.position!
  return { line: start.line, column: start.column, endLine: end.line, endColumn: end.column }
}

function blockOf(node: Paragraph | { type: string; children: PhrasingContent[] }, voice: Voice, lines: string[]): Block {
  const pieces: { at: number; line: number; columns: number[] }[] = []
  const links: string[] = []
  let text = ''
  visit(node as Paragraph, (inner) => {
    if (inner.type === 'link') links.push(inner.url)
    if (inner.type === 'break') text += '\n'
    if (inner.type !== 'text' && inner.type !== 'inlineCode') return
    const start = inner.position!.start
    inner.value.split('\n').forEach((part, index) => {
      if (index > 0) text += '\n'
      const line = start.line + index
      const source = lines[line - 1] ?? ''
      const from = (index === 0 ? start.column : firstColumn(part, source)) + (inner.type === 'inlineCode' && index === 0 ? 1 : 0)
      pieces.push({ at: text.length, line, columns: columnsOf(part, source, from) })
      text += part
    })
  })
  const locate = (offset: number) => {
    // Halved over and over: a page may have thousands of pieces, and a finding in each.
    let [low, high] = [0, pieces.length]
    while (low < high) {
      const middle = (low + high) >> 1
      if (pieces[middle]!.at <= offset) low = middle + 1
      else high = middle
    }
    const { at, line, columns } = pieces[low - 1] ?? { at: 0, line: 1, columns: [1] }
    const beyond = Math.max(0, offset - at - columns.length + 1)
    return { line, column: columns[offset - at - beyond]! + beyond }
  }
  return {
    text,
    voice,
    links,
    placeOf: (start, end) => {
      const from = locate(start)
      const to = locate(Math.max(start, end - 1))
      return { ...from, endLine: to.line, endColumn: to.column + 1 }
    },
  }
}

/** Later lines of a paragraph may be indented or quoted, so their first words are looked up. */
function firstColumn(part: string, source: string): number {
  const found = source.indexOf(part.slice(0, 12))
  return (found >= 0 ? found : /^[\s>]*/.exec(source)![0].length) + 1
}

/** The column of each character, and of the end: `\*` and `&amp;` are longer in the file than what they mean. */
function columnsOf(part: string, source: string, from: number): number[] {
  const columns: number[] = []
  let at = from - 1
  for (let i = 0; i < part.length; i++) {
    columns.push(at + 1)
    const entity = source[at] === '&' ? /^&(?:#\d+|#x[\da-f]+|\w+);/i.exec(source.slice(at, at + 40))?.[0] : undefined
    if (source[at] === '\\' && source[at + 1] === part[i]) at += 2
    else at += entity !== undefined && !part.startsWith(entity, i) ? entity.length : 1
  }
  return [...columns, at + 1]
}

function placeAt(line: number, column: number, length: number): Place {
  return { line, column, endLine: line, endColumn: column + length }
}
