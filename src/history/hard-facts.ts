import { kindNamed, type Document } from '../handbook/document.ts'
import { valuesIn } from '../handbook/values-in.ts'
import { bindingIn, plain, type SectionsOf } from './fingerprint.ts'

/**
 * What of a document's binding text nobody can call mere wording: amounts, times, days, roles and choices, and every figure in a
 * sentence.
 */
export function hardFactsIn(document: Document, sectionsOf: SectionsOf): string[] {
  const fields = kindNamed(document.kind)?.fields ?? {}
  const inFields = [...valuesIn(document)].flatMap(({ field, value, at }) => {
    if (!fields[at[0] as string]?.binds) return []
    if (field.type === 'text') return figuresIn(String(value))
    if (field.type !== 'remedy') return [JSON.stringify(plain(field, value))]
    const { words, limits, ceiling } = plain(field, value) as { words?: string; limits?: unknown; ceiling: string }
    return [...figuresIn(words ?? ''), JSON.stringify([limits, ceiling])]
  })
  const inSections = bindingIn(document, sectionsOf).flatMap(({ name, says }) =>
    Object.hasOwn(fields, name) ? [] : figuresIn(String(says)),
  )
  return [...inFields, ...inSections]
}

function figuresIn(text: string): string[] {
  return text.match(/\d+(?:[.,]\d+)*/g) ?? []
}
