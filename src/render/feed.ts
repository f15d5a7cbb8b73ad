import { toXml } from 'xast-util-to-xml'
import { x } from 'xastscript'
import { ownData, ownPages } from '../handbook/addresses.ts'
import { hashOf } from '../history/fingerprint.ts'
import type { Entry } from '../history/entry.ts'
import type { Context } from './context.ts'
import { baseOf, inFull, newsIn, newsToPaste, sinceInWords, type News } from './news.ts'

/** So many entries, the newest: a program that comes by once a week has all of them. */
const most = 50

/**
 * What changed, as an Atom feed for programs that tell people of news. Its days are those of the versions, never of a clock;
 * undefined where the site's address on the web is not known, since a feed needs whole addresses.
 */
export function changesFeed(context: Context): string | undefined {
  const base = baseOf(context)
  const all = newsIn(context).toSorted((a, b) => (updatedOn(a) < updatedOn(b) ? 1 : updatedOn(a) > updatedOn(b) ? -1 : 0))
  if (base === undefined || all.length === 0) return undefined
  const { handbook, words } = context
  const company = handbook.company?.fields.name ?? words.say('site.handbook')
  const tree = x(null, [
    { type: 'instruction', name: 'xml', value: 'version="1.0" encoding="utf-8"' },
    x('feed', { xmlns: 'http://www.w3.org/2005/Atom', 'xml:lang': words.language }, [
      x('id', inFull(ownData.feed, base)),
      x('title', inXml(words.say('site.news.feed', { company }))),
      x('updated', midnight(updatedOn(all[0]!))),
      x('link', { rel: 'self', type: 'application/atom+xml', href: inFull(ownData.feed, base) }),
      x('link', { rel: 'alternate', type: 'text/html', href: inFull(ownPages.news, base) }),
      x('author', [x('name', inXml(company))]),
      ...all
        .slice(0, most)
        .map((news) =>
          x('entry', [
            x('id', idOf(news.entry)),
            x('title', inXml(`${news.title}: ${sinceInWords(news, context)}`)),
            x('published', midnight(news.entry.on)),
            x('updated', midnight(updatedOn(news))),
            x('link', { rel: 'alternate', type: 'text/html', href: inFull(ownPages.news, base, news.anchor) }),
            x('content', { type: 'text' }, inXml(newsToPaste(news, context))),
          ]),
        ),
    ]),
  ])
  // These three signs end a part of XML that we never begin, and may stand in no text.
  return `${toXml(tree, { closeEmptyElements: true }).replaceAll(']]>', ']]&#x3E;')}\n`
}

/** Told when it is approved, and once more on its day. */
function updatedOn({ entry, isComing }: News): string {
  return isComing ? entry.on : entry.effectiveFrom
}

function midnight(day: string): string {
  return `${day}T00:00:00Z`
}

/** Text without the signs that XML knows no way to write. */
function inXml(text: string): string {
  // eslint-disable-next-line no-control-regex
  return text.replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g, '')
}

/** The same for good, wherever the site moves and whatever is removed from a version: a UUID made of which version it is. */
function idOf({ page, version, fingerprint, did }: Entry): string {
  const hash = hashOf(JSON.stringify([page, version, fingerprint, did]))
  const parts = [hash.slice(0, 8), hash.slice(8, 12), `8${hash.slice(13, 16)}`, `8${hash.slice(17, 20)}`, hash.slice(20, 32)]
  return `urn:uuid:${parts.join('-')}`
}
