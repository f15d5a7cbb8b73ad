import type { Document } from '../../handbook/document.ts'
import { reviewOf } from '../../measure/review.ts'
import type { Context } from '../context.ts'
import { draftInWords } from '../draft-in-words.ts'
import { dayInWords } from '../values.ts'
import type { Foot } from './card.ts'

/**
 * The foot of a card.
 *
 * @param documents all whose words stand on it: it holds until the first of them is to be looked at again
 */
export function footOf(documents: readonly Pick<Document, 'fields' | 'life'>[], context: Context): Foot {
  const { handbook, words } = context
  const days = documents.flatMap((document) => reviewOf(document)?.by ?? [])
  const first = days.toSorted()[0]
  return {
    company: handbook.company?.fields.name ?? words.say('site.handbook'),
    asOf: { day: handbook.today, words: dayInWords(handbook.today, words) },
    until: first === undefined ? null : { day: first, words: dayInWords(first, words), isOver: first < handbook.today },
    draft: draftOf(documents as readonly Document[], context),
  }
}

/** A card is carried away from the pages it was made of: what each would say, where they all say the same. */
function draftOf(documents: readonly Document[], context: Context): string {
  const said = new Set(documents.map((document) => draftInWords(document, context)))
  const [first = '', ...others] = said
  return others.length === 0 ? first : context.words.say('site.cards.draft')
}
