import { lstat, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { CannotRun } from '../cannot-run.ts'
import { kindNamed, readDocument, type Document, type Judge } from './document.ts'
import { byCodeUnit, readFilesIn, type FileProblem, type SourceFile } from './files.ts'
import type { Finding } from './finding.ts'
import { joinHandbook, type Handbook } from './handbook.ts'
import { isInForce, isRecord, isRetired } from './in-force.ts'
import type { Entry } from '../history/entry.ts'
import type { SectionsOf } from '../history/fingerprint.ts'
import { noHistory, readHistory, type History } from '../history/read-history.ts'
import { settle } from '../history/settle.ts'
import { lexiconOf, type Lexicon, type Promised } from './lexicon.ts'
import type { Numbers } from '../measure/numbers.ts'
import { fileStart } from './place.ts'
import { dayOf, type Day } from './values/date.ts'

/** A company's project, read: every document, and the two handbooks they make. */
export interface Project {
  dir: string
  today: Day
  documents: readonly Document[]
  /**
   * Approved texts that hold where the working text does not: somebody works on it, its day is to come, or it is gone. Of a page
   * that is gone and of which all words were taken out, nothing but its path and its life.
   */
  approved: readonly Document[]
  /** What was approved, retired and looked at again: `history/`. */
  history: History
  /** False where `records/` was not opened, or is not there: nothing is said then of what stands in it. */
  hasRecords: boolean
  /** Files that could not be taken at all. */
  findings: readonly Finding[]
  /** All working texts, and the records where they were read: what managers look at. */
  working: Handbook
  /** What staff work by on this day. */
  inForce: Handbook
}

const fileIsReadable = 'file-is-readable'

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
  /** The sections of a kind, by the anchors of their headings. */
  sectionsOf: SectionsOf
  /** True for a finding that keeps a text from being published, unless the text excuses it. */
  stops: (finding: Finding, fields: Document['fields']) => boolean
  /** What is wrong in documents as they stand together, and keeps them from being published. */
  stopsTogether: (handbook: Handbook) => readonly Finding[]
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
  { today = dayOf(new Date()), records = false, ...judging }: { today?: Day; records?: boolean } & Judging,
): Promise<Project> {
  if (!(await isFolder(join(dir, 'policies')))) {
    throw new CannotRun(
      `There is no folder “policies” in ${dir}. Servicebook reads the documents in it: make one, with a file company.md in it, or name another folder with --dir.`,
    )
  }
  const policies = await readFilesIn(dir, 'policies')
  const past = await pastIn(dir)
  const hasRecords = records && (await isFolder(join(dir, 'records')))
  const kept = hasRecords ? await readFilesIn(dir, 'records') : { files: [], problems: [] }
  const company = policies.files.find(({ path }) => path === 'policies/company.md')
  const languages = (company && (readDocument(company.path, company.bytes, ['en']).document.fields.languages as string[] | undefined)) ?? [
    'en',
  ]

  const drafts = [...policies.files, ...kept.files].map(({ path, bytes }) => readDocument(path, bytes, languages))
  const documents = drafts.map(({ document }) => document)
  const lexicon = lexiconOf(counting(documents), judging.promised)
  for (const { document, prose } of drafts) if (prose) document.findings.push(...judging.judge(document, prose, lexicon))
  // A version is cured otherwise than a page: nobody splits or rewrites what was approved. A record is published nowhere.
  const told = (sort: string, problems: readonly FileProblem[]) => problems.map(({ path, says }) => ({ path, says: `${sort}-${says}` }))
  const findings = [...policies.problems, ...told('version', past.problems), ...told('record', kept.problems)].map(({ path, says }) => ({
    rule: fileIsReadable,
    file: path,
    place: fileStart,
    says,
    args: {},
    related: [],
  }))
  const history = readHistory(past.files)
  return joined({ dir, today, documents, history, hasRecords, findings }, policies.pictures, lexicon, judging)
}

/** A project before its first document. */
export function emptyProject(dir: string, today: Day): Project {
  const nothing = { ...joinHandbook([], today), texts: { working: [], inForce: [] } }
  return {
    dir,
    today,
    documents: [],
    approved: [],
    history: noHistory,
    hasRecords: false,
    findings: [],
    working: nothing,
    inForce: nothing,
  }
}

/**
 * The same project with one document as it is being written, so that a walk need not read everything again for each
 * answer. What others were found to say is kept, so a new word of the company is not minded in them yet.
 */
export function withDocument(project: Project, path: string, source: string, judging: Judging): Project {
  const { documents, working } = project
  const draft = readDocument(path, new TextEncoder().encode(source), working.company?.fields.languages ?? ['en'])
  const all = [...documents.filter((document) => document.path !== path), draft.document].toSorted((a, b) => byCodeUnit(a.path, b.path))
  const lexicon = lexiconOf(counting(all), judging.promised)
  if (draft.prose) draft.document.findings.push(...judging.judge(draft.document, draft.prose, lexicon))
  // What is wrong with the history is found anew: it may be cured by this text.
  const findings = project.findings.filter(({ rule }) => rule === fileIsReadable)
  return withNumbers(joined({ ...project, documents: all, findings }, working.pictures, lexicon, judging), working.numbers)
}

