import type { Document } from '../handbook/document.ts'
import type { Project } from '../handbook/read.ts'
import { documentBegunWith } from '../walk/begin.ts'
import { companyTemplate } from '../walk/next.ts'
import { templateNamed } from '../walk/template.ts'
import type { Words } from '../words/words.ts'

/** Where to write a document. */
export function toWrite(path: string, question = ''): string {
  return `/write/${path.split('/').map(encodeURIComponent).join('/')}${question === '' ? '' : `?ask=${encodeURIComponent(question)}`}`
}

/** Where to look at a document. */
export function toSee(path: string, as = ''): string {
  return `/see/${path.split('/').map(encodeURIComponent).join('/')}${as === '' ? '' : `?as=${as}`}`
}

/** Where a document's versions are shown, or one of them. */
export function toLife(path: string, version?: number): string {
  return `/life/${path.split('/').map(encodeURIComponent).join('/')}${version === undefined ? '' : `?show=${version}`}`
}

/** Where the slips of a round are, with the sheet to sign. */
export function toSlips(round: string): string {
  return `/sheets/sign-off/${encodeURIComponent(round)}.html`
}

/** Where a document's page is shown alone, as staff will see it. */
export function toPage({ address }: Pick<Document, 'address'>): string {
  return `/page/${address.split('/').map(encodeURIComponent).join('/')}`
}

/**
 * Where to go for what `servicebook write` would be given: a document, the template of one still to be written, or the
 * company before there is one.
 */
export function toDo(write: string, project: Project, words: Words): string {
  if (write === '') return '/check'
  if (write === companyTemplate) return project.working.company === undefined ? '/begin' : toWrite(project.working.company.path)
  if (project.documents.some(({ path }) => path === write)) return toWrite(write)
  const template = templateNamed(write, words)
  const begun = template && documentBegunWith(template, project)
  return begun === undefined ? `/new/${write.split('/').map(encodeURIComponent).join('/')}` : toWrite(begun)
}
