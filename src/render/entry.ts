import { kindNamed, type Document } from '../handbook/document.ts'
import { maySee, type Fields } from '../kinds/field.ts'
import { linkTo, titleOf, type Context } from './context.ts'
import { draftInWords } from './draft-in-words.ts'
import { changedOn, markedBy } from './news.ts'

/** A document as an entry in a list. */
export interface Entry {
  title: string
  href: string | null
  summary: string
  draft: string
  /** The day from which it says what it says, where that is not long ago: a script knows whether this device has seen it. */
  changed: string | null
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
    draft: draftInWords(document, context),
    changed: markedBy(changedOn(document, context)),
    also: (visible('alsoCalled') as string[] | undefined)?.slice(0, shownWords) ?? [],
  }
}
