import { CannotRun } from '../../cannot-run.ts'
import type { Project } from '../../handbook/read.ts'
import type { Entry } from '../../history/entry.ts'
import { walkThrough, type Outcome, type Walk } from '../../walk/walk.ts'
import type { Words } from '../../words/words.ts'
import type { Brought } from '../brought.ts'
import type { Approver } from '../life/approver.ts'
import type { Changes } from '../changes.ts'
import type { ProjectNow } from '../project-now.ts'
import type { Ratings } from '../ratings.ts'

/** Something a browser asks to be done. */
export interface Asked {
  now: ProjectNow
  project: Project
  words: Words
  changes: Changes
  brought: Brought
  ratings: Ratings
  approver: Approver
  /** What came with it, of any shape: each action takes what it understands. */
  said: Record<string, unknown>
  /** The window it came from. */
  window: string
  /** Fills a layout. */
  draw(layout: string, view: object): string
}

/** Does what was asked. @throws {CannotRun} where it cannot be done; nothing has been changed then */
export type Action = (asked: Asked) => Promise<Done>

/** What the browser is told: where to go, what to say, and what an action has of its own. */
export interface Done {
  go?: string
  /** It takes the place of this screen: stepping back does not lead here again. */
  instead?: boolean
  says?: string
  [more: string]: unknown
}

/** What was said under a key, as text. */
export function textSaid({ said }: Pick<Asked, 'said'>, key: string): string {
  const value = said[key]
  return typeof value === 'string' ? value : ''
}

/**
 * The walk through the document that was named.
 *
 * @throws {CannotRun} where there is none: it was moved or deleted, or never there
 */
export async function walkNamed(asked: Asked): Promise<Walk> {
  const { now, words } = asked
  const path = textSaid(asked, 'file')
  const isIn = (project: Project) => project.documents.some((document) => document.path === path)
  const project = isIn(asked.project) ? asked.project : await now.readAnew()
  if (!isIn(project)) throw new CannotRun(words.say('start.trouble.gone', { file: path }))
  return walkThrough(project, path, words)
}

/** Remembers what was saved, and tells the other windows. */
export function noteSaved({ now, changes, window }: Asked, walk: Walk, { before }: Outcome, what: string, sitting: string): void {
  const { path, text } = walk.page()
  if (before === undefined) return
  changes.remember({ path, before, after: text, what, sitting })
  now.saved(path, text, window)
}

/** Takes note of what was added to the history: it is read anew, and the other windows are told. */
export function noteHistory({ now, window }: Asked, entries: readonly Entry[]): void {
  for (const { page } of entries) now.stale(page, window)
}
