import { byCodeUnit } from '../handbook/files.ts'
import { isRetired } from '../handbook/in-force.ts'
import type { Place } from '../handbook/place.ts'
import type { Project } from '../handbook/read.ts'
import type { Day } from '../handbook/values/date.ts'
import { sentences } from '../words/sentences.ts'
import { wordsFor, type Words } from '../words/words.ts'
import { findingsIn } from './findings.ts'
import { progressOf, type StageProgress } from './progress.ts'
import type { Severity } from './rule.ts'
import { severityOf } from './severity.ts'

/** A finding in words, with its place. Lines and columns count from 1; the end column is the first one after it. */
export interface ReportedFinding extends Place {
  rule: string
  severity: Severity
  /** From the project, with forward slashes. */
  file: string
  /** What was found and what is wanted, as a sentence. */
  message: string
  fix: string
  /** The rule's page, from the root of the Servicebook repository. */
  url: string
  /** False where staff would not meet it: a draft, or a working text that is not approved. Such errors stop nothing. */
  inForce: boolean
  related: (Place & { file: string })[]
}

/** What `servicebook check --format json` prints, and what {@link checkProject} returns. */
export interface Report {
  /** Of this format. It changes when a field changes its meaning or goes. */
  version: 1
  today: Day
  findings: ReportedFinding[]
  progress: StageProgress[]
  summary: {
    /** Errors in what would be published; those elsewhere are not counted. */
    errors: number
    gaps: number
    advice: number
    /** Errors in drafts and working texts: they stop nothing. */
    errorsInDrafts: number
    documents: number
    /** Documents that would be pages for staff and managers. */
    pages: number
  }
}

/**
 * Checks a project that has been read.
 *
 * @param options.files report only on these (paths from the project); rules still see everything
 * @returns every finding in one go, sorted by file and place, with the meter
 */
export function checkProject(project: Project, options: { files?: readonly string[] } = {}): Report {
  return reportOn(project, wordsFor(project.working.company?.language ?? 'en', project.dir), options)
}

/** The report on documents that need not stand in a folder, in given words. */
export function reportOn(project: Omit<Project, 'dir'>, words: Words, options: { files?: readonly string[] } = {}): Report {
  const all = findingsIn(project)
  const only = options.files && new Set(options.files)
  const findings = all
    .filter(({ file }) => !only || only.has(file))
    .map((finding): ReportedFinding => {
      const { rule, file, place, related, inForce } = finding
      return {
        rule,
        severity: severityOf(rule),
        file,
        ...place,
        ...sentences(words, finding),
        url: `docs/rules/${rule}.md`,
        inForce,
        related: related.map((other) => ({ file: other.file, ...other.place })),
      }
    })
    // What stands at one place keeps the order its rule and its kind's fields have.
    .sort((a, b) => byCodeUnit(a.file, b.file) || a.line - b.line || a.column - b.column)
  const count = (severity: Severity) => findings.filter((finding) => finding.severity === severity).length
  const inDrafts = findings.filter(({ severity, inForce }) => severity === 'error' && !inForce).length
  return {
    version: 1,
    today: project.today,
    findings,
    progress: progressOf(project, all, words),
    summary: {
      errors: count('error') - inDrafts,
      gaps: count('gap'),
      advice: count('advice'),
      errorsInDrafts: inDrafts,
      documents: project.documents.filter((document) => !isRetired(document)).length,
      pages: project.inForce.documents.filter(({ kind }) => kind !== undefined).length,
    },
  }
}

/** True where nothing stands in the way of publishing; `strict` minds gaps too. */
export function mayPublish({ summary }: Report, strict = false): boolean {
  return summary.errors === 0 && (!strict || summary.gaps === 0)
}
