import { ownPages } from '../../handbook/addresses.ts'
import { kinds } from '../../kinds/index.ts'
import { hrefBetween, type Context } from '../context.ts'
import { pagesOf } from '../lists.ts'
import { hasMatrix } from './matrix.ts'

/** The page of results: where to look besides, for whoever found nothing, and for browsers without scripts. */
export function searchView(context: Context) {
  return { ways: waysOn(context).map(({ title, address }) => ({ title, href: hrefBetween(ownPages.search, address) })) }
}

/** Where else to look: what staff may do, every page by its letter, and whom to ask. */
export function waysOn(context: Context): { title: string; address: string }[] {
  const { words } = context
  const company = pagesOf(kinds.company.name, context)[0]
  return [
    ...(hasMatrix(context) ? [{ title: words.say('site.finder.title'), address: ownPages.finder }] : []),
    { title: words.say('site.aToZ.title'), address: ownPages.aToZ },
    ...(company ? [{ title: words.say('site.home.company'), address: company.address }] : []),
  ]
}
