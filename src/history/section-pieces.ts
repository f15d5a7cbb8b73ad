import type { Document } from '../handbook/document.ts'
import type { Context } from '../render/context.ts'
import { sectionsFor } from '../render/view.ts'
import { textPiece, type Piece } from './pieces.ts'

/** A section of a document's body as pieces: a paragraph, an entry of a list, a row of a table each. */
export interface SectionPieces {
  /** The name its kind declares, or the anchor of its heading. */
  name: string
  declared: boolean
  heading: string
  pieces: Piece[]
}

/** The sections of a document that an audience may see. What precedes the first heading has none. */
export function sectionPiecesOf(document: Document, context: Context): SectionPieces[] {
  if (document.kind === undefined) return []
  return sectionsFor(document, context).map(({ heading, anchor, declared, parts }) => ({
    name: declared ?? `#${anchor}`,
    declared: declared !== undefined,
    heading,
    pieces: piecesIn(parts, document, context),
  }))
}

/** Where a line ends. What stands in a cell or after a break stays on it. */
const lineEnds = /<\/?(?:p|li|ul|ol|h[2-6]|tr|table|thead|tbody|blockquote|div|pre|hr)\b[^>]*>/

type Parts = Document['body']['sections'][number]['parts']

function piecesIn(parts: Parts, document: Document, context: Context): Piece[] {
  // Links are kept as signs of the private-use area, which no body can hold, until the lines are cut.
  const html = parts
    .map((part) => {
      if (typeof part === 'string') return part
      if (typeof part === 'object') return context.words.say(`site.${part.word}`)
      return part === -1 ? '' : `\uE000${part}\uE001`
    })
    .join('')
    .replace(/<p class="voice">([^<]*)<\/p>/g, '\uE002$1\uE002')
  let voice = ''
  return html.split(lineEnds).flatMap((line): Piece[] => {
    const said = /\uE002([^\uE002]*)\uE002/.exec(line)
    if (said) voice = said[1]!
    const marked = textIn(said ? line.replace(said[0], '') : line)
    const links = [...marked.matchAll(/\uE000(\d+)\uE001/g)].map(([, at]) => document.body.links[Number(at)]!)
    const pictures = marked.replace(/\uE000(\d+)\uE001/g, (_, at: string) => {
      const { form, text } = document.body.links[Number(at)]!
      return form === 'picture' ? text : ''
    })
    const own = pictures.replace(/\s+/g, ' ').trim()
    if (own === '') return []
    const label = voice
    voice = ''
    return [{ ...textPiece(own, label), links }]
  })
}

const entities: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' }

/** What a line of HTML says. Cells of a row stay apart, and what is struck out is marked so. */
function textIn(html: string): string {
  return html
    .replace(/<\/(?:td|th)>\s*<(?:td|th)\b[^>]*>/g, ' | ')
    .replace(/<br>/g, ' ')
    .replace(/<\/?del>/g, '~~')
    .replace(/<[^>]*>/g, '')
    .replace(/&#x([0-9a-f]+);/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&(lt|gt|quot|amp);/g, (_, name: string) => entities[name]!)
    .normalize('NFC')
}
