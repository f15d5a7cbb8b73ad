import { ownPages } from '../../handbook/addresses.ts'
import { hrefBetween, type Context } from '../context.ts'
import { hasSelfCheck } from './self-check.ts'
import { hasWeek } from './week.ts'

/** Pages the site makes itself that are looked for by their names: home and A to Z lead there. */
export function ownWays(from: string, context: Context): { title: string; href: string }[] {
  const { words } = context
  return [
    ...(hasWeek(context) ? [{ title: words.say('site.week.title'), href: hrefBetween(from, ownPages.week) }] : []),
    ...(hasSelfCheck(context) ? [{ title: words.say('site.selfCheck.title'), href: hrefBetween(from, ownPages.selfCheck) }] : []),
    ...(context.cards ? [{ title: words.say('site.cards.title'), href: hrefBetween(from, ownPages.cards) }] : []),
    ...(context.oneFile ? [{ title: words.say('site.oneFile.title'), href: hrefBetween(from, ownPages.oneFile) }] : []),
    ...(context.pages.size > 0 ? [{ title: words.say('site.whole.link'), href: hrefBetween(from, ownPages.whole) }] : []),
  ]
}
