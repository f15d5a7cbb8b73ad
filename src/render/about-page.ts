import type { Document } from '../handbook/document.ts'
import { resolve } from '../handbook/handbook.ts'
import type { Day } from '../handbook/values/date.ts'
import type { Entry } from '../history/entry.ts'
import { maySee } from '../kinds/field.ts'
import { reviewOf } from '../measure/review.ts'
import { hrefBetween, type Context } from './context.ts'
import { dayInWords } from './values.ts'
import { earlierVersions, versionShown, type Version } from './versions.ts'

/** A day for people and for machines. */
interface ShownDay {
  day: Day
  text: string
}

/** What a page says of itself at its foot: which version it is, since when it holds, who said so, when to look again. */
export interface AboutPage {
  /** There is anything to say: of a page without versions, customers are told nothing. */
  isThere: boolean
  version: string | null
  since: ShownDay | null
  /** Of an earlier version: the last day on which it held. */
  until: ShownDay | null
  approvedBy: string | null
  lookedAt: ShownDay | null
  /** Who looked, where it was written down. */
  lookedBy: string | null
  lookAgain: ShownDay | null
  earlier: { title: string; href: string }[]
}

/** Works out what a page says of itself. Customers see which version it is and since when, and nobody's role. */
export function aboutPage(document: Document, context: Context): AboutPage {
  const entry = versionShown(document)
  const { effectiveFrom } = document.fields as { effectiveFrom?: Day }
  const isForStaff = maySee(context.audience, 'staff')
  const review = isForStaff ? reviewOf(document) : undefined
  const { approver, lastReviewed } = document.fields as { approver?: string; lastReviewed?: Day }
  const last = review?.last ?? (lastReviewed === undefined ? undefined : { on: lastReviewed, who: undefined })
  const earlier = waysToEarlier(document, document.address, context)
  return {
    isThere: isForStaff || entry !== undefined || earlier.length > 0,
    version: entry ? String(entry.version) : null,
    since: entry || isForStaff ? shownDay(entry?.effectiveFrom ?? effectiveFrom, context) : null,
    until: null,
    approvedBy: isForStaff ? roleTitle(entry?.by ?? approver, document, context) : null,
    lookedAt: isForStaff ? shownDay(last?.on, context) : null,
    lookedBy: isForStaff ? roleTitle(last?.who, document, context) : null,
    lookAgain: shownDay(review?.by, context),
    earlier,
  }
}

/** What the page of an earlier version says of itself: it is nobody's to look at again. */
export function aboutVersion({ entry, held, text }: Version & { text: Document }, context: Context): AboutPage {
  return {
    isThere: true,
    version: String(entry.version),
    since: shownDay(held?.from, context),
    until: shownDay(held?.to, context),
    approvedBy: approverOf(entry, text, context),
    lookedAt: null,
    lookedBy: null,
    lookAgain: null,
    earlier: [],
  }
}

/** The ways from somewhere to the earlier versions of a page, the newest first. */
export function waysToEarlier(document: Document, from: string, context: Context): AboutPage['earlier'] {
  return earlierVersions(document, context).map(({ entry, address, held }) => ({
    title: context.words.say(held?.to === undefined ? 'site.version.never' : 'site.version.until', {
      version: entry.version,
      day: dayInWords(held?.to ?? entry.effectiveFrom, context.words),
    }),
    href: hrefBetween(from, address),
  }))
}

/** Who approved a version, as staff know the role; null for customers. */
export function approverOf({ by }: Entry, from: Document, context: Context): string | null {
  return maySee(context.audience, 'staff') ? roleTitle(by, from, context) : null
}

/** The title of a role; its name where the company has no such role any more. */
function roleTitle(role: string | undefined, from: Document, { handbook }: Context): string | null {
  return role === undefined ? null : (resolve(handbook, 'role', role, from)[0]?.title ?? role)
}

function shownDay(day: Day | undefined, { words }: Context): ShownDay | null {
  return day === undefined ? null : { day, text: dayInWords(day, words) }
}