/** The same project with entries that were added to its history. */
export function withEntries(project: Project, entries: readonly Entry[], judging: Judging): Project {
  return again({ ...project, history: { ...project.history, entries: [...project.history.entries, ...entries] } }, judging)
}

/** The same project on another day: its texts as they stand now, and what holds of them then. */
export function onDay(project: Project, today: Day, judging: Judging): Project {
  return today === project.today ? project : again({ ...project, today }, judging)
}

function again(project: Project, judging: Judging): Project {
  const { documents, working, findings } = project
  const bare = documents.map(({ life: _, ...document }) => document)
  const files = findings.filter(({ rule }) => rule === fileIsReadable)
  const lexicon = lexiconOf(counting(bare), judging.promised)
  return withNumbers(joined({ ...project, documents: bare, findings: files }, working.pictures, lexicon, judging), working.numbers)
}

/** No build finds a page that lies among the records, so checking does not count on it either. */
function counting(documents: readonly Document[]): Document[] {
  return documents.filter((document) => !isRecord(document) || kindNamed(document.kind)?.home !== 'policies')
}

function joined(
  read: Omit<Project, 'working' | 'inForce' | 'approved'>,
  pictures: ReadonlySet<string>,
  lexicon: Lexicon,
  judging: Judging,
): Project {
  const project = settledWith(new Set(), read, pictures, lexicon, judging)
  const wordedAnew = new Set(project.inForce.documents.flatMap(({ life, path }) => (life?.working === 'same' ? [path] : [])))
  if (wordedAnew.size === 0) return project
  // A link that leads nowhere is only seen among all: where better wording brought it in, staff keep what was approved.
  const wrong = judging.stopsTogether(project.inForce).flatMap(({ file }) => (wordedAnew.has(file) ? [file] : []))
  return wrong.length === 0 ? project : settledWith(new Set(wrong), read, pictures, lexicon, judging)
}

function settledWith(
  unsound: ReadonlySet<string>,
  read: Omit<Project, 'working' | 'inForce' | 'approved'>,
  pictures: ReadonlySet<string>,
  lexicon: Lexicon,
  judging: Judging,
): Project {
  const { today, history } = read
  const languages = languagesIn(read.documents)
  const settled = settle(read.documents, history.entries, today, {
    sectionsOf: judging.sectionsOf,
    readText: (entry) => once(history, `${entry.file} ${entry.page}`, () => textOf(entry, languages, lexicon, judging)),
    isSound: ({ path, findings, fields }) => !unsound.has(path) && !findings.some((finding) => judging.stops(finding, fields)),
  })
  const { documents, approved } = settled
  const working = counting(documents)
  const inForce = [
    ...working.filter((document) => isInForce(document, today)),
    ...approved.filter((one) => isInForce(one, today)),
  ].toSorted((a, b) => byCodeUnit(a.path, b.path))
  const texts = { working: working.filter((document) => !isRetired(document)), inForce }
  // Everything there is, each page once: as it is being written, or as staff have it.
  const gone = approved.filter(({ life }) => life?.working === 'gone')
  const inPlace = new Map(inForce.map((document) => [document.path, document]))
  return {
    ...read,
    documents,
    approved,
    findings: [...read.findings, ...history.findings, ...settled.findings],
    working: { ...joinHandbook(texts.working, today, { all: [...working, ...gone], pictures }), texts },
    inForce: {
      ...joinHandbook(inForce, today, { all: [...working.map((document) => inPlace.get(document.path) ?? document), ...gone], pictures }),
      texts,
    },
  }
}

/** Approved texts never change, so each is read once for a history, however often a page is written on. */
function once(history: History, name: string, read: () => Document): Document {
  let texts = textsOf.get(history)
  if (texts === undefined) textsOf.set(history, (texts = new Map()))
  let text = texts.get(name)
  if (text === undefined) texts.set(name, (text = read()))
  return text
}

const textsOf = new WeakMap<History, Map<string, Document>>()

/** An approved text, read again as the document it was approved as. */
function textOf(entry: Entry, languages: readonly string[], lexicon: Lexicon, { judge }: Judging): Document {
  const { document, prose } = readDocument(entry.page, new TextEncoder().encode(entry.text), languages)
  if (prose) document.findings.push(...judge(document, prose, lexicon))
  return document
}

function languagesIn(documents: readonly Document[]): readonly string[] {
  const company = documents.find(({ path }) => path === 'policies/company.md')
  return (company?.fields.languages as string[] | undefined) ?? ['en']
}

/** The files of `history/`. Where something else stands in its place, all that was approved would be forgotten without a word. */
async function pastIn(dir: string): Promise<{ files: SourceFile[]; problems: FileProblem[] }> {
  const folder = join(dir, 'history')
  if (await isFolder(folder)) return readFilesIn(dir, 'history')
  const isThere = (await lstat(folder).catch(() => undefined)) !== undefined
  return { files: [], problems: isThere ? [{ path: 'history', says: 'not-a-folder' }] : [] }
}

async function isFolder(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined))?.isDirectory() ?? false
}
