import { describe, expect, test } from 'vitest'
import { findingsIn } from '../../src/check/findings.ts'
import { judgingWith } from '../../src/check/judging.ts'
import type { Document } from '../../src/handbook/document.ts'
import { onDay } from '../../src/handbook/read.ts'
import { lifeOn } from '../../src/history/life.ts'
import { readProject } from '../../src/project.ts'
import { wordsFor } from '../../src/words/words.ts'
import { servicebook } from '../support/command.ts'
import { baseFiles, makeProject } from '../support/project.ts'
import { entriesFrom, filesOf, type Version } from '../support/versions.ts'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const today = '2026-11-21'
const page = 'policies/late-delivery.md'
const base = await baseFiles()
const old = base[page]!

function put(text: string, ...changes: [string, string][]): string {
  return changes.reduce((all, [there, instead]) => {
    if (!all.includes(there)) throw new Error(`“${there}” does not stand there`)
    return all.replace(there, instead)
  }, text)
}

const raised = put(old, ['25 EUR', '30 EUR'])
const raisedAgain = put(old, ['25 EUR', '40 EUR'])
const reworded = put(old, ['A lost morning cannot be handed back.', 'Nobody can hand back a morning.'])
const brokenLink = put(old, ['A lost morning', 'A [lost morning](nowhere.md)'])
const brokenValue = put(raised, ['1 hour', 'a while'])
const unsoundWording = put(reworded, ['review-by: 2027-08-31', 'review-by: in August'])
const v1 = { page, on: '2026-05-04' }

describe('what holds on a day, by the versions alone', () => {
  const cases: { name: string; versions: Version[]; day?: string; now: number | undefined; coming: number[] }[] = [
    { name: 'nothing was approved', versions: [], now: undefined, coming: [] },
    { name: 'one version', versions: [v1], now: 1, coming: [] },
    { name: 'the day it was approved', versions: [v1], day: '2026-05-04', now: 1, coming: [] },
    { name: 'the day before', versions: [v1], day: '2026-05-03', now: undefined, coming: [] },
    { name: 'one that is to come', versions: [v1, { page, on: '2026-11-01', from: '2026-12-01' }], now: 1, coming: [2] },
    { name: 'on its day', versions: [v1, { page, on: '2026-11-01', from: '2026-12-01' }], day: '2026-12-01', now: 2, coming: [] },
    {
      name: 'two to come, the nearer one approved first',
      versions: [v1, { page, on: '2026-11-01', from: '2026-12-01' }, { page, on: '2026-11-02', from: '2027-01-01' }],
      now: 1,
      coming: [2, 3],
    },
    {
      name: 'two to come, the nearer one approved last: it has been made of the other',
      versions: [v1, { page, on: '2026-11-01', from: '2027-01-01' }, { page, on: '2026-11-02', from: '2026-12-01' }],
      now: 1,
      // The other one would come into force after the one that was made of it: it never does.
      coming: [3],
    },
    {
      name: 'and then stays',
      versions: [v1, { page, on: '2026-11-01', from: '2027-01-01' }, { page, on: '2026-11-02', from: '2026-12-01' }],
      day: '2027-01-02',
      now: 3,
      coming: [],
    },
    {
      name: 'one approved at once, after one that was to come',
      versions: [v1, { page, on: '2026-11-01', from: '2026-12-01' }, { page, on: '2026-11-02' }],
      now: 3,
      coming: [],
    },
    { name: 'retired', versions: [v1, { page, did: 'retired', on: '2026-06-01' }], now: 2, coming: [] },
    { name: 'to be retired', versions: [v1, { page, did: 'retired', on: '2026-11-01', from: '2026-12-24' }], now: 1, coming: [2] },
    {
      name: 'retired and approved again',
      versions: [v1, { page, did: 'retired', on: '2026-06-01' }, { page, on: '2026-07-01' }],
      now: 3,
      coming: [],
    },
    {
      name: 'two with one number: the one approved later',
      versions: [v1, { page, on: '2026-06-02', text: raised }, { page, on: '2026-06-01', after: 0 }],
      now: 2,
      coming: [],
    },
    { name: 'approved on a day that has not come', versions: [v1, { page, on: '2026-12-01' }], now: 1, coming: [] },
  ]
  test.each(cases)('$name', ({ versions, day = today, now, coming }) => {
    const entries = entriesFrom(versions, base)
    const one = lifeOn(entries, day)
    expect(one.now?.version).toBe(now)
    expect(one.coming.map(({ version }) => version)).toEqual(coming)
    // It does not matter in which order files are read.
    expect(lifeOn(entries.toReversed(), day)).toEqual({ ...one, pages: one.pages })
  })

  test('of two with one number the later day counts, whatever their names', () => {
    const entries = entriesFrom([v1, { page, on: '2026-06-02', text: raised }, { page, on: '2026-06-01', after: 0 }], base)
    expect(lifeOn(entries, today).now?.text).toBe(raised)
  })

  test('a review is of what holds, however it is worded, and of nothing else', () => {
    const review: Version = { page, did: 'reviewed', on: '2026-06-01', reviewBy: '2027-06-01' }
    expect(lifeOn(entriesFrom([v1, review], base), today).reviewed?.reviewBy).toBe('2027-06-01')
    expect(lifeOn(entriesFrom([v1, review], base), '2026-05-31').reviewed).toBeUndefined()
    expect(lifeOn(entriesFrom([v1, review, { page, on: '2026-07-01', text: raised }], base), today).reviewed).toBeUndefined()
    expect(lifeOn(entriesFrom([v1, review, { page, on: '2026-07-01', text: reworded }], base), today).reviewed?.on).toBe('2026-06-01')
  })
})

