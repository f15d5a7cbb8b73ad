import type { Document } from './document.ts'
import type { Day } from './values/date.ts'

/**
 * Whether staff work by a text on a day. Where its page has a history, that says so, and only of the day it was read for;
 * where it has none, the text does: it says approved, and its effective date has come.
 *
 * A document whose frontmatter is broken counts as in force: if it silently dropped out, an approved page would
 * vanish from the handbook without anyone having said so. Records never are: what stands in them stops nothing.
 */
export function isInForce(document: Document, today: Day): boolean {
  if (isRecord(document)) return false
  if (document.entry !== undefined) return document.life?.now?.did === 'approved'
  if (document.life !== undefined) return document.life.now?.did === 'approved' && document.life.working === 'same'
  if (!document.readable) return true
  const { status, effectiveFrom } = document.fields as { status?: string; effectiveFrom?: Day }
  return status === 'approved' && document.kind !== undefined && (effectiveFrom === undefined || effectiveFrom <= today)
}

/** Whether staff work by a page on a day: by this text of it, or by one that was approved while this one is being written. */
export function isWorkedBy(document: Document, today: Day): boolean {
  return isInForce(document, today) || document.life?.now?.did === 'approved'
}

/** True for a document nobody works by any more. */
export function isRetired(document: Document): boolean {
  return document.fields.status === 'retired'
}

/** True for a file in `records/`, which holds people's names and marks: nobody works by it, and no page is made of it. */
export function isRecord({ path }: Pick<Document, 'path'>): boolean {
  return path.startsWith('records/')
}
