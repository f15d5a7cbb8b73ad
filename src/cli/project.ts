import { readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { CannotRun } from '../cannot-run.ts'
import type { Project } from '../handbook/read.ts'
import { dayOf, parseDay, type Day } from '../handbook/values/date.ts'
import { parseWeek, weeksIn, type Week } from '../measure/week.ts'

/** Options every verb has. */
export interface Everywhere {
  dir?: string
  today?: string
}

/**
 * The project to work on: the folder named, or the nearest one upwards that holds `policies/`.
 *
 * @throws {CannotRun} where there is none
 */
export function findProject(named: string | undefined, from = process.cwd()): string {
  if (named !== undefined) {
    const dir = resolve(from, named)
    if (!isFolder(dir)) throw new CannotRun(`There is no folder ${dir}. Check the name after --dir.`)
    return dir
  }
  for (let dir = resolve(from); ; dir = dirname(dir)) {
    if (isFolder(join(dir, 'policies'))) return dir
    if (dir === dirname(dir))
      throw new CannotRun(`There is no folder “policies” in ${from} or above it. Go to your handbook's folder, or name it with --dir.`)
  }
}

/** False also for a link that leads nowhere, or round. */
function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory()
  } catch {
    return false
  }
}

/** The day to work with: the one named, or this computer's. */
export function dayNamed(typed: string | undefined): Day {
  if (typed === undefined) return dayOf(new Date())
  const day = parseDay(typed)
  if (day === undefined) throw new CannotRun(`“${typed}” is not a day. Write year, month and day, such as --today 2026-11-21.`)
  return day
}

/** The week that Monday's page is for; undefined where none is named. */
export function weekNamed(typed: string | undefined): Week | undefined {
  if (typed === undefined) return undefined
  const week = parseWeek(typed)
  if (week !== undefined) return week
  const [, year] = /^((?:19|[2-9]\d)\d\d)-W\d\d$/.exec(typed.trim()) ?? []
  throw new CannotRun(
    year === undefined
      ? `“${typed}” is not a week. Write year and week, such as --week 2026-W47.`
      : `There is no week “${typed.trim()}”: ${year} has weeks 01 to ${weeksIn(year)}.`,
  )
}

/** Reads lines of a project's documents, each file once. Files that were not taken as documents are not opened here either. */
export function linesIn({ dir, documents, history }: Pick<Project, 'dir' | 'documents' | 'history'>): (file: string) => readonly string[] {
  const taken = new Set([...documents.map(({ path }) => path), ...history.entries.map(({ file }) => file)])
  const read = new Map<string, readonly string[]>()
  return (file) => {
    if (!taken.has(file)) return []
    if (!read.has(file)) {
      try {
        read.set(
          file,
          readFileSync(join(dir, file), 'utf8')
            .replace(/^\uFEFF/, '')
            .split(/\r\n?|\n/),
        )
      } catch {
        read.set(file, [])
      }
    }
    return read.get(file)!
  }
}
