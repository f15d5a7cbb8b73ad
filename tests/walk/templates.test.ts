import { beforeAll, describe, expect, test } from 'vitest'
import { checkProject, type ReportedFinding } from '../../src/check/report.ts'
import { emptyProject, type Project } from '../../src/handbook/read.ts'
import { areas } from '../../src/kinds/areas.ts'
import { keyOf, type Field } from '../../src/kinds/field.ts'
import { readProject } from '../../src/project.ts'
import { withAnswer } from '../../src/walk/edit-settings.ts'
import { filledIn } from '../../src/walk/answers-file.ts'
import { companyPage, newPage, starterPages, type Beginning } from '../../src/walk/begin.ts'
import { answered } from '../../src/walk/page.ts'
import { newDocument, pathFor } from '../../src/walk/new-document.ts'
import { questionsOf } from '../../src/walk/questions.ts'
import { allTemplates, type Template } from '../../src/walk/template.ts'
import { wordsFor } from '../../src/words/words.ts'
import { makeProject, testDay } from '../support/project.ts'

const words = wordsFor('en')
const all = allTemplates(words)
const trades = all.filter(({ id }) => id.startsWith('company/'))
const starters = all.filter(({ id }) => id.includes('/') && !id.startsWith('company/'))
const byId = (templates: readonly Template[]) => templates.map((template) => [template.id, template] as const)
const headingsIn = (text: string) => [...text.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)

describe.each(byId(all))('the template %s', (_, template) => {
  const { kind, words: told } = template

  test('says what it is for in a sentence, and has a version', () => {
    expect(told.title.length).toBeGreaterThan(2)
    expect(told.title.length).toBeLessThan(61)
    expect(told.purpose).toMatch(/[.?]$/)
    expect(template.version).toBeGreaterThan(0)
  })

  test('asks for everything its kind needs, each at a field or a heading', () => {
    const questions = questionsOf(template, words)
    const needed = Object.entries(kind.fields).filter(([, { need, asked }]) => need !== undefined && asked !== 'never')
    for (const [name] of needed) expect(questions.find(({ key }) => key === keyOf(name))?.first, name).toBe(true)
    for (const { key, field, heading, words: asked } of questions) {
      expect(asked.ask, key).toMatch(/\?$/)
      expect(field ?? heading, key).toBeDefined()
    }
  })

  test('has its kind’s headings, in their order', () => {
    expect(headingsIn(told.skeleton)).toEqual(headingsIn(words.kind(kind.name).skeleton))
  })

  test('answers only what its kind asks, and never what only the company can know', () => {
    const answers = Object.keys(told.start ?? {})
    const keys = Object.keys(kind.fields).map(keyOf)
    for (const key of answers) expect(keys, key).toContain(key)
    for (const key of ['status', 'owner', 'approver', 'review-by', 'effective-from', 'elements', 'consulted', 'readings'])
      expect(answers).not.toContain(key)
  })
})

test('every area has a policy template of its own name', () => {
  expect([...words.templates('policy')].sort()).toEqual([...areas].sort())
  for (const area of areas) expect(words.template(`policy/${area}`)!.start!.area).toBe(area)
})

test('the situations are there, and one is for anything else', () => {
  const situations = starters.filter(({ kind }) => kind.name === 'discretion')
  expect(situations).toHaveLength(23)
  expect(situations.filter(({ words: { start } }) => start!['catch-all'] === 'yes').map(({ id }) => id)).toEqual([
    'discretion/anything-else',
  ])
})

test('no two templates make the same file', () => {
  const files = starters.map((template) => pathFor(template))
  expect(new Set(files).size).toBe(files.length)
})

/** Companies of three sizes, in trades that use other words for those they serve. */
const sizes: [string, Beginning][] = [
  ['one person', { trade: 'salon', staff: 'alone', currency: 'GBP' }],
  ['people and a manager', { trade: 'clinic', staff: 'one-above', currency: 'EUR' }],
  ['people, a lead and a manager', { trade: 'mixed', staff: 'two-above', currency: 'SEK' }],
]

/** The company of a beginning, with every channel a starter may speak of. */
function companyOf(beginning: Beginning): { project: Project; text: string } {
  const page = companyPage(emptyProject('', testDay), beginning, words)
  const roles = page.project.working.company!.fields.roles!
  const channels = words.templates('channel-standards').map((name) => ({
    name,
    title: name,
    address: 'Mill Lane 22',
    hours: 'Monday to Friday, 9 to 17',
    'answered-by': roles[0]!.name!,
    'reply-within': '1 working day',
  }))
  const answers = { name: 'The Mill', countries: ['Estonia'], 'usual-order': `60 ${beginning.currency}`, channels, approve: 'yes' }
  const { page: company, refusals } = filledIn(page, answers, { defaults: true })
  expect(refusals).toEqual([])
  return { project: company.project, text: company.text }
}

