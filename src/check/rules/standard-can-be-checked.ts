import { keyOf } from '../../kinds/field.ts'
import { standard } from '../../kinds/standard.ts'
import { languageFor, type Language } from '../../language/language.ts'
import { phraseIn, type Phrase } from '../phrases.ts'
import { ruleOf } from '../rule.ts'
import { isUnread } from '../unread.ts'

/** A level that nobody can check is kept by whoever says so loudest. */
export const standardCanBeChecked = ruleOf(standard, {
  id: 'standard-can-be-checked',
  severity: 'gap',
  *find(document) {
    const { fields, title, name, language } = document
    // "98% of orders are complete" says how often within itself.
    const isShare = fields.threshold?.unit === '%' || fields.threshold?.per !== undefined
    const missing = Object.entries(standard.fields)
      .filter(([field, { judgedBy }]) => judgedBy === 'standard-can-be-checked' && !(field === 'share' && isShare))
      .map(([field]) => field as keyof typeof fields)
      .filter((field) => fields[field] === undefined && !isUnread(document, [field]))
    if (missing.length === 0) return
    const vague = missing.includes('threshold') ? vagueWordIn(fields.statement ?? '', languageFor(language)) : undefined
    const args = { statement: fields.statement ?? title ?? name, missing: missing.map(keyOf).join(', ') }
    if (vague) yield { at: ['statement'], says: 'vague', args: { ...args, word: vague.typed.replace(/\s+/g, ' ') } }
    else yield { args }
  },
})

/** The first word of time or degree that everybody measures otherwise. */
function vagueWordIn(text: string, { promisesNothing, vagueLevels }: Language): Phrase | undefined {
  return [phraseIn(text, promisesNothing), phraseIn(text, vagueLevels)]
    .filter((phrase) => phrase !== undefined)
    .toSorted((a, b) => a.start - b.start)[0]
}
