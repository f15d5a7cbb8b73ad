import type { Handbook } from '../../handbook/handbook.ts'
import { scoresOf, stillWanted, type Scores } from '../../measure/assessment.ts'
import { roundsIn } from '../../measure/rounds.ts'
import { dayInWords } from '../../render/values.ts'
import type { Words } from '../../words/words.ts'
import { visibleLine } from '../formats/visible.ts'

/** Every round of a handbook, worked out, the oldest first. */
export function scoresIn(handbook: Handbook): Scores[] {
  const roles = handbook.company?.fields.roles ?? []
  const meetsCustomers = (name: string) => {
    const role = roles.find((one) => one.name === name)
    return role && (role.meetsCustomers ?? false)
  }
  return roundsIn(handbook).map((round) => scoresOf(round, meetsCustomers))
}

/** How a round stands: how many took part, and what it still wants. */
export function standingLines(scores: Scores, words: Words): string[] {
  const { round } = scores
  const { raters, anotherRole, unfinished, areas } = stillWanted(scores)
  const wanted = [
    ...(raters > 0 ? [words.say('assess.stands.moreRaters', { n: raters })] : []),
    ...(anotherRole ? [words.say('assess.stands.anotherRole')] : []),
    ...unfinished.map(({ name, left }) => words.say('assess.stands.unfinished', { n: left, letter: visibleLine(name) })),
    ...(areas.length > 0 ? [words.say('assess.stands.areas', { areas: inARow(areas.map(words.choice), words) })] : []),
  ]
  return [
    words.say('assess.stands.raters', { n: round.raters.length, day: dayInWords(round.on, words) }),
    ...(wanted.length > 0 ? wanted : [words.say('assess.stands.complete')]),
  ]
}

/** Several things in a sentence. */
export function inARow(things: readonly string[], { language }: Words): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(things)
}
