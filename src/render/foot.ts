import { contactsIn } from '../handbook/lexicon.ts'
import { resolve, type Handbook } from '../handbook/handbook.ts'
import type { Document } from '../handbook/document.ts'
import { linkTo, type Context } from './context.ts'
import { phoneInWords } from '../words/figures.ts'
import { dayInWords } from './values.ts'

/** The foot of every page: of which day it is, whom to ask, and how to say that something on it is not right. */
export interface Foot {
  day: { iso: string; text: string }
  /** Said by a script on a page that was opened from a card of an older day. */
  scanned: string
  ask: string | null
  /** By mail with the page named in it, or by phone. */
  tell: { text: string; mail: string | null; phone: { text: string; href: string } | null } | null
}

/** Longer titles are cut in the subject of a mail, where people read the beginning (characters). */
const longestSubject = 120

/**
 * What stands at the foot of a page.
 *
 * @param page its address and title, and the role that looks after it; without one, whoever looks after the company's own page
 */
export function footOf(page: { address: string; title: string; owner: string | undefined }, context: Context): Foot {
  const { handbook, words } = context
  const day = { iso: handbook.today, text: dayInWords(handbook.today, words) }
  return { day, scanned: words.say('site.foot.scanned'), ask: whoToAsk(page.address, context), tell: tellOf(page, day.text, context) }
}

/** The way to who is who; null for an audience that has no such page. */
export function whoToAsk(from: string, context: Context): string | null {
  const { company } = context.handbook
  return company?.fields.roles?.length ? linkTo(company as unknown as Document, from, context, 'Roles') : null
}

function tellOf({ title, owner }: Parameters<typeof footOf>[0], day: string, { handbook, words, audience }: Context): Foot['tell'] {
  const { company } = handbook
  // Customers know of the company what is not for managers alone, and nobody's role.
  const isForCustomers = audience === 'public'
  if (company === undefined || (isForCustomers && company.fields.audience === 'managers')) return null
  const named = isForCustomers ? undefined : (owner ?? company.fields.owner)
  const role = named === undefined ? undefined : resolve(handbook, 'role', named, company as never)[0]
  const who = role?.title
  const channels = channelsOf(company)
  const mail = channels.find(({ sort }) => sort === 'mail')
  const tell = words.say(who === undefined ? 'site.foot.tellUs' : 'site.foot.tell', { who: who ?? '' })
  if (mail) {
    const page = title.length > longestSubject ? `${title.slice(0, longestSubject)}…` : title
    const subject = words.say(who === undefined ? 'site.foot.subject' : 'site.foot.subjectFor', { who: who ?? '', page, day })
    return { text: tell, mail: `mailto:${mail.typed}?subject=${encodeURIComponent(subject)}`, phone: null }
  }
  const phone = isForCustomers ? channels.find(({ sort }) => sort === 'phone')?.typed : (role?.item?.phone as string | undefined)
  return phone === undefined && who === undefined
    ? null
    : { text: tell, mail: null, phone: phone === undefined ? null : phoneInWords(phone) }
}

/** Where a mail to the company goes; undefined where it gives out no such address. */
export function mailOf(company: NonNullable<Handbook['company']>): string | undefined {
  return channelsOf(company).find(({ sort }) => sort === 'mail')?.typed
}

function channelsOf({ fields }: NonNullable<Handbook['company']>): ReturnType<typeof contactsIn> {
  return (fields.channels ?? []).flatMap(({ address = '' }) =>
    contactsIn(address).filter(({ typed, sure }) => sure && typed === address.trim()),
  )
}
