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

/** Fields whose words staff say, or must not say, to customers. */
const voices: Readonly<Record<string, Voice>> = { sayFirst: 'say', neverSay: 'not' }

/** Every text a reader of the document sees, in order. */
export function* spokenAndWritten(document: Document, prose: Prose): Generator<Text> {
  for (const [name, field] of Object.entries(kindNamed(document.kind)?.fields ?? {})) {
    yield* textsIn(field, document.fields[name], [name], document)
  }
  for (const { text, voice, placeOf: at } of prose.blocks) yield { text, voice, at }
}

function* textsIn(field: Field, value: unknown, path: (string | number)[], document: Document): Generator<Text> {
  if (value === undefined || value === null) return
  if (field.type === 'text') {
    yield { text: String(value), voice: voices[String(path[0])] ?? 'text', at: () => placeOf(document, path) }
  } else if (field.type === 'remedy') {
    yield { text: (value as { words: string }).words, voice: 'text', at: () => placeOf(document, path) }
  } else if (Array.isArray(value)) {
    for (const [i, entry] of value.entries()) yield* textsIn(field.item!, entry, [...path, i], document)
  } else if (field.fields && typeof value === 'object') {
    for (const [key, inner] of Object.entries(field.fields))
      yield* textsIn(inner, (value as Record<string, unknown>)[key], [...path, key], document)
  }
}
