import { join } from 'node:path'
import { watch } from 'chokidar'
import { judgingWith } from '../check/judging.ts'
import { CannotRun } from '../cannot-run.ts'
import { emptyProject, withDocument, type Project } from '../handbook/read.ts'
import { dayOf, type Day } from '../handbook/values/date.ts'
import { readProject } from '../project.ts'
import { readDocumentText } from '../walk/save.ts'
import { wordsFor, type Words } from '../words/words.ts'

/** What changed on the disk, and which window changed it; an editor's change has no window. */
interface Changed {
  path: string
  window: string
}

/** The project as it stands now: read once, and again when somebody else changes a file. */
export interface ProjectNow {
  dir: string
  read(): Promise<Project>
  /** Reads it anew: what was away for a while (a share, a folder that was renamed) is not always noticed coming back. */
  readAnew(): Promise<Project>
  words(): Promise<Words>
  /** Takes over a text that was just saved, so that nothing else is read again for it. */
  saved(path: string, text: string, window: string): void
  /** Says that files changed in a way that has to be read again. */
  stale(path: string, window?: string): void
  onChange(listener: (changed: Changed) => void): () => void
  close(): Promise<void>
}

/** Editors write a file in several steps; what comes within a moment is one change (milliseconds). */
const moment = 40

/**
 * Keeps a project in memory while somebody writes in the browser.
 *
 * @param dir the folder; it need not hold a handbook yet
 * @param today the day to work with; by default this computer's, each time anew: a window may stay open overnight
 */
export function keepProject(dir: string, today?: Day): ProjectNow {
  const day = () => today ?? dayOf(new Date())
  let project: Promise<Project> | undefined
  let readOn: Day | undefined
  let words: Words | undefined
  const wordsIn = async () => {
    const language = (await read()).working.company?.language ?? 'en'
    if (words?.language !== language) words = wordsFor(language, dir)
    return words
  }
  const listeners = new Set<(changed: Changed) => void>()
  const ours = new Map<string, string>()
  const tell = (changed: Changed) => listeners.forEach((listener) => listener(changed))

  const read = (): Promise<Project> => {
    if (readOn !== day()) project = undefined
    readOn = day()
    project ??= readProject(dir, { today: readOn, records: true }).catch((error: unknown) => {
      if (error instanceof CannotRun) return emptyProject(dir, day())
      project = undefined
      throw error
    })
    return project
  }
  const stale = (path: string, window = '') => {
    project = undefined
    // What we wrote is not what stands there any more; an editor may well write the same again.
    ours.delete(path)
    if (!/^(?:policies|history|records)\//.test(path)) words = undefined
    tell({ path, window })
  }

  const watcher = watch(
    ['policies', 'history', 'records', 'site', 'templates'].map((folder) => join(dir, folder)),
    { ignoreInitial: true },
  )
  // What cannot be watched (a link to itself) is told when it is read.
  watcher.on('error', () => undefined)
  const waiting = new Set<string>()
  watcher.on('all', (_, full) => {
    const path = full.slice(dir.length + 1).replaceAll('\\', '/')
    if (waiting.has(path) || /(^|\/)\.[^/]*$/.test(path)) return
    waiting.add(path)
    setTimeout(() => {
      waiting.delete(path)
      const text = ours.get(path)
      if (text === undefined) return stale(path)
      // What we wrote ourselves is known already.
      readDocumentText(dir, path).then(
        (now) => now !== text && stale(path),
        () => stale(path),
      )
    }, moment)
  })

  return {
    dir,
    read,
    readAnew: () => {
      project = undefined
      return read()
    },
    words: wordsIn,
    saved: (path, text, window) => {
      // Into the project as it is by now: another answer may have been saved while this one was.
      project &&= project.then((present) => withDocument(present, path, text, judgingWith(wordsFor('en', dir))))
      ours.set(path, text)
      tell({ path, window })
    },
    stale,
    onChange: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close: () => watcher.close(),
  }
}
