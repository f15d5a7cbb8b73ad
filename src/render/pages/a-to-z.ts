import { ownPages } from '../../handbook/addresses.ts'
import { isOf, type Document } from '../../handbook/document.ts'
import { groupBy } from '../../handbook/group-by.ts'
import { kinds } from '../../kinds/index.ts'
import { linkTo, titleOf, type Context } from '../context.ts'
import { changedOn, markedBy } from '../news.ts'
import { shownFields } from '../view.ts'
import { ownWays } from './ways.ts'

/** Titles that begin with a figure or a sign stand under one heading. */
const figures = '0–9'

interface Listed {
  title: string
  /** What it leads to, where that is called otherwise. */
  kind: string
  href: string | null
  changed: string | null
}

/** Every page by its title and by the other words people look for it by, and every word of the glossary, by letter. */
export function aToZView(context: Context) {
  const collator = new Intl.Collator(context.words.language, { numeric: true })
  const entries = [...context.pages].flatMap((document): Listed[] => {
    const title = titleOf(document, context.words)
    const kind = context.words.kind(document.kind!).title
    const href = linkTo(document, ownPages.aToZ, context)
    const changed = markedBy(changedOn(document, context))
    const tags = shownFields(document, context).tags?.value.items ?? []
    return [
      { title, kind, href, changed },
      ...tags.map(({ text }) => ({ title: text, kind: title, href, changed: null })),
      ...termsIn(document, kind, context),
    ]
  })
  const kind = context.words.say('site.handbook')
  entries.push(...ownWays(ownPages.aToZ, context).map((way) => ({ ...way, kind, changed: null })))
  const sorted = entries.sort((a, b) => collator.compare(a.title, b.title))
  const letters = [...groupBy(sorted, ({ title }) => initial(title))].map(([letter, listed]) => ({
    letter,
    anchor: `Letter-${letter === figures ? 'figures' : letter}`,
    listed,
  }))
  return { letters }
}

/** The words of a glossary, as far as this audience sees them on its page. */
function termsIn(document: Document, kind: string, context: Context): Listed[] {
  if (!isOf(document, kinds.glossary)) return []
  return (shownFields(document, context).terms?.value.items ?? []).flatMap(({ anchor, parts }) => {
    const title = parts?.term?.value.text
    return title === undefined ? [] : [{ title, kind, href: linkTo(document, ownPages.aToZ, context, anchor ?? ''), changed: null }]
  })
}

/** The letter a title is looked up under; figures and signs share one place. */
function initial(title: string): string {
  const first = /[\p{L}\p{N}]/u.exec(title.normalize('NFC'))?.[0] ?? ''
  return /\p{L}/u.test(first) ? first.toUpperCase() : figures
}
