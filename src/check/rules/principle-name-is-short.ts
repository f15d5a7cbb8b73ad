import { principle } from '../../kinds/principle.ts'
import { ruleOf } from '../rule.ts'

/** What can be called across a counter (words). */
const most = 5

export const principleNameIsShort = ruleOf(principle, {
  id: 'principle-name-is-short',
  severity: 'advice',
  *find({ fields: { name }, language }) {
    const segments = new Intl.Segmenter(language, { granularity: 'word' }).segment(name ?? '')
    const count = [...segments].filter(({ isWordLike }) => isWordLike).length
    if (count > most) yield { at: ['name'], args: { name: name!, count, most } }
  },
})
