import type { Lexicon } from '../handbook/lexicon.ts'
import type { FieldsOf } from '../kinds/kind.ts'
import type { goal } from '../kinds/goal.ts'
import { shippedMeasures } from '../kinds/shipped-measures.ts'

/** What is needed of a measure to compare two numbers of it. */
export interface Counted {
  unit: string
  better: 'up' | 'down' | 'band'
  /** A goal about speed or cost wants a measure of quality beside it. */
  about?: 'quality' | 'speed' | 'cost'
}

/**
 * The unit and direction of a measure: from the company's own list, from the shipped one, or as written out.
 *
 * @param own the measures the company has written down, from its lexicon
 * @returns undefined where the name is unknown or the unit or direction is not said
 */
export function measureOf(measure: FieldsOf<typeof goal>['measure'], own: Lexicon['measures']): Counted | undefined {
  if (measure === undefined) return undefined
  const named = typeof measure === 'string' ? own.find(({ name }) => name === measure) : measure
  if (named === undefined)
    return Object.hasOwn(shippedMeasures, measure as string) ? shippedMeasures[measure as keyof typeof shippedMeasures] : undefined
  const { unit, better, about } = named
  return unit !== undefined && better !== undefined ? { unit, better, ...(about && { about }) } : undefined
}