/** A whole handbook, and what of a page staff have. */
interface Case {
  name: string
  versions: Version[]
  /** The working text; by default the base's. `gone`: there is no file. */
  text?: string | 'gone'
  files?: Record<string, string>
  day?: string
  /** How the working text stands to what holds. */
  working: string | undefined
  /** What staff read: a limit or words that stand in it; `none`: there is no page. */
  staff: string | 'none'
  /** Errors that stop publishing, as `rule file`. */
  stopped?: string[]
}

const cases: Case[] = [
  { name: 'never approved by name, and approved', versions: [], working: undefined, staff: '25 EUR' },
  { name: 'a draft that was never approved', versions: [], text: put(old, ['approved', 'draft']), working: undefined, staff: 'none' },
  { name: 'approved, and as it was', versions: [v1], working: 'same', staff: '25 EUR' },
  { name: 'better wording beside what binds', versions: [v1], text: reworded, working: 'same', staff: 'Nobody can hand back a morning' },
  { name: 'better wording with a slip in it', versions: [v1], text: unsoundWording, working: 'unsound', staff: 'A lost morning' },
  { name: 'better wording with a link that leads nowhere', versions: [v1], text: brokenLink, working: 'unsound', staff: 'A lost morning' },
  { name: 'a limit raised', versions: [v1], text: raised, working: 'changed', staff: '25 EUR' },
  { name: 'a limit raised, and a slip', versions: [v1], text: brokenValue, working: 'changed', staff: '25 EUR' },
  { name: 'made a draft', versions: [v1], text: put(old, ['status: approved', 'status: draft']), working: 'draft', staff: '25 EUR' },
  { name: 'settings that cannot be read', versions: [v1], text: put(old, ['ladder:', 'ladder: [']), working: 'unsound', staff: '25 EUR' },
  { name: 'not a page any more', versions: [v1], text: 'Something else.\n', working: 'draft', staff: '25 EUR' },
  { name: 'not text any more', versions: [v1], text: '\u0000', working: 'draft', staff: '25 EUR' },
  { name: 'another kind', versions: [v1], text: put(old, ['kind: discretion', 'kind: policy']), working: 'changed', staff: '25 EUR' },
  {
    name: 'a version that is to come',
    versions: [v1, { page, on: '2026-11-01', from: '2026-12-01', text: raised }],
    text: raised,
    working: 'coming',
    staff: '25 EUR',
  },
  {
    name: 'and on its day',
    versions: [v1, { page, on: '2026-11-01', from: '2026-12-01', text: raised }],
    text: raised,
    day: '2026-12-01',
    working: 'same',
    staff: '30 EUR',
  },
  {
    name: 'two that are to come, and the file is the second of them',
    versions: [
      v1,
      { page, on: '2026-11-01', from: '2026-12-01', text: raised },
      { page, on: '2026-11-02', from: '2027-01-01', text: raisedAgain },
    ],
    text: raisedAgain,
    working: 'coming',
    staff: '25 EUR',
  },
  {
    name: 'and on its day, with the file changed since',
    versions: [v1, { page, on: '2026-11-01', from: '2026-12-01', text: raised }],
    text: raisedAgain,
    day: '2026-12-01',
    working: 'changed',
    staff: '30 EUR',
  },
  { name: 'the day before anything was approved', versions: [v1], day: '2026-05-03', working: 'changed', staff: 'none' },
  {
    name: 'retired by hand only',
    versions: [v1],
    text: put(old, ['status: approved', 'status: retired']),
    working: 'changed',
    staff: '25 EUR',
  },
  {
    name: 'retired',
    versions: [v1, { page, did: 'retired', on: '2026-06-01' }],
    text: put(old, ['status: approved', 'status: retired']),
    working: 'changed',
    staff: 'none',
  },
  {
    name: 'retired, and the file made approved again',
    versions: [v1, { page, did: 'retired', on: '2026-06-01' }],
    working: 'changed',
    staff: 'none',
  },
  {
    name: 'to be retired',
    versions: [v1, { page, did: 'retired', on: '2026-11-01', from: '2026-12-01' }],
    text: put(old, ['status: approved', 'status: retired']),
    working: 'changed',
    staff: '25 EUR',
  },
  {
    name: 'deleted',
    versions: [v1],
    text: 'gone',
    working: 'gone',
    staff: '25 EUR',
    stopped: ['history-is-whole history/late-delivery/1'],
  },
  {
    name: 'deleted after it was retired',
    versions: [v1, { page, did: 'retired', on: '2026-06-01' }],
    text: 'gone',
    working: 'gone',
    staff: 'none',
  },
  {
    name: 'its rules made by another version of ours, and unchanged',
    versions: [{ ...v1, rules: '0-12345678' }],
    working: 'same',
    staff: '25 EUR',
  },
  {
    name: 'its fingerprint made by other rules, so that it is another, and unchanged',
    versions: [{ ...v1, rules: '0-12345678', fingerprint: '0'.repeat(64) }],
    text: reworded,
    working: 'same',
    staff: 'Nobody can hand back a morning',
  },
  {
    name: 'its rules made by another version of ours, and changed',
    versions: [{ ...v1, rules: '0-12345678' }],
    text: raised,
    working: 'changed',
    staff: '25 EUR',
  },
  {
    name: 'its text blanked, and the page as it was',
    versions: [{ ...v1, blanked: { on: '2026-06-01', was: 'x' } }],
    working: 'same',
    staff: '25 EUR',
  },
  {
    name: 'its text blanked, and the page changed',
    versions: [{ ...v1, blanked: { on: '2026-06-01', was: 'x' } }],
    text: raised,
    working: 'changed',
    staff: 'none',
    stopped: ['history-is-whole history/late-delivery/1'],
  },
  {
    name: 'an approved text in which something is wrong now',
    versions: [{ ...v1, text: brokenLink }],
    text: raised,
    working: 'changed',
    staff: 'lost morning',
    stopped: ['link-resolves history/late-delivery/1'],
  },
  {
    name: 'the same thing wrong in both is told where it can be mended',
    versions: [{ ...v1, text: brokenLink }],
    text: put(brokenLink, ['25 EUR', '30 EUR']),
    working: 'changed',
    staff: 'lost morning',
    stopped: ['link-resolves policies/late-delivery.md'],
  },
]

