import type { Report } from '../check/report.ts'
import { isInForce, isRecord, isRetired } from '../handbook/in-force.ts'
import type { Project } from '../handbook/read.ts'
import { kinds } from '../kinds/index.ts'
import type { Words } from '../words/words.ts'
import { documentBegunWith, starterTemplates } from './begin.ts'

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
}

/** Counts the pages that are the company's own. Records are nobody's page. */
export function yoursIn({ documents, today }: Project): Yours {
  const pages = documents.filter((document) => !isRetired(document) && !isRecord(document) && document.kind !== undefined)
  return { yours: pages.filter((document) => isInForce(document, today) && !hasOurs(document.fields)).length, pages: pages.length }
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
  if (company.fields.status !== 'approved') return { says: words.say('walk.next.companyOpen'), write: companyTemplate }
  const isOpen = (path: string) => {
    const document = project.documents.find((one) => one.path === path)!
    return !isInForce(document, project.today) || hasOurs(document.fields)
  }
  for (const template of starterTemplates(project, words)) {
    const path = documentBegunWith(template, project)
    if (path !== undefined && !isOpen(path)) continue
    const title = project.documents.find((one) => one.path === path)?.title ?? template.words.title
    return { says: words.say('walk.next.starter', { title }), write: path ?? template.id }
  }
  const left = report.progress.filter(({ next }) => next !== '')
  const doable = left.filter(({ write }) => write !== '')
  const open = doable.length > 0 ? doable : left
  // Whoever opens next month has nobody to ask yet: what customers need comes when there are some.
  const stage = company.fields.hasCustomers === false ? (open.find(({ stage: n }) => n !== evidence) ?? open[0]) : open[0]
  return stage && { says: stage.next, write: stage.write }
}

/** The stage at which customers are asked what they need. */
const evidence = kinds.problem.stage
