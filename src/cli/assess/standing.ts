import type { Scores } from '../../measure/assessment.ts'
import { ratersInWords, wantedInWords } from '../../walk/round-stands.ts'
import type { Words } from '../../words/words.ts'
import { visibleLine } from '../formats/visible.ts'

/** How a round stands: how many took part, and what it still wants. */
export function standingLines(scores: Scores, words: Words): string[] {
  const wanted = wantedInWords(scores, words)
  return [ratersInWords(scores, words), ...(wanted.length > 0 ? wanted : [words.say('assess.stands.complete')])].map(visibleLine)
}
