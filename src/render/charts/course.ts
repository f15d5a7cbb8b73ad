import { scaleLinear } from 'd3-scale'
import { line } from 'd3-shape'
import { isCurrency } from '../../handbook/values/currency.ts'
import type { Quantity } from '../../handbook/values/quantity.ts'
import type { GoalOnCourse, Point } from '../../measure/goals-on-course.ts'
import { daysBetween } from '../../measure/times.ts'
import { tied } from '../../words/figures.ts'
import type { Words } from '../../words/words.ts'
import { dayInWords, quantityInWords } from '../values.ts'
import { monthTicks } from './months.ts'

/** A text at a place. */
interface Label {
  x: number
  y: number
  text: string
}

/** The course of a goal as a picture, for the partial `chart-course`. All places are in units of its `viewBox`. */
export interface CourseChart {
  viewBox: string
  width: number
  height: number
  /** What it shows, for whoever does not see it: the name of the picture, and how the plan and the figures run. */
  title: string
  desc: string
  /** The way that was planned, as the `d` of a path, with its steps. It ends where the picture does. */
  plan: string
  steps: { x: number; y: number }[]
  /** What was counted, from the first figure on; null where nobody has counted since. */
  counted: string | null
  dots: { x: number; y: number }[]
  /** Where it began and where it should end, beside the two ends; the newest figure, above or below its dot. */
  began: Label
  aim: Label
  now: (Label & { anchor: 'start' | 'end' }) | null
  /** The line along the foot, with its months. */
  axis: { y: number; from: number; to: number; months: number; years: number }
  ticks: { x: number; month: string; year: string }[]
}

/** Of the picture. On a narrow phone a unit is a pixel, so letters of 14 units can be read there. */
const width = 320
const height = 208
const top = 26
const foot = 44
/** Letters of 14 units are at most about so wide, figures and signs together. */
const letter = 9.5
/** The newest figure is larger, and reaches a little beyond its dot. */
const bold = 11
const overhang = 6
/** Between the line and what stands beside its ends. */
const gap = 8
/** How far the newest figure stands from its dot, measured to the foot of the letters: above and below. */
const above = 12
const below = 23

/**
 * Draws the course of a goal: a dashed line from where it began over its steps to its aim, and what was counted as dots
 * that a line joins. The axis begins at the lowest figure and not at zero, so that a change can be seen; its ends are
 * labelled with their figures. A pure function: the same goal in the same language gives the same numbers.
 *
 * `courseOf` and `goalsOnCourse` (`src/measure/goals-on-course.ts`) give the goal; the partial `chart-course` draws what
 * comes out of this, and the page that shows it loads the style `course` (`site/page-styles/course.css`).
 */
export function courseChart({ goal, from, target, plan, readings, now }: GoalOnCourse, words: Words): CourseChart {
  const all = [...plan, ...readings]
  const last = all.reduce((latest, { on }) => (on > latest ? on : latest), target.on)
  const amounts = all.map(({ value }) => value.amount)
  const [began, aim] = [figureOf(from.value, words), figureOf(target.value, words)]
  const left = fixed(began.length * letter + gap)
  const right = fixed(width - aim.length * letter - gap)
  const across = scaleLinear([0, daysBetween(from.on, last)], [left, right])
  const up = scaleLinear(spanOf(amounts), [height - foot - 28, top])
  const at = ({ on, value }: Point) => ({ x: fixed(across(daysBetween(from.on, on))), y: fixed(up(value.amount)) })
  const path = line<{ x: number; y: number }>()
    .x(({ x }) => x)
    .y(({ y }) => y)
    .digits(1)
  const counted = [from, ...readings].map(at)
  // After its day, the aim still stands.
  const planned = [...plan, { on: last, value: target.value }].map(at)
  const ends = [planned[0]!, planned.at(-1)!] as const
  return {
    viewBox: `0 0 ${width} ${height}`,
    width,
    height,
    title: words.say('site.course.title', { goal: goal.title ?? goal.name }),
    desc: words.say('site.course.desc', {
      from: quantityInWords(from.value, words),
      began: dayInWords(from.on, words),
      aim: quantityInWords(target.value, words),
      by: dayInWords(target.on, words),
    }),
    plan: path(planned)!,
    steps: plan.slice(1).map(at),
    counted: readings.length === 0 ? null : path(counted)!,
    dots: counted,
    began: { x: ends[0].x - gap, y: fixed(ends[0].y + 5), text: began },
    aim: { x: ends[1].x + gap, y: fixed(ends[1].y + 5), text: aim },
    now: now ? nowLabel(now, { plan, at, words, left, right }) : null,
    axis: { y: height - foot, from: left, to: right, months: height - foot + 18, years: height - foot + 36 },
    ticks: monthTicks(from.on, last, Math.floor((right - left) / 38), words).map(({ on, month, year }) => ({
      x: fixed(across(daysBetween(from.on, on))),
      month,
      year,
    })),
  }
}

interface Around {
  plan: readonly Point[]
  at(point: Point): { x: number; y: number }
  words: Words
  left: number
  right: number
}

/** The newest figure stands on the side of its dot that is away from the planned line, and out of the way of where it goes on. */
function nowLabel(now: Point, { plan, at, words, left, right }: Around): CourseChart['now'] {
  const { x, y } = at(now)
  const text = figureOf(now.value, words)
  const wide = text.length * bold - overhang
  const isAbove = y <= plannedAt(x, plan.map(at))
  const rises = plan.at(-1)!.value.amount >= plan[0]!.value.amount
  const isBack = x - wide >= left && (isAbove === rises || x + wide > right)
  return {
    x: fixed(isBack ? x + overhang : x - overhang),
    y: fixed(isAbove ? y - above : y + below),
    text,
    anchor: isBack ? 'end' : 'start',
  }
}

/** How high the planned line is at a place. */
function plannedAt(x: number, plan: readonly { x: number; y: number }[]): number {
  const next = plan.findIndex((point) => point.x >= x)
  if (next < 0) return plan.at(-1)!.y
  const [a, b] = [plan[Math.max(0, next - 1)]!, plan[next]!]
  return a.x === b.x ? b.y : a.y + ((b.y - a.y) * (x - a.x)) / (b.x - a.x)
}

/** From the lowest to the highest; where they are one, a little around it. */
function spanOf(amounts: readonly number[]): [number, number] {
  const [lowest, highest] = [Math.min(...amounts), Math.max(...amounts)]
  return lowest === highest ? [lowest - 1, highest + 1] : [lowest, highest]
}

/** A figure as short as it can be said beside a line: "91%", "€2.5", "29". What it is per stands in the text around. */
function figureOf(quantity: Quantity, words: Words): string {
  const { amount, unit } = quantity
  const isLarge = Math.abs(amount) >= 10_000
  if (isLarge) return new Intl.NumberFormat(words.language, { notation: 'compact', maximumFractionDigits: 1 }).format(amount)
  if (unit === '%' || isCurrency(unit)) return quantityInWords({ amount, unit }, words).replaceAll(' ', tied)
  return new Intl.NumberFormat(words.language, { maximumFractionDigits: 2 }).format(amount)
}

/** To a tenth of a unit: nobody sees more, and every machine writes the same. */
function fixed(place: number): number {
  const tenths = Math.round(place * 10) / 10
  // There is no zero below zero.
  return tenths === 0 ? 0 : tenths
}
