import { judgingWith } from './check/judging.ts'
import { readProjectWith, withNumbers, type Project } from './handbook/read.ts'
import { readNumbers } from './records/numbers.ts'
import { wordsFor } from './words/words.ts'
import type { Day } from './handbook/values/date.ts'

/**
 * Reads the documents of a project.
 *
 * @param dir the folder that holds `policies/`
 * @param options.today the day it is, `YYYY-MM-DD`; by default this computer's
 * @param options.records read `records/` too, to check and to count what stands in it; `documents` leaves its lists to whoever
 *   works with them. What staff and customers get never needs it
 * @returns every document, and the handbooks they make: the working one, and the one in force on that day
 * @throws {CannotRun} where there is no `policies/`; what is wrong in documents is found by checking, not thrown
 * @example
 * const project = await readProject('/srv/our-handbook', { today: '2026-11-21' })
 * console.log(checkProject(project).summary.errors)
 */
export async function readProject(dir: string, options: { today?: Day; records?: boolean | 'documents' } = {}): Promise<Project> {
  const project = await readProjectWith(dir, { ...options, records: Boolean(options.records), ...judgingWith(wordsFor('en', dir)) })
  if (options.records !== true) return project
  const { working } = project
  return withNumbers(project, await readNumbers(dir, working, wordsFor(working.company?.language ?? 'en', dir)))
}
