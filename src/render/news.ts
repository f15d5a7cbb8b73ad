import { ownPages } from '../handbook/addresses.ts'
import { isRecord, isRetired } from '../handbook/in-force.ts'
import type { Document } from '../handbook/document.ts'
import { heirOf } from '../handbook/former.ts'
import { groupBy } from '../handbook/group-by.ts'
import { webAddress } from '../handbook/values/web-address.ts'
import type { Entry } from '../history/entry.ts'
import { heldOf } from '../history/held.ts'
import { maySee } from '../kinds/field.ts'
import { kinds } from '../kinds/index.ts'
import { daysFrom, monthsFrom } from '../measure/days.ts'
import { audienceOf, hrefBetween, titleOf, type Context } from './context.ts'
import { approverOf } from './about-page.ts'
import { dayInWords } from './values.ts'
import { isFor, textOf } from './versions.ts'

/** One change of the handbook that staff hear of: a version that holds from a day on, or a page that is retired. */
export interface News {
  entry: Entry
  did: 'changed' | 'began' | 'retired'
  /** Its day is still to come. */
  isComing: boolean
  title: string
  /** Where it leads: the page, or what holds in place of a retired one. */
  page: Document | undefined
  /** The page that is retired keeps its address. */
  address: string | undefined
  /** Its place on the page of changes. */
  anchor: string
  /** What staff do differently, in the author's words; `no` where nothing, undefined where nobody said. */
  differently: string | undefined
  note: string
  by: string
  /** The texts before and after, where this audience may read both. */
  before: Document | undefined
  after: Document | undefined
}

/** How far back changes are told in full (months). Older versions stay at the foot of their pages. */
const told = 12

/**
 * What changed, as far as an audience may know: what is coming first, the next day first, then what holds, the newest first.
 * For those who work here; customers read what holds.
 */
export function newsIn(context: Context): readonly News[] {
  let news = found.get(context.pages)
  if (news === undefined) found.set(context.pages, (news = lookedFor(context)))
  return news
}

/** Home, lists and every page ask for it. */
const found = new WeakMap<Context['pages'], readonly News[]>()

function lookedFor(context: Context): News[] {
  if (!maySee(context.audience, 'staff')) return []
  const collator = new Intl.Collator(context.words.language, { numeric: true })
  const seen = new Set<string>()
  const all = context.handbook.all.flatMap((document) => {
    if (document.life === undefined || isRecord(document) || seen.has(document.path)) return []
    seen.add(document.path)
    return newsOf(document, document.life, context)
  })
  const sorted = all.toSorted((a, b) => {
    if (a.isComing !== b.isComing) return a.isComing ? -1 : 1
    const [one, other] = [a.entry.effectiveFrom, b.entry.effectiveFrom]
    if (one !== other) return one < other === a.isComing ? -1 : 1
    return collator.compare(a.title, b.title) || a.entry.version - b.entry.version
  })
  const oldest = monthsFrom(context.handbook.today, -told)
  const recent = sorted.filter(({ entry }) => entry.effectiveFrom >= oldest)
  // After a quiet year, the last that changed: the page is there as soon as anything ever did, so that links to it hold.
  return recent.length > 0 ? recent : sorted.slice(0, 5)
}

function newsOf(document: Document, life: NonNullable<Document['life']>, context: Context): News[] {
  const { handbook, words } = context
  const isGone = life.now?.did === 'retired'
  const page = context.pages.has(document) ? document : undefined
  // What is for others now is for others altogether, whatever its earlier texts said.
  if (page === undefined && !(isGone || life.now === undefined)) return []
  if (page === undefined && isGone && !(isRetired(document) && maySee(context.audience, audienceOf(document)))) return []
  return life.versions.flatMap((entry, at): News[] => {
    const isComing = life.coming.includes(entry)
    if (!isComing && (entry.effectiveFrom > handbook.today || !heldOf(entry, life.versions))) return []
    const after = textOf(entry, context)
    if (after !== undefined && !isFor(after, context)) return []
    // Of a first version that is still to come, only its text says whom it is for.
    if (page === undefined && !isGone && after === undefined) return []
    const earlier = life.versions.slice(0, at).findLast((one) => one.did === 'approved' && heldOf(one, life.versions.slice(0, at + 1)))
    const before = earlier && textOf(earlier, context)
    const mayCompare = before !== undefined && isFor(before, context)
    const retired = entry.did === 'retired'
    const heir = retired && !isComing ? heirOf(document, handbook) : undefined
    return [
      {
        entry,
        did: retired ? 'retired' : mayCompare ? 'changed' : 'began',
        isComing,
        title: titleOf(after ?? document, words),
        page: retired && !isComing ? (heir && context.pages.has(heir) ? heir : undefined) : page,
        address: page || isGone ? document.address : undefined,
        anchor: anchorOf(entry),
        // What was removed from a version may stand in what was said of it, and nobody can tell any more whom it was for.
        differently: entry.meansTheSameAs === undefined ? after && entry.differently : 'no',
        note: (after && entry.note) ?? '',
        by: approverOf(entry, after ?? document, context) ?? '',
        before: mayCompare && !retired ? before : undefined,
        after: retired ? undefined : after,
      },
    ]
  })
}

