import type { Asked, AskedMeasure } from '../kinds/shipped-measures.ts'
import { shippedMeasures } from '../kinds/shipped-measures.ts'
import type { SurveyAnswer } from '../records/tables/surveys.ts'
import { add, total, under, type Counts } from './complaints/counts.ts'
import { ratio, sumOf, type Ratio } from './ratio.ts'

/**
 * How often each mark was given, by month, measure and place. A mark is named with the highest there was: `4/5`. Where nobody
 * said the place, its name is empty.
 */
export type SurveyMonths = Record<string, Record<string, Record<string, Counts>>>

/** Counts answers. Those without a day or a mark say nothing. */
export function surveysCounted(rows: readonly SurveyAnswer[]): SurveyMonths {
  const months: SurveyMonths = {}
  for (const { day, measure = 'customer-satisfaction', mark, highest, place = '' } of rows) {
    if (day === undefined || mark === undefined) continue
    const { to } = askedFor(measure)
    const places = under(
      under(months, day.slice(0, 7), () => ({})),
      measure,
      () => ({}),
    )
    add(
      under(places, place, () => ({})),
      `${mark}/${highest ?? to}`,
    )
  }
  return months
}

/** What answers come to. */
export interface Score {
  /** How many answers count. */
  n: number
  /** What they come to, in the unit of the measure; undefined of none. */
  value: Ratio | undefined
  /** Answers with a mark that their scale does not have. They are in nothing else. */
  outside: number
}

/**
 * What some marks come to, as their measure has it.
 *
 * @example scoreOf('customer-satisfaction', { '5/5': 3, '2/5': 1 }) // 75 per cent of 4
 */
export function scoreOf(measure: AskedMeasure, marks: Counts): Score {
  const { as, from, to } = askedFor(measure)
  const given = Object.entries(marks).map(([name, n]) => {
    const [mark, highest] = name.split('/').map(Number) as [number, number]
    return { mark, highest, n, isOn: mark >= from && mark <= highest && isScale(as, highest, to) }
  })
  const on = given.filter(({ isOn }) => isOn)
  const n = on.reduce((sum, one) => sum + one.n, 0)
  const outside = total(marks) - n
  if (n === 0) return { n, value: undefined, outside }
  const times = (worth: (mark: number, highest: number) => number) => on.reduce((sum, one) => sum + one.n * worth(one.mark, one.highest), 0)
  switch (as) {
    case 'high':
      // Four of five, eight of ten.
      return { n, value: ratio(100 * times((mark, highest) => (mark * 5 >= highest * 4 ? 1 : 0)), n), outside }
    case 'yes':
      return { n, value: ratio(100 * times((mark) => mark), n), outside }
    case 'promoters':
      return { n, value: ratio(100 * times((mark) => (mark >= 9 ? 1 : mark <= 6 ? -1 : 0)), n), outside }
    case 'average':
      return {
        n,
        value: ratio(
          times((mark) => mark),
          n,
        ),
        outside,
      }
  }
}

/** The least and the most that answers can come to. */
export function endsOf(measure: AskedMeasure): { least: number; most: number } {
  const { as, from, to } = askedFor(measure)
  if (as === 'average') return { least: from, most: to }
  return as === 'promoters' ? { least: -100, most: 100 } : { least: 0, most: 100 }
}

/** So many months at either end are put together, to say how it has gone; of fewer than twice as many, it is not said. */
const monthsTogether = 3

/** What answers came to in the first three months and in the last three; undefined of less than half a year. */
export function beginningAndEnd(months: readonly { score: Score }[]): { beginning: Score; end: Score } | undefined {
  const known = months.map(({ score }) => score).filter(({ value }) => value !== undefined)
  if (known.length < 2 * monthsTogether) return undefined
  return { beginning: meanOf(known.slice(0, monthsTogether)), end: meanOf(known.slice(-monthsTogether)) }
}

/** Several scores as one: each is a mean, so each counts as often as there are answers in it. */
function meanOf(scores: readonly Score[]): Score {
  const n = scores.reduce((sum, one) => sum + one.n, 0)
  const all = sumOf(scores.map((one) => ({ over: one.value!.over * BigInt(one.n), under: one.value!.under })))
  return { n, value: { over: all.over, under: all.under * BigInt(n) }, outside: scores.reduce((sum, one) => sum + one.outside, 0) }
}

/** Shares can be had of any scale; an average, and what is counted by certain marks, of one alone. */
function isScale(as: Asked['as'], highest: number, usual: number): boolean {
  return as === 'high' ? highest >= 2 : highest === usual
}

function askedFor(measure: AskedMeasure): Asked {
  return shippedMeasures[measure].asked
}
