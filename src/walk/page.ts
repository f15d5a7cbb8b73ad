import { findingsIn, type Judged } from '../check/findings.ts'
import { judgingWith } from '../check/judging.ts'
import { seesOneDocument, severityOf } from '../check/severity.ts'
import type { Severity } from '../check/rule.ts'
import { CannotRun } from '../cannot-run.ts'
import type { Document } from '../handbook/document.ts'
import { withDocument, type Project } from '../handbook/read.ts'
import type { Place } from '../handbook/place.ts'
import { keyOf } from '../kinds/field.ts'
import { sentences } from '../words/sentences.ts'
import type { Words } from '../words/words.ts'
import { isTangled } from '../markdown/bounds.ts'
import { answersOf, type Answer, type AnswerPath } from './answers.ts'
import { withAnswer } from './edit-settings.ts'
import { sectionsOf, withSection } from './edit-section.ts'
import { questionsOf, type Question } from './questions.ts'
import { templateOf, type Template } from './template.ts'

/** A document as the walk sees it: its text, among the others of its project. Never changed; answering makes another. */
export interface Page {
  path: string
  text: string
  /** The project with this text in its place. */
  project: Project
  document: Document
  template: Template
  questions: readonly Question[]
  words: Words
}

/** What checking says about an answer, in the rule's own sentences. */
export interface Remark {
  rule: string
  severity: Severity
  message: string
  fix: string
  /** The question it is about; undefined where it is about the document as a whole. */
  key: string | undefined
  /** The line of the file it is about, from 1. */
  line: number
  /** The part of the answer it is about, as far as that can be told. */
  at: AnswerPath
  /** The words it is about, where it names some: what cannot be read has no place of its own in an answer. */
  typed: string
  /** Questions it says are not answered. */
  misses: readonly string[]
}

/** A question with what the document answers to it so far. */
export interface Asked extends Question {
  /** As it stands in the file; of a part of the text, its words. Undefined where nothing is said yet. */
  answer: Answer | undefined
  /**
   * `ours`: a starter answer nobody here has looked at. `open`: not answered yet. `wanting`: answered, and something
   * was found. `unasked`: nobody needs it. `answered`: leave it be.
   */
  state: 'ours' | 'open' | 'wanting' | 'unasked' | 'answered'
  remarks: Remark[]
}

/**
 * A text of the project as a page to walk through.
 *
 * @param path from the project, where the text stands or will stand
 * @throws {CannotRun} where it cannot be read: nothing is put into a text nobody understands
 */
export function pageOf(project: Project, path: string, text: string, words: Words): Page {
  const now = withDocument(project, path, text, judgingWith(words))
  const document = now.documents.find((one) => one.path === path)!
  const broken = document.findings.find(({ rule }) => unreadable.has(rule))
  if (broken) throw new CannotRun(words.say('walk.unreadable', { file: path, line: broken.place.line, ...sentences(words, broken) }))
  const template = templateOf(document, words)
  if (template === undefined) throw new CannotRun(words.say('walk.noKind', { file: path }))
  return { path, text, project: now, document, template, questions: questionsOf(template, words), words }
}

const unreadable = new Set(['frontmatter-is-readable', 'file-is-readable'])

/** Rules that speak where an answer cannot be read as what it should be: nothing could be done with it later. */
const misread = new Set(['value-is-readable', 'key-is-known', 'nothing-is-cut-off', ...unreadable])

/** The questions of a page, each with its answer and what is to be said of it. */
export function askedOn(page: Page): Asked[] {
  const remarks = remarksOn(page)
  const ours = (page.document.fields.notYetYours as string[] | undefined) ?? []
  return page.questions.map((question) => {
    const said = answerTo(page, question.key)
    const answer = isNothing(said) ? undefined : said
    const about = remarks.filter(({ key }) => key === question.key)
    const isWanting = about.some(({ rule, severity }) => severity === 'error' || (severity === 'gap' && seesOneDocument(rule)))
    const isOpen =
      question.heading !== undefined ||
      (question.field!.need === undefined ? question.first && said !== undefined : isNeeded(question, remarks))
    const unanswered = isOpen || isWanting ? 'open' : 'unasked'
    const state = ours.includes(question.key) ? 'ours' : answer === undefined ? unanswered : isWanting ? 'wanting' : 'answered'
    return { ...question, answer, state, remarks: about }
  })
}

/** Some answers are only needed beside others: what the rule that judges them says is missing, is. */
function isNeeded({ key, field }: Question, remarks: readonly Remark[]): boolean {
  const judge = field!.judgedBy
  return judge === undefined || remarks.some(({ rule, misses }) => rule === judge && misses.includes(key))
}

/** What a page says to a question: an answer of the settings, or the words under a heading. */
export function answerTo({ text, questions }: Pick<Page, 'text' | 'questions'>, key: string): Answer | undefined {
  const section = questions.find((question) => question.key === key && question.heading !== undefined)
  return section ? sectionsOf(text).find(({ heading }) => heading === section.heading)?.text : answersOf(text)[key]
}

/** Reading takes no larger file, and nobody reads a page a tenth as long (characters). */
const longestText = 150_000

/** What became of an answer: the page that has it, or why it cannot be taken, in which case the page is as it was. */
export interface Answered {
  page: Page
  taken: boolean
  /** What is to be said of the question now. */
  remarks: Remark[]
}

/**
 * Puts an answer on a page. What cannot be read as what it should be is not taken; what could be better is, and said.
 *
 * @param at a question's key, and the way on to a part of its answer: `['ladder', 0, 'may']`
 * @param answer `undefined` takes it out
 */
