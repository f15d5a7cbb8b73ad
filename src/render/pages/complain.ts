import { ownPages } from '../../handbook/addresses.ts'
import { resolve, type Handbook } from '../../handbook/handbook.ts'
import { kinds } from '../../kinds/index.ts'
import { linkTo, type Context } from '../context.ts'
import { pagesOf } from '../lists.ts'
import { shownFields } from '../view.ts'
import { reachedAt, withinInWords } from '../values.ts'

/** One way for a customer to reach the company. */
interface WayIn {
  title: string
  address: string
  /** For what a phone can ring or a mail can be sent to. */
  href: string | null
  hours: string
  answered: string
  by: string
}

/** How to complain: the ways in, who answers and by when, what is promised then, and where to go where no agreement is found. */
export function complainView(context: Context) {
  const from = ownPages.complain
  const policy = pagesOf(kinds.policy.name, context).find(({ fields }) => fields.area === 'complaints')
  const fields = policy && shownFields({ ...policy, address: from }, context)
  return {
    ways: waysIn(context),
    summary: fields?.summary?.value.text ?? '',
    promises: fields?.promises?.value.items ?? [],
    href: policy ? linkTo(policy, from, context) : null,
    places: pagesOf(kinds.place.name, context).map((place) => ({
      fields: shownFields({ ...place, address: from }, context),
      href: linkTo(place, from, context),
    })),
    outside: (openCompany(context.handbook)?.fields.outsideHelp ?? []).map(({ name = '', helpsWith = '', address = '' }) => ({
      name,
      helpsWith,
      address,
    })),
  }
}

/** The company as far as customers may know of it: nothing of one that is for managers only. */
function openCompany({ company }: Handbook): Handbook['company'] {
  return company?.fields.audience === 'managers' ? undefined : company
}

/** The company's channels as a customer sees them. */
function waysIn({ handbook, words }: Context): WayIn[] {
  const company = openCompany(handbook)
  return (company?.fields.channels ?? []).map(({ title = '', address = '', hours = '', answeredBy, replyWithin }) => ({
    title,
    address: reachedAt(address).text ?? address,
    href: reachedAt(address).href ?? null,
    hours,
    answered: replyWithin === undefined ? '' : withinInWords(replyWithin, words),
    by: (answeredBy === undefined ? undefined : resolve(handbook, 'role', answeredBy, company as never)[0]?.title) ?? '',
  }))
}