async function stand({ versions, text, files = {}, day = today }: Omit<Case, 'name' | 'working' | 'staff'>) {
  const all = { ...base, ...files, ...(text !== undefined && { [page]: text }) }
  if (text === 'gone') delete all[page]
  const dir = await makeProject({ ...all, ...filesOf(entriesFrom(versions, base)) })
  return { dir, project: await readProject(dir, { today: day }) }
}

/** All that stands in a document, for looking something up in it. */
const saysIn = (document: Document | undefined) =>
  document === undefined
    ? 'none'
    : JSON.stringify([document.fields, document.body.sections]).replace(/"amount":(\d+),"unit":"EUR"/g, '$1 EUR')

describe('what staff have of a page', () => {
  test.each(cases)('$name', async (one) => {
    const { project } = await stand(one)
    const known = project.documents.find(({ path }) => path === page) ?? project.approved.find(({ path }) => path === page)
    expect(known?.life?.working).toBe(one.working)
    const has = project.inForce.documents.filter(({ path }) => path === page)
    expect(has.length).toBe(one.staff === 'none' ? 0 : 1)
    expect(saysIn(has[0])).toContain(one.staff)
    const errors = findingsIn(project).filter(
      ({ rule, inForce, file }) =>
        inForce &&
        ['history-is-whole', 'link-resolves', 'reference-resolves', 'value-is-readable', 'frontmatter-is-readable'].includes(rule) &&
        file.includes('late-delivery'),
    )
    expect(errors.map(({ rule, file }) => `${rule} ${file.replace(/-[0-9a-f]{8}\.md$/, '')}`)).toEqual(one.stopped ?? [])
    // Looked at from any other day and back, it is the same.
    const there = onDay(onDay(project, '2020-01-01', judgingWith(wordsFor('en'))), project.today, judgingWith(wordsFor('en')))
    expect(there.inForce.documents.map(saysIn)).toEqual(project.inForce.documents.map(saysIn))
  })
})

