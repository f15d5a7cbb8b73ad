import { plainly } from '../../handbook/finding.ts'
import type { Lexicon } from '../../handbook/lexicon.ts'
import { goal } from '../../kinds/goal.ts'
import type { FieldsOf } from '../../kinds/kind.ts'
import { languageFor, type Language } from '../../language/language.ts'
import { measureOf } from '../../measure/goals.ts'
import { phraseIn } from '../phrases.ts'
import { ruleOf } from '../rule.ts'
import { isUnread } from '../unread.ts'

/** People who are praised for speed alone end the call and not the trouble. */
export const hasteHasABalance = ruleOf(goal, {
  id: 'haste-has-a-balance',
  severity: 'gap',
  *find(document, _prose, { measures }) {
    const { fields, title, name } = document
    const language = languageFor(document.language)
    if (!isHaste(fields.measure, measures, language, fields.statement) || isUnread(document, ['balancedBy'])) return
    const args = { title: title ?? name }
    if (fields.balancedBy === undefined) yield { at: ['measure'], says: plainly, args }
    else if (isHaste(fields.balancedBy, measures, language)) yield { at: ['balancedBy'], says: 'haste-too', args }
  },
})

type Measured = FieldsOf<typeof goal>['measure']

/** True for a measure of speed or cost. Where a measure does not say what it is about, its unit or the goal's own words may. */
function isHaste(measure: Measured, own: Lexicon['measures'], { time, haste }: Language, statement = ''): boolean {
  if (measure === undefined) return false
  const { about, unit } = measureOf(measure, own) ?? (typeof measure === 'string' ? {} : measure)
  if (about !== undefined) return about !== 'quality'
  const isTime = Object.entries(time).some(([name, words]) => [name, ...words].includes((unit ?? '').toLowerCase()))
  const said = typeof measure === 'string' ? statement : `${statement} ${measure.title ?? ''}`
  return isTime || phraseIn(said, haste) !== undefined
}
