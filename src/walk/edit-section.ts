import { toString } from 'mdast-util-to-string'
import type { Heading, Nodes, RootContent } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import { splitFrontmatter } from '../handbook/frontmatter.ts'
import { parseMarkdown } from '../markdown/grammar.ts'
import { isComment } from '../markdown/prose.ts'

/** A part of a document's text under a heading. */
export interface WrittenSection {
  heading: string
  /** What is written under it; empty where there are only remarks that no reader sees. */
  text: string
}

/** The parts of a document's text, by their headings. What stands before the first heading is left out. */
export function sectionsOf(source: string): WrittenSection[] {
  const { body } = bodyOf(source)
  return cut(body).map(({ heading, from, to, nodes }) => {
    const hidden = nodes.filter(isRemark)
    const shown = hidden.reduceRight((text, { start, end }) => text.slice(0, start - from) + text.slice(end - from), body.slice(from, to))
    return { heading, text: shown.trim() }
  })
}

/**
 * Writes a part of a document's text, and touches nothing else. A heading that is not there is put where the kind has
 * it. Addresses of links and notes stay, since other parts may use them, and so do a writer's own remarks.
 *
 * @param headings the kind's headings, in their order
 * @param hints remarks of the template's, which an answer takes the place of
 * @returns undefined where the text would not stay in its part: it opens something that it does not close
 */
export function withSection(
  source: string,
  heading: string,
  answer: string,
  { headings = [], hints = [] }: { headings?: readonly string[]; hints?: readonly string[] } = {},
): string | undefined {
  const { before, body } = bodyOf(source)
  const parts = cut(body)
  const found = parts.find((part) => part.heading === heading)
  const text = withSmallHeadings(answer.trim())
  if (text === undefined) return undefined
  let changed: string
  if (found) {
    const kept = found.nodes
      .flatMap((node) => node.kept)
      // Said again in the answer, or a hint of ours, it need not be kept.
      .filter((one) => !text.includes(one) && !hints.some((hint) => hint.trim() === one))
    const rest = body.slice(found.to)
    const inner = [text, ...kept].filter((one) => one !== '').join('\n\n')
    changed = `${body.slice(0, found.from).trimEnd()}\n\n${inner === '' ? '' : `${inner}\n`}${rest === '' ? '' : `${inner === '' ? '' : '\n'}${rest}`}`
  } else {
    const later = headings.slice(headings.indexOf(heading) + 1)
    const at = headings.includes(heading) ? (parts.find((part) => later.includes(part.heading))?.start ?? body.length) : body.length
    const above = body.slice(0, at).trimEnd()
    const rest = body.slice(at)
    changed = `${above === '' ? '' : `${above}\n\n`}## ${heading}\n\n${text}\n${rest === '' ? '' : `\n${rest}`}`
  }
  const others = (list: readonly Part[]) =>
    list
      .map((part) => part.heading)
      .filter((one) => one !== heading)
      .join('\n')
  const now = cut(changed)
  const had = parts.filter((part) => part.heading === heading).length
  if (others(now) !== others(parts) || now.filter((part) => part.heading === heading).length !== Math.max(1, had)) return undefined
  return before + changed
}

interface Part {
  heading: string
  /** Where its heading begins, and its text begins and ends, as offsets in the body. */
  start: number
  from: number
  to: number
  nodes: { start: number; end: number; isComment: boolean; kept: string[] }[]
}

function isRemark({ isComment: hidden }: Part['nodes'][number]): boolean {
  return hidden
}

function bodyOf(source: string): { before: string; body: string } {
  const split = splitFrontmatter(source)
  if (typeof split === 'string') throw new Error(`The settings cannot be read: ${split}`)
  const before = source.slice(0, source.length - split.body.length)
  return { before: before.endsWith('\n') ? before : `${before}\n`, body: split.body }
}

function cut(body: string): Part[] {
  const nodes = parseMarkdown(body, 1).children
  const tops = nodes.filter((node): node is Heading => node.type === 'heading' && node.depth <= 2)
  return tops.flatMap((node, i) => {
    if (node.depth !== 2) return []
    const from = node.position!.end.offset!
    const to = tops[i + 1]?.position!.start.offset ?? body.length
    const inside = nodes.filter(({ position }) => position!.start.offset! >= from && position!.end.offset! <= to)
    return [
      { heading: toString(node).trim(), start: node.position!.start.offset!, from, to, nodes: inside.map((one) => described(one, body)) },
    ]
  })
}

/** A block of a part, with what in it outlives an answer: addresses of links, notes, and a writer's own remarks, however deep. */
function described(node: RootContent, body: string): Part['nodes'][number] {
  const at = ({ position }: Nodes) => [position!.start.offset!, position!.end.offset!] as const
  const kept: string[] = []
  visit(node, (inner: Nodes) => {
    const isRemark = inner.type === 'html' && isComment(inner.value)
    if (!isRemark && inner.type !== 'definition' && inner.type !== 'footnoteDefinition') return
    kept.push(body.slice(...at(inner)).trim())
    return SKIP
  })
  const [start, end] = at(node)
  return { start, end, isComment: node.type === 'html' && isComment(node.value), kept }
}

/**
 * A text whose headings are smaller than those between parts, so that it stays one part. Undefined where something in
 * it is begun and not ended, and would swallow what follows.
 */
function withSmallHeadings(text: string): string | undefined {
  let made = text
  // Making one smaller may uncover another; nobody needs more than a few rounds.
  for (let round = 0; round < 5; round++) {
    const large = parseMarkdown(made, 1).children.filter((node): node is Heading => node.type === 'heading' && node.depth <= 2)
    if (large.length === 0) break
    for (const { position } of large.toReversed()) {
      const [start, end] = [position!.start.offset!, position!.end.offset!]
      const typed = made.slice(start, end)
      // "Title" over a line of dashes is a heading too; the dashes are meant as a line across.
      const smaller = /^#{1,2}(?:\s|$)/.test(typed) ? typed.replace(/^#{1,2}/, '###') : typed.replace(/\n([^\n]*)$/, '\n\n$1')
      made = made.slice(0, start) + smaller + made.slice(end)
    }
  }
  const behind = parseMarkdown(`${made}\n\n## x\n`, 1).children.at(-1)
  return behind?.type === 'heading' && behind.depth === 2 && toString(behind) === 'x' ? made : undefined
}
