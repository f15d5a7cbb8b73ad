import type { Document } from '../handbook/document.ts'
import { isInForce, isWorkedBy } from '../handbook/in-force.ts'
import type { Day } from '../handbook/values/date.ts'
import type { Words } from '../words/words.ts'

/** How far a page is, in a list of pages: a draft, changed or approved for a later day while staff have another text, or theirs. */
export function stateInWords(document: Document, today: Day, words: Words): string {
  if (isInForce(document, today)) return words.say('walk.list.yours')
  if (document.life?.working === 'coming') return words.say('walk.list.coming')
  return words.say(isWorkedBy(document, today) ? 'walk.list.changed' : 'walk.list.draft')
}
