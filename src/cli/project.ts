import { readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { CannotRun } from '../cannot-run.ts'
import { dayOf, parseDay, type Day } from '../handbook/values/date.ts'

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
    if (!statSync(dir, { throwIfNoEntry: false })?.isDirectory())
      throw new CannotRun(`There is no folder ${dir}. Check the name after --dir.`)
    return dir
  }
  for (let dir = resolve(from); ; dir = dirname(dir)) {
    if (statSync(join(dir, 'policies'), { throwIfNoEntry: false })?.isDirectory()) return dir
    if (dir === dirname(dir))
      throw new CannotRun(`There is no folder “policies” in ${from} or above it. Go to your handbook's folder, or name it with --dir.`)
  }
}

/** The day to work with: the one named, or this computer's. */
export function dayNamed(typed: string | undefined): Day {
  if (typed === undefined) return dayOf(new Date())
  const day = parseDay(typed)
  if (day === undefined) throw new CannotRun(`“${typed}” is not a day. Write year, month and day, such as --today 2026-11-21.`)
  return day
}

/** Reads lines of the project's files, each file once. */
export function linesIn(dir: string): (file: string) => readonly string[] {
  const read = new Map<string, readonly string[]>()
  return (file) => {
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
