import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { CannotRun } from '../cannot-run.ts'
import { kindNamed, readDocument, type Document, type Judge } from './document.ts'
import { byCodeUnit, readFilesIn } from './files.ts'
import type { Finding } from './finding.ts'
import { joinHandbook, type Handbook } from './handbook.ts'
import { isInForce, isRecord, isRetired } from './in-force.ts'
import { lexiconOf, type Promised } from './lexicon.ts'
import type { Numbers } from '../measure/numbers.ts'
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

/** The same project with what its records come to. */
export function withNumbers(project: Project, numbers: Numbers | undefined): Project {
  return { ...project, working: { ...project.working, numbers }, inForce: { ...project.inForce, numbers } }
}

/** What reading is given from outside, since it knows neither rules nor templates. */
export interface Judging {
  /** The rules that see one document; what they find is kept with it. */
  judge: Judge
  /** What a template promises of the documents begun with it. */
  promised: (template: string) => Promised | undefined
}

/**
 * Reads a project.
 *
 * @param dir the folder that holds `policies/`
 * @param options.today the day it is, `YYYY-MM-DD`; by default this computer's
 * @param options.records read `records/` too. Only checking does: no build opens it
 * @throws {CannotRun} where there is no `policies/`
 */
export async function readProjectWith(
  dir: string,
  { today = dayOf(new Date()), judge, promised, records = false }: { today?: Day; records?: boolean } & Judging,
): Promise<Project> {
  if (!(await isFolder(join(dir, 'policies')))) {
    throw new CannotRun(
      `There is no folder “policies” in ${dir}. Servicebook reads the documents in it: make one, with a file company.md in it, or name another folder with --dir.`,
    )
  }
  const policies = await readFilesIn(dir, 'policies')
  const hasRecords = records && (await isFolder(join(dir, 'records')))
  const kept = hasRecords ? await readFilesIn(dir, 'records') : { files: [], problems: [] }
  const company = policies.files.find(({ path }) => path === 'policies/company.md')
  const languages = (company && (readDocument(company.path, company.bytes, ['en']).document.fields.languages as string[] | undefined)) ?? [
    'en',
  ]

  const drafts = [...policies.files, ...kept.files].map(({ path, bytes }) => readDocument(path, bytes, languages))
  const documents = drafts.map(({ document }) => document)
  const lexicon = lexiconOf(counting(documents), promised)
  for (const { document, prose } of drafts) if (prose) document.findings.push(...judge(document, prose, lexicon))
  const findings = [...policies.problems, ...kept.problems].map(({ path, says }) => ({
    rule: 'file-is-readable',
    file: path,
    place: fileStart,
    says,
    args: {},
    related: [],
  }))
  return joined({ dir, today, documents, hasRecords, findings }, policies.pictures)
}

/** A project before its first document. */
export function emptyProject(dir: string, today: Day): Project {
  return joined({ dir, today, documents: [], hasRecords: false, findings: [] }, new Set())
}

/**
 * The same project with one document as it is being written, so that a walk need not read everything again for each
 * answer. What others were found to say is kept, so a new word of the company is not minded in them yet.
 */
export function withDocument(project: Project, path: string, source: string, { judge, promised }: Judging): Project {
  const { documents, working } = project
  const draft = readDocument(path, new TextEncoder().encode(source), working.company?.fields.languages ?? ['en'])
  const all = [...documents.filter((document) => document.path !== path), draft.document].toSorted((a, b) => byCodeUnit(a.path, b.path))
  if (draft.prose) draft.document.findings.push(...judge(draft.document, draft.prose, lexiconOf(counting(all), promised)))
  return withNumbers(joined({ ...project, documents: all }, working.pictures), working.numbers)
}

/** No build finds a page that lies among the records, so checking does not count on it either. */
function counting(documents: readonly Document[]): Document[] {
  return documents.filter((document) => !isRecord(document) || kindNamed(document.kind)?.home !== 'policies')
}

function joined(read: Omit<Project, 'working' | 'inForce'>, pictures: ReadonlySet<string>): Project {
  const { today } = read
  const all = counting(read.documents)
  return {
    ...read,
    working: joinHandbook(
      all.filter((document) => !isRetired(document)),
      today,
      { all, pictures },
    ),
    inForce: joinHandbook(
      all.filter((document) => isInForce(document, today)),
      today,
      { all, pictures },
    ),
  }
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false
}
