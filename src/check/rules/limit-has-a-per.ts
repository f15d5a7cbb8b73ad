import { discretion } from '../../kinds/discretion.ts'
import { languageFor } from '../../language/language.ts'
import { nearest } from '../nearest.ts'
import { plainly } from '../../handbook/finding.ts'
import { ruleOf } from '../rule.ts'

/** "25 EUR" a case, a customer or a day are three different limits; staff must not have to ask which. */
export const limitHasAPer = ruleOf(discretion, {
  id: 'limit-has-a-per',
  severity: 'error',
  *find({ fields, language }) {
    const countedPer = languageFor(language).countedPer
    for (const [i, { may = [] }] of (fields.ladder ?? []).entries()) {
      for (const [j, { limits }] of may.entries()) {
        for (const { amount, unit, per, basis } of limits) {
          const limit = `${amount}${unit === '%' ? '%' : ` ${unit}`}`
          const at = ['ladder', i, 'may', j]
          if (per === undefined && basis === undefined) yield { at, says: unit === '%' ? 'share' : plainly, args: { limit } }
          else if (per !== undefined && !Object.hasOwn(countedPer, per)) {
            const known = Object.keys(countedPer)
            yield { at, says: 'unknown-per', args: { limit, per, nearest: nearest(per, known) ?? 'case', known: known.join(', ') } }
          }
        }
      }
    }
  },
})
