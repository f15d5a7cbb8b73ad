import { judgingWith } from '../../src/check/judging.ts'
import { kindNamed, readDocument, type Document } from '../../src/handbook/document.ts'
import { entryFile, entryOf, writeEntry, type Entry } from '../../src/history/entry.ts'
import { fingerprintOf, rulesOf } from '../../src/history/fingerprint.ts'
import { wordsFor } from '../../src/words/words.ts'

/** What a test says of an entry of the history: only what matters to it. */
export interface Version {
  page: string
  /** By default the page as it stands in the project. */
  text?: string
  did?: Entry['did']
  /** By default the next one of its page. */
  version?: number
  on: string
  from?: string
  by?: string
  note?: string
  differently?: string
  reviewBy?: string
  replacedBy?: string
  meansTheSameAs?: string
  newToStaff?: 'yes'
  /** The rules its fingerprint was made by, where they were others. */
  rules?: string
  /** By default its own: another where it was made by other rules. */
  fingerprint?: string
  blanked?: Entry['blanked']
  /** By default the version before of its page; of a moved page, the number of that version in the list. */
  after?: number
}

export const { sectionsOf } = judgingWith(wordsFor('en'))

/** A text as the document of a path. */
export function documentOf(path: string, text: string): Document {
  return readDocument(path, new TextEncoder().encode(text), ['en']).document
}

/** Entries as approving would have made them, one following the other. */
export function entriesFrom(versions: readonly Version[], files: Readonly<Record<string, string>> = {}): Entry[] {
  const entries: Entry[] = []
  for (const { page, text, did = 'approved', on, from = on, by = 'shop-manager', after, blanked, ...told } of versions) {
    const content = text ?? files[page] ?? ''
    const document = documentOf(page, content)
    const before = after === undefined ? entries.findLast((one) => one.page === page && one.did !== 'reviewed') : entries[after]
    const kind = kindNamed(document.kind)
    entries.push(
      entryOf({
        version: did === 'reviewed' ? before!.version : (before?.version ?? 0) + 1,
        fingerprint: did === 'reviewed' ? before!.fingerprint : fingerprintOf(document, sectionsOf),
        rules: kind === undefined ? '1-00000000' : rulesOf(kind),
        follows: before?.sha256,
        ...told,
        page,
        did,
        on,
        effectiveFrom: from,
        by,
        blanked,
        text: did === 'reviewed' || blanked !== undefined ? '' : content,
      }),
    )
  }
  return entries
}

/** The files of entries. */
export function filesOf(entries: readonly Entry[]): Record<string, string> {
  return Object.fromEntries(entries.map((entry) => [entryFile(entry), writeEntry(entry)]))
}

/** What a case table says of the history besides its versions: what became of their files. */
export interface HistoryOfCase {
  history?: (Version & {
    /** It is not there any more. */
    lost?: boolean
    /** What was changed in it by hand. */
    instead?: Record<string, string>
    /** The name it was given. */
    as?: string
  })[]
}

/** The files that the history of a case stands in. */
export function historyOf({ history = [] }: HistoryOfCase, files: Readonly<Record<string, string>>): Record<string, string> {
  const entries = entriesFrom(
    history.map(({ lost: _lost, instead: _instead, as: _as, ...version }) => version),
    files,
  )
  const made: [string, string][] = entries.flatMap((entry, i): [string, string][] => {
    const { lost = false, instead = {}, as } = history[i]!
    let text = writeEntry(entry)
    for (const [there, put] of Object.entries(instead)) {
      if (!text.includes(there)) throw new Error(`“${there}” does not stand in ${entry.file}`)
      text = text.replace(there, put)
    }
    return lost ? [] : [[as ?? entry.file, text]]
  })
  return Object.fromEntries(made)
}
