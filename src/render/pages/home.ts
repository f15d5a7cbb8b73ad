import { areas } from '../../kinds/areas.ts'
import { ownPages, areaAddress } from '../../handbook/addresses.ts'
import { kinds } from '../../kinds/index.ts'
import { documentsOf } from '../../handbook/handbook.ts'
import type { Document } from '../../handbook/document.ts'
import { authorityMatrix } from '../../measure/authority.ts'
import { hrefBetween, linkTo, type Context } from '../context.ts'
import { entryOf } from '../entry.ts'
import { viewOf } from '../view.ts'

/** The home page: the vision, and the ways in by what has happened, by area, by goal. */
export function homeView(context: Context) {
  const from = ownPages.home
  const vision = pagesOf('vision', context)[0]
  return {
    heading: context.words.say(context.audience === 'public' ? 'site.home.forCustomers' : 'site.handbook'),
    vision: vision ? { statement: String(vision.fields.statement ?? ''), href: linkTo(vision, from, context) } : null,
    situations: authorityMatrix(context.handbook)
      .rows.map(({ guideline }) => guideline as unknown as Document)
      .filter((document) => context.pages.has(document))
      .map((document) => entryOf(document, from, context)),
    matrix: hrefBetween(from, ownPages.matrix),
    areas: coveredAreas(context).map(({ area, documents }) => {
      const entries = documents.map((document) => entryOf(document, from, context))
      // An area with one policy leads straight to it: one tap less.
      const only = entries.length === 1 ? entries[0]! : null
      return { title: context.words.choice(area), href: only?.href ?? hrefBetween(from, areaAddress(area)), only, documents: entries }
    }),
    goals: pagesOf('goal', context).map((document) => ({
      ...entryOf(document, from, context),
      fields: viewOf({ ...document, address: from }, context).fields,
    })),
    company: linkTo(documentsOf(context.handbook, kinds.company)[0] as unknown as Document, from, context),
    empty: [...context.pages].every(({ kind }) => kind === 'company'),
  }
}

/** The pages of one kind, in the order of their titles' files. */
export function pagesOf(kind: string, { pages }: Context): Document[] {
  return [...pages].filter((document) => document.kind === kind)
}

/** The areas that have policies, in the order of the list. */
export function coveredAreas(context: Context): { area: string; documents: Document[] }[] {
  const policies = pagesOf('policy', context)
  return areas
    .map((area) => ({ area: area as string, documents: policies.filter(({ fields }) => fields.area === area) }))
    .filter(({ documents }) => documents.length > 0)
}
