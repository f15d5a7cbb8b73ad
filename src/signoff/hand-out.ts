import { mkdir } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { locked } from '../disk/lock.ts'
import { beside, onDisk, ownersOnly, replace } from '../disk/replace.ts'
import type { Project } from '../handbook/read.ts'
import { renderSlips } from '../render/sign-off-slips.ts'
import type { Words } from '../words/words.ts'
import type { RoundStanding } from './standing.ts'

/** Where the slips of a round stand: among the records, which nothing publishes and git does not keep. */
function slipsFile(round: string): string {
  return `records/sign-off-${round}.html`
}

/**
 * Writes the slips of everybody in a round who has still to read something, and the sheets to sign with a pen. It is made anew
 * each time: a slip that was lost, or never printed, is in it again.
 *
 * @returns its file, from the project
 */
export async function writeSlips(project: Project, standing: RoundStanding, added: readonly string[], words: Words): Promise<string> {
  const path = slipsFile(standing.round)
  const file = join(project.dir, path)
  await onDisk(path, async () => {
    await mkdir(dirname(file), { recursive: true })
    await locked(beside(file, 'lock'), 'program', () => replace(file, renderSlips(standing, project, added, words), ownersOnly))
  })
  return path
}
