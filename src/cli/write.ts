import { readFile } from 'node:fs/promises'
import { join, relative, resolve, sep } from 'node:path'
import pc from 'picocolors'
import { CannotRun } from '../cannot-run.ts'
import { checkProject } from '../check/report.ts'
import type { Document } from '../handbook/document.ts'
import { isInForce } from '../handbook/in-force.ts'
import type { Project } from '../handbook/read.ts'
import { readProject } from '../project.ts'
import { handoutMark, renderHandout } from '../render/handout.ts'
import { renderSheet, sheetMark } from '../render/sheet.ts'
import { filledIn, type Given } from '../walk/answers-file.ts'
import { documentBegunWith, newPage } from '../walk/begin.ts'
import { chosen } from '../walk/choices.ts'
import { nextStep } from '../walk/next.ts'
import { pageOf } from '../walk/page.ts'
import { questionsOf } from '../walk/questions.ts'
import { readAnswers } from '../walk/read-answers.ts'
import { changeDocument, makeDocument, readDocumentText } from '../walk/save.ts'
import { stateInWords } from '../walk/state-in-words.ts'
import { allTemplates, templateNamed, templatesAbout, type Template } from '../walk/template.ts'
import { wordsFor, type Words } from '../words/words.ts'
import { visibleLine } from './formats/visible.ts'
import { dayNamed, findProject, type Everywhere } from './project.ts'
import { tellNext } from './next.ts'
import { inTerminal, walkToItsEnd } from './walk/in-terminal.ts'
import type { Terminal } from './walk/terminal.ts'
import { writeAll, type ToWrite } from './walk/write-all.ts'
import { atMargin } from './walk/show.ts'

export interface WriteOptions extends Everywhere {
  list?: boolean
  answers?: string
  defaults?: boolean
  dryRun?: boolean
  sheet?: boolean
  handout?: boolean
}

/** `servicebook write`: walks through one document, asking what is missing or was found wanting. Returns the exit code. */
export async function write(named: string | undefined, options: WriteOptions): Promise<number> {
  const dir = findProject(options.dir)
  const project = await readProject(dir, { today: dayNamed(options.today), records: true })
  const words = wordsFor(project.working.company?.language ?? 'en', dir)
  if (options.list) return list(project, words)
  if (options.sheet) return sheet(project, named, words)
  if (options.handout) return handout(project, named, words)
  if (options.answers !== undefined || options.defaults) return writeFromFile(project, named, options, words)
  if (!process.stdin.isTTY) throw new CannotRun(words.say('walk.answers.noTerminal'))
  const target = named ?? nextStep(project, checkProject(project), words)?.write ?? ''
  if (target === '') {
    process.stdout.write(`${words.say('walk.next.nothing')}\n`)
    return 0
  }
  return inTerminal(async (terminal) => {
    const path = await pathToWrite(project, target, words, terminal)
    if (path === undefined) return 0
    const ended = await walkToItsEnd(await readProject(dir, { today: project.today, records: true }), path, words, terminal)
    if (ended) tellNext(ended, words, terminal.say)
    return 0
  }, words)
}

/** The document that a name means: a file, a template already begun, or a new one, which is made. Undefined where somebody left before it had a name. */
async function pathToWrite(project: Project, named: string, words: Words, terminal: Terminal): Promise<string | undefined> {
  const file = fileNamed(project, named)
  if (file !== undefined) return file
  const template = await starterChosen(needTemplate(named, words), project, words, terminal)
  const begun = documentBegunWith(template, project)
  if (begun !== undefined) return begun
  const title = await nameFor(template, words, terminal)
  if (title === undefined) {
    terminal.say(words.say('walk.begin.nothing'))
    return undefined
  }
  const page = newPage(template, project, words, title)
  await makeDocument(project.dir, page.path, page.text)
  return page.path
}