/** The place of a change, the same for good: links in mails and in feeds lead to it. */
function anchorOf({ page, version, fingerprint }: Entry): string {
  const name = page
    .replace(/^policies\//, '')
    .replace(/\.md$/i, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, '-')
  return `Change-${name}-${version}-${fingerprint.slice(0, 8)}`
}

/** The day in words from which a change holds: "From 1 December 2026", or "Since" where it does already. */
export function sinceInWords({ isComing, entry }: News, { words }: Context): string {
  const key = isComing ? (entry.did === 'retired' ? 'ends' : 'comes') : entry.did === 'retired' ? 'ended' : 'since'
  return words.say(`site.news.${key}`, { day: dayInWords(entry.effectiveFrom, words) })
}

/** What staff do differently, as a sentence to read; empty where nobody said. */
export function differentlyInWords({ differently }: News, { words }: Context): string {
  return differently === 'no' ? words.say('site.news.nothing') : (differently ?? '')
}

/** A change as one paragraph, to paste into a chat or onto a notice board. */
export function newsToPaste(news: News, context: Context): string {
  const { title, page, did } = news
  const { words } = context
  const base = baseOf(context)
  const said = [
    `${title}.`,
    `${sinceInWords(news, context)}.`,
    differentlyInWords(news, context),
    noteInWords(news, context),
    did === 'retired' && page ? words.say('site.news.insteadOf', { title: titleOf(page, words) }) : '',
    base && page ? inFull(page.address, base) : '',
  ]
  return said
    .map((part) => part.replace(/\s+/g, ' ').trim())
    .filter((part) => part !== '')
    .join(' ')
}

/**
 * True for the first version of a page of which nobody said anything: most often the page is as it was, and its versions are kept
 * from then on. Nobody is called to read it for that.
 */
export function isQuiet({ did, isComing, entry, note, differently }: News): boolean {
  return did === 'began' && !isComing && !isNew(entry) && entry.version === 1 && note === '' && differently === undefined
}

/** True for the first version of a page that nobody worked by before. One that is still to come is always new. */
export function isNew({ newToStaff }: Entry): boolean {
  return newToStaff === 'yes'
}

/** By what a script marks a way to a page since somebody was here last: its day, and whether the page is new altogether. */
export function markedBy(news: News | undefined): string | null {
  if (news === undefined || news.isComing) return null
  return isNew(news.entry) ? `${news.entry.effectiveFrom} new` : news.entry.effectiveFrom
}

/** Why it changed, in the author's words; of a page of which nobody said anything, that it is new. */
export function noteInWords({ did, isComing, entry, note }: News, { words }: Context): string {
  return note === '' && did === 'began' && entry.version === 1 && (isComing || isNew(entry)) ? words.say('site.redline.isNew') : note
}

/** What is worth saying again: what is coming, and what began to hold in the last weeks. */
export function freshNews(context: Context): readonly News[] {
  return newsIn(context).filter((news) => (news.isComing || isFresh(news, context)) && !isQuiet(news))
}

/** True for what began to hold in the last weeks, or is still to. */
function isFresh({ entry }: News, { handbook }: Context): boolean {
  return entry.effectiveFrom >= daysFrom(handbook.today, -fresh)
}

/** Long enough for somebody who was on holiday (days). */
const fresh = 30

/** The change by which a page came to say what it says; undefined where there is none, or a very old one. */
export function changedOn(document: Document, context: Context): News | undefined {
  const held = newsOn(document, context).filter(({ isComing, did }) => !isComing && did !== 'retired')
  const [last] = held.toSorted((a, b) => b.entry.version - a.entry.version)
  return last === undefined || isQuiet(last) ? undefined : last
}

/**
 * What a page says at its top for some weeks after it changed: in a line, since what staff may do stands right below. Null where
 * nobody does anything differently.
 */
export function freshOn(news: News, context: Context): string | null {
  if (news.did !== 'changed' || news.differently === 'no' || !isFresh(news, context)) return null
  return context.words.say('site.news.changedSince', { day: dayInWords(news.entry.effectiveFrom, context.words) })
}

/** What is approved of a page and still to come. */
export function comingOn(document: Document, context: Context): News[] {
  return newsOn(document, context).filter(({ isComing }) => isComing)
}

function newsOn(document: Document, context: Context): News[] {
  if (document.life === undefined) return []
  const all = newsIn(context)
  let grouped = byPage.get(all)
  if (grouped === undefined) byPage.set(all, (grouped = groupBy(all, ({ entry }) => entry.page)))
  return document.life.pages.flatMap((page) => grouped.get(page) ?? [])
}

const byPage = new WeakMap<readonly News[], ReadonlyMap<string, readonly News[]>>()

/** The way from a page to a change on the page of changes. */
export function wayToNews(from: string, { anchor }: News): string {
  return hrefBetween(from, ownPages.news, anchor)
}

/** Where the published handbook is on the web, for those who may know. */
export function baseOf({ handbook, audience }: Context): URL | undefined {
  const given = handbook.company?.fields.handbookAddress
  const isTold = maySee(audience, kinds.company.fields.handbookAddress.audience ?? 'staff')
  const base = given === undefined || !isTold ? undefined : webAddress(given)
  return base instanceof URL ? base : undefined
}

/** A page's whole address. */
export function inFull(address: string, base: URL, anchor = ''): string {
  const url = new URL(address.split('/').map(encodeURIComponent).join('/'), base)
  url.hash = anchor
  return url.href
}
