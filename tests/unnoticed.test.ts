import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse, parseDocument, stringify } from 'yaml'
import { beforeAll, describe, expect, test } from 'vitest'
import { judgeDocument } from '../src/check/findings.ts'
import { rules } from '../src/check/rules/index.ts'
import { kindNamed, readDocument, type Document, type Draft } from '../src/handbook/document.ts'
import { readFilesIn } from '../src/handbook/files.ts'
import { joinHandbook } from '../src/handbook/handbook.ts'
import { lexiconOf } from '../src/handbook/lexicon.ts'
import { common } from '../src/kinds/common.ts'
import { keyOf, type Field } from '../src/kinds/field.ts'
import { repository } from './support/command.ts'
import { testDay } from './support/project.ts'

/*
 * The sample has no findings. Here it is damaged in every small way: each document taken away, each field emptied, each two
 * values of one type exchanged. What `check` then says nothing about stands in `tests/unnoticed.yaml`, with the reason; a
 * rule that notices more, or less, changes that list.
 *
 * `UPDATE=1 npx vitest run tests/unnoticed.test.ts` writes the list anew; reasons that were there stay. Of many values under
 * one key (the phones of nine roles), one pair stands for all in a document; `EVERYWHERE=1` tries each, which takes long.
 */
const everywhere = process.env.EVERYWHERE !== undefined

const record = join(repository, 'tests/unnoticed.yaml')

/**
 * What goes unnoticed, and why. Documents taken away by their path; fields emptied by kind and key; values exchanged by
 * their type, since the reason is one for each type.
 */
interface Unnoticed {
  removed: Record<string, string>
  emptied: Record<string, string>
  exchanged: Record<string, { because: string; pairs: string[] }>
}

const recorded = { removed: {}, emptied: {}, exchanged: {}, ...(parse(readFileSync(record, 'utf8')) as Partial<Unnoticed>) }

/** Where a value stands in a document's fields. */
type Path = (string | number)[]

/** A document with its settings and its text apart, as they stand in the file. */
interface Read extends Draft {
  source: string
  head: string
  rest: string
}

let all: Map<string, Read>
let languages: string[]
let lexicon: string

function read(path: string, source: string): Read {
  const end = source.indexOf('\n---', 3)
  return {
    ...readDocument(path, new TextEncoder().encode(source), languages),
    source,
    head: source.slice(4, end + 1),
    rest: source.slice(end + 1),
  }
}

beforeAll(async () => {
  const files = [...(await readFilesIn(repository, 'policies')).files, ...(await readFilesIn(repository, 'records')).files]
  const company = files.find(({ path }) => path === 'policies/company.md')!
  languages = readDocument(company.path, company.bytes, ['en']).document.fields.languages as string[]
  all = new Map(files.map(({ path, bytes }) => [path, read(path, new TextDecoder().decode(bytes))]))
  lexicon = JSON.stringify(lexiconOf([...all.values()].map(({ document }) => document)))
})

/** Judged documents, by themselves and by the lexicon they were judged with: most damage changes one of them only. */
const judged = new Map<Draft, boolean>()

/** True where some rule says something about a handbook of these documents. */
function isNoticed(drafts: readonly Draft[]): boolean {
  const documents = drafts.map(({ document }) => document)
  const now = lexiconOf(documents)
  const isOurs = JSON.stringify(now) === lexicon
  for (const draft of drafts) {
    const { document, prose } = draft
    if (document.findings.length > 0) return true
    if (isOurs && judged.has(draft)) {
      if (judged.get(draft)) return true
      continue
    }
    const found = prose !== undefined && judgeDocument(document, prose, now).length > 0
    if (isOurs) judged.set(draft, found)
    if (found) return true
  }
  const handbook = joinHandbook(documents, testDay)
  return rules.some((rule) => rule.sees === 'handbook' && !rule.find(handbook)[Symbol.iterator]().next().done)
}

/** True where some rule says something once a document has this head in place of its own. */
function isNoticedWith(path: string, head: string): boolean {
  const changed = read(path, `---\n${head}${all.get(path)!.rest}`)
  return isNoticed([...all].map(([other, draft]) => (other === path ? changed : draft)))
}

/** Every value of a document with the path to it, as far as a person would type one: lists of words are one value. */
function* typedIn(document: Document): Generator<{ field: Field; at: Path; entry: boolean }> {
  for (const [name, field] of Object.entries(kindNamed(document.kind)!.fields)) yield* typed(field, document.fields[name], [name], false)
}