/** Of a kind that has pages already written to begin with, the one somebody wants; an empty page where they want none. */
async function starterChosen(template: Template, project: Project, words: Words, terminal: Terminal): Promise<Template> {
  const { kind, id } = template
  const starters = words.templates(kind.name).map((name) => needTemplate(`${kind.name}/${name}`, words))
  const unused = starters.filter((starter) => documentBegunWith(starter, project) === undefined)
  if (id !== kind.name || unused.length === 0) return template
  terminal.say(pc.bold(words.say('walk.begin.with')))
  for (const [i, { words: told }] of unused.entries()) terminal.say(`${String(i + 1).padStart(3)}  ${visibleLine(told.title)}`)
  terminal.say(pc.dim(words.say('walk.begin.empty')))
  for (;;) {
    const typed = await terminal.ask('› ')
    if (typed === '') return template
    const meant = chosen(
      typed,
      unused.map((starter) => ({ value: starter.id, title: starter.words.title })),
    )
    const found = unused.find((starter) => starter.id === meant)
    if (found) return found
    terminal.say(words.say('walk.noNumber', { typed: visibleLine(typed) }))
  }
}

/** A document by its path from here or from the project; undefined for a name that is none. */
function fileNamed({ dir, documents }: Project, named: string): string | undefined {
  const fromHere = relative(dir, resolve(named)).split(sep).join('/')
  const found = documents.find(({ path }) => path === named || path === fromHere)?.path
  if (found === undefined && named.endsWith('.md'))
    throw new CannotRun(`There is no document ${named}. servicebook write --list shows what there is to write.`)
  return found
}

function needTemplate(named: string, words: Words): Template {
  const template = templateNamed(named, words)
  if (template === undefined) {
    // A page of a kind that has no templates beside its own: `place/kesklinn` begins as every place does.
    const ofKind = templateNamed(named.split('/')[0]!, words)
    const found = templatesAbout(named, words).slice(0, 5)
    const about = found.length > 0 || ofKind === undefined ? found : [ofKind]
    const near = about.map(({ id, words: told }) => `\n  ${id}  ${visibleLine(told.title)}`).join('')
    throw new CannotRun(
      `${words.say('walk.answers.noTemplate', { typed: named })}${near === '' ? '' : `\n${words.say('walk.answers.perhaps')}${near}`}`,
    )
  }
  return template
}

/** What names a page of which there may be many: its file is called after it, so it comes first. */
async function nameFor(template: Template, words: Words, terminal: Terminal): Promise<Given | undefined> {
  const { file } = template.words
  const question = questionsOf(template, words).find(
    ({ field }) => field !== undefined && field === template.kind.fields[template.kind.titledBy ?? ''],
  )
  if (question === undefined || (file !== undefined && !file.endsWith('/'))) return {}
  terminal.say(pc.bold(atMargin(question.words.ask, 0)))
  if (question.words.hint !== undefined) terminal.say(pc.dim(atMargin(question.words.hint, 0)))
  terminal.say(pc.dim(words.say('walk.begin.name')))
  const typed = await terminal.ask('› ')
  return typed === '' || typed === '<' ? undefined : { [question.key]: typed }
}

/** Writes pages from a file of answers, all of them or none. */
async function writeFromFile(project: Project, named: string | undefined, options: WriteOptions, words: Words): Promise<number> {
  const file = options.answers === undefined ? undefined : await readAnswers(options.answers, words)
  const given = named === undefined ? (file?.documents ?? []) : [{ ...file?.flat, template: named }]
  if (given.length === 0) throw new CannotRun(words.say('walk.answers.noDocuments', { file: options.answers ?? '--answers' }))
  let now = project
  const filled: ToWrite[] = []
  const texts = new Map<string, string>()
  for (const { template: target = '', ...answers } of given) {
    const path = fileNamed(now, String(target)) ?? documentBegunWith(needTemplate(String(target), words), now)
    const page =
      path === undefined
        ? newPage(needTemplate(String(target), words), now, words, namesIn(answers, needTemplate(String(target), words)))
        : pageOf(now, path, texts.get(path) ?? (await readDocumentText(now.dir, path)), words)
    const done = filledIn(page, answers, { defaults: options.defaults ?? false })
    // A page that is named twice is written once, with the answers of both.
    const earlier = filled.findIndex((one) => one.page.path === page.path)
    const whole = { before: page.text, ...done }
    if (earlier < 0) filled.push(whole)
    else filled[earlier] = { ...whole, before: filled[earlier]!.before, refusals: [...filled[earlier]!.refusals, ...done.refusals] }
    texts.set(page.path, done.page.text)
    now = done.page.project
  }
  return writeAll(project, filled, { dryRun: options.dryRun ?? false }, words)
}

