import type { FieldsOf } from '../kinds/kind.ts'
import type { goal } from '../kinds/goal.ts'
import { measures } from '../kinds/measures.ts'

/** What is needed of a measure to compare two numbers of it. */
export interface Counted {
  unit: string
  better: 'up' | 'down' | 'band'
}

/** The unit and direction of a goal's measure, from the shipped list or as written out; undefined where either is not said. */
export function measureOf(measure: FieldsOf<typeof goal>['measure']): Counted | undefined {
  if (measure === undefined) return undefined
  if (typeof measure === 'string') return Object.hasOwn(measures, measure) ? measures[measure as keyof typeof measures] : undefined
  return measure.unit !== undefined && measure.better !== undefined ? { unit: measure.unit, better: measure.better } : undefined
}
