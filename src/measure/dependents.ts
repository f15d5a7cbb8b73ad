import { kindNamed, type Document } from '../handbook/document.ts'
import { referencesIn, resolve, type Handbook, type Reference } from '../handbook/handbook.ts'
import type { Day } from '../handbook/values/date.ts'
import type { Entry } from '../history/entry.ts'
import { kinds } from '../kinds/index.ts'

/** What a reference in a document leads to, where the document goes by it: not a person to ask, and not the company, which all go by. */
export function goesBy({ field, name, from }: Reference, handbook: Handbook): Document | undefined {
  if (field.to === 'role' || field.to === 'measure') return undefined
  const targets = resolve(handbook, field.to!, name, from)
  const [target] = targets
  if (targets.length !== 1 || target!.document === undefined || target!.document === from) return undefined
  return target!.document.kind === kinds.company.name ? undefined : target!.document
}

/** References of other documents that lead to one, each document once, in the order of their files. */
export function dependentsOf(document: Pick<Document, 'path'>, handbook: Handbook): Reference[] {
  return handbook.documents.flatMap((other) => {
    if (other.path === document.path || kindNamed(other.kind)?.home !== 'policies') return []
    return referencesIn(other).find((reference) => goesBy(reference, handbook)?.path === document.path) ?? []
  })
}

/** The version in which a document last came to mean something else. Undefined where it never did. */
export function lastNewMeaning({ life }: Pick<Document, 'life'>): Entry | undefined {
  const versions = (life?.versions ?? []).filter(({ did }) => did === 'approved')
  return versions.findLast((entry, i) => {
    const before = versions[i - 1]
    // Made by other rules, two fingerprints say nothing of each other.
    return before !== undefined && before.rules === entry.rules && meaningOf(before) !== meaningOf(entry)
  })
}

function meaningOf({ meansTheSameAs, fingerprint }: Entry): string {
  return meansTheSameAs ?? fingerprint
}

/** The day on which somebody last read a document and let it stand: approved it, found it still right, or said so in it. */
export function lookedAtOn({ life, fields }: Pick<Document, 'life' | 'fields'>): Day | undefined {
  const { lastReviewed, effectiveFrom } = fields as { lastReviewed?: Day; effectiveFrom?: Day }
  const days = [life?.versions.findLast(({ did }) => did === 'approved')?.on, life?.reviewed?.on, lastReviewed]
  return days.reduce((last, day) => (last === undefined || (day !== undefined && day > last) ? day : last)) ?? effectiveFrom
}
