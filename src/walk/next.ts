import type { Report } from '../check/report.ts'
import type { Document } from '../handbook/document.ts'
import { isInForce, isRecord, isRetired } from '../handbook/in-force.ts'
import type { Project } from '../handbook/read.ts'
import { kinds } from '../kinds/index.ts'
import type { Words } from '../words/words.ts'
import { documentBegunWith, starterTemplates, wasRetired } from './begin.ts'
import { isWaiting, waitingIn } from './waiting.ts'
import { rolesIn } from './who-approves.ts'

/** What is written first, by `servicebook init`. */
export const companyTemplate = kinds.company.name

/** How many pages are the company's own: staff may work by them, and somebody has looked at every answer. */
export interface Yours {
  yours: number
  pages: number
}

/** The one thing to do now: a sentence, and what `servicebook write` is to be given for it. */
export interface NextStep {
  says: string
  write: string
  /** It is written, and only waits for somebody's yes. */
  approve?: true
}

/** Counts the pages that are the company's own. Records are nobody's page. */
export function yoursIn({ documents, today }: Project): Yours {
  const pages = documents.filter((document) => !isRetired(document) && !isRecord(document) && document.kind !== undefined)
  const isWorkedBy = (document: Document) => isInForce(document, today) || document.life?.now?.did === 'approved'
  return { yours: pages.filter((document) => isWorkedBy(document) && !hasOurs(document.fields)).length, pages: pages.length }
}

function hasOurs({ notYetYours }: Record<string, unknown>): boolean {
  return Array.isArray(notYetYours) && notYetYours.length > 0
}

/**
 * The one thing to do now. First the company, then the pages its trade begins with, in their order, since those help
 * staff tomorrow; then stage by stage what the handbook lacks. Nobody is sent to thirty-nine questions before a page.
 *
 * @returns undefined where nothing is left
 */
export function nextStep(project: Project, report: Report, words: Words): NextStep | undefined {
  const { company } = project.working
  if (company === undefined) return { says: words.say('walk.next.company'), write: companyTemplate }
  const { changed, drafts } = waitingIn(project)
  const waits = [...changed, ...drafts].some(({ path }) => path === company.path)
  if (company.fields.status !== 'approved' && waits && rolesIn(project.working).length > 0)
    return { says: words.say('walk.next.companyYes'), write: company.path, approve: true }
  if (company.fields.status !== 'approved') return { says: words.say('walk.next.companyOpen'), write: companyTemplate }
  const isOpen = (path: string) => {
    const document = project.documents.find((one) => one.path === path)!
    return !isRetired(document) && ((document.readable && isWaiting(document)) || hasOurs(document.fields))
  }
  for (const template of starterTemplates(project, words)) {
    const path = documentBegunWith(template, project)
    if (path === undefined ? wasRetired(template, project) : !isOpen(path)) continue
    const document = project.documents.find((one) => one.path === path)
    const title = document?.title ?? template.words.title
    if (path !== undefined && changed.includes(document!))
      return { says: words.say('walk.next.changed', { title }), write: path, approve: true }
    return { says: words.say('walk.next.starter', { title }), write: path ?? template.id }
  }
  const left = report.progress.filter(({ next }) => next !== '')
  const doable = left.filter(({ write }) => write !== '')
  const open = doable.length > 0 ? doable : left
  // Whoever opens next month has nobody to ask yet: what customers need comes when there are some.
  const stage = company.fields.hasCustomers === false ? (open.find(({ stage: n }) => n !== evidence) ?? open[0]) : open[0]
  const isChanged = changed.some(({ path }) => path === stage?.write)
  return stage && { says: stage.next, write: stage.write, ...(isChanged && { approve: true }) }
}

/** The stage at which customers are asked what they need. */
const evidence = kinds.problem.stage
