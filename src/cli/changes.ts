import { CannotRun } from '../cannot-run.ts'
import type { Document } from '../handbook/document.ts'
import type { Project } from '../handbook/read.ts'
import { parseDay, type Day } from '../handbook/values/date.ts'
import { changesBetween, changeSince, changesWaiting, wordedBetterSince, type Change } from '../history/changes.ts'
import type { RedlineSetting } from '../history/redline.ts'
import { daysFrom } from '../measure/days.ts'
import { readProject } from '../project.ts'
import { wordsFor, type Words } from '../words/words.ts'
import { dayTyped } from './day-typed.ts'
import { changesAsData } from './formats/changes-data.ts'
import { changesInWords, type ToldChanges } from './formats/changes.ts'
import { json } from './formats/json.ts'
import { pageNamed } from './pages-named.ts'
import { dayNamed, findProject, type Everywhere } from './project.ts'

export interface ChangesOptions extends Everywhere {
  since?: string
  until?: string
  format: 'pretty' | 'json'
}

/** Without a day, what was approved in this time is told (days). */
const lately = 30

/** `servicebook changes`: what differs from what staff have, and what was approved lately. Returns the exit code. */
export async function changes(named: string | undefined, options: ChangesOptions): Promise<number> {
  const dir = findProject(options.dir)
  const today = dayNamed(options.today)
  const project = await readProject(dir, { today })
  const words = wordsFor(project.working.company?.language ?? 'en', dir)
  const page = named === undefined ? undefined : pageNamed(project, named, words)
  const told = changesMeant(page, options, project, words)
  process.stdout.write(options.format === 'json' ? json(changesAsData(told, project)) : changesInWords(told, project, words))
  return 0
}

function changesMeant(page: Document | undefined, { since, until }: ChangesOptions, project: Project, words: Words): ToldChanges {
  const setting: RedlineSetting = { handbook: project.working, words, audience: 'managers' }
  const to = dayTyped('--until', until, words)
  const isOf = (change: Change) => page === undefined || change.page.path === page.path
  const between = (from: Day) => changesBetween(project, from, to ?? project.today, setting).filter(isOf)
  const n = since === undefined || !/^\d{1,4}$/.test(since.trim()) ? undefined : Number(since)
  if (n !== undefined) {
    if (page === undefined) throw new CannotRun(words.say('changes.whichPage', { n }))
    return { one: changeSince(page, versionOf(page, n, words), project, setting) }
  }
  const from = since === undefined ? undefined : parseDay(since.trim())
  if (since !== undefined && from === undefined) throw new CannotRun(words.say('changes.noSince', { typed: since }))
  if (page !== undefined && page.life === undefined) throw new CannotRun(words.say('changes.noVersions', { file: page.path }))
  const begins = from ?? daysFrom(to ?? project.today, -lately)
  const waiting = to === undefined && from === undefined ? changesWaiting(project, setting).filter(isOf) : undefined
  const better = waiting && wordedBetterSince(project, setting).filter(isOf)
  return { waiting, better, approved: between(begins), from: begins, to }
}

function versionOf({ path, life }: Document, n: number, words: Words) {
  const versions = (life?.versions ?? []).filter(({ did }) => did === 'approved')
  if (versions.length === 0) throw new CannotRun(words.say('changes.noVersions', { file: path }))
  const entry = versions.findLast(({ version }) => version === n)
  if (entry === undefined)
    throw new CannotRun(words.say('changes.noVersion', { file: path, n, versions: versions.map(({ version }) => version).join(', ') }))
  return entry
}