describe('a page that moved', () => {
  const moved = (...aliases: string[]) => put(old, ['status: approved', `status: approved\naliases: [${aliases.join(', ')}]`])
  const inForce = async (one: { versions: Version[]; files: Record<string, string> }) => {
    const { project } = await stand({ ...one, text: 'gone' })
    const told = findingsIn(project).filter(
      ({ rule, inForce: counts }) => counts && (rule.startsWith('history-') || rule === 'former-address-is-free'),
    )
    return {
      pages: project.inForce.documents
        .filter(({ kind }) => kind === 'discretion')
        .map((document) => [document.path, /(\d+) EUR/.exec(saysIn(document))![1], document.life?.now?.version]),
      told: told.map(({ rule, file, says }) => `${rule} ${file.replace(/-[0-9a-f]{8}\.md$/, '')} ${says}`),
    }
  }

  test('keeps its history', async () => {
    expect(await inForce({ versions: [v1], files: { 'policies/b.md': moved('late-delivery') } })).toEqual({
      pages: [['policies/b.md', '25', 1]],
      told: [],
    })
  })
  test('and what staff have, where it was changed as well', async () => {
    expect(await inForce({ versions: [v1], files: { 'policies/b.md': put(moved('late-delivery'), ['25 EUR', '30 EUR']) } })).toEqual({
      pages: [['policies/b.md', '25', 1]],
      told: [],
    })
  })
  const second: Version = { page: 'policies/b.md', on: '2026-06-01', after: 0, text: put(moved('late-delivery'), ['25 EUR', '30 EUR']) }
  test('twice, and names both', async () => {
    const files = { 'policies/c.md': put(moved('b', 'late-delivery'), ['25 EUR', '40 EUR']) }
    expect(await inForce({ versions: [v1, second], files })).toEqual({ pages: [['policies/c.md', '30', 2]], told: [] })
  })
  test('twice, and names the last one only: what was approved there names the first', async () => {
    const files = { 'policies/c.md': put(moved('b'), ['25 EUR', '40 EUR']) }
    expect(await inForce({ versions: [v1, second], files })).toEqual({ pages: [['policies/c.md', '30', 2]], told: [] })
  })
  test('twice, and names the last one only, whose words were all taken out since: the one before still says where it began', async () => {
    const third: Version = { ...second, on: '2026-07-01', after: 1 }
    const files = { 'policies/c.md': put(moved('b'), ['25 EUR', '30 EUR']) }
    const { told } = await inForce({ versions: [v1, second, { ...third, blanked: { on: '2026-08-01', was: 'x' } }], files })
    expect(told.filter((one) => one.endsWith(' gone'))).toEqual([])
  })
  test('and cannot be read now', async () => {
    const files = { 'policies/b.md': put(moved('late-delivery'), ['ladder:', 'ladder: [']) }
    expect((await inForce({ versions: [v1, second], files })).pages).toEqual([['policies/b.md', '30', 2]])
  })
  test('and a new page took its old place: the new page has the history, and that is told', async () => {
    const files = { 'policies/b.md': moved('late-delivery'), [page]: raised }
    const { project } = await stand({ versions: [v1], files, text: raised })
    expect(
      findingsIn(project)
        .filter(({ rule }) => rule === 'former-address-is-free')
        .map(({ file, says }) => `${file} ${says}`),
    ).toEqual(['policies/b.md page'])
  })
  test('of which somebody began a draft as a copy: staff have it once', async () => {
    const files = {
      'policies/a-copy.md': put(moved('late-delivery'), ['status: approved', 'status: draft']),
      'policies/b.md': moved('late-delivery'),
    }
    expect(await inForce({ versions: [v1], files })).toEqual({ pages: [['policies/b.md', '25', 1]], told: [] })
  })
  test('of which two are approved: one has the history, and both are told to be one too many', async () => {
    const files = { 'policies/a.md': moved('late-delivery'), 'policies/b.md': moved('late-delivery') }
    const { told } = await inForce({ versions: [v1], files })
    expect(told).toEqual(['former-address-is-free policies/b.md twice'])
  })
})

