import type { Handbook } from '../../handbook/handbook.ts'
import type { Context } from '../context.ts'
import { answersView } from '../dashboard/answers.ts'
import { contactsView } from '../dashboard/contacts.ts'
import { countedView } from '../dashboard/counted.ts'
import { customersView } from '../dashboard/customers.ts'
import { dealtWithView } from '../dashboard/dealt-with.ts'
import { goalsView, standardsView } from '../dashboard/goals.ts'
import { hasReadView } from '../dashboard/has-read.ts'
import { improvementsView } from '../dashboard/improvements.ts'
import { introducedView } from '../dashboard/introduced.ts'
import { limitsView } from '../dashboard/limits.ts'
import { mirrorView } from '../dashboard/mirror.ts'
import { problemsView } from '../dashboard/problems.ts'
import { ratingView } from '../dashboard/rating.ts'
import { todayView } from '../dashboard/today.ts'
import { toldFrom } from '../dashboard/told.ts'
import { monthsView, placesView, wentWrongView } from '../dashboard/went-wrong.ts'

/** True for those who lead: what the records come to is for nobody else. */
export function hasDashboard({ audience, pages }: Context): boolean {
  return audience === 'managers' && pages.size > 0
}

/**
 * The dashboard: what whoever leads looks at on the first Monday of a month. What documents say is always there; what records
 * say is there where somebody keeps them, and the other parts tell how to begin.
 */
export function dashboardView(context: Context, working: Handbook) {
  const told = toldFrom(context, working)
  return {
    mirror: mirrorView(told),
    today: todayView(told),
    problems: problemsView(told),
    wrong: wentWrongView(told),
    months: monthsView(told),
    dealt: dealtWithView(told),
    answers: answersView(told),
    contacts: contactsView(told),
    limits: limitsView(told),
    goals: goalsView(told),
    standards: standardsView(told),
    introduced: introducedView(told),
    hasRead: hasReadView(told),
    rating: ratingView(told),
    improvements: improvementsView(told),
    customers: customersView(told),
    places: placesView(told),
    counted: countedView(told),
  }
}
