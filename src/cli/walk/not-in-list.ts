import { choicesMeant, type Choice } from '../../walk/choices.ts'
import type { Words } from '../../words/words.ts'
import { visibleLine } from '../formats/visible.ts'

/** So many are named; more would be the whole list again. */
const mostNamed = 5

/** Says why what was typed is no choice: it may be several of them, which are named, or it is none. */
export function notInList(typed: string, choices: readonly Choice[], words: Words): string {
  const meant = choicesMeant(typed, choices)
  if (meant.length < 2) return words.say('walk.notInList', { typed: visibleLine(typed) })
  const named = meant.slice(0, mostNamed).map(({ title }) => `“${visibleLine(title)}”`)
  const several = new Intl.ListFormat(words.language, { type: 'disjunction' }).format(meant.length > mostNamed ? [...named, '…'] : named)
  return words.say('walk.couldBe', { typed: visibleLine(typed), several })
}
