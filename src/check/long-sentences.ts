import type { Document } from '../handbook/document.ts'
import type { Place } from '../handbook/place.ts'
import type { Field } from '../kinds/field.ts'
import type { Prose } from '../markdown/prose.ts'
import { sentencesIn, wordsIn } from '../markdown/sentences.ts'
import { spokenAndWritten } from './texts.ts'

interface LongSentence {
  place: Place
  /** The field that holds it; the body has none. */
  field: Field | undefined
  /** Its words. */
  count: number
  /** Its first few words, by which people find it. */
  begins: string
}

/** Below this, no rule about length has anything to say (words). */
const worthCounting = 25

/** The sentences of a document that somebody may find long. What not to say, and what customers say, is left alone. */
export function* longSentences(document: Document, prose: Prose): Generator<LongSentence> {
  for (const { text, voice, field, at } of spokenAndWritten(document, prose)) {
    if (voice === 'not' || voice === 'heard') continue
    for (const { text: sentence, start } of sentencesIn(text)) {
      const count = wordsIn(sentence)
      if (count <= worthCounting) continue
      const begins = sentence.split(/\s+/).slice(0, 5).join(' ')
      yield { place: at(start, start + sentence.length), field, count, begins }
    }
  }
}
