import type { Rule } from '../rule.ts'
import { longSentences } from '../long-sentences.ts'
import { vision } from '../../kinds/vision.ts'
import { longestThatCanBeSaid } from './sentence-can-be-said.ts'

/** What most guides to plain language agree on (words). */
const most = 25

/** Short sentences are read by people who are being waited for. Of the vision's own, `vision-is-short` speaks. */
export const sentenceIsShort: Rule = {
  id: 'sentence-is-short',
  severity: 'advice',
  sees: 'document',
  *find(document, prose) {
    for (const { place, field, count, begins } of longSentences(document, prose)) {
      if (field === vision.fields.statement) continue
      if (count > most && count <= longestThatCanBeSaid) yield { at: place, args: { count, most, begins } }
    }
  },
}
