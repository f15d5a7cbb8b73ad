import { stat } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import pc from 'picocolors'
import { CannotRun } from '../cannot-run.ts'
import { emptyProject, type Project } from '../handbook/read.ts'
import { readProject } from '../project.ts'
import { filledIn, type Filled, type Given } from '../walk/answers-file.ts'
import { beginningFrom, beginningQuestions, companyPage, starterPages } from '../walk/begin.ts'
import { chosen } from '../walk/choices.ts'
import { readAnswers } from '../walk/read-answers.ts'
import { keepRecordsFromGit } from '../walk/kept-from-git.ts'
import { makeDocument } from '../walk/save.ts'
import { currencyTyped } from '../walk/typed.ts'
import { nextStep } from '../walk/next.ts'
import { waitingIn } from '../walk/waiting.ts'
import { checkProject } from '../check/report.ts'
import { nextLines } from './formats/pretty.ts'
import { wordsFor, type Words } from '../words/words.ts'
import { visibleLine } from './formats/visible.ts'
import { preview } from './preview.ts'
import { dayNamed, type Everywhere } from './project.ts'
import { atMargin } from './walk/show.ts'
import { inTerminal, walkToItsEnd } from './walk/in-terminal.ts'
import type { Terminal } from './walk/terminal.ts'
import { saysYes } from './walk/says-yes.ts'
import { refuse, writeAll } from './walk/write-all.ts'

export interface InitOptions extends Everywhere {
  answers?: string
  defaults?: boolean
  dryRun?: boolean
}

const companyPath = 'policies/company.md'

/** `servicebook init`: begins a handbook: the company, and the ten pages its trade begins with. Returns the exit code. */
export async function init(options: InitOptions): Promise<number> {
  const dir = resolve(options.dir ?? '.')
  const today = dayNamed(options.today)
  const words = wordsFor('en', dir)
  const project = await readProject(dir, { today }).catch((error: unknown) => {
    if (error instanceof CannotRun) return emptyProject(dir, today)
    throw error
  })
  const company = project.working.company
  if (company?.fields.status === 'approved') {
    process.stdout.write(`${words.say('walk.init.there', { file: visibleLine(company.path) })}\n`)
    return 0
  }
  // What stands there may be a company nobody can read: it is never written over.
  const inTheWay = company?.path ?? ((await stat(join(dir, companyPath)).catch(() => undefined)) && companyPath)
  if (inTheWay !== undefined && (company === undefined || options.answers !== undefined || options.defaults))
    throw new CannotRun(words.say(company === undefined ? 'walk.init.inTheWay' : 'walk.init.begun', { file: inTheWay }))
  if (options.answers !== undefined || options.defaults) return initFromFile(project, options, words)
  if (!process.stdin.isTTY) throw new CannotRun(words.say('walk.answers.noTerminal'))
  let wantsToLook = false
  const code = await inTerminal(async (terminal) => {
    if (company === undefined) await beginInTerminal(project, words, terminal)
    wantsToLook = await finishInTerminal(dir, company?.path ?? companyPath, options, words, terminal)
    return 0
  }, words)
  return wantsToLook ? preview({ ...options, dir, port: 4321, open: true }) : code
}

/** Asks how to begin, and makes the company's page. */
async function beginInTerminal(project: Project, words: Words, terminal: Terminal): Promise<void> {
  terminal.say(pc.bold(words.say('walk.init.welcome', { folder: visibleLine(project.dir) })))
  terminal.say(pc.dim(words.say('walk.init.welcomeHint')))
  const given: { [key: string]: string } = {}
  const questions = beginningQuestions(words)
  for (let i = 0; i < questions.length;) {
    const { key, words: told, choices } = questions[i]!
    terminal.say()
    terminal.say(pc.bold(told.ask))
    for (const line of [told.hint, told.why && words.say('walk.why', { why: told.why })]) if (line) terminal.say(pc.dim(atMargin(line, 0)))
    for (const [n, { title }] of choices.entries()) terminal.say(`${String(n + 1).padStart(2)}  ${title}`)
    const typed = await terminal.ask('› ')
    if (typed === '<') i = Math.max(0, i - 1)
    if (typed === '?') terminal.say(pc.green(`${words.say('walk.good')} ${String(told.good)}`))
    if (typed === '<' || typed === '' || typed === '?') continue
    given[key] = choices.length === 0 ? (currencyTyped(typed, words.language) ?? typed) : chosen(typed, choices)
    const { refusals } = beginningFrom(given, words)
    const refusal = refusals.find(({ where }) => where === key)
    if (refusal) terminal.say(pc.red(`${refusal.message} ${refusal.fix}`))
    else i++
  }
  const { beginning } = beginningFrom(given, words)
  const page = companyPage(project, beginning!, words)
  await makeDocument(project.dir, page.path, page.text)
  await keepRecordsFromGit(project.dir)
}

/** Goes on with the company's page, and makes the pages it begins with. True where somebody wants to see them. */
async function finishInTerminal(dir: string, path: string, options: InitOptions, words: Words, terminal: Terminal): Promise<boolean> {
  const read = () => readProject(dir, { today: dayNamed(options.today) })
  if ((await walkToItsEnd(await read(), path, words, terminal)) === undefined) return false
  const pages = starterPages(await read(), words)
  for (const page of pages) await makeDocument(dir, page.path, page.text)
  terminal.say()
  const now = await read()
  const { changed, drafts, unread, wrong } = waitingIn(now)
  // Whoever comes back later has them already.
  const n = changed.length + drafts.length + unread.length + wrong.length
  if (pages.length > 0) terminal.say(pc.bold(words.say('walk.init.pages', { n: pages.length })))
  else if (n > 0) terminal.say(pc.bold(atMargin(words.say('walk.init.waiting', { n }), 0)))
  for (const { path, document } of pages) terminal.say(`  ${document.title ?? ''}  ${pc.dim(path)}`)
  if (pages.length > 0 || n > 0) terminal.say()
  const step = nextStep(now, checkProject(now), words)
  if (step) for (const line of nextLines(step, words)) terminal.say(line)
  terminal.say(words.say('walk.init.look'))
  const typed = await terminal.ask('› ')
  if (typed === '' || saysYes(typed, { words })) return true
  terminal.say(words.say('walk.init.lookLater'))
  return false
}

/** Begins a handbook from a file of answers: the company approved, its pages as drafts; all of it or nothing. */
async function initFromFile(project: Project, options: InitOptions, words: Words): Promise<number> {
  const file = options.answers === undefined ? undefined : await readAnswers(options.answers, words)
  const given: Given = file?.company ?? {}
  if (options.answers !== undefined && file?.company === undefined)
    throw new CannotRun(words.say('walk.answers.noCompany', { file: options.answers }))
  const { beginning, refusals, rest } = beginningFrom(given, words, companyPath)
  if (beginning === undefined) return refuse(refusals, words)
  const company = filledIn(companyPage(project, beginning, words), { approve: 'yes', ...rest }, { defaults: options.defaults ?? true })
  const pages = starterPages(company.page.project, words).map((page): Filled => ({ page, refusals: [], missing: [], ours: [] }))
  const code = await writeAll(project, [company, ...pages], { dryRun: options.dryRun ?? false }, words)
  if (code !== 0) return code
  if (!options.dryRun) await keepRecordsFromGit(project.dir)
  process.stdout.write(`${words.say('walk.init.lookLater')}\n`)
  return 0
}
