import { kinds } from '../../kinds/index.ts'
import { isEnough } from '../../measure/complaints/enough.ts'
import type { Insight } from '../../measure/complaints/insight.ts'
import { tenths } from '../../measure/complaints/counts.ts'
import type { Trouble } from '../../measure/complaints/top-three.ts'
import { goalsOnCourse } from '../../measure/goals-on-course.ts'
import { spark } from '../charts/spark.ts'
import { standingInWords } from '../course.ts'
import { placeInWords, trendInWords, unclearInWords } from '../trouble-in-words.ts'
import type { Words } from '../../words/words.ts'
import type { Told } from './told.ts'

/** The three things most worth putting right, each with what shows it and what is being done. */
export function problemsView(told: Told) {
  const { words, found } = told
  if (found === undefined) return { says: words.say('site.dashboard.begin'), three: [], unclear: [] }
  const { insight } = found
  const { three, unclear } = insight.topThree
  return {
    says: three.length === 0 ? words.say('insight.three.none') : meaningOf(three, insight, told),
    three: three.map((trouble, i) => troubleView(trouble, i, told, found)),
    unclear: unclear.map((one) => unclearInWords(one, told.title(one.of, one.name), words)),
  }
}

/** So much of everything is worth a year's work (tenths of a per cent). */
const worthAYear = 250

/** What they are of everything. */
function meaningOf(three: readonly Trouble[], { complaints }: Insight, { words, share }: Told): string {
  if (!isEnough(complaints.n)) return words.say('insight.tooFew', { n: complaints.n })
  const [n, cost] = [three.reduce((sum, one) => sum + one.n, 0), three.reduce((sum, one) => sum + one.cost, 0)]
  const part = tenths(n, complaints.n)
  const of = share(part)
  const says =
    cost === 0
      ? words.say('site.dashboard.problems.part', { n: three.length, of })
      : words.say('site.dashboard.problems.partAndCost', { n: three.length, of, cost: share(tenths(cost, complaints.cost)) })
  const isMuch = isEnough(n) && part >= worthAYear
  return isMuch ? [says, words.say('site.dashboard.problems.change', { n: three.length })].join(' ') : says
}

function troubleView(trouble: Trouble, i: number, told: Told, { insight, evidence }: NonNullable<Told['found']>) {
  const { words, count, sum, share } = told
  const { of, name, n, cost, canAct } = trouble
  const months = insight.byMonth.map(({ month }) => evidence.months[month]?.groups[`${of}/${name}`]?.n ?? 0)
  const [place, trend] = [placeInWords(trouble, (one) => told.title('place', one), words), trendInWords(trouble, words)]
  const highest = Math.max(...months)
  const goals = goalsOnCourse(told.context.handbook).filter(({ goal }) => of === 'problem' && (goal.fields.problems ?? []).includes(name))
  const facts = [
    {
      label: words.say('site.dashboard.problems.often'),
      value: words.say('site.dashboard.problems.times', { n, count: count(n), share: share(tenths(n, insight.complaints.n)) }),
    },
    ...(cost === 0 ? [] : [{ label: words.say('site.dashboard.cost'), value: sum(cost) }]),
    ...(place === undefined ? [] : [{ label: words.say('site.dashboard.problems.where'), value: place }]),
    ...(trend === undefined ? [] : [{ label: words.say('site.dashboard.problems.trend'), value: capitalised(trend, words) }]),
    { label: words.say('site.dashboard.problems.act'), value: words.say(`insight.three.act.${canAct ?? 'unknown'}`) },
  ]
  return {
    place: i + 1,
    title: told.title(of, name),
    href: of === 'problem' ? told.href(kinds.problem, name) : null,
    facts,
    spark: spark(months),
    // Of a few, the month with most is chance.
    sparkSays: words.say(isEnough(n) ? 'site.dashboard.problems.spark' : 'site.dashboard.problems.sparkFew', {
      first: told.month(insight.byMonth[0]!.month),
      last: told.month(insight.byMonth.at(-1)!.month),
      n: highest,
      month: told.month(insight.byMonth[months.indexOf(highest)]!.month),
    }),
    goals: goals.map((course) => ({
      title: course.goal.title ?? course.goal.name,
      href: told.link(course.goal),
      standing: standingInWords(course, words),
    })),
    noGoal: goals.length === 0,
  }
}

function capitalised(says: string, { language }: Words): string {
  return `${says[0]!.toLocaleUpperCase(language)}${says.slice(1)}`
}
