import { ownPages } from '../../handbook/addresses.ts'
import type { Document } from '../../handbook/document.ts'
import { formerAddresses, heirOf, retiredIn } from '../../handbook/former.ts'
import { longestName } from '../../handbook/taken.ts'
import { common } from '../../kinds/common.ts'
import { maySee } from '../../kinds/field.ts'
import { waysToEarlier, type AboutPage } from '../about-page.ts'
import { audienceOf, hrefBetween, linkTo, titleOf, type Context } from '../context.ts'
import { whoToAsk } from '../foot.ts'
import { dayInWords } from '../values.ts'

/** A page at an address that was given out once: it leads on, or says what holds now. */
interface MovedPage {
  address: string
  title: string
  language: string
  view: MovedView
  /** Where it moves on to by itself. */
  onTo: string | undefined
}

interface MovedView {
  title: string
  /** The page is still there, under another name. */
  isMoved: boolean
  now: { title: string; href: string; since: string } | null
  aToZ: string | null
  ask: string | null
  /** Of a retired page: what it said. */
  earlier: AboutPage['earlier']
}

/** The pages of this audience that have moved or are retired. Nothing of a retired text is on them but its title. */
export function movedPages(context: Context): MovedPage[] {
  const { handbook, audience } = context
  const moved = [...context.pages].flatMap((document) =>
    addressesOf(document, context).map((address) => movedPage(address, document, context)),
  )
  const retired = retiredIn(handbook)
    .filter((document) => maySee(audience, audienceOf(document)))
    .flatMap((document) => [document.address, ...addressesOf(document, context)].map((address) => retiredPage(address, document, context)))
  return [...moved, ...retired]
}

/** A rule tells of names that no disk can hold; among drafts they are left out. */
function addressesOf(document: Document, { handbook }: Context): string[] {
  return formerAddresses(document, handbook)
    .map(({ address }) => address)
    .filter((address) => address.split('/').every((step) => Buffer.byteLength(step) <= longestName))
}

function movedPage(address: string, document: Document, context: Context): MovedPage {
  const title = titleOf(document, context.words)
  const href = hrefBetween(address, document.address)
  return {
    address,
    title,
    language: document.language,
    onTo: href,
    view: {
      title: context.words.say('site.moved.title', { title }),
      isMoved: true,
      now: { title, href, since: '' },
      earlier: [],
      ...waysOn(address, context),
    },
  }
}

function retiredPage(address: string, document: Document, context: Context): MovedPage {
  const { words, handbook } = context
  const heir = heirOf(document, handbook)
  const href = linkTo(heir, address, context)
  const since = maySee(context.audience, common.effectiveFrom.audience ?? 'staff')
    ? (heir?.life?.now?.effectiveFrom ?? (heir?.fields.effectiveFrom as string | undefined))
    : undefined
  const title = titleOf(document, words)
  return {
    address,
    title,
    language: document.language,
    onTo: undefined,
    view: {
      title,
      isMoved: false,
      now:
        heir !== undefined && href !== null
          ? {
              title: titleOf(heir, words),
              href,
              since: since === undefined ? '' : words.say('site.moved.since', { day: dayInWords(since, words) }),
            }
          : null,
      earlier: waysToEarlier(document, address, context),
      ...waysOn(address, context),
    },
  }
}

function waysOn(address: string, context: Context): Pick<MovedView, 'aToZ' | 'ask'> {
  return {
    aToZ: context.pages.size > 0 ? hrefBetween(address, ownPages.aToZ) : null,
    ask: whoToAsk(address, context),
  }
}
