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
export { startBrowser, type Started } from './start/start.ts'
export { nextStep, type NextStep } from './walk/next.ts'
export { askedOn, type Asked, type Page, type Remark } from './walk/page.ts'
export { walkThrough, type Outcome, type Walk } from './walk/walk.ts'
export { wordsFor, type Words } from './words/words.ts'
