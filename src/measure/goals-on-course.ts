import type { DocumentOf } from '../handbook/document.ts'
import { documentsOf, type Handbook } from '../handbook/handbook.ts'
import type { Day } from '../handbook/values/date.ts'
import { comparable, type Quantity } from '../handbook/values/quantity.ts'
import { kinds } from '../kinds/index.ts'
import { measureOf, type Counted } from './goals.ts'
import { asNumber, compared, difference, ratio, sumOf, type Ratio } from './ratio.ts'
import { newestReading, reaches } from './readings.ts'
import { monthsFrom } from './days.ts'
import { daysBetween } from './times.ts'
import { originals } from './written.ts'

/** How a goal gets on. `unknown`: nobody has looked since it was set. `missed`: its day is past. */
export type Standing = 'reached' | 'ahead' | 'on-course' | 'behind' | 'unknown' | 'missed'

/** Within so much of the whole way, it is on course (one part of so many). */
const leeway = 10

/** A reading older than this says little of today (months). */
const longest = 3

/** What was counted on a day, or is to be. */
export interface Point {
  on: Day
  value: Quantity
}

/** A goal with where it stands, and where it should. */
export interface GoalOnCourse {
  goal: DocumentOf<typeof kinds.goal>
  from: Point
  target: Point
  /** The way that was planned: where it began, its steps, its target, by their days. */
  plan: Point[]
  /** What was counted since the start, by its days. */
  readings: Point[]
  /** The last reading; undefined where there is none since the start. */
  now: Point | undefined
  /** Where the straight line between the steps stood on the day of the last reading, or stands today. */
  line: number
  standing: Standing
  /** Nobody has looked for a quarter of a year. */
  old: boolean
}

/**
 * Each goal against the straight line from where it began over its steps to its target. Goals with one of those missing have
 * no course yet, and other findings.
 */
export function goalsOnCourse(handbook: Handbook): GoalOnCourse[] {
  return originals(handbook, documentsOf(handbook, kinds.goal)).flatMap((goal) => courseOf(goal, handbook) ?? [])
}

/** The course of one goal; undefined where it has none yet. */
export function courseOf(goal: DocumentOf<typeof kinds.goal>, handbook: Handbook): GoalOnCourse | undefined {
  const { today } = handbook
  const own = documentsOf(handbook, kinds.measures).flatMap(({ fields }) => fields.measures ?? [])
  const better = measureOf(goal.fields.measure, own)?.better
  const { baseline, baselineDate, target, by, milestones = [], readings = [] } = goal.fields
  if (baseline === undefined || baselineDate === undefined || target === undefined || by === undefined) return undefined
  if (!comparable(baseline, target) || by <= baselineDate) return undefined
  const points: Point[] = [
    { on: baselineDate, value: baseline },
    ...milestones.flatMap(({ by: on, value }) =>
      on !== undefined && value !== undefined && comparable(value, target) ? [{ on, value }] : [],
    ),
    { on: by, value: target },
  ].filter(({ on }, i, all) => i === 0 || i === all.length - 1 || (on > baselineDate && on < by))
  const counted = readings.flatMap(({ on, value }) =>
    on !== undefined && value !== undefined && comparable(value, target) && on > baselineDate ? [{ on, value }] : [],
  )
  const newest = newestReading(counted)
  const now = newest?.reading
  const plan = points.toSorted(byDay)
  const line = lineAt(plan, now?.on ?? today)
  return {
    goal,
    from: points[0]!,
    target: points.at(-1)!,
    plan,
    readings: counted.toSorted(byDay),
    now,
    line: asNumber(line),
    standing: standingOf({ now: now?.value, line, baseline, target, better, isPast: by < today }),
    old: now !== undefined && now.on < monthsFrom(today, -longest),
  }
}

/** True for a goal that is on course, and yet not where it should be: only the leeway keeps it there. */
export function isShortOf({ standing, now, line, from, target }: GoalOnCourse): boolean {
  if (standing !== 'on-course' || now === undefined) return false
  return target.value.amount > from.value.amount ? now.value.amount < line : now.value.amount > line
}

/** Two of one day stay in the order they were written in. */
function byDay(a: Point, b: Point): number {
  return a.on < b.on ? -1 : a.on > b.on ? 1 : 0
}

function lineAt(points: readonly Point[], day: Day): Ratio {
  const next = points.findIndex(({ on }) => on >= day)
  if (next < 0) return exact(points.at(-1)!.value)
  if (next === 0) return exact(points[0]!.value)
  const [a, b] = [points[next - 1]!, points[next]!]
  const way = difference(exact(b.value), exact(a.value))
  const part = { over: way.over * BigInt(daysBetween(a.on, day)), under: way.under * BigInt(daysBetween(a.on, b.on)) }
  return sumOf([exact(a.value), part])
}

interface Measured {
  now: Quantity | undefined
  line: Ratio
  baseline: Quantity
  target: Quantity
  better: Counted['better'] | undefined
  isPast: boolean
}

function standingOf({ now, line, baseline, target, better, isPast }: Measured): Standing {
  if (now === undefined) return isPast ? 'missed' : 'unknown'
  const whole = difference(exact(target), exact(baseline))
  const up = whole.over > 0n
  if (reaches(now, target, better === 'band' ? undefined : (better ?? (up ? 'up' : 'down')))) return 'reached'
  if (isPast) return 'missed'
  const off = difference(exact(now), line)
  const towards = up ? off : { ...off, over: -off.over }
  const most = { over: up ? whole.over : -whole.over, under: whole.under * BigInt(leeway) }
  if (compared(towards, most) > 0) return 'ahead'
  return compared(towards, { ...most, over: -most.over }) < 0 ? 'behind' : 'on-course'
}

/** Nobody writes a figure to more places than these. */
const places = 1_000_000

function exact({ amount }: Quantity): Ratio {
  return ratio(Math.round(amount * places), places)
}
