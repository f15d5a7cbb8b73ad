import { languageFor, type Language } from '../../language/language.ts'
import { problem } from '../../kinds/problem.ts'
import { phraseIn } from '../phrases.ts'
import { ruleOf } from '../rule.ts'

/** "Customers are dissatisfied" can be neither counted nor mended; "orders arrive with a part missing" can. */
export const problemNamesAFailure = ruleOf(problem, {
  id: 'problem-names-a-failure',
  severity: 'gap',
  *find({ fields: { statement }, language }) {
    if (statement !== undefined && saysOnlyFeelings(statement, languageFor(language))) yield { at: ['statement'], args: { statement } }
  },
})

/** True where nothing is left of a text once feelings, and the words that always stand around them, are taken out. */
function saysOnlyFeelings(text: string, { code, feelings, aroundFeelings }: Language): boolean {
  let rest = text
  for (let feeling = phraseIn(rest, feelings); feeling; feeling = phraseIn(rest, feelings))
    rest = `${rest.slice(0, feeling.start)} ${rest.slice(feeling.end)}`
  if (rest === text) return false
  const words = [...new Intl.Segmenter(code, { granularity: 'word' }).segment(rest.toLowerCase())].filter(({ isWordLike }) => isWordLike)
  return words.every(({ segment }) => aroundFeelings.includes(segment))
}
