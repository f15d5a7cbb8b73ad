import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { CannotRun } from '../cannot-run.ts'
import { kindNamed, readDocument, type Document, type Judge } from './document.ts'
import { readFilesIn } from './files.ts'
import type { Finding } from './finding.ts'
import { joinHandbook, type Handbook } from './handbook.ts'
import { isInForce, isRecord, isRetired } from './in-force.ts'
import { lexiconOf } from './lexicon.ts'
import { fileStart } from './place.ts'
import { dayOf, type Day } from './values/date.ts'

/** A company's project, read: every document, and the two handbooks they make. */
export interface Project {
  dir: string
  today: Day
  documents: readonly Document[]
  /** False where `records/` was not opened, or is not there: nothing is said then of what stands in it. */
  hasRecords: boolean
  /** Files that could not be taken at all. */
  findings: readonly Finding[]
  /** All working texts, and the records where they were read: what managers look at. */
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
 * @param options.records read `records/` too. Only checking does: no build opens it
 * @throws {CannotRun} where there is no `policies/`
 */
export async function readProjectWith(
  dir: string,
  { today = dayOf(new Date()), judge, records = false }: { today?: Day; judge: Judge; records?: boolean },
): Promise<Project> {
  if (!(await isFolder(join(dir, 'policies')))) {
    throw new CannotRun(`There is no folder “policies” in ${dir}. Servicebook reads the documents in it: make one, with a file company.md in it, or name another folder with --dir.`)
  }
  const policies = await readFilesIn(dir, 'policies')
  const hasRecords = records && (await isFolder(join(dir, 'records')))
  const kept = hasRecords ? await readFilesIn(dir, 'records') : { files: [], problems: [] }
  const company = policies.files.find(({ path }) => path === 'policies/company.md')
  const languages = (company && (readDocument(company.path, company.bytes, ['en']).document.fields.languages as string[] | undefined)) ?? ['en']

  const drafts = [...policies.files, ...kept.files].map(({ path, bytes }) => readDocument(path, bytes, languages))
  const documents = drafts.map(({ document }) => document)
  // No build finds a page that lies among the records, so checking does not count on it either.
  const counting = documents.filter((document) => !isRecord(document) || kindNamed(document.kind)?.home !== 'policies')
  const lexicon = lexiconOf(counting)
  for (const { document, prose } of drafts) if (prose) document.findings.push(...judge(document, prose, lexicon))

  const joined = { all: counting, pictures: policies.pictures }
  return {
    dir,
    today,
    documents,
    hasRecords,
    findings: [...policies.problems, ...kept.problems].map(({ path, says }) => ({ rule: 'file-is-readable', file: path, place: fileStart, says, args: {}, related: [] })),
    working: joinHandbook(counting.filter((document) => !isRetired(document)), today, joined),
    inForce: joinHandbook(counting.filter((document) => isInForce(document, today)), today, joined),
  }
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false
}
