import { goal } from '../../kinds/goal.ts'
import { keyOf } from '../../kinds/field.ts'
import { measureOf } from '../../measure/goals.ts'
import { isCurrency } from '../../handbook/values/currency.ts'
import { languageFor } from '../../language/language.ts'
import { ruleOf } from '../rule.ts'

/** A wish with no number, date or unit cannot be missed, so nobody learns from it. */
export const goalIsMeasurable = ruleOf(goal, {
  id: 'goal-is-measurable',
  severity: 'gap',
  *find({ fields, title, name, language }) {
    const missing = Object.entries(goal.fields).filter(([field, { judgedBy }]) => judgedBy === 'goal-is-measurable' && fields[field as keyof typeof fields] === undefined)
    const called = title ?? name
    if (missing.length > 0) yield { args: { title: called, missing: missing.map(([field]) => keyOf(field)).join(', ') } }
    const { baseline, target } = fields
    if (baseline && target && (baseline.unit !== target.unit || baseline.per !== target.per)) {
      yield { at: ['target'], says: 'units-differ', args: { baseline: unitOf(baseline), target: unitOf(target) } }
    }
    const measure = measureOf(fields.measure)
    for (const field of ['baseline', 'target'] as const) {
      const value = fields[field]
      if (!value || !measure || sortOf(unitOf(value), language) === sortOf(measure.unit, language)) continue
      yield { at: [field], says: 'not-the-measure', args: { key: field, unit: unitOf(value) || String(value.amount), wanted: measure.unit } }
    }
  },
})

function unitOf({ unit, per }: { unit: string; per?: string }): string {
  return [unit, per === undefined ? '' : `per ${per}`].filter(Boolean).join(' ')
}

/** Any currency is money, and any unit of time is time: the shipped list cannot know which of them a company uses. */
function sortOf(unit: string, language: string): string {
  const [first = '', ...rest] = unit.split(' ')
  const sort = isCurrency(first) ? 'money' : Object.hasOwn(languageFor(language).time, first) ? 'time' : first
  return [sort, ...rest].join(' ')
}
