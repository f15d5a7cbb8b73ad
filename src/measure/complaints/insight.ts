import type { Handbook } from '../../handbook/handbook.ts'
import type { Day } from '../../handbook/values/date.ts'
import type { Duration } from '../../handbook/values/duration.ts'
import type { shippedMeasures } from '../../kinds/shipped-measures.ts'
import type { Complaint } from '../../records/tables/complaints.ts'
import { calendarOf } from '../calendar.ts'
import { goalsOnCourse, type GoalOnCourse } from '../goals-on-course.ts'
import { standardsDue, type StandardDue } from '../standards-due.ts'
import { workingDayLength } from '../working-time.ts'
import { allowedTime, timed, type Timed } from './allowed-time.ts'
import { nearestRank, tenths, total, type Counts } from './counts.ts'
import { allOf, countedBy, noFigures, type CountedBy, type Figures, type Months, type Sums } from './figures.ts'
import { limitsInUse, type LimitInUse } from './limits-in-use.ts'
import { overdueOf, waits, type Wait } from './overdue.ts'
import { pareto, type Bar } from './pareto.ts'
import { monthNames, within, type Period } from './period.ts'
import { referenceOf } from './reference.ts'
import { repeatCauses, type RepeatCause } from './repeat-causes.ts'
import { topThree, type TopThree } from './top-three.ts'

/**
 * The measure that each share shows: its unit, which way is better and how it is counted stand with the measures, once. What
 * is no measure of its own has its words in `insight.counted`.
 */
export const countedAs = {
  onTheSpot: 'complaints-settled-by-first-person',
  acknowledged: 'complaints-acknowledged-in-time',
  settled: 'resolution-time',
  promises: 'promises-kept',
  content: 'satisfaction-with-recovery',
  cost: 'cost-of-service-recovery',
} as const satisfies Record<string, keyof typeof shippedMeasures>

/** What everything is worked out from. */
export interface Evidence {
  period: Period
  months: Months
  /** The whole log; undefined where only totals are known. */
  log?: readonly { line: number; values: Complaint }[] | undefined
}

/** A part of a whole; the share is in tenths of a per cent, undefined of nothing. */
export interface Share {
  n: number
  of: number
  share: number | undefined
}

/** How long something takes, in minutes of working time; the shares are of those whose time was up. */
export interface Taken {
  timed: number
  median: number | undefined
  /** Nine in ten took no longer. */
  ninetieth: number | undefined
  inTime: Share
  /** How long it may take, unless that depends on how it reached us; undefined where nobody has said. */
  allowed: Duration | 'by-channel' | undefined
  /** The list has no hours for most of them: whole days are told. */
  byDays: boolean
  /** False where the list says of none when it happened: then there is nothing else here. */
  isSaid: boolean
}

/** A customer who waits longer than was said: by reference, or by the line of the log where it has none. */
export interface Overdue {
  reference: string | undefined
  line: number
  waits: Wait
  due: Day
  /** The company has said how long it may take: a promise, or a standard of its own. Else it is what is usual. */
  isSaid: boolean
}

/** What complaints, limits and goals say to whoever leads. Sums are in the smallest coins of `currency`. */
export interface Insight {
  source: 'log' | 'figures'
  period: Period
  currency: string
  /** The company has not said its hours: Monday to Friday from 9 to 17 are counted. */
  hoursAssumed: boolean
  /** Minutes in a working day. */
  dayLength: number
  sorts: Counts
  complaints: Sums
  /** What one cost, rounded to the nearest coin, of those whose cost is known. */
  average: { coins: number | undefined; of: number }
  settled: number
  /** Of those of which the list says so or not. */
  onTheSpot: Share
  times: Record<Timed, Taken>
  promises: Share
  /** Whether those were content who were asked. */
  content: Share & { noAnswer: number }
  by: Record<CountedBy, Bar[]>
  byMonth: (Sums & { month: string })[]
  topThree: TopThree
  limits: LimitInUse[]
  goals: GoalOnCourse[]
  standardsDue: StandardDue[]
  /** Undefined where only totals are known. */
  overdue: Overdue[] | undefined
  repeatCauses: RepeatCause[] | undefined
}

