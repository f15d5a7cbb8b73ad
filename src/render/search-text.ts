import { kindNamed, type Document } from '../handbook/document.ts'
import { kinds } from '../kinds/index.ts'
import { common } from '../kinds/common.ts'
import type { Field } from '../kinds/field.ts'
import type { Parts } from '../markdown/body.ts'
import type { PartOfPage } from '../search/sentence.ts'
import { fieldWords } from '../words/sentences.ts'
import { titleOf, type Context } from './context.ts'
import { part, type Part, type Shown } from './shown.ts'
import { sectionsFor, shownFields } from './view.ts'

/** What search knows of a document, as far as an audience sees it on its page. */
export interface SearchText {
  title: string
  /** What customers say. */
  heard: string[]
  /** Headings somebody here wrote. Those that every page of a kind has tell nothing. */
  headings: string[]
  facts: string[]
  /** All of its text, by the parts it stands in. */
  parts: PartOfPage[]
}

/** Gathers the words of a document: what is shown of its fields, and the sections of its body. */
export function searchTextOf(document: Document, context: Context): SearchText {
  const kind = kindNamed(document.kind)!
  const text: SearchText = { title: titleOf(document, context.words), heard: [], headings: [], facts: [], parts: [] }
  for (const [name, field] of Object.entries(kind.fields as Record<string, Field>)) {
    if (name === kind.titledBy || isFurniture(name, field)) continue
    const shown = part(name, field, document.fields[name], fieldWords(context.words, kind.name, [name]), document, context)
    if (!shown) continue
    const lines = linesOf(shown.value)
    text.facts.push(...factsIn(field, shown.value))
    if ((field.voice ?? field.item?.voice) === 'heard') text.heard.push(...lines)
    if (tellsItself(field))
      text.parts.push([name === 'summary' ? '' : shown.label, name === 'summary' ? '' : shown.anchor, lines.join('\n')])
  }
  for (const { heading, anchor, parts, declared } of sectionsFor(document, context)) {
    if (heading !== '' && declared === undefined) text.headings.push(heading)
    for (const [i, piece] of cutAtHeadings(parts).entries()) {
      if (i > 0) text.headings.push(piece.heading)
      const under = i === 0 ? ([heading, anchor] as const) : ([piece.heading, piece.anchor] as const)
      if (piece.lines.length > 0) text.parts.push([...under, piece.lines.join('\n')])
    }
  }
  // What a page says first is what it is about.
  return { ...text, parts: text.parts.sort((a, b) => Number(a[0] !== '') - Number(b[0] !== '')) }
}

/** Who looks after a page, and until when, stands on each: it would lead to all of them. */
function isFurniture(name: string, field: Field): boolean {
  return field.asked === 'never' || (name in common && !field.fact && field.audience !== 'managers') || name === 'title'
}

/**
 * True for what a page says in its text. References name other pages, which are found by themselves; yes and no are
 * nothing to look for; tags and the area stand on no page.
 */
function tellsItself(field: Field): boolean {
  const { type, to, thread } = field.item ?? field
  const isApart = field === common.tags || type === 'yes-no' || (type === 'one-of' && field.fact)
  return !isApart && !(type === 'reference' && (thread || kindNamed(to) !== undefined))
}

/** What is shown of a value, as lines: each entry of a list is one. */
function linesOf({ text, items, parts }: Shown): string[] {
  if (items) return items.flatMap(linesOf)
  if (parts) {
    const lines = Object.values(parts)
      .flatMap((part) => (part ? [linesOf(part.value).join(', ')] : []))
      .filter((line) => line !== '')
    // A role and what it may do are read together; stories are read one by one.
    return lines.length > 1 && lines.every((line) => line.length <= longestBeside) ? [lines.join(' · ')] : lines
  }
  const line = text.replace(/\s+/g, ' ').trim()
  return line === '' ? [] : [line]
}

/** Longer than this, what stands in a group is a text of its own (letters). */
const longestBeside = 90

/** The facts in a value, by what its kind declares. */
function factsIn(field: Field, value: Shown): string[] {
  if (field.fact) return linesOf(value)
  if (value.items && field.item) return value.items.flatMap((item) => factsIn(field.item!, item))
  return Object.entries(value.parts ?? {}).flatMap(([name, part]) =>
    part && field.fields?.[name] ? factsIn(field.fields[name], part.value) : [],
  )
}

/** Words that mean the same, from the glossary, as far as an audience reads it. */
export function alikeIn(context: Context): string[][] {
  return [...context.pages].flatMap((document) => {
    if (document.kind !== kinds.glossary.name) return []
    return (shownFields(document, context).terms?.value.items ?? []).flatMap(({ parts }) => {
      const lines = (part: Part | null | undefined) => (part ? linesOf(part.value) : [])
      const family = [...lines(parts?.term), ...lines(parts?.also)]
      return family.length > 1 ? [family] : []
    })
  })
}

interface Piece {
  heading: string
  anchor: string
  lines: string[]
}

/** Ends of what stands apart from what comes after it. */
const blockEnds = /<\/(?:p|li|td|th|h[1-6]|pre|blockquote|div|dt|dd)>|<br>|<hr>/g

/** Cuts a section at the headings inside it, and takes the words out of the HTML, which is our own. */
function cutAtHeadings(parts: Parts): Piece[] {
  const html = parts.filter((part) => typeof part === 'string').join('')
  const [first = '', ...others] = html.split(/<h[3-6] id="/)
  return [
    { heading: '', anchor: '', lines: textLines(first) },
    ...others.map((piece) => {
      const [, anchor = '', heading = '', rest = ''] = /^([^"]*)">([^]*?)<\/h[3-6]>([^]*)$/.exec(piece) ?? []
      return { heading: textLines(heading).join(' '), anchor: decoded(anchor), lines: textLines(rest) }
    }),
  ]
}

function textLines(html: string): string[] {
  return html
    .replace(/\s+/g, ' ')
    .replace(blockEnds, '\n')
    .replace(/<[^>]*>/g, '')
    .split('\n')
    .map((line) => decoded(line).replace(/\s+/g, ' ').trim())
    .filter((line) => line !== '')
}

/** The few ways in which our HTML writes signs. */
function decoded(text: string): string {
  return text.replace(/&(?:#x([\da-f]+)|#(\d+)|(lt|gt|amp|quot|apos|nbsp));/gi, (_, hex?: string, decimal?: string, name?: string) => {
    if (name !== undefined) return named[name.toLowerCase()]!
    return String.fromCodePoint(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
  })
}

const named: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' }
