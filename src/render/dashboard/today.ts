import type { Document } from '../../handbook/document.ts'
import { documentsOf } from '../../handbook/handbook.ts'
import { kinds } from '../../kinds/index.ts'
import { reviewOf } from '../../measure/review.ts'
import { waits } from '../../measure/complaints/overdue.ts'
import { goalsOnCourse } from '../../measure/goals-on-course.ts'
import { standardsDue } from '../../measure/standards-due.ts'
import { waitingIn } from '../../measure/complaints/waiting.ts'
import { titleOf } from '../context.ts'
import { nobodyWaits, usualInWords } from '../waiting-in-words.ts'
import { standardsLookedAt } from './goals.ts'
import type { Told } from './told.ts'

/** More references than these are a list to work through, and that stands in the log. */
const mostReferences = 12

/** What wants somebody's hand today: customers who wait, goals that lag, standards and pages that nobody has looked at. */
export function todayView(told: Told) {
  const { words, found, context } = told
  const { handbook } = context
  const here = found && waitingIn(found.insight)
  const waiting = waits.flatMap((one) => {
    const late = [...(here?.waiting ?? []), ...(here?.toAsk ?? [])].filter((each) => each.waits === one)
    if (late.length === 0) return []
    const named = late.slice(0, mostReferences).map(({ reference, line }) => reference ?? words.say('insight.overdue.line', { line }))
    const more = late.length > mostReferences ? [words.say('insight.overdue.more', { n: late.length - mostReferences })] : []
    return [words.say(`insight.overdue.${one}`, { references: [...named, ...more].join(', ') })]
  })
  const goals = goalsOnCourse(handbook).flatMap(({ goal, standing, old }) => {
    const says =
      standing === 'behind' || standing === 'missed' || standing === 'unknown' ? words.say(`insight.goals.standing.${standing}`) : null
    if (says === null && !old) return []
    return [{ title: goal.title ?? goal.name, href: told.link(goal), says: says ?? words.say('insight.goals.old') }]
  })
  const standards = standardsToLookAt(told)
  const pages = [...context.pages].flatMap((document: Document) => {
    const reviewBy = reviewOf(document)?.by
    if (reviewBy === undefined || reviewBy >= handbook.today) return []
    return [
      {
        title: titleOf(document, words),
        href: told.link(document),
        says: words.say('site.dashboard.today.by', { day: told.day(reviewBy) }),
      },
    ]
  })
  const n = here?.waiting.length ?? 0
  const leftOut = handbook.numbers?.complaints?.leftOut ?? 0
  return {
    leftOut: leftOut === 0 ? null : words.say('site.dashboard.today.leftOut', { n: leftOut, count: told.count(leftOut) }),
    says:
      here === undefined
        ? words.say(found ? 'insight.source.stillLate' : 'site.dashboard.begin')
        : n === 0
          ? nobodyWaits(here, words)
          : here.usual === undefined
            ? words.say('site.dashboard.today.wait', { n })
            : [words.say('site.dashboard.today.waitUsual', { n }), usualInWords(here.usual, words)].join(' '),
    isUrgent: n > 0,
    waiting,
    lists: [
      { title: words.say('site.dashboard.today.goals'), links: goals },
      { title: words.say('site.dashboard.today.standards'), links: standards },
      { title: words.say('site.dashboard.today.pages'), links: pages },
    ].filter(({ links }) => links.length > 0),
    nothingDue: goals.length + standards.length + pages.length === 0 ? nothingDue(told) : null,
  }
}

/** Standards that nobody has looked at for too long, the longest first, and those that were not kept when somebody did. */
function standardsToLookAt(told: Told) {
  const { words } = told
  const looked = standardsLookedAt(told)
  const due = standardsDue(told.context.handbook)
  const missed = looked.filter(({ isMet }) => isMet === false)
  const both = [...due.map(({ standard }) => standard), ...missed.map(({ standard }) => standard)]
  return [...new Set(both)].map((standard) => {
    const late = due.find((one) => one.standard === standard)
    const broken = missed.find((one) => one.standard === standard)
    const says = [
      ...(broken ? [words.say('site.dashboard.today.missed', { now: broken.now!, aim: broken.aim! })] : []),
      ...(late === undefined
        ? []
        : late.last === undefined
          ? [words.say('site.dashboard.today.never')]
          : [words.say('site.dashboard.today.last', { day: told.day(late.last) })]),
    ]
    return { title: standard.title ?? standard.name, href: told.link(standard), says: says.join(', ') }
  })
}

/** That nothing is due, of what there is: where there is no goal, none can lag behind. */
function nothingDue({ words, context: { handbook } }: Told): string {
  const [goals, standards] = [goalsOnCourse(handbook).length > 0, documentsOf(handbook, kinds.standard).length > 0]
  return words.say(`site.dashboard.today.nothing.${goals ? (standards ? 'all' : 'goals') : standards ? 'standards' : 'pages'}`)
}
