import type { Document } from '../handbook/document.ts'
import { linkTo, titleOf, type Context } from './context.ts'

/** A document as an entry in a list. */
export interface Entry {
  title: string
  href: string | null
  summary: string
  draft: boolean
  also: string[]
}

/** A document as an entry in a list on some page. */
export function entryOf(document: Document, from: string, context: Context): Entry {
  return {
    title: titleOf(document, context.words),
    href: linkTo(document, from, context),
    summary: String(document.fields.summary ?? ''),
    draft: context.isDraft(document),
    also: (document.fields.alsoCalled as string[] | undefined) ?? [],
  }
}
