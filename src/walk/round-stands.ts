import { stillWanted, type Scores } from '../measure/assessment.ts'
import { dayInWords } from '../render/values.ts'
import type { Words } from '../words/words.ts'

/** How many people have given their marks in a round. */
export function ratersInWords({ round }: Pick<Scores, 'round'>, words: Words): string {
  return words.say('assess.stands.raters', { n: round.raters.length, day: dayInWords(round.on, words) })
}

/** What a round still wants, a sentence each; none where nothing is missing. */
export function wantedInWords(scores: Scores, words: Words): string[] {
  const { raters, anotherRole, unfinished, areas } = stillWanted(scores)
  const isEnough = raters === 0 && areas.length === 0
  return [
    ...(raters > 0 ? [words.say('assess.stands.moreRaters', { n: raters })] : []),
    ...(anotherRole ? [words.say('assess.stands.anotherRole')] : []),
    ...unfinished.map(({ name, left }) => words.say('assess.stands.unfinished', { n: left, letter: name })),
    ...(unfinished.length > 0 && isEnough ? [words.say('assess.stands.enough')] : []),
    ...(areas.length > 0 ? [words.say('assess.stands.areas', { areas: inARow(areas.map(words.choice), words) })] : []),
  ]
}

/** Several things in a sentence. */
export function inARow(things: readonly string[], { language }: Words): string {
  return new Intl.ListFormat(language, { type: 'conjunction' }).format(things)
}
