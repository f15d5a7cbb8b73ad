import { placeOf, type Document } from '../handbook/document.ts'
import type { Place } from '../handbook/place.ts'
import { valuesIn } from '../handbook/values-in.ts'
import type { Remedy } from '../handbook/values/remedy.ts'
import type { Field } from '../kinds/field.ts'
import type { Prose, Voice } from '../markdown/prose.ts'

/** A piece of text in a document, from its fields or its body. */
export interface Text {
  text: string
  voice: Voice
  /** The field that holds it; the body has none. */
  field?: Field
  /** The place of a stretch of it: to the word in the body, the value in the fields. */
  at(start: number, end: number): Place
}

/** Every text a reader of the document sees, in order. */
export function* spokenAndWritten(document: Document, prose: Prose): Generator<Text> {
  for (const { field, value, at, voice = 'text' } of valuesIn(document)) {
    const text = field.type === 'text' ? String(value) : field.type === 'remedy' ? (value as Remedy).words : undefined
    if (text !== undefined) yield { text, voice, field, at: () => placeOf(document, at) }
  }
  for (const { text, voice, placeOf: at } of prose.blocks) yield { text, voice, at }
}
