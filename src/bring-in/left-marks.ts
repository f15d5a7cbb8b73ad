import type { Parents, Root, RootContent } from 'mdast'
import { toString } from 'mdast-util-to-string'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { SKIP, visit } from 'unist-util-visit'
import type { Words } from '../words/words.ts'
import { nearOf, type Lost } from './found.ts'
import { isUrgent, saysOf, whatOf } from './lost-in-words.ts'
import type { Missing } from './what-was-lost.ts'

interface Told {
  says: string
  near: string
  beside: Parents | undefined
}

/**
 * Writes a tree as markdown, with a mark where a picture stood, and one behind what else was left out of the text: a page
 * with a mark cannot be approved unseen.
 */
export function marked(tree: Root, missing: readonly Missing[], name: string, words: Words): { markdown: string; lost: Lost[] } {
  const nearTo = (node: Parents | undefined) => (node === undefined ? '' : nearOf(toString(node, { includeImageAlt: false })))
  const told = missing.map((one): Told => ({ says: saysOf(one, words), near: nearTo(one.beside), beside: one.beside }))
  const topOf = new Map<Parents, RootContent>()
  for (const top of tree.children) visit(top, (node) => void ('children' in node && topOf.set(node, top)))
  const leftOut = new Map<RootContent | undefined, { near: string; what: Set<string> }>()
  for (const one of missing.filter(isUrgent)) {
    const top = one.beside && topOf.get(one.beside)
    const line = leftOut.get(top) ?? { near: nearTo(one.beside) || name, what: new Set() }
    leftOut.set(top, line)
    line.what.add(whatOf(one, words))
  }
  visit(tree, (node) => {
    if (node.type !== 'paragraph' && node.type !== 'heading' && node.type !== 'tableCell') return undefined
    const near = nearTo(node)
    for (const says of withoutStrangers(node, words)) told.push({ says, near, beside: node })
    return SKIP
  })
  const behind = (node: RootContent | undefined): RootContent[] => {
    const { near, what } = leftOut.get(node) ?? {}
    if (near === undefined) return []
    const value = words.say('bring-in.leftOut', { near, what: [...what!].join(', ') })
    return [{ type: 'paragraph', children: [{ type: 'text', value }] }]
  }
  tree.children = [...tree.children.flatMap((node) => [node, ...behind(node)]), ...behind(undefined)]
  return written(tree, told)
}

/** Makes a mark of each picture, and words of each link to where only one computer or office could go. */
function withoutStrangers(node: Parents, words: Words): string[] {
  const says: string[] = []
  visit(node, (inner, i, parent) => {
    if (inner.type === 'image') {
      const what = words.say('bring-in.picture') + (inner.alt ? ` (${inner.alt.replace(/\s+/g, ' ').trim()})` : '')
      says.push(words.say('bring-in.marked', { what }))
      parent!.children[i!] = { type: 'text', value: words.say('bring-in.mark', { what }) }
    } else if (inner.type === 'link' && !/^(?:https?:|mailto:|tel:)/i.test(inner.url)) {
      says.push(words.say('bring-in.link', { to: inner.url }))
      parent!.children.splice(i!, 1, ...(inner.children as never[]))
      return i
    }
    return undefined
  })
  return says
}

const writer = unified()
  .use(remarkGfm, { tablePipeAlign: false, singleTilde: false })
  .use(remarkStringify, { bullet: '-', listItemIndent: 'one', rule: '-' })
  .freeze()

/** Stands for a place while the tree is written; a space, so that nothing is written otherwise because of it. */
const pin = '\u2028'

/** The tree as it is written, and where in it the things stand that are told of. */
function written(tree: Root, told: readonly Told[]): { markdown: string; lost: Lost[] } {
  const pinned: Parents[] = []
  const all = new Set(told.map(({ beside }) => beside))
  visit(tree, (node) => void ('children' in node && all.has(node) && pinned.push(node)))
  for (const node of pinned) (node.children as RootContent[]).push({ type: 'text', value: pin })
  // Addresses are left as people type them: the writer would have no address become a link by itself.
  const typed = writer.stringify(tree).replace(/(?<!\\)\\(?=@)|(?<=\bwww)\\(?=\.)|(?<=\bhttps?)\\(?=:)/g, '')
  let at = 0
  const places = new Map(typed.split(pin).map((text, i) => [pinned[i], (at += text.length)]))
  const lost = told.map(({ says, near, beside }): Lost => {
    const place = beside && places.get(beside)
    return { says, near, ...(place !== undefined && { at: place }) }
  })
  const markdown = typed.replaceAll(pin, '')
  return { markdown: markdown.trim() === '' ? '' : markdown, lost: lost.filter(isFirst).toSorted((a, b) => (a.at ?? at) - (b.at ?? at)) }
}

/** Headers are the same on most pages, and are told of once. */
function isFirst(one: Lost, i: number, all: readonly Lost[]): boolean {
  return one.at !== undefined || all.findIndex(({ says, at }) => says === one.says && at === undefined) === i
}
