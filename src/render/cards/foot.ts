import type { Document } from '../../handbook/document.ts'
import type { Context } from '../context.ts'
import { dayInWords } from '../values.ts'
import type { Foot } from './card.ts'

/**
 * The foot of a card.
 *
 * @param documents all whose words stand on it: it holds until the first of them is to be looked at again
 */
export function footOf(documents: readonly Pick<Document, 'fields'>[], context: Context): Foot {
  const { handbook, words } = context
  const days = documents.flatMap(({ fields }) => (typeof fields.reviewBy === 'string' ? [fields.reviewBy] : []))
  const first = days.toSorted()[0]
  return {
    company: handbook.company?.fields.name ?? words.say('site.handbook'),
    asOf: { day: handbook.today, words: dayInWords(handbook.today, words) },
    until: first === undefined ? null : { day: first, words: dayInWords(first, words), isOver: first < handbook.today },
    isDraft: documents.some((document) => context.isDraft(document as Document)),
  }
}
