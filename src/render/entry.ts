import { kindNamed, type Document } from '../handbook/document.ts'
import { maySee, type Fields } from '../kinds/field.ts'
import { linkTo, titleOf, type Context } from './context.ts'

/** A document as an entry in a list. */
export interface Entry {
  title: string
  href: string | null
  summary: string
  draft: boolean
  /** What customers call it: the first few, to tell it by. */
  also: string[]
}

/** How many of the customers' words an entry shows: more would push the next entry off a phone. All stand on its page. */
const shownWords = 3

/** A document as an entry in a list on some page. */
export function entryOf(document: Document, from: string, context: Context): Entry {
  const fields: Fields = kindNamed(document.kind)?.fields ?? {}
  const visible = (name: string) => (maySee(context.audience, fields[name]?.audience ?? 'staff') ? document.fields[name] : undefined)
  return {
    title: titleOf(document, context.words),
    href: linkTo(document, from, context),
    summary: String(visible('summary') ?? ''),
    draft: context.isDraft(document),
    also: (visible('alsoCalled') as string[] | undefined)?.slice(0, shownWords) ?? [],
  }
}
