import { posix } from 'node:path'
import type { Document } from '../handbook/document.ts'
import { kindNamed } from '../handbook/document.ts'
import { isRecord } from '../handbook/in-force.ts'
import type { Handbook, Reference } from '../handbook/handbook.ts'
import { maySee, type Audience } from '../kinds/field.ts'
import type { Words } from '../words/words.ts'

/** What every page is made from. */
export interface Context {
  handbook: Handbook
  audience: Audience
  words: Words
  /** Documents that are pages for this audience. */
  pages: ReadonlySet<Document>
  /** Who points to each document. */
  referrers: ReadonlyMap<Document, readonly Reference[]>
  /** The handbook is there as one file too. */
  oneFile?: boolean
  /** Marks pages of documents nobody works by yet. */
  isDraft(document: Document): boolean
  /** The site holds cards to print. */
  cards?: boolean
}

/** Who may read a document: what it says itself, or its kind's way. */
export function audienceOf(document: Document): Audience {
  return (document.fields.audience as Audience | undefined) ?? kindNamed(document.kind)?.audience ?? 'staff'
}

/** The documents of a handbook that are pages for an audience. Records are pages for nobody, wherever they stand. */
export function pagesFor(handbook: Handbook, audience: Audience): Set<Document> {
  return new Set(
    handbook.documents.filter(
      (document) => kindNamed(document.kind)?.home === 'policies' && !isRecord(document) && maySee(audience, audienceOf(document)),
    ),
  )
}

/** The way from one page to another, as a link: relative, ending in a file name, so that it works from a folder. */
export function hrefBetween(from: string, to: string, anchor = ''): string {
  const path = posix.relative(posix.dirname(from), to)
  // An apostrophe too, so that the link is the same text wherever it is escaped.
  const encoded = path.split('/').map(encodeURIComponent).join('/').replaceAll("'", '%27')
  return `${encoded}${anchor === '' ? '' : `#${encodeURIComponent(anchor)}`}`
}

/** A link to a document's page; null where this audience has no such page. */
export function linkTo(document: Document | undefined, from: string, context: Context, anchor = ''): string | null {
  return document && context.pages.has(document) ? hrefBetween(from, document.address, anchor) : null
}

/** The title a reader knows a document by. */
export function titleOf(document: Pick<Document, 'title' | 'kind' | 'name'>, words: Words): string {
  return document.title ?? (document.kind ? words.kind(document.kind).title : document.name)
}
