import { ownPages } from '../../handbook/addresses.ts'
import type { Document } from '../../handbook/document.ts'
import { resolve } from '../../handbook/handbook.ts'
import type { Day } from '../../handbook/values/date.ts'
import type { Entry } from '../../history/entry.ts'
import { maySee } from '../../kinds/field.ts'
import type { SignData, SignQuestion } from '../../signoff/question.ts'
import { signedName } from '../../signoff/receipt.ts'
import { signedOf } from '../../signoff/versions.ts'
import { hrefBetween, linkTo, titleOf, type Context } from '../context.ts'
import { mailOf } from '../foot.ts'
import { questionsToSign } from '../sign-questions.ts'
import { inAPage } from '../situation-data.ts'
import { spelt } from '../spelt.ts'
import { dayInWords } from '../values.ts'
import { isFor, textOf } from '../versions.ts'

/** Where the data stands that the page of confirming loads. */
export const signData = 'assets/sign-data.js'

/** A page with the version of it that staff work by. */
interface Signable {
  document: Document
  version: Entry
}

/** True where staff can confirm that they have read something: a page that was approved by name. */
export function hasSign(context: Context): boolean {
  return maySee(context.audience, 'staff') && [...context.pages].some((document) => versionOf(document, context) !== undefined)
}

/** The way from a page to where somebody confirms that they have read it; null where it has no version. */
export function signFrom(document: Document, context: Context): string | null {
  if (!maySee(context.audience, 'staff') || versionOf(document, context) === undefined) return null
  return hrefBetween(document.address, ownPages.sign, anchorOf(document))
}

/** The page on which staff confirm what they have read: each page with its version, the newest first, and a sheet for a pen. */
export function signView(context: Context) {
  const { handbook, words } = context
  const company = handbook.company
  const owner = company?.fields.owner
  const who = owner === undefined ? undefined : resolve(handbook, 'role', owner, company as never)[0]?.title
  return {
    pages: signables(context).map(({ document, version }) => ({
      ...whatChanged(version, context),
      name: signedName(document.path),
      anchor: anchorOf(document),
      title: titleOf(document, words),
      href: linkTo(document, ownPages.sign, context),
      version: version.version,
      since: dayInWords(version.effectiveFrom, words),
    })),
    who: who ?? words.say('site.sign.somebody'),
    mail: (company && mailOf(company)) ?? '',
    subject: words.say(who === undefined ? 'site.sign.subject' : 'site.sign.subjectFor', { who: who ?? '' }),
    // Lines for a team, where one page is printed.
    lines: Array.from({ length: 16 }, (_, i) => i),
    built: { day: handbook.today, text: dayInWords(handbook.today, words) },
  }
}

/** What was said of a version: to those alone who may read the text that it was said of, even where the page is open to more now. */
function whatChanged(version: Entry, context: Context) {
  const text = textOf(version, context)
  const { note, differently } = text !== undefined && isFor(text, context) ? version : {}
  return { note: note ?? null, differently: differently === 'no' ? null : (differently ?? null), same: differently === 'no' }
}

/** What the page of confirming asks, and what is signed, as a script. */
export function signScript(context: Context): string {
  const questions: SignQuestion[] = []
  const known = new Map<string, number>()
  const numberOf = (question: SignQuestion): number => {
    const key = JSON.stringify(question)
    if (!known.has(key)) known.set(key, questions.push(question) - 1)
    return known.get(key)!
  }
  const data: SignData = {
    questions,
    pages: signables(context).map(({ document, version }) => ({
      page: signedName(document.path),
      version: version.version,
      fingerprint: signedOf(version),
      asks: questionsToSign(document, version.version, context).map(numberOf),
    })),
  }
  return `servicebookSign=${inAPage(data)}\n`
}

/** Pages with a version, those that changed last first. */
function signables(context: Context): Signable[] {
  return [...context.pages]
    .flatMap((document) => {
      const version = versionOf(document, context)
      return version === undefined ? [] : [{ document, version }]
    })
    .toSorted((a, b) => order(b.version.effectiveFrom, a.version.effectiveFrom) || order(a.document.path, b.document.path))
}

/** The version staff work by. A draft of the next one is no version yet; a retired page, and an earlier version, ask for nothing. */
function versionOf(document: Document, context: Context): Entry | undefined {
  const now = document.life?.now
  return now?.did === 'approved' && context.pages.has(document) && !context.isDraft(document) ? now : undefined
}

function anchorOf({ path }: Document): string {
  return `Read-${spelt(signedName(path))}`
}

function order(a: Day | string, b: Day | string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
