import { checkProject } from '../../check/report.ts'
import { isInForce, isRetired, isWorkedBy } from '../../handbook/in-force.ts'
import { titleOf } from '../../render/context.ts'
import { dayInWords } from '../../render/values.ts'
import { documentBegunWith, starterTemplates, wasRetired } from '../../walk/begin.ts'
import { waitingIn } from '../../walk/waiting.ts'
import { nextStep } from '../../walk/next.ts'
import { stateInWords } from '../../walk/state-in-words.ts'
import { toDo, toSee, toWrite } from '../ways.ts'
import { findingViews } from '../findings.ts'
import { dueIn } from '../life/reviews.ts'
import { standingInWords } from '../life/standing.ts'
import type { Screen, Setting } from './screen.ts'
import { endKey } from './write.ts'

/** How many of the things that would mislead staff are told before the rest is (findings). */
const mostTold = 5

/** Where things stand: how far each stage is, what to do now, the pages to begin with, what would mislead, what is due. */
export function homeScreen(setting: Setting): Screen {
  const { project, words } = setting
  const report = checkProject(project)
  const step = nextStep(project, report, words)
  const begun = starters(setting)
  const errors = findingViews(project, words).filter(({ severity }) => severity === 'error')
  return {
    layout: 'home',
    title: words.say('start.home.title'),
    view: {
      next: step ? { says: step.says, href: step.approve ? toWrite(step.write, endKey) : toDo(step.write, project, words) } : null,
      stages: report.progress.map(({ stage, title, done, total, next, write }) => ({
        stage,
        title,
        done,
        total,
        isDone: done === total,
        says: next,
        href: next === '' ? null : toDo(write, project, words),
      })),
      starters: begun,
      startersHint: words.say('start.home.startersHint', { yours: begun.filter(({ yours }) => yours).length, count: begun.length }),
      /** Until the first pages are theirs, what each stage wants next only discourages: one thing is enough to do. */
      showsMeter: begun.every(({ yours }) => yours),
      errors: errors.slice(0, mostTold),
      moreErrors: Math.max(0, errors.length - mostTold),
      changed: changed(setting),
      due: due(setting),
      others: otherPages(setting),
      isNew: project.working.company === undefined,
    },
  }
}

/** The pages a company begins with: not there yet, ours, or theirs. */
function starters({ project, words }: Setting) {
  return starterTemplates(project, words).flatMap((template) => {
    const path = documentBegunWith(template, project)
    if (path === undefined && wasRetired(template, project)) return []
    const document = project.documents.find((one) => one.path === path)
    const ours = (document?.fields.notYetYours as string[] | undefined) ?? []
    return {
      title: document?.title ?? template.words.title,
      purpose: template.words.purpose,
      yours: document !== undefined && isWorkedBy(document, project.today) && ours.length === 0,
      href: toDo(template.id, project, words),
    }
  })
}

/** Pages to be looked at again within a month, the most urgent first. */
function due({ project, words }: Setting) {
  return dueIn(project).map(({ by, isOverdue, document }) => ({
    title: titleOf(document, words),
    says: words.say(isOverdue ? 'start.home.overdue' : 'start.home.due', { day: dayInWords(by, words) }),
    href: document.life === undefined ? toWrite(document.path) : '/life',
  }))
}

/** Pages of which staff keep an earlier version until somebody has approved what is written now. */
function changed({ project, words }: Setting) {
  return waitingIn(project).changed.map((document) => ({
    title: titleOf(document, words),
    says: standingInWords(document, words),
    href: toWrite(document.path, endKey),
  }))
}

/** Every document there is, kind by kind. */
function otherPages({ project, words }: Setting) {
  const there = project.documents.filter((document) => document.kind !== undefined && !isRetired(document))
  const kinds = [...new Set(there.map(({ kind }) => kind!))]
  return kinds.map((kind) => ({
    title: words.kind(kind).plural,
    pages: there
      .filter((document) => document.kind === kind)
      .map((document) => ({
        title: titleOf(document, words),
        state: isInForce(document, project.today) ? '' : stateInWords(document, project.today, words),
        href: toSee(document.path),
      })),
  }))
}
