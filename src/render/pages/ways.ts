import { ownPages } from '../../handbook/addresses.ts'
import { hrefBetween, type Context } from '../context.ts'
import { hasDashboard } from './dashboard.ts'
import { hasChanges } from './changed.ts'
import { hasNews } from './news.ts'
import { hasSelfCheck } from './self-check.ts'
import { hasSign } from './sign.ts'
import { hasSlip } from './slip.ts'
import { hasWeek } from './week.ts'

/** Pages the site makes itself that are looked for by their names: home and A to Z lead there. */
export function ownWays(from: string, context: Context): { title: string; href: string }[] {
  const { words } = context
  return [
    ...(hasDashboard(context) ? [{ title: words.say('site.dashboard.title'), href: hrefBetween(from, ownPages.dashboard) }] : []),
    ...(hasWeek(context) ? [{ title: words.say('site.week.title'), href: hrefBetween(from, ownPages.week) }] : []),
    ...(hasSelfCheck(context) ? [{ title: words.say('site.selfCheck.title'), href: hrefBetween(from, ownPages.selfCheck) }] : []),
    ...(hasSlip(context) ? [{ title: words.say('site.slip.title'), href: hrefBetween(from, ownPages.slip) }] : []),
    ...(hasSign(context) ? [{ title: words.say('site.sign.title'), href: hrefBetween(from, ownPages.sign) }] : []),
    ...(hasNews(context) ? [{ title: words.say('site.news.title'), href: hrefBetween(from, ownPages.news) }] : []),
    ...(hasChanges(context) ? [{ title: words.say('site.changed.title'), href: hrefBetween(from, ownPages.changed) }] : []),
    ...(context.cards ? [{ title: words.say('site.cards.title'), href: hrefBetween(from, ownPages.cards) }] : []),
    ...(context.oneFile ? [{ title: words.say('site.oneFile.title'), href: hrefBetween(from, ownPages.oneFile) }] : []),
    ...(context.pages.size > 0 ? [{ title: words.say('site.whole.link'), href: hrefBetween(from, ownPages.whole) }] : []),
  ]
}