function* typed(field: Field, value: unknown, at: Path, entry: boolean): Generator<{ field: Field; at: Path; entry: boolean }> {
  if (value === undefined || value === null || at[0] === 'kind') return
  yield { field, at, entry }
  if (Array.isArray(value)) for (const [i, inner] of value.entries()) yield* typed(field.item!, inner, [...at, i], true)
  else if (field.fields && typeof value === 'object') {
    for (const [name, inner] of Object.entries(field.fields))
      yield* typed(inner, (value as Record<string, unknown>)[name], [...at, name], false)
  }
}

const keys = (at: Path): Path => at.map((step) => (typeof step === 'string' ? keyOf(step) : step))
/** `discretion: ladder › may`: which entry of a list it is makes no difference to what checks can know. */
const called = (document: Document, at: Path) =>
  `${at.length === 1 && String(at[0]) in common ? 'every kind' : document.kind}: ${keys(at)
    .filter((step) => typeof step === 'string')
    .join(' › ')}`

const found = { removed: new Set<string>(), emptied: new Set<string>(), exchanged: new Map<string, Set<string>>() }
let tried = 0

describe('damage to the sample', () => {
  test('the sample as it is has nothing to notice', () => {
    expect(isNoticed([...all.values()])).toBe(false)
  })

  test('each document taken away', () => {
    for (const path of all.keys()) {
      tried++
      if (!isNoticed([...all].filter(([other]) => other !== path).map(([, draft]) => draft))) found.removed.add(path)
    }
  })

  test('each field emptied', () => {
    for (const [path, { document, head }] of all) {
      for (const { at, entry } of typedIn(document)) {
        // An entry of a list is taken out by emptying the whole list, or a field in it.
        const name = called(document, at)
        if (entry || found.emptied.has(name)) continue
        const yaml = parseDocument(head)
        if (!yaml.hasIn(keys(at))) continue
        yaml.setIn(keys(at), null)
        tried++
        if (!isNoticedWith(path, yaml.toString({ nullStr: '' }))) found.emptied.add(name)
      }
    }
  })

  test('each two values of one type exchanged', () => {
    for (const [path, { document, head }] of all) {
      const values = [...typedIn(document)].filter(({ field }) => !field.item && !field.fields)
      const plain = parseDocument(head)
      const triedHere = new Set<string>()
      const leaves = values.filter(({ at }) => plain.hasIn(keys(at)))
      for (const [i, a] of leaves.entries()) {
        for (const b of leaves.slice(i + 1)) {
          if (a.field.type !== b.field.type || a.field.to !== b.field.to) continue
          const [nameA, nameB] = [called(document, a.at), called(document, b.at)]
          // Two entries of one list of words: their order says nothing.
          if (
            nameA === nameB &&
            a.entry &&
            b.entry &&
            a.at.length === b.at.length &&
            String(a.at.slice(0, -1)) === String(b.at.slice(0, -1))
          )
            continue
          const type = a.field.to === undefined ? a.field.type : `${a.field.type} to a ${a.field.to}`
          const unnoticed = found.exchanged.get(type) ?? new Set<string>()
          found.exchanged.set(type, unnoticed)
          const name = [nameA, nameB].sort().join(' ↔ ')
          const [valueA, valueB] = [plain.getIn(keys(a.at)), plain.getIn(keys(b.at))]
          if (unnoticed.has(name) || valueA === valueB || (!everywhere && triedHere.has(name))) continue
          triedHere.add(name)
          const yaml = parseDocument(head)
          yaml.setIn(keys(a.at), valueB)
          yaml.setIn(keys(b.at), valueA)
          tried++
          if (!isNoticedWith(path, yaml.toString())) unnoticed.add(name)
        }
      }
    }
  })

  test('what goes unnoticed is on record, with the reason', () => {
    const sorted = (names: Iterable<string>) => [...names].sort()
    const withReasons = (names: Iterable<string>, reasons: Record<string, string>) =>
      Object.fromEntries(sorted(names).map((name) => [name, reasons[name] ?? '']))
    const now: Unnoticed = {
      removed: withReasons(found.removed, recorded.removed),
      emptied: withReasons(found.emptied, recorded.emptied),
      exchanged: Object.fromEntries(
        [...found.exchanged]
          .filter(([, pairs]) => pairs.size > 0)
          .map(([type, pairs]) => [type, { because: recorded.exchanged[type]?.because ?? '', pairs: sorted(pairs) }]),
      ),
    }
    if (process.env.UPDATE) writeFileSync(record, stringify(now, { lineWidth: 0 }))
    expect(tried).toBeGreaterThan(4000)
    expect(recorded).toEqual(now)
    const reasons = [
      ...Object.values(now.removed),
      ...Object.values(now.emptied),
      ...Object.values(now.exchanged).map(({ because }) => because),
    ]
    for (const reason of reasons) expect(reason).toMatch(/\w{3}.*[.]$/)
  })
}, 1_200_000)
