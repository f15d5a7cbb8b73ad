import type { Parts } from './word-parts.ts'
import { attributeOf, elementAt, elementsIn, localName, targetsOf, xmlOf, type Element } from './word-xml.ts'

/** Words by what they are; `moved` were taken from here, and should stand elsewhere. */
export type Sort = 'text' | 'box' | 'note' | 'moved' | 'deleted' | 'comment' | 'header' | 'footer' | 'formula' | 'chart' | 'diagram'

/** What stands somewhere and is no words. */
export type Thing = 'picture' | 'shape' | 'object' | 'otherFile' | 'merged' | 'tableInTable' | 'hidden' | 'chart' | 'diagram'

/** A paragraph of a Word file: its words by their sort, in the stretches they are kept in. */
export interface Said {
  words: Map<Sort, string[]>
  things: Thing[]
  /** It stands in the text, and not beside it as headers do. */
  isInText: boolean
}

/** What parts hold, by their outermost element. */
const sortOfPart: Readonly<Record<string, Sort>> = {
  document: 'text',
  footnotes: 'note',
  endnotes: 'note',
  comments: 'comment',
  hdr: 'header',
  ftr: 'footer',
  chartSpace: 'chart',
  dataModel: 'diagram',
}
const outermost = new RegExp(`<(?:[\\w.-]+:)?(${Object.keys(sortOfPart).join('|')})[\\s>/]`)

/** What is around words, and says what they are. */
const sortOfElement: Readonly<Record<string, Sort>> = {
  del: 'deleted',
  moveFrom: 'moved',
  txbxContent: 'box',
  oMath: 'formula',
  oMathPara: 'formula',
}

const thingOfElement: Readonly<Record<string, Thing>> = {
  blip: 'picture',
  imagedata: 'picture',
  OLEObject: 'object',
  control: 'object',
  chart: 'chart',
  relIds: 'diagram',
}

/**
 * Everything a Word file says, paragraph by paragraph, in its order. Word's own format need not be understood for it:
 * each element is walked, known or not.
 *
 * @throws where a part is no XML, a RangeError among the causes where it is nested too deep
 */
export function saidIn(parts: Parts): Said[] {
  const read = Object.keys(parts).flatMap((path): Part[] => {
    const key = path.endsWith('.xml') ? outermost.exec(new TextDecoder().decode(parts[path]!.subarray(0, 4000)))?.[1] : undefined
    return key === undefined ? [] : [{ path, sort: sortOfPart[key]!, root: elementsIn(xmlOf(parts[path]!))[0]! }]
  })
  const text = read.filter(({ sort }) => sort === 'text')
  const left = new Set(read.filter(({ sort }) => sort !== 'text'))
  const comments = new Map<string | undefined, Element>()
  for (const part of left)
    if (part.sort === 'comment' && left.delete(part)) for (const one of elementsIn(part.root)) comments.set(idOf(one), one)
  const out: Said[] = []
  for (const { path, root } of text) {
    const targets = targetsOf(parts, path)
    walk(root, 'text', begun(out, true), {
      out,
      pointedBy(node) {
        const comment = localName(node) === 'commentReference' ? comments.get(idOf(node)) : undefined
        if (comment !== undefined && comments.delete(idOf(node))) return { root: comment, sort: 'comment' }
        const paths = Object.values(node.attributes).map((id) => targets.get(id ?? ''))
        const part = [...left].find((one) => (one.sort === 'chart' || one.sort === 'diagram') && paths.includes(one.path))
        return part !== undefined && left.delete(part) ? part : undefined
      },
    })
  }
  // What nothing in the text points to, and what stands on every page.
  for (const { root, sort } of left) walk(root, sort, begun(out, false), { out })
  for (const root of comments.values()) walk(root, 'comment', begun(out, false), { out })
  return out
}

interface Part {
  path: string
  sort: Sort
  root: Element
}

interface Walked {
  out: Said[]
  /** A comment or a chart, which are kept in parts of their own. */
  pointedBy?(node: Element): Pick<Part, 'root' | 'sort'> | undefined
}

