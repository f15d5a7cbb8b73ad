import { kindAddress } from '../../handbook/addresses.ts'
import type { Document } from '../../handbook/document.ts'
import { kinds } from '../../kinds/index.ts'
import { hrefBetween, linkTo, type Context } from '../context.ts'
import { entryOf } from '../entry.ts'
import { pagesOf } from '../lists.ts'
import { shownFields } from '../view.ts'

/** Kinds whose pages are reached in a way of their own: from the matrix, by area, from home, from the frame of every page. @public The reference pages ask too. */
export const reachedOtherwise: readonly string[] = [kinds.discretion, kinds.policy, kinds.goal, kinds.vision, kinds.company].map(
  ({ name }) => name,
)

/** Kinds that have a list of their own pages, by stage: those with more than one page. */
export function listedKinds(context: Context): string[] {
  return otherKinds(context).filter((kind) => pagesOf(kind, context).length > 1)
}

/** The ways to every page that has no other: the list of a kind, or its only page. */
export function waysToKinds(from: string, context: Context) {
  return otherKinds(context).map((kind) => {
    const documents = pagesOf(kind, context)
    const { title, plural } = context.words.kind(kind)
    return documents.length > 1
      ? { title: plural, href: hrefBetween(from, kindAddress(kind)), count: documents.length }
      : { title, href: linkTo(documents[0], from, context), count: 1 }
  })
}

function otherKinds(context: Context): string[] {
  return Object.values(kinds)
    .filter(({ name }) => !reachedOtherwise.includes(name) && pagesOf(name, context).length > 0)
    .sort((a, b) => a.stage - b.stage)
    .map(({ name }) => name)
}

/** The list of one kind's pages, each with what a card shows of it. */
export function kindView(kind: string, context: Context) {
  const from = kindAddress(kind)
  return {
    title: context.words.kind(kind).plural,
    documents: pagesOf(kind, context).map((document: Document) => ({
      ...entryOf(document, from, context),
      // Links in them begin from this page.
      fields: shownFields({ ...document, address: from }, context),
    })),
  }
}