export function answered(page: Page, at: AnswerPath, answer: Answer | undefined): Answered {
  const key = String(at[0])
  const section = page.questions.find((question) => question.key === key && question.heading !== undefined)
  const refused = (message: string, fix = ''): Answered => {
    return {
      page,
      taken: false,
      remarks: [{ rule: 'value-is-readable', severity: 'error', message, fix, key, line: 1, at, typed: '', misses: [] }],
    }
  }
  const { words } = page
  if (section && answer !== undefined && typeof answer !== 'string') return refused(words.say('walk.notText'))
  let next: Page
  try {
    const text = section ? withWords(page, section.heading!, answer) : withAnswer(page.text, at, answer, keysOf(page))
    if (text === undefined) return refused(words.say('walk.unended'), words.say('walk.unendedFix'))
    if (text.length > longestText) return refused(words.say('walk.tooLong'))
    next = withText(page, withoutOurs(text, key))
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error
    return refused(error.message)
  }
  const remarks = remarksOn(next).filter((remark) => remark.key === key)
  const stops = remarks.filter(({ rule }) => misread.has(rule))
  return stops.length > 0 ? { page, taken: false, remarks: stops } : { page: next, taken: true, remarks }
}

/** Says that a starter answer is right as it is. */
export function kept(page: Page, key: string): Page {
  return withText(page, withoutOurs(page.text, key))
}

/** Says that staff may work by a page, where nothing in it would mislead them. What was ours is then the company's. */
export function approved(page: Page): Answered {
  const text = withAnswer(withAnswer(page.text, ['not-yet-yours'], undefined), ['status'], 'approved', keysOf(page))
  const next = withText(page, text)
  const stops = remarksOn(next).filter(({ severity }) => severity === 'error')
  return stops.length > 0 ? { page, taken: false, remarks: stops } : { page: next, taken: true, remarks: [] }
}

/** The same page with another text. */
export function withText(page: Page, text: string): Page {
  return text === page.text ? page : pageOf(page.project, page.path, text, page.words)
}

/** Everything that checking says about a page. */
function remarksOn(page: Page): readonly Remark[] {
  let remarks = remarksOf.get(page)
  if (!remarks) remarksOf.set(page, (remarks = findRemarks(page)))
  return remarks
}

/** Found once: a page never changes, and each step of a walk looks at them several times. */
const remarksOf = new WeakMap<Page, readonly Remark[]>()

function findRemarks({ project, path, words, document, questions }: Page): Remark[] {
  return findingsIn(project)
    .filter(({ file }) => file === path)
    .map((finding) => ({
      rule: finding.rule,
      severity: severityOf(finding.rule),
      ...sentences(words, finding),
      key: questionOf(finding, document, questions),
      line: finding.place.line,
      at: partOf(finding, document),
      typed: String(finding.args.typed ?? ''),
      misses: [finding.args.field ?? [], finding.args.missing ?? []]
        .flatMap((named) => String(named).split(', '))
        .filter(Boolean)
        .map(keyOf),
    }))
}

/** The keys of a page's settings in their order. */
function keysOf({ questions }: Page): string[] {
  return ['kind', 'template', ...questions.flatMap(({ key, field }) => (field ? [key] : [])), 'status', 'not-yet-yours']
}

function withWords({ text, questions, template }: Page, heading: string, answer: Answer | undefined): string | undefined {
  if (typeof answer === 'string' && isTangled(answer)) return undefined
  const headings = questions.flatMap((question) => question.heading ?? [])
  const hints = [...template.words.skeleton.matchAll(/<!--[^]*?-->/g)].map(([hint]) => hint)
  return withSection(text, heading, typeof answer === 'string' ? answer : '', { headings, hints })
}

function withoutOurs(text: string, key: string): string {
  const ours = answersOf(text)['not-yet-yours']
  if (!Array.isArray(ours) || !ours.includes(key)) return text
  const left = (ours as Answer[]).filter((one) => one !== key)
  return withAnswer(text, ['not-yet-yours'], left.length > 0 ? left : undefined)
}

/** True where nothing is said: no answer, or a key with nothing behind it. */
export function isNothing(answer: Answer | undefined): boolean {
  return answer === undefined || answer === '' || (typeof answer === 'object' && Object.keys(answer).length === 0)
}

/** The innermost part of an answer that a finding stands in. */
function partOf({ place }: Judged, { places }: Document): AnswerPath {
  const around = Object.entries(places).filter(([, at]) => !isBefore(place, at) && !isBefore(endOf(at), endOf(place)))
  const [path = ''] = around.toSorted(([a], [b]) => b.split('/').length - a.split('/').length)[0] ?? []
  return path === '' ? [] : path.split('/').map((step) => (/^\d+$/.test(step) ? Number(step) : keyOf(step)))
}

type Spot = Pick<Place, 'line' | 'column'>

function endOf({ endLine, endColumn }: Place): Spot {
  return { line: endLine, column: endColumn }
}

function isBefore(a: Spot, b: Spot): boolean {
  return a.line < b.line || (a.line === b.line && a.column < b.column)
}

/** The question a finding is about: the one it names, or whose answer it stands in. */
export function questionOf(
  { args, place }: Pick<Judged, 'args' | 'place'>,
  document: Document,
  questions: readonly Question[],
): string | undefined {
  if (args.field !== undefined) return keyOf(String(args.field).split('/')[0]!)
  const within = Object.entries(document.places).find(
    ([path, { line, endLine }]) => !path.includes('/') && place.line >= line && place.line <= Math.max(line, endLine),
  )
  if (within) return keyOf(within[0])
  const above = document.body.headings.findLast(({ level, place: at }) => level === 2 && at.line <= place.line)
  return questions.find(({ heading }) => heading !== undefined && heading === above?.text)?.key
}
