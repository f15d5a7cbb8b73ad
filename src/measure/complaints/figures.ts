import { resolve, type Handbook } from '../../handbook/handbook.ts'
import type { Day } from '../../handbook/values/date.ts'
import { kinds } from '../../kinds/index.ts'
import { dayOfMoment, hasTime, type Moment } from '../../records/moment.ts'
import type { Complaint } from '../../records/tables/complaints.ts'
import { calendarOf, type Calendar } from '../calendar.ts'
import { addWorkingTime } from '../working-time.ts'
import { allowedTime, timed, type AllowedTime, type Timed } from './allowed-time.ts'
import { add, together, under, type Counts } from './counts.ts'
import { acknowledgedAt, isComplaint, isInTime, settledAt, took } from './course.ts'
import { nameless } from './nameless.ts'

/** How many, and what they cost, in the smallest coins of the company's currency. `given` is a part of `cost`. */
export interface Sums {
  n: number
  given: number
  cost: number
}

/** How long something took: how often so many minutes of working time, and how often in time or not. */
interface Times {
  minutes: Counts
  inTime: number
  late: number
  /** How many of the `minutes` are whole days, since an hour was missing. This and the next are not in totals from before they were counted. */
  byDay?: number
  /** Of how many complaints the list says when it happened. */
  said?: number
}

/** What became of the cases that one role met in one situation. Sums are those given at last, each with how often. */
export interface Use {
  met: number
  /** Settled without asking anybody. */
  alone: number
  /** Somebody was asked, and said yes. */
  passed: number
  granted: number
  sums: { alone: Counts; granted: Counts; other: Counts }
}

/** What complaints are counted by. What nobody said stands under an empty name. */
export const countedBy = ['category', 'channel', 'cause', 'area', 'place'] as const
export type CountedBy = (typeof countedBy)[number]

/**
 * Everything that is counted of the complaints of some time: numbers alone, by names of the handbook's. Those of several
 * months are added up name by name, so that a year is the sum of its months.
 */
export interface Figures {
  /** How many of each sort: complaints, praise. All below is of complaints. */
  sorts: Counts
  all: Sums
  /** How many have a cost or a sum given written down. */
  costed: number
  onTheSpot: number
  /** Of how many the list says whether they were settled on the spot. Not in totals from before it was counted. */
  spotSaid?: number
  settled: number
  times: Record<Timed, Times>
  promises: { kept: number; broken: number }
  /** Whether customers were content, where they were asked. */
  content: Counts
  by: Record<CountedBy, Record<string, Sums>>
  /** By what could be worked on: `problem/late-van`, or `category/late` where no problem was named. */
  groups: Record<string, Sums & { places: Counts }>
  /** By situation, role and place. */
  uses: Record<string, Record<string, Record<string, Use>>>
}

/** Figures of nothing. */
export function noFigures(): Figures {
  const times = () => ({ minutes: {}, inTime: 0, late: 0 })
  return {
    sorts: {},
    all: noSums(),
    costed: 0,
    onTheSpot: 0,
    settled: 0,
    times: { acknowledged: times(), settled: times(), followedUp: times() },
    promises: { kept: 0, broken: 0 },
    content: {},
    by: { category: {}, channel: {}, cause: {}, area: {}, place: {} },
    groups: {},
    uses: {},
  }
}

/** Figures month by month: `2026-02`. */
export type Months = Record<string, Figures>

/** The figures of several months as one. */
export function allOf(months: Months): Figures {
  return together(noFigures(), Object.values(months))
}

/**
 * Counts complaints, month by month as they came in. Nothing personal is looked at: of each row, only the columns that are
 * not personal arrive here.
 *
 * @param rows those without a day on which they came are not counted
 */
export function figuresOf(rows: readonly Complaint[], handbook: Handbook): Months {
  const setting = { today: handbook.today, calendar: calendarOf(handbook), allowed: allowedTime(handbook), areaOf: areasIn(handbook) }
  const months: Months = {}
  for (const row of rows) {
    const complaint = nameless(row)
    if (cameIn(complaint)) countOne(complaint, under(months, complaint.received.slice(0, 7), noFigures), setting)
  }
  return months
}

function cameIn(complaint: Complaint): complaint is CameIn {
  return complaint.received !== undefined
}

/** A complaint of which is known when it came. */
type CameIn = Complaint & { received: Moment }

interface Setting {
  today: Day
  calendar: Calendar
  allowed: AllowedTime
  areaOf: (complaint: Complaint) => string
}

