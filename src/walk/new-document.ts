import { slug } from 'github-slugger'
import { CannotRun } from '../cannot-run.ts'
import type { Handbook } from '../handbook/handbook.ts'
import { monthsFrom } from '../measure/days.ts'
import type { Field } from '../kinds/field.ts'
import type { Words } from '../words/words.ts'
import { inYaml, type Answer } from './answers.ts'
import { rolesAt } from './positions.ts'
import { questionsOf } from './questions.ts'
import { starterOf } from './starter.ts'
import type { Template } from './template.ts'

/**
 * The text of a new document: every question that is asked first with its starter answer or an empty key, and the
 * headings of the text. From here on the document is all the walk remembers.
 *
 * @param named answers given before there was a document, such as its title
 */
export function newDocument(template: Template, handbook: Handbook, words: Words, named: { readonly [key: string]: Answer } = {}): string {
  const { kind, version, id } = template
  const starter = starterOf(template.words, kind.fields, handbook, words)
  // What a template is about is what a page made of it is called, until somebody finds a better name.
  if (kind.titledBy === 'title' && id.includes('/')) starter.answers.title ??= template.words.title
  const given = { ...proposals(template, handbook), ...starter.answers, ...named }
  const questions = questionsOf(template, words)
  const answers: { [key: string]: Answer } = { kind: kind.name, template: `${id} ${version}` }
  for (const { key, field, first } of questions) {
    if (field && (given[key] !== undefined || first)) answers[key] = given[key] ?? ''
  }
  if (kind.home === 'policies') answers.status = 'draft'
  const sections = questions.filter(({ heading }) => heading !== undefined && isWritten(starter.body, heading))
  const ours = [
    ...questions.filter(
      ({ key, field, first, better }) =>
        field && (first || better) && !isSettled(field) && starter.answers[key] !== undefined && named[key] === undefined,
    ),
    ...sections,
  ]
  if (ours.length > 0) answers['not-yet-yours'] = ours.map(({ key }) => key)
  return `---\n${inYaml(answers)}---\n${starter.body}`
}

/** A choice that makes the template what it is, such as its area, is not asked again. Topics, and who may read it, are seldom looked at twice. */
function isSettled(field: Field): boolean {
  return (
    field.asked !== 'first' &&
    (field.choices !== undefined || field.type === 'yes-no' || (field.to !== undefined && field.need === 'always'))
  )
}

/** What nearly everybody would answer, and may change: whoever has the last word looks after it, and reads it again in a year. */
function proposals({ kind }: Template, { company, today }: Handbook): { [key: string]: Answer } {
  if (kind.home === 'records') return {}
  const [manager] = rolesAt(company?.fields.roles ?? []).manager
  return { ...(manager !== undefined && { owner: manager }), 'review-by': monthsFrom(today, 12) }
}

/** True where a template's text has more under a heading than remarks for the writer. */
function isWritten(body: string, heading: string): boolean {
  const [, after = ''] = body.split(`## ${heading}\n`)
  return (
    after
      .split(/^## /m)[0]!
      .replace(/<!--[^]*?-->/g, '')
      .trim() !== ''
  )
}

/**
 * Where a document begun with a template will stand, from the project.
 *
 * @param title what names it, for templates of which there may be many
 */
export function pathFor({ id, kind, words }: Template, title = ''): string {
  const { file = '' } = words
  const name = file === '' || file.endsWith('/') ? `${file}${shortSlug(title) || kind.name}` : file
  // A template of somebody's own may ask for any place; pages are only read below the kind's folder.
  if (!/^[\p{L}\p{N}][\p{L}\p{N}._-]*(\/[\p{L}\p{N}][\p{L}\p{N}._-]*)*$/u.test(name))
    throw new CannotRun(
      `The template ${id} wants its page at “${name}”, where no page can be. Write a place such as “returns/returns” behind “file:”.`,
    )
  return `${kind.home}/${name}.md`
}

/** Longer names help nobody, and some disks take no more than about a hundred letters of two bytes (characters). */
const longestName = 60

function shortSlug(title: string): string {
  const [first = '', ...rest] = slug(title).replace(/[-_]+/g, '-').replace(/^-|-$/g, '').split('-')
  const name = rest.reduce(
    (whole, word) => (whole.length + word.length < longestName ? `${whole}-${word}` : whole),
    [...first].slice(0, longestName / 2).join(''),
  )
  // Windows keeps these names for its devices.
  return /^(con|prn|aux|nul|com\d|lpt\d)$/.test(name) ? `${name}-page` : name
}
