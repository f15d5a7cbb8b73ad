import { findingsIn } from '../check/findings.ts'
import type { Severity } from '../check/rule.ts'
import { severityOf } from '../check/severity.ts'
import type { Document } from '../handbook/document.ts'
import { byCodeUnit } from '../handbook/files.ts'
import type { Project } from '../handbook/read.ts'
import { titleOf } from '../render/context.ts'
import { questionOf } from '../walk/page.ts'
import { questionsOf } from '../walk/questions.ts'
import { templateOf } from '../walk/template.ts'
import { sentences } from '../words/sentences.ts'
import type { Words } from '../words/words.ts'
import { toSee, toWrite } from './ways.ts'

/** A finding as a screen shows it, with the way to the question it is about. */
export interface FindingView {
  severity: Severity
  title: string
  file: string
  line: number
  message: string
  fix: string
  /** Staff would meet it: it stops publishing where it is an error. */
  inForce: boolean
  /** To the file itself where nothing can be asked about it; null where it could not be read at all. */
  href: string | null
}

/** What checking says, each finding linked to the question that cures it. */
export function findingViews(project: Project, words: Words): FindingView[] {
  return findingsIn(project)
    .toSorted((a, b) => byCodeUnit(a.file, b.file) || a.place.line - b.place.line || a.place.column - b.place.column)
    .map((finding) => {
      const document = project.documents.find(({ path }) => path === finding.file)
      const key = document && questionOf(finding, document, questionsOn(document, words))
      return {
        severity: severityOf(finding.rule),
        title: document === undefined ? finding.file : titleOf(document, words),
        file: finding.file,
        line: finding.place.line,
        ...sentences(words, finding),
        inForce: finding.inForce,
        href: document === undefined ? null : document.kind === undefined ? toSee(document.path, 'file') : toWrite(finding.file, key),
      }
    })
}

function questionsOn(document: Document, words: Words) {
  const template = templateOf(document, words)
  return template ? questionsOf(template, words) : []
}
