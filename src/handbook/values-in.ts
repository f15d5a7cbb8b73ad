import type { Field } from '../kinds/field.ts'
import type { Remedy } from './values/remedy.ts'
import { kindNamed, type Document } from './document.ts'

/** A single value in a document's fields. */
export interface Value {
  field: Field
  value: unknown
  at: (string | number)[]
  /** Whose mouth it is for, by its own field or one around it. */
  voice: NonNullable<Field['voice']> | undefined
}

/** Every value in a document's fields, lists and groups taken apart, in the order its kind declares them. */
export function* valuesIn(document: Pick<Document, 'kind' | 'fields'>): Generator<Value> {
  for (const [name, field] of Object.entries(kindNamed(document.kind)?.fields ?? {})) {
    yield* valuesOf(field, document.fields[name], [name], undefined)
  }
}

function* valuesOf(field: Field, value: unknown, at: (string | number)[], around: Value['voice']): Generator<Value> {
  if (value === undefined || value === null) return
  const voice = field.voice ?? around
  if (field.type === 'name-or-group' && typeof value === 'string') yield* valuesOf(field.item!, value, at, voice)
  else if (Array.isArray(value)) for (const [i, entry] of value.entries()) yield* valuesOf(field.item!, entry, [...at, i], voice)
  else if (field.fields) {
    for (const [name, inner] of Object.entries(field.fields))
      yield* valuesOf(inner, (value as Record<string, unknown>)[name], [...at, name], voice)
  } else yield { field, value, at, voice }
}

/** Every remedy that a document lets somebody give, on whatever ladder. */
export function remediesIn(document: Pick<Document, 'kind' | 'fields'>): { remedy: Remedy; at: (string | number)[] }[] {
  if (!holdsRemedies(Object.values(kindNamed(document.kind)?.fields ?? {}))) return []
  return [...valuesIn(document)].flatMap(({ field, value, at }) => (field.type === 'remedy' ? [{ remedy: value as Remedy, at }] : []))
}

function holdsRemedies(fields: readonly Field[]): boolean {
  return fields.some(
    (field) => field.type === 'remedy' || holdsRemedies([...(field.item ? [field.item] : []), ...Object.values(field.fields ?? {})]),
  )
}
