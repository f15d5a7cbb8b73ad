import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { redlineText } from '../../src/cli/formats/redline.ts'
import type { Document } from '../../src/handbook/document.ts'
import { changesInSentences } from '../../src/history/in-a-sentence.ts'
import { redlineOf, type RedlineLine, type RedlineSetting } from '../../src/history/redline.ts'
import { runsBetween, type Run } from '../../src/history/word-runs.ts'
import { readProject } from '../../src/project.ts'
import { wordsFor } from '../../src/words/words.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'
import { documentOf } from '../support/versions.ts'

interface Case {
  name: string
  page: string
  edit: Record<string, string>
  /** What becomes of the edited text in turn: the two edited texts are compared. */
  then?: Record<string, string>
  crlf?: boolean
  told: string
}

const table = fileURLToPath(new URL('redline.yaml', import.meta.url))
const { pages, cases } = parse(readFileSync(table, 'utf8')) as { pages: Record<string, string>; cases: Case[] }
const words = wordsFor('en')
const { working: handbook } = await readProject(await makeProject(await baseFiles()), { today: testDay })
const managers: RedlineSetting = { handbook, words, audience: 'managers' }

function edited(text: string, edit: Record<string, string>): string {
  return Object.entries(edit).reduce((all, [there, put]) => {
    if (!all.includes(there)) throw new Error(`“${there}” does not stand there`)
    return all.replace(there, () => put)
  }, text)
}

const page = (text: string): Document => documentOf('policies/page.md', text)

test.each(cases)('$name', ({ page: name, edit, then, crlf = false, told }) => {
  const first = edited(pages[name]!, edit)
  const second = then === undefined ? first : edited(first, then)
  const [before, after] = [page(then === undefined ? pages[name]! : first), page(crlf ? second.replaceAll('\n', '\r\n') : second)]
  const says = changesInSentences(before, after, managers)
  expect(redlineText(redlineOf(before, after, managers), words, { says, margin: 0 })).toBe(told.trimEnd())
})

describe('a reader', () => {
  const before = page(pages.delivery!)

  test('of a page that was not there is told that it is new', () => {
    const redline = redlineOf(undefined, before, managers)
    expect(redline.isNew).toBe(true)
    expect(redline.parts.every(({ change }) => change === 'added')).toBe(true)
  })

  test('sees nothing of what another audience may see', () => {
    const text = pages.delivery!.replace('goals:', 'goals:').replace('status:', 'read-as-a-customer: [fair]\nstatus:')
    const after = page(
      text.replace('30 minutes', '20 minutes').replace('ask: shift-lead', 'ask: shop-manager').replace('on Sundays', 'at night'),
    )
    const seenBy = (audience: RedlineSetting['audience']) =>
      redlineOf(before, after, { ...managers, audience }).parts.map(({ name }) => name)
    expect(seenBy('managers')).toEqual(['promises', 'ask', 'readAsACustomer', '#sundays'])
    expect(seenBy('staff')).toEqual(['promises', 'ask', '#sundays'])
    expect(seenBy('public')).toEqual(['promises'])
    expect(changesInSentences(before, after, { ...managers, audience: 'public' })).toHaveLength(1)
  })

  test('who might not read the page before is told that it is new, and nothing of what it said', () => {
    const [hidden, open] = ['managers', 'staff'].map((audience) =>
      page(pages.delivery!.replace('audience: public', `audience: ${audience}`)),
    )
    const staff: RedlineSetting = { ...managers, audience: 'staff' }
    expect(redlineOf(hidden, open!, staff).isNew).toBe(true)
    expect(redlineOf(open, hidden!, staff)).toEqual({ isNew: false, parts: [] })
    expect(changesInSentences(hidden, page(pages.delivery!.replace('30 minutes', '20 minutes')), staff)).toEqual([])
    expect(redlineOf(hidden, open!, managers).parts.map(({ name }) => name)).toEqual(['audience'])
  })
})

const plain = (runs: readonly Run[], without: Run['kind']) => runs.flatMap(({ kind, text }) => (kind === without ? [] : [text])).join('')

