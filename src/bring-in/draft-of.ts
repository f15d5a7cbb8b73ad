import type { Heading, Nodes } from 'mdast'
import { toString } from 'mdast-util-to-string'
import { CannotRun } from '../cannot-run.ts'
import type { Project } from '../handbook/read.ts'
import { kinds } from '../kinds/index.ts'
import { isTangled } from '../markdown/bounds.ts'
import { parseMarkdown } from '../markdown/grammar.ts'
import { newPage } from '../walk/begin.ts'
import type { Answer } from '../walk/answers.ts'
import { answered, type Page } from '../walk/page.ts'
import { templateNamed } from '../walk/template.ts'
import type { Words } from '../words/words.ts'
import { headingsIn } from './outline.ts'
import type { Piece } from './pieces.ts'
import { asPlainText, withEnds } from './settled.ts'

/** Where the words of a piece go, in every policy. */
const section = 'how-we-do-it'

/**
 * A draft of a policy that holds a piece word for word. It is in no file yet, and has no starter answers of ours, which
 * would mix with theirs.
 *
 * @param piece what it is called, its words, and its area where one is known
 * @throws {CannotRun} with a sentence where it is too long for a page
 */
export function draftOf(piece: Pick<Piece, 'title' | 'text' | 'area'>, project: Project, words: Words): Page {
  const { area } = piece
  const title = piece.title
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, ' ')
    .normalize('NFC')
    .trim()
  const page = pageNamed(title, area === undefined ? {} : { area }, project, words)
  const text = inside(piece.text.replace(/\r\n?/g, '\n'), title)
  if (text.trim() === '') return page
  // As it stands; with what was begun and not ended brought to its end; without any marks.
  for (const settle of [() => text, () => withEnds(text), () => asPlainText(text)]) {
    const { page: now, taken } = answered(page, [section], settle())
    if (taken) return now
  }
  throw new CannotRun(words.say('bring-in.pieceTooLong', { title }))
}

function pageNamed(title: string, named: { [key: string]: Answer }, project: Project, words: Words): Page {
  const template = templateNamed(kinds.policy.name, words)!
  try {
    return newPage(template, project, words, { ...named, title })
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error
    // A title that can be no file's name still can be a title.
    return answered(newPage(template, project, words, named), ['title'], title).page
  }
}

/** Characters. */
const longestTitleLine = 1000

/** The largest heading that does not cut a page. */
const largest = 3

/** A piece without the heading that is its title now, and with the others small enough to stand inside a part of a page. */
function inside(text: string, title: string): string {
  // Too much for the parser: its first line alone can be its title.
  if (isTangled(text))
    return headingsIn(text.slice(0, longestTitleLine))[0]?.title === title ? text.replace(/^\s*#{1,6}[ \t][^\n]*\n/, '') : text
  const top = parseMarkdown(text, 1).children
  const own = top.findIndex((node) => !isHeading(node) || isCalled(node, title))
  const titled = top[own]
  const named = titled !== undefined && (isHeading(titled) || isCalled(titled, title)) ? titled : undefined
  const headings = top.filter((node): node is Heading => isHeading(node) && node !== named)
  const below = headings.filter(({ position }) => named === undefined || position!.start.offset! > named.position!.start.offset!)
  const least = Math.min(...below.map(({ depth }) => depth), largest)
  const edits = headings.map((node) => ({
    node,
    written: smaller(text, node, below.includes(node) ? node.depth + largest - least : largest),
  }))
  if (named !== undefined) edits.push({ node: named as Heading, written: '' })
  return edits
    .toSorted((a, b) => b.node.position!.start.offset! - a.node.position!.start.offset!)
    .reduce((made, { node, written }) => made.slice(0, node.position!.start.offset!) + written + rest(made, node, written), text)
    .replace(/^(?:[ \t]*\n)+/, '')
    .trimEnd()
}

/** What follows a heading; where it is taken out, without the empty lines behind it. */
function rest(text: string, { position }: Nodes, written: string): string {
  const after = text.slice(position!.end.offset)
  return written === '' ? after.replace(/^[ \t]*\n(?:[ \t]*\n)*/, '') : after
}

function isHeading(node: Nodes): boolean {
  return node.type === 'heading'
}

/** A heading with a title's words, or a bold line that is meant as one. */
function isCalled(node: Nodes, title: string): boolean {
  const isLoud = node.type === 'paragraph' && node.children.length === 1 && node.children[0]!.type === 'strong'
  const calls = [...JSON.stringify(node).matchAll(/"type":"(?:footnoteReference|image)/g)]
  return (isHeading(node) || isLoud) && calls.length === 0 && toString(node).replace(/\s+/g, ' ').normalize('NFC').trim() === title
}

/** A heading as typed, a title over a line of dashes among them, on one line with its marks. */
function smaller(text: string, { position }: Heading, depth: number): string {
  const typed = text.slice(position!.start.offset, position!.end.offset)
  const words = /^#{1,6}(?:\s|$)/.test(typed)
    ? typed.replace(/^#{1,6}[ \t]*/, '')
    : typed
        .replace(/\n[^\n]*$/, '')
        .replace(/\s*\n\s*/g, ' ')
        .trim()
  return `${'#'.repeat(Math.min(6, depth))} ${words}`.trimEnd()
}
