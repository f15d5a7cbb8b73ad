import type { Document, DocumentOf } from '../handbook/document.ts'
import type { Quantity } from '../handbook/values/quantity.ts'
import { maySee } from '../kinds/field.ts'
import { kinds } from '../kinds/index.ts'
import { courseOf, isShortOf, type GoalOnCourse, type Standing } from '../measure/goals-on-course.ts'
import type { Words } from '../words/words.ts'
import { courseChart, type CourseChart } from './charts/course.ts'
import type { Context } from './context.ts'
import { dayInWords, quantityInWords } from './values.ts'

/** How a goal is getting on, in words and as a picture. */
export interface ShownCourse {
  /** What was counted, and what was planned for that day. */
  says: string
  chart: CourseChart
}

/** True for a page that draws a course, and needs the style for it. */
export function hasCourse(document: Document, context: Context): boolean {
  return courseFor(document, context) !== undefined
}

/** How a goal's page shows its course; null where it has none, and for customers, who see none of its figures. */
export function courseOn(document: Document, context: Context): ShownCourse | null {
  const course = courseFor(document, context)
  return course ? { says: courseInWords(course, context.words), chart: courseChart(course, context.words) } : null
}

/** How a goal gets on in a few words, with the day; empty where nobody has counted lately enough to say. */
export function standingOn(document: Document, context: Context): string {
  const course = courseFor(document, context)
  const word = course && wordFor[course.standing]
  if (course?.now === undefined || word === undefined || isStale(course)) return ''
  return context.words.say('site.course.counts', { word: context.words.say(word), day: dayInWords(course.now.on, context.words) })
}

function courseFor(document: Document, { audience, handbook }: Context): GoalOnCourse | undefined {
  const { name, fields } = kinds.goal
  if (document.kind !== name || !maySee(audience, fields.readings.audience ?? 'staff')) return undefined
  return courseOf(document as unknown as DocumentOf<typeof kinds.goal>, handbook)
}

/** Of the others, nobody can say how they go. */
const wordFor: Readonly<Partial<Record<Standing, string>>> = {
  reached: 'site.course.reached',
  ahead: 'site.course.ahead',
  'on-course': 'site.course.onCourse',
  behind: 'site.course.behind',
}

/** What was reached stays so; of a way that goes on, an old figure says little today. */
function isStale({ old, standing }: GoalOnCourse): boolean {
  return old && standing !== 'reached'
}

/** Where a goal stands, in a word; the leeway is said where it is a little behind, and on course all the same. */
export function standingInWords(goal: GoalOnCourse, words: Words): string {
  const says = words.say(`insight.goals.standing.${goal.standing}`)
  return isShortOf(goal) ? `${says}, ${words.say('insight.goals.leeway')}` : says
}

/** How it goes in a sentence or two: "On course: 91% on 31 October 2026. For that day, 90.8% was planned." */
export function courseInWords(course: GoalOnCourse, words: Words): string {
  const { from, target, now, standing } = course
  const aim = { aim: quantityInWords(target.value, words), by: dayInWords(target.on, words) }
  if (now === undefined) {
    if (standing === 'missed') return words.say('site.course.neverCounted', aim)
    return words.say('site.course.notCounted', { day: dayInWords(from.on, words) })
  }
  const all = { ...aim, now: quantityInWords(now.value, words), day: dayInWords(now.on, words) }
  if (standing === 'reached') return words.say('site.course.saysReached', all)
  // Whoever stopped counting before the day does not know whether it was missed.
  if (standing === 'missed') return words.say(now.on < target.on ? 'site.course.past' : 'site.course.missed', all)
  const says = words.say('site.course.says', {
    ...all,
    word: words.say(wordFor[standing]!),
    line: quantityInWords(plannedFigure(course), words),
  })
  return [
    says,
    ...(isShortOf(course) ? [words.say('site.course.leeway')] : []),
    ...(isStale(course) ? [words.say('site.course.old')] : []),
  ].join(' ')
}

/** What was planned for the day of the newest figure: to one place more than people wrote, since it lies between theirs. */
function plannedFigure({ plan, now, line }: GoalOnCourse): Quantity {
  const written = [...plan, ...(now ? [now] : [])].map(({ value }) => placesIn(value.amount))
  const parts = 10 ** Math.min(Math.max(...written) + 1, 6)
  return { ...plan[0]!.value, amount: Math.round(line * parts) / parts }
}

function placesIn(amount: number): number {
  return /\.(\d+)$/.exec(String(amount))?.[1]?.length ?? 0
}
