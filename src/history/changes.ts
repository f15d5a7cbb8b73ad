import type { Document } from '../handbook/document.ts'
import { isRetired } from '../handbook/in-force.ts'
import type { Project } from '../handbook/read.ts'
import type { Day } from '../handbook/values/date.ts'
import { changesInSentences } from './in-a-sentence.ts'
import type { Entry } from './entry.ts'
import { redlineOf, type Redline, type RedlineSetting } from './redline.ts'
import { textOfVersion } from './version-text.ts'

/** What a page said, and what it says. */
export interface Change {
  page: Document
  /** The version it is compared with; undefined where there was none before. */
  since: Entry | undefined
  /** The version that brought it; undefined of a working text that nobody has approved. */
  by: Entry | undefined
  /** `no-text`: the words of one of the two were taken out. `unreadable`: nobody can tell what the working text says. */
  redline: Redline | 'no-text' | 'unreadable'
  /** The same in sentences, as far as it can be said so. */
  says: string[]
}

/** What differs between working texts and what staff have, or soon will: it waits for somebody to approve it. */
export function changesWaiting({ documents, working }: Project, setting: RedlineSetting): Change[] {
  return documents.flatMap((page): Change[] => {
    const { versions = [], working: stands } = page.life ?? {}
    const last = versions.findLast(({ did }) => did === 'approved')
    if (last === undefined || stands === undefined || stands === 'same' || stands === 'coming') return []
    if (versions.at(-1)?.did === 'retired' && isRetired(page)) return []
    const change = compared(page, last, undefined, { working }, setting)
    return typeof change.redline === 'object' && change.redline.parts.length === 0 ? [] : [change]
  })
}

/**
 * Pages approved for a day to come that were worded better since. Staff get the better words on that day, and nobody has to approve
 * them.
 */
export function wordedBetterSince({ documents, working }: Project, setting: RedlineSetting): Change[] {
  return documents.flatMap((page): Change[] => {
    const { comes } = page.life ?? {}
    if (comes === undefined) return []
    const change = compared(page, comes, undefined, { working }, setting)
    return typeof change.redline === 'object' && change.redline.parts.length > 0 ? [change] : []
  })
}

/** Versions that were approved or retired from one day to another, the last first, each with what it changed. */
export function changesBetween(project: Project, from: Day, to: Day, setting: RedlineSetting): Change[] {
  const gone = project.approved.filter(({ life }) => life?.working === 'gone')
  return [...project.documents, ...gone]
    .flatMap((page) => {
      const versions = page.life?.versions ?? []
      return versions.flatMap((by, i): Change[] => {
        if (by.on < from || by.on > to) return []
        return [
          compared(
            page,
            versions.slice(0, i).findLast(({ did }) => did === 'approved'),
            by,
            project,
            setting,
          ),
        ]
      })
    })
    .toSorted((a, b) => inTurn(b.by!.on, a.by!.on) || inTurn(a.page.path, b.page.path) || b.by!.version - a.by!.version)
}

/** What a page says now that it did not say in a version of it. */
export function changeSince(page: Document, version: Entry, project: Project, setting: RedlineSetting): Change {
  return compared(page, version, page.life?.working === 'gone' ? page.life.now : undefined, project, setting)
}

function inTurn(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

function compared(
  page: Document,
  since: Entry | undefined,
  by: Entry | undefined,
  project: Pick<Project, 'working'>,
  setting: RedlineSetting,
): Change {
  const before = since && textOfVersion(since, project, page.path)
  const after = by === undefined ? page : textOfVersion(by, project, page.path)
  const known = { page, since, by, says: [] }
  if ((since !== undefined && before === undefined) || after === undefined) return { ...known, redline: 'no-text' }
  if (!after.readable || before?.readable === false) return { ...known, redline: 'unreadable' }
  return { ...known, redline: redlineOf(before, after, setting), says: changesInSentences(before, after, setting) }
}
