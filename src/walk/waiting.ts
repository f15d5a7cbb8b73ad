import { findingsIn } from '../check/findings.ts'
import { severityOf } from '../check/severity.ts'
import { kindNamed, type Document } from '../handbook/document.ts'
import { isRecord, isRetired } from '../handbook/in-force.ts'
import type { Project } from '../handbook/read.ts'
import type { Entry } from '../history/entry.ts'

/** What waits for somebody's yes, each sort in the order of its paths. */
export interface Waiting {
  /** Pages with changes that bind: staff still read the version before. */
  changed: Document[]
  /** Drafts in which nothing is wrong and nothing of ours is left unread. */
  drafts: Document[]
  /** Drafts in which starter answers stand that nobody here has looked at. */
  unread: Document[]
  /** What cannot be approved yet, since something in it is wrong. */
  wrong: Document[]
  /** Pages that staff work by as they stand, and of which no version was ever kept. */
  unkept: Document[]
  /** Pages marked as retired in their files, while staff still have them: nobody has said so by name. */
  toRetire: Document[]
  /** What is approved or retired, and whose day is still to come. */
  coming: { document: Document; entry: Entry }[]
}

/** Looks through a project for what waits to be approved. */
export function waitingIn(project: Project): Waiting {
  const wrong = new Set(
    findingsIn(project)
      .filter(({ rule }) => severityOf(rule) === 'error')
      .map(({ file }) => file),
  )
  const waiting: Waiting = { changed: [], drafts: [], unread: [], wrong: [], toRetire: [], unkept: [], coming: [] }
  for (const document of project.documents) {
    if (isRecord(document) || kindNamed(document.kind)?.home !== 'policies') continue
    const { now, coming = [] } = document.life ?? {}
    for (const entry of coming) waiting.coming.push({ document, entry })
    if (isRetired(document)) {
      if (now?.did === 'approved' && !coming.some(({ did }) => did === 'retired')) waiting.toRetire.push(document)
      continue
    }
    if (document.life === undefined && document.fields.status === 'approved') waiting.unkept.push(document)
    if (!isWaiting(document)) continue
    if (wrong.has(document.path)) waiting.wrong.push(document)
    else if (hasOurs(document)) waiting.unread.push(document)
    else waiting[now?.did === 'approved' ? 'changed' : 'drafts'].push(document)
  }
  for (const document of project.approved)
    if (document.life?.working === 'gone') for (const entry of document.life.coming) waiting.coming.push({ document, entry })
  return waiting
}

/** True for a text that staff do not have, and that nobody has approved for a later day. */
export function isWaiting({ life, fields }: Pick<Document, 'life' | 'fields'>): boolean {
  if (life === undefined) return fields.status !== 'approved'
  return life.working === 'changed' || life.working === 'draft' || life.working === 'unsound'
}

function hasOurs(document: Document): boolean {
  return unreadIn(document) > 0
}

/** How many starter answers of ours stand in a page that nobody here has looked at. */
export function unreadIn({ fields }: Pick<Document, 'fields'>): number {
  return Array.isArray(fields.notYetYours) ? fields.notYetYours.length : 0
}
