import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, parseDocument } from 'yaml'
import { describe, expect, test } from 'vitest'
import type { Judged } from '../src/check/findings.ts'
import { rules } from '../src/check/rules/index.ts'
import { severityOf } from '../src/check/severity.ts'
import { common } from '../src/kinds/common.ts'
import { keyOf, type Field } from '../src/kinds/field.ts'
import { kinds } from '../src/kinds/index.ts'
import type { Kind } from '../src/kinds/kind.ts'
import type { Column } from '../src/records/column.ts'
import { complaints } from '../src/records/tables/complaints.ts'
import { shippedMeasures } from '../src/kinds/shipped-measures.ts'
import { wordsFor, type FieldWords } from '../src/words/words.ts'
import { repository } from './support/command.ts'
import { looked } from './support/project.ts'

const words = wordsFor('en')
const all = Object.values(kinds) as Kind[]
const own = (kind: Kind) => Object.entries(kind.fields).filter(([name]) => !(name in common))

/** Every key of a field and of what is inside it, as `promises › promise`. */
function keysOf(name: string, field: Field, before = ''): string[] {
  const key = `${before}${keyOf(name)}`
  const inner = field.fields ?? field.item?.fields ?? {}
  return [key, ...Object.entries(inner).flatMap(([child, type]) => keysOf(child, type, `${key} › `))]
}

function keysWorded(fields: Record<string, FieldWords>, before = ''): string[] {
  return Object.entries(fields).flatMap(([key, { fields: inner = {} }]) => [`${before}${key}`, ...keysWorded(inner, `${before}${key} › `)])
}