function countOne(complaint: CameIn, figures: Figures, setting: Setting): void {
  add(figures.sorts, complaint.sort ?? 'complaint')
  if (!isComplaint(complaint)) return
  const { category = '', channel = '', cause = '', place = '', problem, given, onTheSpot, content } = complaint
  // What was given is a part of what it cost, whatever somebody wrote in a hurry.
  const cost = complaint.cost === undefined ? given : Math.max(complaint.cost, given ?? 0)
  const sums = { n: 1, given: given ?? 0, cost: cost ?? 0 }
  const names: Record<CountedBy, string> = { category, channel, cause, place, area: setting.areaOf(complaint) }
  const group = under(figures.groups, problem === undefined ? `category/${category}` : `problem/${problem}`, () => ({
    ...noSums(),
    places: {},
  }))
  for (const one of [figures.all, group, ...countedBy.map((by) => under(figures.by[by], names[by], noSums))]) addSums(one, sums)
  add(group.places, place)
  if (cost !== undefined) figures.costed++
  if (onTheSpot) figures.onTheSpot++
  figures.spotSaid = (figures.spotSaid ?? 0) + Number(onTheSpot !== undefined)
  if (settledAt(complaint) !== undefined) figures.settled++
  if (content !== undefined) add(figures.content, content)
  for (const one of timed) countTime(one, complaint, figures.times[one], setting)
  countPromise(complaint, figures.promises, setting.today)
  countUse(complaint, figures.uses)
}

function noSums(): Sums {
  return { n: 0, given: 0, cost: 0 }
}

function addSums(to: Sums, { n, given, cost }: Sums): void {
  to.n += n
  to.given += given
  to.cost += cost
}

/** What has not happened counts as late once its time is up; before that, it does not count. */
function countTime(what: Timed, complaint: Complaint, times: Times, { today, calendar, allowed }: Setting): void {
  const settled = settledAt(complaint)
  const from = what === 'followedUp' ? settled : complaint.received
  const to = { acknowledged: acknowledgedAt(complaint), settled, followedUp: complaint.followedUp }[what]
  // What was settled on the spot was answered then, too. A day by which it was settled is no word on when they first heard.
  const isSaid = what === 'acknowledged' ? complaint.acknowledged !== undefined || complaint.onTheSpot === true : to !== undefined
  times.said = (times.said ?? 0) + Number(isSaid)
  if (from === undefined) return
  const time = allowed(what, complaint.channel)
  const due = time && addWorkingTime(from, time, calendar)
  if (to === undefined) {
    if (due !== undefined && dayOfMoment(due) < today) times.late++
    return
  }
  const minutes = took(from, to, calendar)
  if (minutes === undefined) return
  add(times.minutes, minutes)
  const isOnTheSpot = complaint.onTheSpot === true && what !== 'followedUp'
  times.byDay = (times.byDay ?? 0) + Number(!isOnTheSpot && !(hasTime(from) && hasTime(to)))
  if (due !== undefined) times[isInTime(to, due) ? 'inTime' : 'late']++
}

function countPromise(complaint: Complaint, promises: Figures['promises'], today: Day): void {
  const { promisedFor } = complaint
  if (promisedFor === undefined) return
  const settled = settledAt(complaint)
  if (settled !== undefined) promises[isInTime(settled, promisedFor) ? 'kept' : 'broken']++
  else if (dayOfMoment(promisedFor) < today) promises.broken++
}

function countUse(complaint: Complaint, uses: Figures['uses']): void {
  const { situation, receivedBy, place = '', asked, granted, given } = complaint
  if (situation === undefined || receivedBy === undefined) return
  const use = under<Use>(
    under(
      under(uses, situation, () => ({})),
      receivedBy,
      () => ({}),
    ),
    place,
    () => ({ met: 0, alone: 0, passed: 0, granted: 0, sums: { alone: {}, granted: {}, other: {} } }),
  )
  const isSettled = settledAt(complaint) !== undefined
  const became = asked === undefined ? (isSettled ? 'alone' : undefined) : granted ? 'granted' : 'other'
  use.met++
  if (asked !== undefined) use.passed++
  if (became === 'alone' || became === 'granted') use[became]++
  if (became !== undefined && given !== undefined) add(use.sums[became], given)
}

/** The area of a complaint: of the first policy behind its situation, or else behind its problem. Empty where neither is said. */
function areasIn(handbook: Handbook): (complaint: Complaint) => string {
  const known = new Map<string, string>()
  const areaOf = (kind: 'discretion' | 'problem', name: string): string => {
    const key = `${kind}/${name}`
    if (!known.has(key)) known.set(key, find(kind, name))
    return known.get(key)!
  }
  const find = (kind: string, name: string): string => {
    const [found] = handbook.company ? resolve(handbook, kind, name, handbook.company as never) : []
    for (const policy of (found?.document?.fields.policies ?? []) as string[]) {
      const [target] = resolve(handbook, kinds.policy.name, policy, found!.document!)
      if (target?.document?.fields.area !== undefined) return String(target.document.fields.area)
    }
    return ''
  }
  return ({ situation, problem }) =>
    (situation === undefined ? '' : areaOf('discretion', situation)) || (problem === undefined ? '' : areaOf('problem', problem))
}
