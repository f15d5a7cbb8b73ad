import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import { findingsIn, type Judged } from '../../src/check/findings.ts'
import { checkProject, type Report } from '../../src/check/report.ts'
import { readProject } from '../../src/project.ts'
import type { Project } from '../../src/handbook/read.ts'

export { baseFiles } from './base-files.ts'

/** The day it is in tests, unless a test says another. */
export const testDay = '2026-11-21'

const made: string[] = []

afterAll(async () => {
  await Promise.all(made.splice(0).map((dir) => rm(dir, { recursive: true, force: true })))
})

/**
 * Writes a project into a folder of its own, which goes when the test file is done.
 *
 * @param files paths from the project (`policies/company.md`) with their text, or their bytes
 * @returns the folder
 */
export async function makeProject(files: Readonly<Record<string, string | Uint8Array>>): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), 'servicebook-'))
  made.push(dir)
  await mkdir(join(dir, 'policies'))
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true })
    await writeFile(join(dir, path), content)
  }
  return dir
}

/** What checking says of a project made of these files. */
export async function checked(files: Readonly<Record<string, string | Uint8Array>>, today = testDay): Promise<Report> {
  return checkProject(await readProject(await makeProject(files), { today, records: true }))
}

/** The same, with the findings as data beside their sentences. */
export async function looked(
  files: Readonly<Record<string, string | Uint8Array>>,
  today = testDay,
): Promise<{ project: Project; findings: Judged[]; report: Report }> {
  const project = await readProject(await makeProject(files), { today, records: true })
  return { project, findings: findingsIn(project), report: checkProject(project) }
}
