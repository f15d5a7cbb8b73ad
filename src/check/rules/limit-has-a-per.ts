import { languageFor } from '../../language/language.ts'
import { nearest } from '../nearest.ts'
import { plainly } from '../../handbook/finding.ts'
import { asSaid } from '../../handbook/values/quantity.ts'
import { remediesIn } from '../../handbook/values-in.ts'
import type { Rule } from '../rule.ts'

/** "25 EUR" a case, a customer or a day are three different limits; staff must not have to ask which. */
export const limitHasAPer: Rule = {
  id: 'limit-has-a-per',
  severity: 'error',
  sees: 'document',
  *find(document) {
    const { countedPer } = languageFor(document.language)
    for (const { remedy, at } of remediesIn(document)) {
      for (const { amount, unit, per, basis } of remedy.limits) {
        const limit = asSaid({ amount, unit })
        if (per === undefined && basis === undefined) yield { at, says: unit === '%' ? 'share' : plainly, args: { limit } }
        else if (per !== undefined && !Object.hasOwn(countedPer, per)) {
          const known = Object.keys(countedPer)
          yield { at, says: 'unknown-per', args: { limit, per, nearest: nearest(per, known) ?? 'case', known: known.join(', ') } }
        }
      }
    }
  },
}
