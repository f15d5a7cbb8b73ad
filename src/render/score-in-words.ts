import { shippedMeasures, type AskedMeasure } from '../kinds/shipped-measures.ts'
import { asNumber } from '../measure/ratio.ts'
import type { Score } from '../measure/surveys-counted.ts'
import type { Words } from '../words/words.ts'

/** What answers come to, with the unit of their measure. */
export function scoreInWords({ value }: Pick<Score, 'value'>, measure: AskedMeasure, words: Words): string {
  if (value === undefined) return '–'
  return shippedMeasures[measure].unit === '%'
    ? new Intl.NumberFormat(words.language, { style: 'percent', maximumFractionDigits: 0 }).format(asNumber(value) / 100)
    : valueInFigures(asNumber(value), measure, words)
}

/** The same as a bare number, for where there is little room: an average of marks has a place behind the point, all else is told whole. */
export function valueInFigures(value: number, measure: AskedMeasure, words: Words): string {
  const places = shippedMeasures[measure].asked.as === 'average' ? 1 : 0
  return new Intl.NumberFormat(words.language, { minimumFractionDigits: places, maximumFractionDigits: places }).format(value)
}