function idOf(node: Element): string | undefined {
  return attributeOf(node, 'id')
}

function begun(out: Said[], isInText: boolean): Said {
  const said: Said = { words: new Map(), things: [], isInText }
  out.push(said)
  return said
}

function walk(node: Element, outer: Sort, around: Said, walked: Walked): void {
  const name = localName(node)
  if (name === 'AlternateContent') return walkAlternatives(node, outer, around, walked)
  const isOpen = outer === 'text' || outer === 'box' || outer === 'note'
  const isDeletedRow = name === 'tr' && elementAt(node, 'trPr', 'del') !== undefined
  const sort = isOpen ? (isDeletedRow ? 'deleted' : (sortOfElement[name] ?? outer)) : outer
  // A comment or a chart is one saying, however many paragraphs it has.
  const said = name === 'p' && (isOpen || sort === 'deleted' || sort === 'moved') ? begun(walked.out, around.isInText) : around
  const words = said.words.get(sort) ?? []
  if (/^(?:t|delText|v)$/.test(name)) words.push(node.children.map((child) => ('value' in child ? child.value : '')).join(''))
  else if (name === 'textpath') words.push(attributeOf(node, 'string') ?? '')
  else if (/^(?:tab|br|cr|p|pt)$/.test(name)) words.push(' ')
  if (words.length > 0) said.words.set(sort, words)
  const before = heard(walked, said)
  const thing = isOpen ? thingOf(node, name) : undefined
  if (thing !== undefined) said.things.push(thing)
  const pointed = isOpen ? walked.pointedBy?.(node) : undefined
  if (pointed !== undefined) walk(pointed.root, pointed.sort, said, walked)
  for (const child of elementsIn(node)) walk(child, sort, said, walked)
  if (isOpen && /^(?:drawing|pict)$/.test(name) && heard(walked, said) === before) said.things.push('shape')
  // What stands between paragraphs is near the last of them.
  if (isOpen && (name === 'tbl' || name === 'altChunk')) begun(walked.out, said.isInText).things.push(...blockThings(node, name))
}

/** Grows with whatever is found. */
function heard({ out }: Walked, { things, words }: Said): number {
  return out.length + things.length + words.size
}

function thingOf(node: Element, name: string): Thing | undefined {
  if (name === 'r' && elementAt(node, 'rPr', 'vanish') !== undefined) return 'hidden'
  return thingOfElement[name]
}

function blockThings(node: Element, name: string): Thing[] {
  if (name === 'altChunk') return ['otherFile']
  const cells = elementsIn(node).flatMap((row) => elementsIn(row))
  const isMerged = cells.some((cell) => ['gridSpan', 'vMerge'].some((one) => elementAt(cell, 'tcPr', one) !== undefined))
  const isAround = cells.some((cell) => elementAt(cell, 'tbl') !== undefined)
  return [...(isMerged ? ['merged' as const] : []), ...(isAround ? ['tableInTable' as const] : [])]
}

/** The same is said twice, for newer and for older Word: what only one of them says counts too. */
function walkAlternatives(node: Element, sort: Sort, { isInText }: Said, walked: Walked): void {
  const [older, newer] = ['Fallback', 'Choice'].map((name) => {
    const out: Said[] = []
    const children = elementsIn(node).filter((child) => localName(child) === name)
    for (const child of children) walk(child, sort, begun(out, isInText), { ...walked, out })
    return out
  }) as [Said[], Said[]]
  const heardOf = new Set(older.flatMap(({ words }) => [...words.values()].map((all) => all.join(''))))
  const things = new Set(older.flatMap((said) => said.things))
  for (const said of newer) {
    said.things = said.things.filter((thing) => !things.has(thing) && (thing !== 'shape' || heardOf.size + things.size === 0))
    for (const [key, words] of said.words) if (heardOf.has(words.join(''))) said.words.delete(key)
  }
  walked.out.push(...older, ...newer)
}