function namesIn(answers: Given, { kind }: Template): Given {
  const name = kind.titledBy === undefined ? undefined : answers[kind.titledBy]
  return name === undefined ? {} : { [kind.titledBy!]: name }
}

/** Writes a template's questions as a page to print, into `sheets/`. A file of somebody's own is left alone. */
async function sheet({ dir }: Project, named: string | undefined, words: Words): Promise<number> {
  if (named === undefined) throw new CannotRun(words.say('walk.sheet.which'))
  const template = needTemplate(named, words)
  const path = `sheets/${template.id.replace('/', '-')}.html`
  const text = renderSheet(
    template.words,
    questionsOf(template, words).filter(({ first }) => first),
    words,
    dir,
  )
  process.stdout.write(`${words.say('walk.sheet.wrote', { file: await onPaper(dir, path, text, sheetMark, words) })}\n`)
  return 0
}

/** Writes a page as staff will see it into `handouts/`, to be commented on. A file of somebody's own is left alone. */
async function handout(project: Project, named: string | undefined, words: Words): Promise<number> {
  if (named === undefined) throw new CannotRun(words.say('walk.handout.which'))
  const { dir } = project
  const page = fileNamed(project, named) ?? documentBegunWith(needTemplate(named, words), project)
  if (page === undefined) throw new CannotRun(words.say('walk.handout.notWritten', { typed: named }))
  // Read as the walk does, which says what is wrong where nobody can read it.
  const { document, project: now } = pageOf(project, page, await readDocumentText(dir, page), words)
  const path = `handouts/${document.address.replaceAll('/', '-')}`
  const file = await onPaper(dir, path, renderHandout(document, now.working, { dir }), handoutMark, words)
  process.stdout.write(`${words.say('walk.handout.wrote', { file, page })}\n`)
  return 0
}

/**
 * Writes a file to be printed: a new one, or over one of ours.
 *
 * @param mark what only our own files of this sort hold
 * @returns where it stands now
 */
async function onPaper(dir: string, path: string, text: string, mark: string, words: Words): Promise<string> {
  const there = await readFile(join(dir, path), 'utf8').catch(() => undefined)
  if (there !== undefined && !there.includes(mark)) throw new CannotRun(words.say('walk.sheet.inTheWay', { file: path }))
  if (there === undefined) await makeDocument(dir, path, text)
  else await changeDocument(dir, path, () => text)
  return join(dir, path)
}

function list(project: Project, words: Words): number {
  const lines = [words.say('walk.list.title')]
  const templates = allTemplates(words).filter(({ id }) => !id.startsWith('company/'))
  const width = Math.max(...templates.map(({ id }) => id.length))
  for (const { id, words: told, ...template } of templates) {
    if (!id.includes('/')) lines.push('', pc.bold(told.plural))
    const path = documentBegunWith({ id, words: told, ...template }, project)
    const document = project.documents.find((one) => one.path === path)
    const state = document === undefined ? '' : stateOf(document, project, words)
    lines.push(`  ${id.padEnd(width)}  ${visibleLine(told.title)}${state === '' ? '' : `  (${state})`}`)
  }
  process.stdout.write(`${lines.join('\n')}\n`)
  return 0
}

function stateOf(document: Document, { today }: Project, words: Words): string {
  return (isInForce(document, today) ? pc.green : pc.yellow)(stateInWords(document, today, words))
}
