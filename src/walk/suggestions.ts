import type { Field } from '../kinds/field.ts'
import { answersOf } from './answers.ts'
import type { Page } from './page.ts'
import type { FieldWords } from '../words/words.ts'

/**
 * Words to choose from for an answer, taken out of what was answered before it; where a language has no library for
 * that, a list that its template brings.
 *
 * The library is large, so it is loaded here, where it is needed.
 */
export async function suggestionsFor(field: Field, words: FieldWords, { text, questions, document }: Page): Promise<string[]> {
  if (field.suggests !== 'verbs') return []
  if (document.language !== 'en') return [...(words.suggestions ?? [])]
  const answers = answersOf(text)
  const before = questions.slice(
    0,
    questions.findIndex((question) => question.field === field),
  )
  const said = before.flatMap(({ key }) => (Array.isArray(answers[key]) ? answers[key].filter((one) => typeof one === 'string') : []))
  const { default: nlp } = await import('compromise')
  const verbs = said.flatMap((sentence) => nlp(String(sentence)).verbs().toInfinitive().out('array') as string[])
  const plain = verbs.map((verb) =>
    verb
      .toLowerCase()
      .replace(/[^\p{L} '-]/gu, '')
      .trim(),
  )
  const found = [...new Set(plain)].filter((verb) => /^[\p{L}'-]{2,}$/u.test(verb) && !empty.has(verb))
  return found.length > 0 ? found : [...(words.suggestions ?? [])]
}

/** Verbs that say nothing of what people do. */
const empty = new Set(['be', 'have', 'do', 'will', 'can', 'get', 'may', 'must', 'should', 'would', 'could', 'not'])
