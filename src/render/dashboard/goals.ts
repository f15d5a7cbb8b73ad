import { documentsOf } from '../../handbook/handbook.ts'
import type { DocumentOf } from '../../handbook/document.ts'
import { comparable } from '../../handbook/values/quantity.ts'
import { kinds } from '../../kinds/index.ts'
import { goalsOnCourse } from '../../measure/goals-on-course.ts'
import { measureOf } from '../../measure/goals.ts'
import { newestReading, reaches } from '../../measure/readings.ts'
import { standardsDue } from '../../measure/standards-due.ts'
import { originals } from '../../measure/written.ts'
import { bars } from '../charts/bars.ts'
import { courseChart } from '../charts/course.ts'
import { courseInWords } from '../course.ts'
import { quantityInWords } from '../values.ts'
import type { Told } from './told.ts'

/** Standings with which nobody needs to worry. */
const well: readonly string[] = ['reached', 'ahead', 'on-course']

/** Each goal with its course. */
export function goalsView(told: Told) {
  const { words, context } = told
  const goals = goalsOnCourse(context.handbook)
  return {
    says:
      goals.length === 0
        ? words.say('insight.goals.none')
        : words.say('site.dashboard.goals.says', { n: goals.filter(({ standing }) => well.includes(standing)).length, of: goals.length }),
    goals: goals.map((one) => ({
      title: one.goal.title ?? one.goal.name,
      href: told.link(one.goal),
      isWell: well.includes(one.standing),
      says: courseInWords(one, words),
      chart: courseChart(one, words),
    })),
  }
}

/** Each standard with what was found when somebody last looked. */
export function standardsView(told: Told) {
  const { words, context } = told
  const { handbook } = context
  const due = new Set(standardsDue(handbook).map(({ standard }) => standard))
  const looked = standardsLookedAt(told)
  const drawn = bars(
    looked.map(({ percent }) => percent ?? 0),
    { most: 100, marks: looked.map(({ percent, wanted }) => (percent === undefined ? undefined : wanted)) },
  )
  const known = looked.filter(({ isMet }) => isMet !== undefined)
  return {
    says:
      looked.length === 0
        ? words.say('site.dashboard.standards.none')
        : words.say('site.dashboard.standards.says', { n: known.filter(({ isMet }) => isMet).length, of: looked.length }),
    rows: looked.map(({ standard, now, on, aim, isMet, percent }, i) => ({
      title: standard.title ?? standard.name,
      href: told.link(standard),
      now: now ?? '–',
      on: on === undefined ? words.say('site.dashboard.today.never') : told.day(on),
      aim: aim ?? '–',
      bar: percent === undefined ? null : drawn[i]!,
      standing:
        isMet === undefined
          ? words.say('site.dashboard.standards.unknown')
          : words.say(isMet ? 'site.dashboard.standards.met' : 'site.dashboard.standards.missed'),
      isWell: isMet === true,
      isDue: due.has(standard),
    })),
  }
}

/** Each standard with what was found last, and whether that is what it says. */
export function standardsLookedAt(told: Told) {
  const { handbook } = told.context
  return originals(handbook, documentsOf(handbook, kinds.standard)).map((standard) => lookedAt(standard, told))
}

function lookedAt(standard: DocumentOf<typeof kinds.standard>, { words, context }: Told) {
  const { share, threshold, readings, measure } = standard.fields
  const newest = newestReading(readings?.filter(({ value }) => value !== undefined))
  const value = newest?.reading.value
  const own = documentsOf(context.handbook, kinds.measures).flatMap(({ fields }) => fields.measures ?? [])
  const aim = value && [share, threshold].find((one) => one !== undefined && comparable(one, value))
  // How often it holds can only be too little; a level of the thing itself goes the way its measure says.
  const better = aim === share ? 'up' : measureOf(measure, own)?.better
  return {
    standard,
    now: value && quantityInWords(value, words),
    on: newest?.on,
    aim: (aim ?? share ?? threshold) && quantityInWords((aim ?? share ?? threshold)!, words),
    isMet: value && aim && better ? reaches(value, aim, better) : undefined,
    percent: value?.unit === '%' ? value.amount : undefined,
    wanted: aim?.unit === '%' ? aim.amount : undefined,
  }
}
