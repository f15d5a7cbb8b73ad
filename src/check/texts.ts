import { kindNamed, placeOf, type Document } from '../handbook/document.ts'
import type { Place } from '../handbook/place.ts'
import type { Field } from '../kinds/field.ts'
import type { Prose, Voice } from '../markdown/prose.ts'

/** A piece of text in a document, from its fields or its body. */
export interface Text {
  text: string
  voice: Voice
  /** The place of a stretch of it: to the word in the body, the value in the fields. */
  at(start: number, end: number): Place
}

/** Every text a reader of the document sees, in order. */
export function* spokenAndWritten(document: Document, prose: Prose): Generator<Text> {
  for (const [name, field] of Object.entries(kindNamed(document.kind)?.fields ?? {})) {
    yield* textsIn(field, document.fields[name], [name], document, 'text')
  }
  for (const { text, voice, placeOf: at } of prose.blocks) yield { text, voice, at }
}

function* textsIn(field: Field, value: unknown, path: (string | number)[], document: Document, around: Voice): Generator<Text> {
  if (value === undefined || value === null) return
  const voice = field.voice ?? around
  const at = () => placeOf(document, path)
  if (field.type === 'text') {
    yield { text: String(value), voice, at }
  } else if (field.type === 'remedy') {
    yield { text: (value as { words: string }).words, voice, at }
  } else if (Array.isArray(value)) {
    for (const [i, entry] of value.entries()) yield* textsIn(field.item!, entry, [...path, i], document, voice)
  } else if (field.fields && typeof value === 'object') {
    for (const [name, inner] of Object.entries(field.fields)) {
      yield* textsIn(inner, (value as Record<string, unknown>)[name], [...path, name], document, voice)
    }
  }
}