/**
 * Works out everything that is shown of complaints, limits, goals and standards. All but what is overdue and which causes
 * come back follows from totals alone, so that it is the same with the log and without.
 *
 * @param working the handbook with its drafts, in which problems are looked up
 * @param inForce what staff work by: its limits, goals and standards are looked at
 */
export function insightOf({ period, months, log }: Evidence, working: Handbook, inForce: Handbook): Insight {
  const figures = allOf(months)
  const { all, content, promises } = figures
  const calendar = calendarOf(working)
  const asked = total(content)
  return {
    source: log === undefined ? 'figures' : 'log',
    period,
    currency: working.company?.fields.currency ?? '',
    hoursAssumed: calendar.assumed,
    dayLength: workingDayLength(calendar),
    sorts: figures.sorts,
    complaints: all,
    average: { coins: figures.costed === 0 ? undefined : Math.round(all.cost / figures.costed), of: figures.costed },
    settled: figures.settled,
    onTheSpot: shareOf(figures.onTheSpot, figures.spotSaid ?? all.n),
    times: timesIn(figures, working),
    promises: shareOf(promises.kept, promises.kept + promises.broken),
    content: { ...shareOf(content.yes ?? 0, asked), noAnswer: content['no-answer'] ?? 0 },
    by: Object.fromEntries(countedBy.map((by) => [by, pareto(figures.by[by])])) as Insight['by'],
    byMonth: monthNames(period).map((month) => ({ month, ...(Object.hasOwn(months, month) ? months[month]! : noFigures()).all })),
    topThree: topThree(months, working, period),
    limits: limitsInUse(figures, inForce),
    goals: goalsOnCourse(inForce),
    standardsDue: standardsDue(inForce),
    overdue: log && overdueIn(log, period, working),
    repeatCauses:
      log &&
      repeatCauses(
        within(
          period,
          log.map(({ values }) => values),
        ),
      ),
  }
}

/** How many of how many. */
export function shareOf(n: number, of: number): Share {
  return { n, of, share: of === 0 ? undefined : tenths(n, of) }
}

function timesIn({ times }: Figures, handbook: Handbook): Insight['times'] {
  const allowed = allowedTime(handbook)
  const channels = (handbook.company?.fields.channels ?? []).map(({ name }) => name)
  return Object.fromEntries(
    timed.map((what) => {
      const { minutes: counted, inTime, late, byDay = 0, said } = times[what]
      // Of a column that nobody fills, an empty cell is no "no".
      const isSaid = said !== 0 || inTime + late + total(counted) === 0
      const minutes = isSaid ? counted : {}
      return [
        what,
        {
          timed: total(minutes),
          median: nearestRank(minutes, 50),
          ninetieth: nearestRank(minutes, 90),
          inTime: isSaid ? shareOf(inTime, inTime + late) : shareOf(0, 0),
          byDays: isSaid && byDay * 2 >= Math.max(1, total(minutes)),
          isSaid,
          allowed: channels.some((channel) => allowed(what, channel) !== allowed(what)) ? 'by-channel' : allowed(what),
        },
      ]
    }),
  ) as Insight['times']
}

/** What is late today. Who was not asked afterwards counts only where it was settled in the period: nobody rings after years. */
function overdueIn(log: NonNullable<Evidence['log']>, { from, to }: Period, handbook: Handbook): Overdue[] {
  const lateness = { today: handbook.today, calendar: calendarOf(handbook), allowed: allowedTime(handbook) }
  return log
    .flatMap(({ line, values }) => {
      const late = overdueOf(values, lateness)
      if (late === undefined || (late.waits === 'question-afterwards' && (late.due < from || late.due > to))) return []
      return [{ reference: referenceOf(values), line, ...late }]
    })
    .toSorted((a, b) => waits.indexOf(a.waits) - waits.indexOf(b.waits) || (a.due < b.due ? -1 : a.due > b.due ? 1 : a.line - b.line))
}
