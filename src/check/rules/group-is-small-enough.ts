import { research } from '../../kinds/research.ts'
import { languageFor } from '../../language/language.ts'
import { ruleOf } from '../rule.ts'

/** Between these, people talk to each other; below they talk to you, and above some do not talk at all (people). */
const [fewest, most] = [4, 12]

export const groupIsSmallEnough = ruleOf(research, {
  id: 'group-is-small-enough',
  severity: 'advice',
  *find({ fields: { method, howMany }, language }) {
    // "3 groups of 8" counts the tables and not the people at them.
    if (method !== 'customer-group' || !howMany || languageFor(language).gatherings.includes(howMany.unit)) return
    const count = howMany.amount
    if (count < fewest) yield { at: ['howMany'], says: 'few', args: { count } }
    if (count > most) yield { at: ['howMany'], says: 'many', args: { count } }
  },
})
