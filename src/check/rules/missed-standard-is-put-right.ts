import { standard } from '../../kinds/standard.ts'
import { plainly } from '../../handbook/finding.ts'
import { isSpoken, languageFor } from '../../language/language.ts'
import { mentions } from '../../measure/mentions.ts'
import { ruleOf } from '../rule.ts'

/** A figure in red helps nobody: one customer was let down, and the next will be. */
export const missedStandardIsPutRight = ruleOf(standard, {
  id: 'missed-standard-is-put-right',
  severity: 'gap',
  *find({ fields, title, name, language }) {
    const { whenMissed, statement } = fields
    if (whenMissed === undefined || !isSpoken(language)) return
    const { puttingRight, findingTheCause } = languageFor(language)
    const [customer, cause] = [mentions(whenMissed, puttingRight), mentions(whenMissed, findingTheCause)]
    if (customer && cause) return
    const says = customer ? 'no-cause' : cause ? 'no-apology' : plainly
    yield { at: ['whenMissed'], says, args: { statement: statement ?? title ?? name } }
  },
})