describe('what a finding points to besides', () => {
  const lineOf = (dir: string, file: string, line: number) => readFileSync(join(dir, file), 'utf8').split('\n')[line - 1]!.trim()

  test('stands in the same version, where that is wrong in itself', async () => {
    const { dir, project } = await stand({ versions: [{ ...v1, text: put(old, ['60 EUR', '20 EUR']) }], text: raised })
    const found = findingsIn(project).find(({ rule }) => rule === 'higher-rung-gives-no-less')
    expect(found!.file).toMatch(/^history\//)
    expect(lineOf(dir, found!.file, found!.place.line)).toContain('20 EUR')
    expect(found!.related.map(({ file }) => file)).toEqual([found!.file])
    expect(lineOf(dir, found!.related[0]!.file, found!.related[0]!.place.line)).toContain('25 EUR')
  })

  test('stands in the version that staff have, where another page is told', async () => {
    const catching = (text: string) => put(text, ['status: approved', 'catch-all: yes\nstatus: approved'])
    const files = { 'policies/other.md': catching(put(raised, ['Delivered later', 'Brought later'])) }
    const { dir, project } = await stand({ versions: [{ ...v1, text: catching(old) }], text: raised, files })
    const found = findingsIn(project).find(({ rule }) => rule === 'one-catch-all')
    expect(found).toMatchObject({ file: 'policies/other.md', inForce: true, related: [{ file: expect.stringMatching(/^history\//) }] })
    expect(lineOf(dir, found!.related[0]!.file, found!.related[0]!.place.line)).toBe('catch-all: yes')
  })
})

describe('servicebook build', () => {
  test('goes on where only working texts are wrong, and stops at an approved text with a place that is there', async () => {
    const { dir } = await stand({ versions: [v1], text: brokenValue, files: {} })
    const built = await servicebook(['build', '--today', today], { cwd: dir })
    expect(built.stderr).toBe('')
    expect(built.code).toBe(0)
    const site = ['handbook', 'site', 'dist'].map((name) => join(dir, name)).find((folder) => existsSync(folder))
    expect(readFileSync(join(site!, 'late-delivery.html'), 'utf8')).toContain('25')

    const { dir: other } = await stand({ versions: [{ ...v1, text: brokenLink }], text: raised })
    const stopped = await servicebook(['build', '--today', today], { cwd: other })
    expect(stopped.code).toBe(1)
    const [, file, line] = /(history\/late-delivery\/1-[0-9a-f]{8}\.md):(\d+)/.exec(stopped.stdout + stopped.stderr)!
    expect(readFileSync(join(other, file!), 'utf8').split('\n')[Number(line) - 1]).toContain('nowhere.md')
    // The line itself is shown, as for any other file.
    expect(stopped.stdout + stopped.stderr).toContain('A [lost morning](nowhere.md)')
  })
})
