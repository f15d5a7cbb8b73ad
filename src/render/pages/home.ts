import { ownPages } from '../../handbook/addresses.ts'
import { kinds } from '../../kinds/index.ts'
import { documentsOf } from '../../handbook/handbook.ts'
import type { Document } from '../../handbook/document.ts'
import { authorityMatrix } from '../../measure/authority.ts'
import { hrefBetween, linkTo, type Context } from '../context.ts'
import { pagesOf } from '../lists.ts'
import { areaEntries } from './areas.ts'
import { hasMatrix } from './matrix.ts'
import { entryOf } from '../entry.ts'
import { shownFields } from '../view.ts'

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
    matrix: hasMatrix(context) ? hrefBetween(from, ownPages.matrix) : null,
    areas: areaEntries(from, context),
    goals: pagesOf('goal', context).map((document) => ({
      ...entryOf(document, from, context),
      // Links in them begin from this page.
      fields: shownFields({ ...document, address: from }, context),
    })),
    company: linkTo(documentsOf(context.handbook, kinds.company)[0] as unknown as Document, from, context),
    others: otherKinds(context).map((kind) => ({
      title: context.words.kind(kind).plural,
      documents: pagesOf(kind, context).map((document) => entryOf(document, from, context)),
    })),
    empty: [...context.pages].every(({ kind }) => kind === 'company'),
  }
}

/** Kinds that home shows in a place of their own; any other gets a list, so that no page is without a way to it. */
const placed = ['vision', 'discretion', 'policy', 'goal', 'company']

function otherKinds(context: Context): string[] {
  return Object.keys(kinds).filter((kind) => !placed.includes(kind) && pagesOf(kind, context).length > 0)
}
