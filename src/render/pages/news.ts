import { ownData, ownPages } from '../../handbook/addresses.ts'
import { groupBy } from '../../handbook/group-by.ts'
import { changesInSentences } from '../../history/in-a-sentence.ts'
import { redlineOf } from '../../history/redline.ts'
import { hrefBetween, linkTo, titleOf, type Context } from '../context.ts'
import {
  baseOf,
  differentlyInWords,
  freshNews,
  isQuiet,
  markedBy,
  newsIn,
  newsToPaste,
  noteInWords,
  sinceInWords,
  wayToNews,
  type News,
} from '../news.ts'
import { redlineView } from '../redline-view.ts'
import { dayInWords } from '../values.ts'

/** True where anything changed that those who work here should know of. */
export function hasNews(context: Context): boolean {
  return newsIn(context).length > 0
}

/** What changed: what is coming first, each change with what staff do differently, and why. */
export function newsView(context: Context) {
  const { words } = context
  const all = newsIn(context)
  const groups = [...groupBy(all, ({ entry, isComing }) => `${isComing ? 'Coming' : 'Day'}-${entry.effectiveFrom}`)]
  const fresh = freshNews(context)
  const toPaste = fresh.length > 0 ? fresh : [all.find((news) => !isQuiet(news)) ?? all[0]!]
  return {
    feed: hasFeed(context) ? hrefBetween(ownPages.news, ownData.feed) : null,
    days: groups.map(([anchor, news]) => ({
      anchor,
      isComing: news[0]!.isComing,
      heading: words.say(news[0]!.isComing ? 'site.news.from' : 'site.news.on', { day: dayInWords(news[0]!.entry.effectiveFrom, words) }),
      day: news[0]!.entry.effectiveFrom,
      news: news.filter((one) => !isQuiet(one)).map((one) => shownNews(one, context)),
      began: beganOn(news.filter(isQuiet), context),
    })),
    paste: { text: toPaste.map((one) => newsToPaste(one, context)).join('\n\n'), rows: Math.min(4 * toPaste.length, 16) },
  }
}

/** Changes in a line or two, for the home page: the few that somebody should hear of before they go to work. */
export function newestNews(context: Context, from: string) {
  const seen = new Set<string>()
  // Of one page, what changed last says enough; what is still to come of it is another thing.
  const fresh = freshNews(context).filter(
    ({ isComing, address, entry }) => isComing || (!seen.has(address ?? entry.page) && seen.add(address ?? entry.page)),
  )
  return {
    news: fresh.slice(0, mostOnHome).map((news) => ({
      title: news.title,
      href: wayToNews(from, news),
      changed: markedBy(news),
      since: sinceInWords(news, context),
      differently: differentlyInWords(news, context) || (news.did === 'began' ? noteInWords(news, context) : ''),
    })),
    all: hasNews(context) ? hrefBetween(from, ownPages.news) : null,
  }
}

/** More than these, and the home page is about the past. */
const mostOnHome = 3

/** True where programs that read news can fetch them: only from an address on the web. */
export function hasFeed(context: Context): boolean {
  return hasNews(context) && baseOf(context) !== undefined
}

/** First versions of one day that nobody said anything of: the pages by their names, on one card. */
function beganOn(news: readonly News[], { words }: Context) {
  if (news.length === 0) return null
  return {
    says: words.say('site.news.began', { n: news.length }),
    pages: news.map(({ anchor, title, address }) => ({
      anchor,
      title,
      href: address === undefined ? null : hrefBetween(ownPages.news, address),
    })),
  }
}

function shownNews(news: News, context: Context) {
  const { words } = context
  const { did, page, entry } = news
  const href = page === undefined ? null : linkTo(page, ownPages.news, context)
  return {
    anchor: news.anchor,
    title: news.title,
    href: news.address === undefined ? null : hrefBetween(ownPages.news, news.address),
    changed: markedBy(news),
    isRetired: did === 'retired',
    retired: did === 'retired' ? words.say(news.isComing ? 'site.news.willRetire' : 'site.news.isRetired') : null,
    instead: did === 'retired' && page && !news.isComing ? { title: titleOf(page, words), href } : null,
    isNothing: news.differently === 'no',
    differently: differentlyInWords(news, context),
    note: noteInWords(news, context),
    redline: redlineIn(news, context),
    about: words.say(did === 'retired' ? 'site.news.aboutRetired' : news.by === '' ? 'site.news.aboutVersion' : 'site.news.about', {
      version: entry.version,
      by: news.by,
      on: dayInWords(entry.on, words),
    }),
  }
}

/** What differs, for an audience that may read both texts: in sentences where it can be told so, then word by word. */
function redlineIn({ before, after }: News, context: Context) {
  if (before === undefined || after === undefined) return null
  return redlineView(redlineOf(before, after, context), context.words, changesInSentences(before, after, context))
}
