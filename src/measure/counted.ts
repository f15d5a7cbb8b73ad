import { shippedMeasures } from '../kinds/shipped-measures.ts'
import { countedAs } from './complaints/insight.ts'
import { contactsCountedAs, type OtherInsight } from './other-insight.ts'

type Measure = keyof typeof shippedMeasures

/** The figures of how complaints were dealt with, in their order, each with its measure; undefined where none is shipped for it. */
export const figuresCounted: readonly { figure: keyof typeof countedAs | 'followedUp'; measure: Measure | undefined }[] = (
  ['onTheSpot', 'acknowledged', 'promises', 'followedUp', 'content', 'settled', 'cost'] as const
).map((figure) => ({ figure, measure: figure === 'followedUp' ? undefined : countedAs[figure] }))

/** What else of the complaints wants a word on how it is counted. */
export const alsoCounted = ['pareto', 'sorted', 'topThree', 'limits', 'course'] as const

/** What of the lists beside the complaints wants a word: their measures, and what no measure is shipped for. */
export function listsCounted({ surveys = [], contacts, attendance, customers }: OtherInsight): {
  measures: Measure[]
  also: ('rate' | 'attendance' | 'customers')[]
} {
  return {
    measures: [...surveys.map(({ measure }) => measure), ...(contacts === undefined ? [] : Object.values(contactsCountedAs))],
    also: [
      ...(contacts === undefined ? [] : (['rate'] as const)),
      ...(attendance === undefined ? [] : (['attendance'] as const)),
      ...(customers === undefined ? [] : (['customers'] as const)),
    ],
  }
}
