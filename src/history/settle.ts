import type { Document } from '../handbook/document.ts'
import { kindNamed } from '../handbook/document.ts'
import type { Finding } from '../handbook/finding.ts'
import { formerPaths } from '../handbook/former.ts'
import { groupBy } from '../handbook/group-by.ts'
import type { Day } from '../handbook/values/date.ts'
import type { Entry } from './entry.ts'
import { fingerprintOf, rulesOf, type SectionsOf } from './fingerprint.ts'
import { lifeOn, troublesIn, type Standing } from './life.ts'
import { historyFinding } from './read-history.ts'

/** The documents of a project, each told what its history says of it. */
export interface Settled {
  /** Working texts. */
  documents: Document[]
  /** Approved texts that hold in place of a working text, and whatever is left of pages whose file is gone. */
  approved: Document[]
  findings: Finding[]
}

/** What settling is given from outside. */
export interface Settling {
  sectionsOf: SectionsOf
  /** Reads the text of an entry as the document it was approved as, judged. */
  readText(entry: Entry): Document
  /** False where something in a document is wrong, so that it may not take the place of what was approved. */
  isSound(document: Document): boolean
}

/** Says of each document what holds on a day: its working text, a text that was approved, or nothing. */
export function settle(documents: readonly Document[], entries: readonly Entry[], day: Day, settling: Settling): Settled {
  if (entries.length === 0) return { documents: [...documents], approved: [], findings: [] }
  const histories = groupBy(entries, ({ page }) => page)
  const { pagesOf, orphans } = heirs(documents, histories, settling)
  const approved: Document[] = []
  const findings: Finding[] = []

  const settled = documents.map((document) => {
    const pages = pagesOf.get(document)
    if (pages === undefined) return document
    const own = pages.flatMap((page) => histories.get(page)!)
    findings.push(...troublesIn(own), ...fromAfter(own, day))
    const life = lifeOn(own, day)
    const working = standingOf(document, life, settling)
    const comes = working === 'coming' ? life.coming.find((entry) => isTextOf(entry, document, settling)) : undefined
    const known = { ...document, life: { ...life, working, ...(comes && { comes }) } }
    if (life.now?.did === 'approved' && working !== 'same') {
      const text = readAs(document.path, life.now, settling)
      if (text === undefined) findings.push(historyFinding(life.now.file, 'blanked', { page: document.path, version: life.now.version }))
      else approved.push({ ...text, life: known.life, entry: placeIn(life.now) })
    }
    return known
  })
  for (const page of orphans) {
    const own = histories.get(page)!
    findings.push(...troublesIn(own), ...fromAfter(own, day))
    const life = lifeOn(own, day)
    if (life.now === undefined) continue
    // A retired page has its address for good, and says there what holds now.
    const text = readAs(page, life.now, settling)
    // One whose words were all taken out says nothing, but can still be named: it has to be taken out of the handbook.
    const known = text ? { ...text, entry: placeIn(life.now) } : { ...settling.readText({ ...life.now, page }), findings: [] }
    approved.push({ ...known, life: { ...life, working: 'gone' } })
    if (life.now.did === 'approved')
      findings.push(historyFinding(life.now.file, text ? 'gone' : 'gone-blanked', { page, version: life.now.version }))
  }
  return { documents: settled, approved, findings }
}

/**
 * Whose the entries of each page are. What a page was called before is where its first versions stand; a page that is there
 * now has its own. Of two that say they were the same page, one is a copy, and mostly the younger: a draft without a history.
 */
function heirs(
  documents: readonly Document[],
  histories: ReadonlyMap<string, readonly Entry[]>,
  { readText }: Settling,
): { pagesOf: ReadonlyMap<Document, readonly string[]>; orphans: ReadonlySet<string> } {
  const orphans = new Set(histories.keys())
  for (const { path } of documents) orphans.delete(path)
  const pagesOf = new Map(documents.filter(({ path }) => histories.has(path)).map((document) => [document, [document.path]]))
  const rank = (document: Document) => (histories.has(document.path) ? 0 : document.fields.status === 'approved' ? 1 : 2)
  for (const document of documents.toSorted((a, b) => rank(a) - rank(b))) {
    for (const page of formerPaths(document)) {
      if (!orphans.delete(page)) continue
      const own = pagesOf.get(document)
      if (own) own.push(page)
      else pagesOf.set(document, [page])
    }
  }
  // A page that moved twice may name only where it stood last, and one that cannot be read names nothing: what was approved does.
  for (const own of pagesOf.values()) {
    for (const page of own) {
      const last = orphans.size === 0 ? undefined : histories.get(page)!.findLast(({ text }) => text !== '')
      for (const former of last === undefined ? [] : formerPaths(readText(last))) if (orphans.delete(former)) own.push(former)
    }
  }
  return { pagesOf, orphans }
}

function standingOf(document: Document, { now, coming }: Pick<ReturnType<typeof lifeOn>, 'now' | 'coming'>, settling: Settling): Standing {
  if (!document.readable) return 'unsound'
  if (document.fields.status !== 'approved' && document.fields.status !== 'retired') return 'draft'
  if (isTextOf(now, document, settling))
    return document.fields.status === 'retired' ? 'changed' : settling.isSound(document) ? 'same' : 'unsound'
  return coming.some((entry) => isTextOf(entry, document, settling)) ? 'coming' : 'changed'
}

function isTextOf(entry: Entry | undefined, document: Document, settling: Settling): boolean {
  return entry !== undefined && entry.did === 'approved' && sameBinding(document, entry, settling)
}

/** Whether what binds in a working text is what was approved. Where fingerprints were made by other rules, both are made anew. */
export function sameBinding(document: Document, entry: Entry, settling: Pick<Settling, 'sectionsOf' | 'readText'>): boolean {
  const kind = kindNamed(document.kind)
  if (kind === undefined) return false
  const own = fingerprintOf(document, settling.sectionsOf)
  if (entry.rules === rulesOf(kind)) return own === entry.fingerprint
  return entry.text !== '' && own === fingerprintOf(settling.readText(entry), settling.sectionsOf)
}

function placeIn({ file, textLine }: Entry): { file: string; line: number } {
  return { file, line: textLine }
}

/** An approved text as the document of the path it has now; undefined where the text was removed. */
function readAs(path: string, entry: Entry, { readText }: Settling): Document | undefined {
  return entry.text === '' ? undefined : readText({ ...entry, page: path })
}

/** Entries of a day that has not come: a clock ran ahead, or the handbook of an earlier day is looked at. */
function* fromAfter(entries: readonly Entry[], day: Day): Generator<Finding> {
  const first = entries.find(({ on }) => on > day)
  if (first !== undefined) yield historyFinding(first.file, 'ahead', { page: first.page, version: first.version, on: first.on, today: day })
}
