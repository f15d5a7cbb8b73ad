import type { Document } from '../../handbook/document.ts'
import { isInForce } from '../../handbook/in-force.ts'
import { kinds } from '../../kinds/index.ts'
import { starterPages } from '../../walk/begin.ts'
import { titleOf } from '../../render/context.ts'
import { nextStep } from '../../walk/next.ts'
import { checkProject } from '../../check/report.ts'
import { askedOn, type Asked, type Page } from '../../walk/page.ts'
import { nameOf, questionView, remarkViews } from '../question.ts'
import { approvingView } from '../life/approving.ts'
import { staffHave } from '../life/published.ts'
import { settledView } from '../life/settled.ts'
import { standingInWords } from '../life/standing.ts'
import { toDo, toLife, toPage, toSee, toWrite } from '../ways.ts'
import type { Screen, Setting } from './screen.ts'

/** The question behind which the page is done: may staff work by it? */
export const endKey = 'end'

/** From so many starter answers on, reading them in one go is offered. */
const manyOfOurs = 4

/** One question of a page in the middle, the way through all of them on the left, the page staff will see on the right. */
export async function writeScreen(page: Page, setting: Setting): Promise<Screen> {
  const { words } = setting
  const asked = askedOn(page)
  const wanted = setting.asked.get('ask')
  const now = wanted === endKey ? undefined : (asked.find(({ key }) => key === wanted) ?? asked.find(isToAsk))
  const { document, template, path } = page
  return {
    layout: 'write',
    title: titleOf(document, words),
    view: {
      file: path,
      kind: words.kind(template.kind.name).title,
      purpose: template.words.purpose,
      isLive: isInForce(document, setting.project.today),
      standing: standingInWords(document, words),
      /** What is changed here does not reach staff by itself. */
      waits: document.life !== undefined && document.life.working !== 'same',
      versions: document.life === undefined ? null : toLife(path),
      rail: railView(page, now?.key ?? endKey),
      question: now ? { ...(await questionView(now, page)), ...around(now, page) } : null,
      end: now ? null : await endView(page, setting),
      ...shownAs(page),
    },
  }
}

/** The page staff will see, as far as there is one: records are for nobody's eyes, and a first page may not be readable yet. */
export function shownAs({ document, template, path }: Page): { page: string | null; see: string } {
  return { page: template.kind.home === 'policies' ? toPage(document) : null, see: toSee(path) }
}

/** The way through a page's questions. */
export function railView(page: Page, current: string) {
  const { words, path } = page
  const asked = askedOn(page)
  const isSeldom = (one: Asked) => !one.first && !one.better && one.answer === undefined && one.key !== current
  const entry = (one: Asked) => ({
    key: one.key,
    label: nameOf(one),
    state: one.state,
    says: words.say(`start.state.${one.state}`),
    current: one.key === current,
    isDone: false,
    href: toWrite(path, one.key),
  })
  const left = asked.filter(isToAsk).length
  return {
    says: left === 0 ? words.say('start.write.nothingLeft') : words.say('start.write.left', { n: left }),
    more: asked.filter(isSeldom).map(entry),
    questions: [
      ...asked.filter((one) => !isSeldom(one)).map(entry),
      {
        key: endKey,
        label: words.say('start.write.end'),
        state: 'end',
        says: isSettled(page.document) ? words.say('start.state.answered') : '',
        current: current === endKey,
        isDone: isSettled(page.document),
        href: toWrite(path, endKey),
      },
    ],
  }
}

/** Nothing of a page waits for a yes. */
function isSettled({ life, fields }: Document): boolean {
  const { status, notYetYours } = fields
  if (status === 'retired') return true
  return life === undefined ? status === 'approved' && notYetYours === undefined : life.working === 'same' || life.working === 'coming'
}

function isToAsk({ state }: Asked): boolean {
  return state === 'ours' || state === 'open' || state === 'wanting'
}

/** Where it goes from a question: back to the one before, on to the next that is open. */
function around(now: Asked, page: Page) {
  const order = askedOn(page).filter((one) => one.first || one.better || one.key === now.key)
  const at = order.findIndex(({ key }) => key === now.key)
  const next = order.slice(at + 1).find(isToAsk)
  const before = order[at - 1]
  const isFirst = before === undefined
  return {
    next: toWrite(page.path, next?.key ?? endKey),
    back: isFirst ? null : toWrite(page.path, before.key),
    canTakeAll: mayTakeAll(page),
    end: toWrite(page.path, endKey),
  }
}

/** Starter pages may be read in one go and taken as they are. A company's page holds facts, which nobody can take from us. */
export function mayTakeAll(page: Page): boolean {
  return page.template.kind.name !== kinds.company.name && askedOn(page).filter(({ state }) => state === 'ours').length >= manyOfOurs
}

async function endView(page: Page, setting: Setting) {
  const { project, words, asked: search } = setting
  const asked = askedOn(page)
  const { document, template, path } = page
  const labels = (state: Asked['state']) =>
    asked.filter((one) => one.state === state).map((one) => ({ label: nameOf(one), href: toWrite(path, one.key) }))
  const better = asked
    .filter(({ state, better }) => state === 'unasked' && better)
    .map((one) => ({ label: nameOf(one), href: toWrite(path, one.key) }))
  const isCompany = template.kind === kinds.company
  const isPage = template.kind.home === 'policies'
  const settled = isSettled(document)
  const step = nextStep(project, checkProject(project), words)
  const have = isPage && settled ? await staffHave(document, setting) : 'now'
  const approve =
    isPage && document.fields.status !== 'retired' && (!settled || document.life === undefined) ? approvingView(page, setting) : null
  return {
    open: labels('open'),
    ours: labels('ours'),
    wanting: asked
      .filter(({ state }) => state === 'wanting')
      .flatMap((one) => remarkViews(one.remarks).map((remark) => ({ ...remark, label: nameOf(one), href: toWrite(path, one.key) }))),
    better,
    isRecord: template.kind.home === 'records',
    settled: settled ? settledView(document, have, search.get('done') === 'yes', words) : null,
    standing: standingInWords(document, words),
    /** Also where staff work by it already: from then on, what is changed waits until somebody has approved it. */
    approve,
    /** What follows from a company: the pages its trade begins with. */
    pages: isCompany && document.fields.status === 'approved' ? starterPages(project, words).length : 0,
    next: step && toDo(step.write, project, words) !== toWrite(path) ? { says: step.says, href: toDo(step.write, project, words) } : null,
    /** One thing at a time: first this page is approved and published. */
    nextIsSecond: (approve !== null && !approve.isKeeping) || have !== 'now',
  }
}