describe('word by word', () => {
  const word = fc.constantFrom(
    'we',
    'We',
    'come',
    'on',
    'the',
    'day',
    '25',
    '€60',
    '10%',
    'e\u0301',
    '👩‍👩‍👧',
    'שלום',
    'not',
    '.',
    'Mr.',
    ',',
    '\n',
    'A. ',
    '—',
  )
  const text = fc.array(fc.tuple(word, fc.constantFrom(' ', ' ', '', '  ', '\u00a0')), { maxLength: 40 }).map((all) => all.flat().join(''))
  const anything = fc.oneof(text, fc.string({ unit: 'grapheme' }))

  test('without what went it is the new text, without what came the old', () => {
    fc.assert(
      fc.property(anything, anything, (before, after) => {
        const runs = runsBetween(before, after, 'en')
        expect(plain(runs, 'added')).toBe(before)
        expect(plain(runs, 'removed')).toBe(after)
        expect(runs.some(({ text }) => text === '')).toBe(false)
        if (before === after) expect(runs.every(({ kind }) => kind === 'same')).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('no letter and no sign is torn apart', () => {
    expect(runsBetween('Please ring our Zoe\u0301 👩‍👩‍👧', 'Please ring our Zoe 👩‍👧', 'en')).toEqual([
      { kind: 'same', text: 'Please ring our ' },
      { kind: 'removed', text: 'Zoe\u0301 👩‍👩‍👧' },
      { kind: 'added', text: 'Zoe 👩‍👧' },
    ])
  })
})

describe('entry by entry', () => {
  const remedies = fc.array(fc.constantFrom('a loan piece', 'a new day', 'the charge back', 'a second van', 'a call', 'a call'), {
    maxLength: 8,
  })
  const written = (may: readonly string[]) =>
    page(`---\nkind: discretion\nsituation: Late\nnever:\n${may.map((one) => `  - ${one}\n`).join('')}---\n`)
  const said = ({ runs }: RedlineLine, without: Run['kind']) => plain(runs, without)

  test('each list can be read out of it, in its order', () => {
    fc.assert(
      fc.property(remedies, remedies, (before, after) => {
        const lines = redlineOf(written(before), written(after), managers).parts.flatMap((part) => part.lines)
        if (JSON.stringify(before) === JSON.stringify(after)) {
          expect(lines).toEqual([])
          return
        }
        const was = lines.filter((line) => line.was !== null).toSorted((a, b) => a.was! - b.was!)
        expect(was.map((line) => said(line, 'added'))).toEqual(before)
        expect(lines.flatMap((line) => (line.now === null ? [] : [said(line, 'removed')]))).toEqual(after)
        expect(was.map((line) => line.was)).toEqual(before.map((_, i) => i + 1))
      }),
      { numRuns: 200 },
    )
  })
})

describe('long texts', () => {
  const sentence = (i: number, seed: number) =>
    `${['When', 'If', 'Where', 'As'][(i + seed) % 4]} customer ${i * seed} asks, the ${['van', 'shop', 'desk'][i % 3]} answers ${(i * 7 * seed) % 13} times.`
  const long = (seed: number, every = 1) =>
    `---\nkind: policy\ntitle: Long\n---\n## How we do it\n\n${Array.from({ length: 500 }, (_, i) => sentence(i, i % every === 0 ? seed : 1) + (i % 8 === 0 ? '\n\n' : ' ')).join('')}\n`

  test.each([
    ['a word here and there', 2, 25],
    ['every sentence', 3, 1],
  ])('5,000 words, %s changed, can be read out of it again', (_, seed, every) => {
    const [before, after] = [page(long(1)), page(long(seed, every))]
    const { parts } = redlineOf(before, after, managers)
    expect(parts.map(({ name, binds }) => [name, binds])).toEqual([['howWeDoIt', true]])
    const lines = parts.flatMap((part) => part.lines)
    const told = (without: Run['kind']) =>
      lines
        .map(({ runs }) => plain(runs, without))
        .join(' ')
        .split(/\s+/)
        .filter(Boolean)
    const inOrder = (some: readonly string[], all: readonly string[]) => some.reduce((at, word) => all.indexOf(word, at) + 1 || NaN, 0) > 0
    expect(inOrder(told('added'), long(1).split(/\s+/))).toBe(true)
    expect(inOrder(told('removed'), long(seed, every).split(/\s+/))).toBe(true)
  })
})
