import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import type { Document } from '../../src/handbook/document.ts'
import { fingerprintOf, rulesOf } from '../../src/history/fingerprint.ts'
import { hardFactsIn } from '../../src/history/hard-facts.ts'
import { kinds } from '../../src/kinds/index.ts'
import { repository } from '../support/command.ts'
import { documentOf, sectionsOf } from '../support/versions.ts'

interface Change {
  find: string
  put: string
}

interface Edit extends Partial<Change> {
  edit: string
  page: string
  again?: Change
  /** Made before the edit: what the edited text is held against. */
  against?: Change
  whole?: keyof typeof throughout
  is: 'binding' | 'small' | 'none'
}

const table = parse(readFileSync(fileURLToPath(new URL('./fingerprint.yaml', import.meta.url)), 'utf8')) as Edit[]

const throughout = {
  crlf: (text: string) => text.replaceAll('\n', '\r\n'),
  bom: (text: string) => `\uFEFF${text}`,
  trimmed: (text: string) => text.trimEnd(),
}

function changed(text: string, { find, put }: Change): string {
  expect(text.split(find).length - 1, `“${find}” stands in the page`).toBe(1)
  return text.replace(find, () => put)
}

function edited(text: string, { find, put, again, whole }: Edit): string {
  const once = find === undefined ? text : changed(text, { find, put: put! })
  const twice = again === undefined ? once : changed(once, again)
  return whole === undefined ? twice : throughout[whole](twice)
}

/** All that a page could show, however its file is laid out. */
function shown({ kind, title, fields, body }: Document): string {
  const known = Object.entries(fields).filter(([, value]) => !(Array.isArray(value) && value.length === 0))
  const sorted = known.toSorted(([a], [b]) => (a < b ? -1 : 1))
  return JSON.stringify([
    kind,
    title,
    sorted,
    body.sections.map(({ heading, parts }) => [heading, parts]),
    body.links.map(({ href }) => href),
  ]).replace(/(\\n|\s)+/g, ' ')
}

describe('what an edit comes to', () => {
  test('the table has edits of every sort, each once', () => {
    expect(table.length).toBeGreaterThanOrEqual(40)
    expect(new Set(table.map(({ edit }) => edit)).size).toBe(table.length)
    for (const sort of ['binding', 'small', 'none']) expect(table.filter(({ is }) => is === sort).length).toBeGreaterThanOrEqual(10)
  })

  test.each(table)('$is: $edit', (one) => {
    const path = `policies/${one.page}.md`
    const source = readFileSync(join(repository, path), 'utf8')
    const before = documentOf(path, one.against === undefined ? source : changed(source, one.against))
    const text = edited(source, one)
    expect(text).not.toBe(source)
    const after = documentOf(path, text)
    const is =
      fingerprintOf(before, sectionsOf) !== fingerprintOf(after, sectionsOf) ? 'binding' : shown(before) === shown(after) ? 'none' : 'small'
    expect(is).toBe(one.is)
    // What binds can be called wording only where no figure, time or role is among it; what does not bind never changes one.
    if (is !== 'binding') expect(hardFactsIn(after, sectionsOf)).toEqual(hardFactsIn(before, sectionsOf))
  })
})

describe('what nobody may call mere wording', () => {
  const words = new Set([
    'a promise reworded',
    'a comma in a promise',
    'what never to do',
    'two promises in another order',
    'an exclusion taken out',
    'the sentence of the vision',
    'what a channel always does',
    'the name of a situation',
    'a letter made capital',
    'a step changed',
    'two steps swapped',
    'a word struck out',
    'what to write down',
    'a section that binds taken out',
    'a list that binds left empty',
    'an answer staff give',
    'the footnote of a step',
  ])
  test.each(table.filter(({ is }) => is === 'binding'))('$edit', (one) => {
    const path = `policies/${one.page}.md`
    const source = readFileSync(join(repository, path), 'utf8')
    const facts = (text: string) => hardFactsIn(documentOf(path, text), sectionsOf).join('\n')
    expect(facts(source) === facts(edited(source, one))).toBe(words.has(one.edit))
  })
})

test('the rules a fingerprint is made by tell kinds apart, and are the same each time', () => {
  const rules = Object.values(kinds).map((kind) => rulesOf(kind))
  expect(new Set(rules).size).toBe(rules.length)
  expect(rulesOf({ ...kinds.policy })).toBe(rulesOf(kinds.policy))
  expect(rulesOf({ ...kinds.policy, sections: {} })).not.toBe(rulesOf(kinds.policy))
  // A field that binds no more makes other fingerprints; one that never did makes none.
  const { ladder, ...others } = kinds.discretion.fields
  const discretion = (fields: object) => rulesOf({ ...kinds.discretion, fields } as never)
  expect(discretion({ ...others, ladder: { ...ladder, binds: false } })).not.toBe(rulesOf(kinds.discretion))
  expect(discretion({ ...kinds.discretion.fields, intent: { ...others.intent, need: 'always' } })).toBe(rulesOf(kinds.discretion))
})

test('a page that becomes another sort of page is not what was approved, though the same stands in it', () => {
  const [policy, discretion] = ['policy', 'discretion'].map((kind) => documentOf('policies/a.md', `---\nkind: ${kind}\n---\n`))
  expect(fingerprintOf(policy!, sectionsOf)).not.toBe(fingerprintOf(discretion!, sectionsOf))
})