describe.each(sizes)('for a company of %s', (_, beginning) => {
  const found = new Map<string, ReportedFinding[]>()
  const texts = new Map<string, string>()

  beforeAll(async () => {
    const company = companyOf(beginning)
    // Each is made twice: the second time, whatever it points to is there.
    const first = starters.reduce((project, template) => newPage(template, project, words).project, company.project)
    for (const template of starters) {
      const text = newDocument(template, first.working, words)
      texts.set(
        pathFor(template),
        withAnswer(withAnswer(text, ['not-yet-yours'], undefined), ['status'], template.kind.home === 'policies' ? 'approved' : undefined),
      )
    }
    const written = await makeProject({ 'policies/company.md': company.text, ...Object.fromEntries(texts) })
    for (const finding of checkProject(await readProject(written, { today: testDay })).findings)
      found.set(finding.file, [...(found.get(finding.file) ?? []), finding])
  }, 120_000)

  test.each(byId(starters))('%s can be approved as it stands, and lacks nothing that was ours to say', (_id, template) => {
    const about = (found.get(pathFor(template)) ?? []).filter(
      ({ rule, message }) =>
        !theirs.has(rule) && !(rule === 'document-is-complete' && openIn(template).some((ask) => message.includes(ask))),
    )
    expect(about.map(({ line, rule, message }) => `${line} ${rule}: ${message}`)).toEqual([])
    expect(texts.get(pathFor(template))).not.toMatch(/\{[^}\n]*\}/)
  })
})

/** Rules about what nobody but the company can give. */
const theirs = new Set([
  'policy-read-as-a-customer',
  'front-line-was-asked',
  'law-is-checked',
  'goal-is-measurable',
  'section-is-written',
  'policy-has-a-guideline',
])

/** Questions that a template leaves to the company. */
const openIn = ({ kind, words: told }: Template): string[] =>
  Object.keys(kind.fields)
    .filter((name) => told.start?.[keyOf(name)] === undefined)
    .flatMap((name) => told.fields[keyOf(name)]?.ask ?? [])

describe.each(byId(trades))('the trade %s', (id, { words: trade }) => {
  const name = id.split('/')[1]!

  test('begins with ten pages there are templates for, anything else among them', () => {
    expect(trade['starts-with']).toHaveLength(10)
    expect(new Set(trade['starts-with']).size).toBe(10)
    expect(trade['starts-with']).toContain('discretion/anything-else')
    for (const starter of trade['starts-with']!) expect(starters.map((template) => template.id)).toContain(starter)
  })

  test('has its words, and one role at the top', () => {
    expect(trade.words!.customer).toMatch(/^\p{Ll}+$/u)
    expect(trade.words!.customers).toMatch(/^\p{Ll}+$/u)
    const roles = trade.start!.roles as Record<string, string>[]
    expect(roles.filter((role) => role['reports-to'] === undefined)).toHaveLength(1)
  })

  test.each(['alone', 'one-above', 'two-above'] as const)('can be approved at once, with its ten pages as drafts: %s', (staff) => {
    const page = companyPage(emptyProject('', testDay), { trade: name, staff, currency: 'EUR' }, words)
    const { page: company, refusals } = filledIn(page, { name: 'The Mill', countries: ['Estonia'], approve: 'yes' }, { defaults: true })
    expect(refusals).toEqual([])
    const pages = starterPages(company.project, words)
    expect(pages).toHaveLength(10)
    const { findings } = checkProject(pages.at(-1)!.project)
    expect(findings.filter(({ severity }) => severity === 'error').map(({ file, message }) => `${file}: ${message}`)).toEqual([])
    // An area that a trade leaves out is none it begins with.
    const excused = ((company.document.fields.areasThatDoNotApply ?? []) as { area: string }[]).map(({ area }) => area)
    for (const { document } of pages) if (document.kind === 'policy') expect(excused).not.toContain(document.fields.area)
  })
})

test.each(
  all.flatMap((template) => {
    const isOwn = ([key, { good }]: [string, { good?: unknown }]) =>
      JSON.stringify(good) !== JSON.stringify(words.kind(template.kind.name).fields[key]?.good)
    return template.id.includes('/')
      ? Object.entries(template.words.fields)
          .filter(isOwn)
          .map(([key, { good }]) => [template.id, key, good, template] as const)
      : []
  }),
)('%s, %s: what it calls a good answer is one', (_, key, good, template) => {
  const company = companyPage(emptyProject('', testDay), { trade: 'mixed', staff: 'two-above', currency: 'EUR' }, words)
  const page = template.kind.name === 'company' ? company : newPage(template, company.project, words)
  const { taken, remarks } = answered(page, [key], good as string)
  expect(remarks.filter(({ severity }) => severity === 'error').map(({ message }) => message)).toEqual([])
  expect(taken).toBe(true)
})

test('no part of an answer is asked for without words', () => {
  const look = (field: Field, told: unknown, at: string) => {
    for (const [name, inner] of Object.entries((field.item ?? field).fields ?? {})) {
      const own = (told as { fields?: Record<string, { ask: string }> } | undefined)?.fields?.[keyOf(name)]
      expect(own?.ask, `${at} ${name}`).toMatch(/\?$/)
      look(inner, own, `${at} ${name}`)
    }
  }
  for (const template of all)
    for (const { key, field, words: told } of questionsOf(template, words)) if (field) look(field, told, `${template.id} ${key}`)
})
