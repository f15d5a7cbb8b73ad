import { group, nameOr, oneOf, ref, text } from './fields.ts'
import type { Fields, FieldOptions } from './field.ts'

/** A measure written out: what is counted, in which unit, and which way is better. */
export function measured<const F extends Fields = Record<never, never>>(before: F = {} as F) {
  return group({
    ...before,
    title: text({ need: 'always' }),
    unit: text({ need: 'always' }),
    better: oneOf(['up', 'down', 'band'], { need: 'always' }),
    about: oneOf(['quality', 'speed', 'cost']),
    howWeCount: text(),
  })
}

/** What is counted: a name from the shipped list or the company's own, or written out on the spot. */
export function measure(options: FieldOptions = {}) {
  return nameOr(ref('measure'), measured(), options)
}
