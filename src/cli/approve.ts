import pc from 'picocolors'
import { CannotRun } from '../cannot-run.ts'
import type { Document } from '../handbook/document.ts'
import type { Project } from '../handbook/read.ts'
import type { Day } from '../handbook/values/date.ts'
import type { Entry } from '../history/entry.ts'
import { readProject } from '../project.ts'
import { dayInWords } from '../render/values.ts'
import { approve as approvePages, type Approval, type Approved, type Refusal } from '../walk/approve.ts'
import { placeTaken } from '../walk/place-taken.ts'
import { roleMeant } from '../walk/who-approves.ts'
import { unreadIn, waitingIn } from '../walk/waiting.ts'
import { wordsFor, type Words } from '../words/words.ts'
import { dayTyped } from './day-typed.ts'
import { approvedInWords } from './formats/approved.ts'
import { json } from './formats/json.ts'
import { differenceInWords } from './formats/difference.ts'
import { refusalsInWords } from './formats/refusals.ts'
import { waitingAsData, waitingInWords } from './formats/waiting.ts'
import { pagesNamed } from './pages-named.ts'
import { dayNamed, findProject, type Everywhere } from './project.ts'
import { asDifferently, askApproval, whoMay } from './walk/ask-approval.ts'
import { inTerminal } from './walk/in-terminal.ts'
import { atMargin } from './walk/show.ts'

export interface ApproveOptions extends Everywhere {
  by?: string
  note?: string
  differently?: string
  from?: string
  wording?: boolean
  read?: boolean
  format: 'pretty' | 'json'
}

/** `servicebook approve`: staff work by what stands in these pages; without any, what waits. Returns the exit code. */
export async function approve(named: readonly string[], options: ApproveOptions): Promise<number> {
  const dir = findProject(options.dir)
  const today = dayNamed(options.today)
  const project = await readProject(dir, { today })
  const words = wordsFor(project.working.company?.language ?? 'en', dir)
  if (named.length === 0) {
    const waiting = waitingIn(project)
    process.stdout.write(options.format === 'json' ? json(waitingAsData(waiting)) : waitingInWords(waiting, project, words))
    return 0
  }
  const documents = pagesNamed(project, named, words)
  const gone = documents.find(({ life }) => life?.working === 'gone')
  if (gone !== undefined) throw new CannotRun(words.say('approve.gone', { file: gone.path }))
  const unread = options.read ? [] : unreadAmong(documents, words)
  if (unread.length > 0) return tell({ refusals: unread, versions: [], unchanged: [], changedMeanwhile: [] }, project, options, words)
  const given = givenIn(options, project, words)
  const work = (approval: Approval): Promise<Approved> =>
    approvePages(
      dir,
      () => readProject(dir, { today }),
      documents.map(({ path }) => path),
      approval,
      words,
    )
  if (whoMay(documents, project).length === 0 && given.by === undefined) throw new CannotRun(words.say('approve.nobodyForAll'))
  const mayAsk = process.stdin.isTTY && options.format !== 'json'
  if (!mayAsk) {
    const { by } = given
    if (by === undefined)
      throw new CannotRun(words.say('approve.whoMissing', { files: named.join(' '), roles: rolesOf(documents, project) }))
    return tell(await work({ ...given, by }), project, options, words, given.from)
  }
  return inTerminal(async (terminal) => {
    for (const document of documents) {
      terminal.say(differenceInWords(document, project, words))
      for (const line of placeTaken(document.life, dayMeant(document, given.from), words)) terminal.say(pc.yellow(atMargin(line, 0)))
    }
    const approval = await askApproval(documents, project, given, { terminal, words })
    if (approval === undefined) {
      terminal.say(words.say('approve.ask.left'))
      return 0
    }
    return tell(await work(approval), project, options, words, approval.from)
  }, words)
}

function givenIn({ by, note, differently, from, wording = false }: ApproveOptions, { working }: Project, words: Words): Partial<Approval> {
  const day = dayTyped('--from', from, words)
  return {
    ...(by !== undefined && { by: roleMeant(by, working) }),
    ...(note?.trim() && { note: note.trim() }),
    ...(differently?.trim() && { differently: asDifferently(differently, words) }),
    ...(day !== undefined && { from: day }),
    wording,
  }
}

/** Pages with suggestions of ours that nobody here has read: they are nobody's word yet, so nobody can give it for them. */
function unreadAmong(documents: readonly Document[], words: Words): Refusal[] {
  return documents.flatMap((document): Refusal[] => {
    const n = unreadIn(document)
    const { path: file } = document
    return n === 0
      ? []
      : [{ file, says: 'unread', message: words.say('approve.unread.message', { n }), fix: words.say('approve.unread.fix', { file }) }]
  })
}

/** From which day on a page will hold: the one that was said, or the one it names. */
function dayMeant({ fields }: Document, from: Day | undefined): Day {
  return from ?? (fields.effectiveFrom as Day | undefined) ?? ''
}

function rolesOf(documents: readonly Document[], project: Project): string {
  return whoMay(documents, project)
    .map(({ name, title }) => `${title} (${name})`)
    .join(', ')
}

function tell(done: Approved, project: Project, { format }: ApproveOptions, words: Words, from?: Day): number {
  const { refusals, versions, unchanged, changedMeanwhile } = done
  if (format === 'json') process.stdout.write(json({ versions: versions.map(asData), unchanged, changedMeanwhile, refusals }))
  else if (refusals.length > 0) process.stdout.write(`${pc.bold(words.say('approve.refused'))}\n${refusalsInWords(refusals, words)}\n`)
  else process.stdout.write(`${versions.length > 0 ? ifPast(from, project, words) : ''}${approvedInWords(done, project, words)}`)
  return refusals.length > 0 ? 1 : 0
}

/** Nothing holds from a day that is over: who typed one is told so. Empty where nobody did. */
export function ifPast(from: Day | undefined, { today }: Pick<Project, 'today'>, words: Words): string {
  return from === undefined || from >= today ? '' : `${pc.yellow(words.say('approve.past', { day: dayInWords(from, words) }))}\n`
}

/** A version as programs get it: without its text, which stands in its file. */
export function asData(entry: Entry): Omit<Entry, 'text' | 'textLine'> {
  const { text: _, textLine: __, ...data } = entry
  return data
}
