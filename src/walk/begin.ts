import type { Document } from '../handbook/document.ts'
import type { Project } from '../handbook/read.ts'
import { begunWith } from '../handbook/lexicon.ts'
import { isRetired } from '../handbook/in-force.ts'
import { kinds } from '../kinds/index.ts'
import { isCurrency } from '../handbook/values/currency.ts'
import type { FieldWords, Words } from '../words/words.ts'
import type { Given, Refusal } from './answers-file.ts'
import type { Choice } from './choices.ts'
import type { Answer } from './answers.ts'
import { newDocument, pathFor } from './new-document.ts'
import { pageOf, type Page } from './page.ts'
import { templateNamed, type Template } from './template.ts'

/** What must be known before there is a company to write down, since everything after follows from it. */
export interface Beginning {
  /** A template of the kind of company: `cafe`. */
  trade: string
  staff: (typeof staffing)[number]
  currency: string
}

/** Alone, with people and oneself above them, or with somebody in between whom they can ask. */
const staffing = ['alone', 'one-above', 'two-above'] as const

/** A first question: its words stand in `templates/<language>/beginning.md`, as those of a kind's fields do. */
export interface FirstQuestion {
  key: keyof Beginning
  words: FieldWords
  /** Empty where it is written freely. */
  choices: Choice[]
}

/** What people look for last in a list. */
const otherTrade = 'mixed'

/** The first questions of all. */
export function beginningQuestions(words: Words): FirstQuestion[] {
  const told = words.kind('beginning').fields
  const trades = words
    .templates(kinds.company.name)
    .toSorted((a, b) => Number(a === otherTrade) - Number(b === otherTrade))
    .map((name) => ({ value: name, title: words.template(`${kinds.company.name}/${name}`)!.title }))
  return [
    { key: 'trade', words: told.trade!, choices: trades },
    { key: 'staff', words: told.staff!, choices: staffing.map((value) => ({ value, title: words.say(`walk.init.${value}`) })) },
    { key: 'currency', words: told.currency!, choices: [] },
  ]
}

/**
 * How to begin, from answers that may hold more.
 *
 * @param given answers by their keys; those that are none of the first questions are the rest
 * @returns what was wrong or missing as refusals, and the beginning where nothing was
 */
export function beginningFrom(
  given: Given,
  words: Words,
  file = '',
): { beginning: Beginning | undefined; refusals: Refusal[]; rest: Given } {
  const questions = beginningQuestions(words)
  const refusals = questions.flatMap(({ key, words: told, choices }): Refusal[] => {
    const answer = given[key]
    if (answer === undefined || answer === '') return [{ file, where: key, message: told.ask, fix: told.hint ?? '' }]
    const isGood = choices.length === 0 ? isCurrency(String(answer)) : choices.some(({ value }) => value === answer)
    if (isGood) return []
    const known = choices.map(({ value }) => value).join(', ')
    return [
      {
        file,
        where: key,
        message: words.say('walk.init.notThat', { typed: String(answer) }),
        fix: known === '' ? (told.hint ?? '') : words.say('walk.answers.known', { known }),
      },
    ]
  })
  const rest = Object.fromEntries(
    Object.entries(given).filter(([key]) => !questions.some((question) => question.key === key) || key === 'currency'),
  )
  return { beginning: refusals.length > 0 ? undefined : (given as unknown as Beginning), refusals, rest }
}

/**
 * The company's own page, with the answers its trade begins with. It is in no file yet.
 *
 * @param answers given already, by their keys
 */
export function companyPage(project: Project, beginning: Beginning, words: Words): Page {
  const trade = templateNamed(`${kinds.company.name}/${beginning.trade}`, words)!
  const roles = rolesFor(beginning.staff, (trade.words.start?.roles ?? []) as TradeRole[])
  const template: Template = { ...trade, words: { ...trade.words, start: { ...trade.words.start, roles } } }
  const path = pathFor(template)
  const named = { currency: beginning.currency, languages: [words.language] }
  const make = (among: Project) => newDocument(template, among.working, words, named)
  // Who answers the phone can only be said once it is known who works there.
  const first = pageOf(project, path, make(project), words)
  return pageOf(project, path, make(first.project), words)
}

interface TradeRole {
  [key: string]: string | undefined
}

/** The roles of a trade, fewer where fewer people work: those below report to whoever is left above. */
function rolesFor(staff: Beginning['staff'], all: readonly TradeRole[]): Answer[] {
  const top = all.filter((role) => role['reports-to'] === undefined)
  const above = new Set(all.map((role) => role['reports-to']))
  const isLead = (role: TradeRole) => above.has(role.name) && !top.includes(role)
  const kept = staff === 'alone' ? top : staff === 'one-above' ? all.filter((role) => !isLead(role)) : all
  const names = new Set(kept.map(({ name }) => name))
  return kept.map((role) => {
    const reportsTo = role['reports-to'] === undefined || names.has(role['reports-to']) ? role['reports-to'] : top[0]?.name
    const entries = Object.entries({ ...role, 'reports-to': reportsTo, ...(staff === 'alone' && { 'meets-customers': 'yes' }) })
    return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== undefined))
  })
}

/** The templates of the pages a company begins with: those of its trade. */
export function starterTemplates({ working: { company } }: Pick<Project, 'working'>, words: Words): Template[] {
  const trade = (company && begunWith(company)?.name) ?? ''
  return (words.template(trade)?.['starts-with'] ?? []).flatMap((id) => templateNamed(id, words) ?? [])
}

/**
 * The pages a company begins with, as drafts in no file yet. Policies come first, so that what leads to them finds them.
 *
 * @returns only those of which nothing is there yet
 */
export function starterPages(project: Project, words: Words): Page[] {
  const pages: Page[] = []
  let now = project
  const inOrder = starterTemplates(project, words).toSorted((a, b) => Number(b.kind === kinds.policy) - Number(a.kind === kinds.policy))
  for (const template of inOrder) {
    if (documentBegunWith(template, now) !== undefined || wasRetired(template, now)) continue
    const page = newPage(template, now, words)
    now = page.project
    pages.push(page)
  }
  return pages
}

/** A new page, in no file yet. Where its place is taken, its name gets a number. */
export function newPage(template: Template, project: Project, words: Words, named: { readonly [key: string]: Answer } = {}): Page {
  const title = template.kind.titledBy === undefined ? '' : named[template.kind.titledBy]
  const path = freePath(pathFor(template, typeof title === 'string' ? title : ''), project)
  return pageOf(project, path, newDocument(template, project.working, words, named), words)
}

function freePath(path: string, { documents }: Project): string {
  const taken = new Set(documents.map((document) => document.path))
  for (let n = 1; ; n++) {
    const tried = n === 1 ? path : path.replace(/\.md$/, `-${n}.md`)
    if (!taken.has(tried)) return tried
  }
}

/** Where the document stands that was begun with a template, or that the template is for: there is one of each. */
export function documentBegunWith(template: Template, { documents }: Pick<Project, 'documents'>): string | undefined {
  const isNamed = template.words.file !== undefined && !template.words.file.endsWith('/')
  return isNamed ? documents.find((document) => !isRetired(document) && isOf(template, document))?.path : undefined
}

/** True where the page a template is for was written, and taken out of the handbook: nobody is asked to write it again. */
export function wasRetired(template: Template, { documents, approved }: Pick<Project, 'documents' | 'approved'>): boolean {
  return [...documents, ...approved].some((document) => isRetired(document) && isOf(template, document))
}

function isOf(template: Template, document: Document): boolean {
  return document.kind === template.kind.name && (begunWith(document)?.name === template.id || document.path === pathFor(template))
}
