import { vision } from '../../kinds/vision.ts'
import { ruleOf } from '../rule.ts'

/** About what people can say in one breath and still know tomorrow (words). */
const most = 25

export const visionIsShort = ruleOf(vision, {
  id: 'vision-is-short',
  severity: 'advice',
  *find({ fields, language }) {
    const segments = new Intl.Segmenter(language, { granularity: 'word' }).segment(fields.statement ?? '')
    const count = [...segments].filter(({ isWordLike }) => isWordLike).length
    if (count > most) yield { at: ['statement'], args: { count, most } }
  },
})
