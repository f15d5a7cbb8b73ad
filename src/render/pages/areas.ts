import { areaAddress, ownPages } from '../../handbook/addresses.ts'
import type { Document } from '../../handbook/document.ts'
import { documentsOf, resolve } from '../../handbook/handbook.ts'
import { kinds } from '../../kinds/index.ts'
import { hrefBetween, type Context } from '../context.ts'
import { entryOf } from '../entry.ts'
import { coveredAreas } from '../lists.ts'

/** The list of all areas that have policies. */
export function areasView(context: Context) {
  return { areas: areaEntries(ownPages.areas, context) }
}

/** Areas as entries in a list on some page. One with a single policy leads straight to it: one tap less. */
export function areaEntries(from: string, context: Context) {
  return coveredAreas(context).map(({ area, documents }) => {
    const entries = documents.map((document) => entryOf(document, from, context))
    const only = entries.length === 1 ? entries[0]! : null
    return {
      title: only?.title ?? context.words.choice(area),
      href: only?.href ?? hrefBetween(from, areaAddress(area)),
      only,
      // Of an area with several, each says it for itself.
      changed: only?.changed ?? null,
      documents: entries,
    }
  })
}

/** One area: its policies, and what may be decided about them. */
export function areaView(area: string, documents: readonly Document[], context: Context) {
  const from = areaAddress(area)
  const about = documentsOf(context.handbook, kinds.discretion).filter(({ fields, ...guideline }) =>
    (fields.policies ?? []).some((name) =>
      resolve(context.handbook, 'policy', name, guideline as never).some(({ document }) => document && documents.includes(document)),
    ),
  )
  return {
    title: context.words.choice(area),
    policies: documents.map((document) => entryOf(document, from, context)),
    situations: (about as unknown as Document[])
      .filter((document) => context.pages.has(document))
      .map((document) => entryOf(document, from, context)),
    areas: hrefBetween(from, ownPages.areas),
  }
}
