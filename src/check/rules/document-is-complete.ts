import type { Rule } from '../rule.ts'
import { plainly, type Found } from '../../handbook/finding.ts'
import { kindNamed, type Document } from '../../handbook/document.ts'
import { keyOf, type Field } from '../../kinds/field.ts'
import { isUnread } from '../unread.ts'

/** Asks for what the kind declares as needed; fields that another rule judges are left to it. */
export const documentIsComplete: Rule = {
  id: 'document-is-complete',
  severity: 'gap',
  sees: 'document',
  *find(document) {
    const kind = kindNamed(document.kind)
    if (!kind || document.fields.status === 'retired') return
    const missing = Object.entries(kind.fields).filter(
      ([name, field]) => wants(field) && isMissing(document.fields[name]) && !isUnread(document, [name]),
    )
    for (const [name] of missing)
      yield {
        says: pointsElsewhere(kind.fields[name]!) ? 'reference' : plainly,
        args: { title: document.title ?? document.name, kind: kind.name, field: name },
      }
    for (const [name, field] of Object.entries(kind.fields)) yield* missingInside(document, field, document.fields[name], [name], [name])
  },
}

/** An example would name documents and roles that are not there, and copying it would make an error of a gap. */
function pointsElsewhere(field: Field): boolean {
  if (field.to !== undefined) return true
  return [field.item, ...Object.values(field.fields ?? {})].some((inner) => inner !== undefined && pointsElsewhere(inner))
}

function wants(field: Field): boolean {
  return field.need !== undefined && field.judgedBy === undefined
}

function isMissing(value: unknown): boolean {
  return value === undefined || (Array.isArray(value) && value.length === 0)
}

/** Looks into groups, and lists of groups: a rung without a role is no rung. */
function* missingInside(document: Document, field: Field, value: unknown, at: (string | number)[], names: string[]): Generator<Found> {
  if (Array.isArray(value)) {
    for (const [i, entry] of value.entries()) yield* missingInside(document, field.item!, entry, [...at, i], names)
  } else if (field.fields && typeof value === 'object' && value !== null) {
    for (const [name, inner] of Object.entries(field.fields)) {
      const own = (value as Record<string, unknown>)[name]
      if (wants(inner) && isMissing(own) && !isUnread(document, [...at, name]))
        yield { at, says: 'inside', args: { in: keyOf(names.at(-1)!), kind: document.kind!, field: [...names, name].join('/') } }
      yield* missingInside(document, inner, own, [...at, name], [...names, name])
    }
  }
}
