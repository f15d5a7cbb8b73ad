import type { Document, DocumentOf } from '../handbook/document.ts'
import { documentsOf, type Handbook } from '../handbook/handbook.ts'
import { isRetired } from '../handbook/in-force.ts'
import type { Kind } from '../kinds/kind.ts'

/**
 * The documents of a kind that somebody has written, drafts included and retired ones left out: what nobody needs to
 * be asked for any more. Whether a draft is ever finished is another matter, and the meter's.
 */
export function writtenOf<K extends Kind>({ all }: Pick<Handbook, 'all'>, kind: K): DocumentOf<K>[] {
  return documentsOf({ documents: all.filter((document) => !isRetired(document)) }, kind)
}

/** The documents of a kind that are approved, also where the day they begin is still to come. */
export function approvedOf<K extends Kind>({ all }: Pick<Handbook, 'all'>, kind: K): DocumentOf<K>[] {
  return documentsOf({ documents: all.filter(isApproved) }, kind)
}

/** True where somebody has said that staff may work by it. */
export function isApproved({ fields }: Pick<Document, 'fields'>): boolean {
  return fields.status === 'approved'
}

/** Documents without the translations among them: of two that stand at one place in two languages, the one in the main language. */
export function originals<D extends Pick<Document, 'language' | 'longName'>>(
  { company }: Pick<Handbook, 'company'>,
  documents: readonly D[],
): D[] {
  const main = company?.language ?? 'en'
  const inMain = new Set(documents.filter(({ language }) => language === main).map(({ longName }) => longName))
  return documents.filter(({ language, longName }) => language === main || !inMain.has(longName))
}

/** True for a document that is among the names others refer by, in any language: translations share their names. */
export function isNamed({ name, longName }: Pick<Document, 'name' | 'longName'>, names: readonly string[]): boolean {
  return names.includes(name) || names.includes(longName)
}
