import { ownData, ownPages } from '../../handbook/addresses.ts'
import { kinds } from '../../kinds/index.ts'
import { documentsOf } from '../../handbook/handbook.ts'
import type { Document } from '../../handbook/document.ts'
import { hrefBetween, linkTo, type Context } from '../context.ts'
import { standingOn } from '../course.ts'
import { pagesOf } from '../lists.ts'
import { areaEntries } from './areas.ts'
import { hasDashboard } from './dashboard.ts'
import { hasComplaints, hasPromises } from './for-customers.ts'
import { waysToKinds } from './kinds.ts'
import { maySee } from '../../kinds/field.ts'
import { overduePages } from '../overdue.ts'
import { reviewsCalendar } from '../reviews-ics.ts'
import { newestNews } from './news.ts'
import { ownWays } from './ways.ts'
import { finderView } from './finder.ts'
import { entryOf } from '../entry.ts'
import { nowOf, shownFields } from '../view.ts'

/** For managers the pages to look at again, by how long they have waited; for staff only how many wait too long to be relied on. */
function overdueOn(from: string, context: Context) {
  const { words, audience } = context
  const grades = maySee(audience, 'staff') ? overduePages(context, from) : []
  const long = grades.find(({ grade }) => grade === 'long')?.pages.length ?? 0
  if (!maySee(audience, 'managers')) return { grades: [], count: long > 0 ? words.say('site.home.waitLong', { n: long }) : null }
  return { grades: grades.map(({ grade, pages }) => ({ pages, heading: words.say(`site.home.grades.${grade}`) })), count: null }
}

/** The home page: the vision, and the ways in by what has happened, by area, by goal. */
export function homeView(context: Context) {
  const from = ownPages.home
  const isForCustomers = context.audience === 'public'
  const vision = pagesOf('vision', context)[0]
  return {
    heading: context.words.say(isForCustomers ? 'site.home.forCustomers' : 'site.handbook'),
    vision: vision ? { statement: String(vision.fields.statement ?? ''), href: linkTo(vision, from, context) } : null,
    finder: finderView(from, context),
    areas: areaEntries(from, context),
    goals: pagesOf('goal', context).map((document) => ({
      ...entryOf(document, from, context),
      now: nowOf(document, context),
      standing: standingOn(document, context),
      // Links in them begin from this page.
      fields: shownFields({ ...document, address: from }, context),
    })),
    company: linkTo(documentsOf(context.handbook, kinds.company)[0] as unknown as Document, from, context),
    others: [...ownWays(from, context), ...waysToKinds(from, context)],
    // What is coming and what is new, and for managers what waits to be looked at again. Staff hear of the latter where it matters.
    newest: newestNews(context, from),
    overdue: overdueOn(from, context),
    reviews: reviewsCalendar(context) === undefined ? null : hrefBetween(from, ownData.reviews),
    dashboard: hasDashboard(context) ? hrefBetween(from, ownPages.dashboard) : null,
    forCustomers: isForCustomers
      ? {
          promises: hasPromises(context) ? hrefBetween(from, ownPages.promises) : null,
          complain: hasComplaints(context) ? hrefBetween(from, ownPages.complain) : null,
        }
      : null,
    empty: [...context.pages].every(({ kind }) => kind === 'company'),
  }
}
