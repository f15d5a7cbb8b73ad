/**
 * The Servicebook library: all the command does, without printing or exiting.
 *
 * @example
 * import { checkProject, mayPublish, publish, readProject, renderSite } from 'servicebook'
 *
 * const project = await readProject('/srv/our-handbook', { today: '2026-11-21' })
 * const report = checkProject(project)
 * if (mayPublish(report)) {
 *   await publish(renderSite(project.inForce, { dir: project.dir }), '/srv/our-handbook/handbook', project.dir)
 * }
 *
 * @example
 * import { approve, changesWaiting, readProject, wordsFor } from 'servicebook'
 *
 * const dir = '/srv/our-handbook'
 * const words = wordsFor('en', dir)
 * const read = () => readProject(dir, { today: '2026-11-21' })
 * const project = await read()
 * for (const { page, says } of changesWaiting(project, { handbook: project.working, words, audience: 'managers' })) {
 *   console.log(page.path, page.life?.now?.version, says)
 * }
 * const said = { by: 'shop-manager', note: 'A drink costs 3 EUR now.', differently: 'You give up to 3 EUR.' }
 * const { refusals, versions } = await approve(dir, read, ['policies/premises/long-wait.md'], said, words)
 * @module
 */
export { CannotRun } from './cannot-run.ts'
export { checkDocument } from './check/document.ts'
export { checkProject, mayPublish, type Report, type ReportedFinding } from './check/report.ts'
export type { Severity } from './check/rule.ts'
export type { StageProgress } from './check/progress.ts'
export type { Document } from './handbook/document.ts'
export type { Handbook } from './handbook/handbook.ts'
export type { Place } from './handbook/place.ts'
export type { Project } from './handbook/read.ts'
export { changesBetween, changeSince, changesWaiting, type Change } from './history/changes.ts'
export type { Entry } from './history/entry.ts'
export type { Life, Standing as WorkingStanding } from './history/life.ts'
export type { Redline, RedlineLine, RedlinePart, RedlineSetting } from './history/redline.ts'
export type { Audience } from './kinds/field.ts'
export { kindNames, kindSchema, type KindName } from './kinds/schema.ts'
export { readProject } from './project.ts'
export { askHandbook, type Answer } from './measure/ask.ts'
export type { Asking, Covers, Standing } from './measure/allowed.ts'
export { publish } from './publish/publish.ts'
export { startPreview, type Preview } from './publish/preview-server.ts'
export { renderHandout } from './render/handout.ts'
export type { RenderOptions } from './render/drawn-pages.ts'
export { renderSite, type Site } from './render/site.ts'
export { writeFigures } from './records/figures.ts'
export { collect as collectReceipts, type Collected } from './signoff/collect.ts'
export { writeSlips } from './signoff/hand-out.ts'
export { takeDownPaper, type PaperSigned } from './signoff/on-paper.ts'
export { openRound, type Asked as AskedToRead, type Opened } from './signoff/open-round.ts'
export type { HandedIn } from './signoff/read-handed-in.ts'
export { readSignOffs, type SignOffRecords } from './signoff/read-sign-offs.ts'
export { remindersFor, type Reminder } from './signoff/remind.ts'
export { standingOf as standingOfRounds, type PageStanding, type PersonStanding, type RoundStanding } from './signoff/standing.ts'
export { startBrowser, type Started } from './start/start.ts'
export { approve, type Approval, type Approved, type Refusal } from './walk/approve.ts'
export { blankEntry, type Blanking } from './walk/blank.ts'
export { confirmReview, type Confirmation } from './walk/confirm.ts'
export { nextStep, type NextStep } from './walk/next.ts'
export { askedOn, type Asked, type Page, type Remark } from './walk/page.ts'
export { retire, type Retirement } from './walk/retire.ts'
export { walkThrough, type Outcome, type Walk } from './walk/walk.ts'
export { wordsFor, type Words } from './words/words.ts'
