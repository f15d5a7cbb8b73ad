import type { Rule } from '../rule.ts'
import { longSentences } from '../long-sentences.ts'

/** Past this many words, nobody can say a sentence in one breath or keep its beginning in mind until its end. */
const most = 40

/** A sentence that cannot be read aloud is not read at a till either. */
export const sentenceCanBeSaid: Rule = {
  id: 'sentence-can-be-said',
  severity: 'gap',
  sees: 'document',
  *find(document, prose) {
    for (const { place, count, begins } of longSentences(document, prose))
      if (count > most) yield { at: place, args: { count, most, begins } }
  },
}

export { most as longestThatCanBeSaid }