describe.each(all.map((kind) => [kind.name, kind] as const))('the words of %s', (name, kind) => {
  test('are there for each of its fields, and for nothing else', () => {
    expect(keysWorded(words.kind(name).fields).sort()).toEqual(
      own(kind)
        .flatMap(([field, type]) => keysOf(field, type))
        .sort(),
    )
    expect(Object.keys(words.kind(name).sections).sort()).toEqual(Object.keys(kind.sections).map(keyOf).sort())
  })

  test('ask, say why, hint, and show a good and a weak answer', () => {
    for (const [key, field] of [...Object.entries(words.kind(name).fields), ...Object.entries(words.kind(name).sections)]) {
      for (const part of ['ask', 'why', 'hint', 'good', 'weak'] as const) expect(field[part], `${key}: ${part}`).toBeTruthy()
      expect(field.ask, key).toMatch(/\?$/)
    }
  })

  test('the skeleton has the declared headings, in their order', () => {
    const headings = [...words.kind(name).skeleton.matchAll(/^## (.*)$/gm)].map(([, heading]) => heading)
    expect(headings).toEqual(Object.keys(kind.sections).map((section) => words.kind(name).sections[keyOf(section)]!.heading))
  })
})

test('the words of the fields every kind has', () => {
  expect(keysWorded(words.common().fields).sort()).toEqual(
    Object.entries(common)
      .flatMap(([name, field]) => keysOf(name, field))
      .sort(),
  )
})

/** A handbook made of the good answers of every kind: what a manager would have who copied them all. */
function goodAnswers(): Record<string, Record<string, unknown>> {
  const documents: Record<string, Record<string, unknown>> = {}
  const plain = (kind: Kind) => {
    const answers: Record<string, unknown> = { kind: kind.name }
    for (const [name] of own(kind)) answers[keyOf(name)] = words.kind(kind.name).fields[keyOf(name)]!.good
    // A record is kept, and nobody approves it.
    return {
      ...answers,
      ...(kind.home === 'policies' ? { status: 'approved', consulted: words.common().fields.consulted!.good } : {}),
      title: undefined,
    }
  }
  for (const kind of all) documents[kind.name] = plain(kind)
  return documents
}

function written(answers: Record<string, unknown>): string {
  const yaml = parseDocument('{}')
  yaml.contents = yaml.createNode(Object.fromEntries(Object.entries(answers).filter(([, value]) => value !== undefined))) as never
  return `---\n${yaml.toString({ flowCollectionPadding: false })}---\n`
}

/** Where the answers of a kind stand. */
const pathOf = (kind: string) => `${all.find(({ name }) => name === kind)!.home}/${kind}.md`

/** What is found in a handbook of good answers, one or none of them changed. */
async function foundWith(kind: string, changed: Record<string, unknown> = {}): Promise<Judged[]> {
  const documents = goodAnswers()
  documents[kind] = { ...documents[kind], ...changed }
  const { findings } = await looked(
    Object.fromEntries(Object.entries(documents).map(([name, answers]) => [pathOf(name), written(answers)])),
  )
  return findings.filter(({ file }) => file === pathOf(kind))
}

const rulesOf = async (kind: string, changed?: Record<string, unknown>) => (await foundWith(kind, changed)).map(({ rule }) => rule)

describe('good answers pass, weak ones are caught as they say', () => {
  const ids = rules.map(({ id }) => id)
  const answers = all.flatMap((kind) =>
    own(kind).map(([name]) => ({ kind: kind.name, key: keyOf(name), field: words.kind(kind.name).fields[keyOf(name)]! })),
  )

  test('every kind', async () => {
    for (const kind of all) {
      const found = await foundWith(kind.name)
      // Owner and review date are words of every document, and documents are named after what they hold, not as here. What
      // a handbook still lacks does not count either: the good answers come from many trades, and are no handbook together.
      const ofHandbook = new Set(rules.filter(({ sees }) => sees === 'handbook').map(({ id }) => id))
      expect(
        found.filter(
          ({ rule }) =>
            !['document-is-complete', 'reference-resolves'].includes(rule) && !(severityOf(rule) === 'gap' && ofHandbook.has(rule)),
        ),
        kind.name,
      ).toEqual([])
    }
  })

  test.each(answers.map(({ kind, key, field }) => [`${kind}, ${key}`, kind, key, field] as const))(
    '%s',
    async (_name, kind, key, { weak }) => {
      expect([...ids, 'a person']).toContain(weak!['caught-by'])
      const found = await rulesOf(kind, { [key]: weak!.answer })
      if (weak!['caught-by'] !== 'a person') return expect(found).toContain(weak!['caught-by'])
      // Left to a person only where no rule has a word to say.
      const anyway = await rulesOf(kind)
      expect(found.filter((rule) => !anyway.includes(rule))).toEqual([])
    },
  )

  const parts = all.flatMap((kind) => Object.values(words.kind(kind.name).sections).map((section) => ({ kind: kind.name, ...section })))

  test.each(parts.map((part) => [`${part.kind}, ${part.heading}`, part] as const))(
    'the text of %s',
    async (_, { kind, heading, good, weak }) => {
      const rulesWith = async (text: unknown) => {
        const documents = goodAnswers()
        const files = Object.entries(documents).map(([name, answers]) => [
          pathOf(name),
          written(answers) + (name === kind ? `## ${heading}\n\n${String(text)}\n` : ''),
        ])
        const { findings } = await looked(Object.fromEntries(files) as Record<string, string>)
        return findings.filter(({ file }) => file === pathOf(kind)).map(({ rule }) => rule)
      }
      const anyway = await rulesOf(kind)
      expect((await rulesWith(good)).filter((rule) => !anyway.includes(rule))).toEqual([])
      const found = (await rulesWith(weak!.answer)).filter((rule) => !anyway.includes(rule))
      // A record is nobody's approved text, so nothing in it has to be finished.
      const isRecord = all.find(({ name }) => name === kind)!.home === 'records'
      if (weak!['caught-by'] === 'a person' || isRecord) expect(found).toEqual([])
      else expect(found).toContain(weak!['caught-by'])
    },
  )
})

describe('words and what is worded agree', () => {
  const read = (name: string) => parse(readFileSync(join(repository, `site/words/en/${name}.yaml`), 'utf8')) as Record<string, unknown>

  test('choices', () => {
    const choices = new Set<string>()
    const collect = (field: Field): void => {
      for (const choice of field.choices ?? []) choices.add(choice)
      if (field.item) collect(field.item)
      for (const inner of Object.values(field.fields ?? {})) collect(inner)
    }
    for (const kind of all) for (const field of Object.values(kind.fields)) collect(field)
    for (const { choices: own = [] } of Object.values<Column>(complaints.columns)) for (const choice of own) choices.add(choice)
    expect(Object.keys(read('choices')).sort()).toEqual([...choices].sort())
  })

  test('measures', () => {
    expect(Object.keys(read('measures')).sort()).toEqual(Object.keys(shippedMeasures).sort())
  })

  test('no word of the site or the command is unused', () => {
    const files = (folder: string): string[] =>
      readdirSync(join(repository, folder), { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
    const code = files('src').join('\n')
    // Words that are put together, with two parts at least that are not: `approve.${says}.message`.
    const puttingTogether = [...code.matchAll(/`((?:[\w-]+|\$\{[^}`]*\})(?:\.(?:[\w-]+|\$\{[^}`]*\}))+)`/g)].flatMap(([, made]) => {
      const parts = made!.split(/\.(?![^{]*\})/)
      const known = parts.filter((part) => !part.includes('$'))
      if (known.length === parts.length || known.length < 2) return []
      return [new RegExp(`^${parts.map((part) => (part.includes('$') ? '[^.]+' : part)).join('\\.')}$`)]
    })
    const shown = { start: files('site/start').join('\n'), others: [...files('site/layouts'), ...files('site/partials')].join('\n') }
    const unused: string[] = []
    const walk = (value: unknown, path: string): void => {
      if (typeof value === 'object' && value !== null && !('other' in value)) {
        for (const [key, inner] of Object.entries(value)) walk(inner, `${path}.${key}`)
        return
      }
      const [file, ...rest] = path.split('.')
      const layouts = file === 'start' ? shown.start : shown.others
      if (/^site\.(said|callout)\./.test(path) || puttingTogether.some((pattern) => pattern.test(path))) return
      if (!code.includes(`'${path}'`) && !layouts.includes(`word "${rest.join('.')}"`)) unused.push(path)
    }
    for (const name of [
      'site',
      'check',
      'build',
      'preview',
      'walk',
      'start',
      'bring-in',
      'assess',
      'log',
      'insight',
      'approve',
      'retire',
      'review',
      'history',
      'changes',
      'signoff',
    ])
      walk(read(name), name)
    expect(unused).toEqual([])
  })
})

test('no jargon of ours stands in what managers and staff read', () => {
  const jargon =
    /\b(frontmatter|YAML|JSON|schema|node|parse|parser|regex|markdown tree|boolean|null|undefined|string|escalation|discretion)\b/i
  const told: [string, string][] = []
  for (const kind of all) {
    for (const [key, { label, ask, why, hint }] of Object.entries(words.kind(kind.name).fields)) {
      for (const sentence of [label, ask, why, hint]) told.push([`${kind.name} ${key}`, sentence ?? ''])
    }
  }
  for (const { id } of rules) {
    const { says, fix, title } = words.rule(id)
    for (const sentence of [title, ...Object.values(says), ...Object.values(fix)]) told.push([id, sentence])
  }
  for (const name of ['site', 'walk', 'start', 'bring-in', 'assess', 'log'])
    told.push([name, readFileSync(join(repository, `site/words/en/${name}.yaml`), 'utf8').replace(/^#.*$/gm, '')])
  expect(told.filter(([, sentence]) => jargon.test(sentence.replace(/“kind: \w+”|kind:/g, '')))).toEqual([])
})
