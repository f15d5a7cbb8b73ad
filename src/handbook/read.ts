import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { CannotRun } from '../cannot-run.ts'
import { readDocument, type Document, type Judge } from './document.ts'
import { readPolicyFiles } from './files.ts'
import type { Finding } from './finding.ts'
import { joinHandbook, type Handbook } from './handbook.ts'
import { isInForce, isRetired } from './in-force.ts'
import { fileStart } from './place.ts'
import { dayOf, type Day } from './values/date.ts'

/** A company's project, read: every document, and the two handbooks they make. */
export interface Project {
  dir: string
  today: Day
  documents: readonly Document[]
  /** Files that could not be taken at all. */
  findings: readonly Finding[]
  /** All working texts: what managers look at. */
  working: Handbook
  /** What staff work by on this day. */
  inForce: Handbook
}

/**
 * Reads a project.
 *
 * @param dir the folder that holds `policies/`
 * @param options.today the day it is, `YYYY-MM-DD`; by default this computer's
 * @param options.judge the rules that see one document; what they find is kept with it
 * @throws {CannotRun} where there is no `policies/`
 */
export async function readProjectWith(dir: string, { today = dayOf(new Date()), judge }: { today?: Day; judge: Judge }): Promise<Project> {
  const policies = await stat(join(dir, 'policies')).catch(() => undefined)
  if (!policies?.isDirectory()) {
    throw new CannotRun(`There is no folder “policies” in ${dir}. Servicebook reads the documents in it: make one, with a file company.md in it, or name another folder with --dir.`)
  }
  const { files, pictures, problems } = await readPolicyFiles(dir)
  const company = files.find(({ path }) => path === 'policies/company.md')
  const languages = (company && (readDocument(company.path, company.bytes, ['en'], () => []).fields.languages as string[] | undefined)) ?? ['en']

  const documents = files.map(({ path, bytes }) => readDocument(path, bytes, languages, judge))
  const inForce = documents.filter((document) => isInForce(document, today))
  return {
    dir,
    today,
    documents,
    findings: problems.map(({ path, says }) => ({ rule: 'file-is-readable', file: path, place: fileStart, says, args: {}, related: [] })),
    working: joinHandbook(documents.filter((document) => !isRetired(document)), today, { all: documents, pictures }),
    inForce: joinHandbook(inForce, today, { all: documents, pictures }),
  }
}
