import { goal } from '../../kinds/goal.ts'
import { keyOf } from '../../kinds/field.ts'
import { measureOf } from '../../measure/goals.ts'
import { parseQuantity } from '../../handbook/values/quantity.ts'
import { isCurrency } from '../../handbook/values/currency.ts'
import { languageFor } from '../../language/language.ts'
import { ruleOf } from '../rule.ts'
import { isUnread } from '../unread.ts'

/** A wish with no number, date or unit cannot be missed, so nobody learns from it. */
export const goalIsMeasurable = ruleOf(goal, {
  id: 'goal-is-measurable',
  severity: 'gap',
  *find(document, _prose, lexicon) {
    const { fields, title, name, language } = document
    const wanted = Object.entries(goal.fields).filter(([, { judgedBy }]) => judgedBy === 'goal-is-measurable')
    const missing = wanted.filter(([field]) => fields[field as keyof typeof fields] === undefined && !isUnread(document, [field]))
    const called = title ?? name
    if (missing.length > 0) yield { args: { title: called, missing: missing.map(([field]) => keyOf(field)).join(', ') } }
    const { baseline, target } = fields
    const measure = measureOf(fields.measure, lexicon.measures)
    const amiss = (['baseline', 'target'] as const).filter(
      (field) => fields[field] && measure && sortOf(unitOf(fields[field]), language) !== sortOf(asRead(measure.unit, language), language),
    )
    for (const field of amiss) {
      const value = fields[field]!
      yield {
        at: [field],
        says: 'not-the-measure',
        args: { key: field, unit: unitOf(value) || String(value.amount), wanted: measure!.unit },
      }
    }
    // Where one of them does not fit the measure, that is why they differ.
    if (amiss.length === 0 && baseline && target && (baseline.unit !== target.unit || baseline.per !== target.per)) {
      yield {
        at: ['target'],
        says: 'units-differ',
        args: { baseline: unitOf(baseline) || String(baseline.amount), target: unitOf(target) || String(target.amount) },
      }
    }
  },
})

function unitOf({ unit, per }: { unit: string; per?: string }): string {
  return [unit, per === undefined ? '' : `per ${per}`].filter(Boolean).join(' ')
}

/** A unit as reading a number of it would have it: "clients a week" is counted per week. */
function asRead(unit: string, language: string): string {
  const read = parseQuantity(`1 ${unit}`, languageFor(language))
  return typeof read === 'string' ? unit : unitOf(read) || unit
}

/** Any currency is money, and any unit of time is time: the shipped list cannot know which of them a company uses. */
function sortOf(unit: string, language: string): string {
  const [first = '', ...rest] = unit.split(' ')
  const sort = isCurrency(first) ? 'money' : Object.hasOwn(languageFor(language).time, first) ? 'time' : first
  return [sort, ...rest].join(' ')
}
