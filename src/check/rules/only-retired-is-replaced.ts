import { isRetired } from '../../handbook/in-force.ts'
import type { Rule } from '../rule.ts'

/** A page that names what holds in its place, and still counts, leaves staff with two that say different things. */
export const onlyRetiredIsReplaced: Rule = {
  id: 'only-retired-is-replaced',
  severity: 'advice',
  sees: 'document',
  *find(document) {
    const typed = document.fields.replacedBy as string | undefined
    if (typed !== undefined && !isRetired(document)) yield { at: ['replacedBy'], args: { typed } }
  },
}
