import { existsSync, writeFileSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findingsIn } from '../../src/check/findings.ts'
import { entryOf, type Entry } from '../../src/history/entry.ts'
import { troublesIn } from '../../src/history/life.ts'
import { readProject } from '../../src/project.ts'
import { approve } from '../../src/walk/approve.ts'
import { blankEntry } from '../../src/walk/blank.ts'
import { confirmReview } from '../../src/walk/confirm.ts'
import { retire } from '../../src/walk/retire.ts'
import type { Answer } from '../../src/walk/answers.ts'
import { answerTo } from '../../src/walk/page.ts'
import { walkThrough } from '../../src/walk/walk.ts'
import { wordsFor } from '../../src/words/words.ts'
import { servicebook } from '../support/command.ts'
import { baseFiles, makeProject } from '../support/project.ts'
import { entriesFrom, filesOf } from '../support/versions.ts'

const words = wordsFor('en')
const page = 'policies/late-delivery.md'
const other = 'policies/delivery.md'
const base = await baseFiles()
const today = '2026-11-21'
const by = 'shift-lead'

const entriesIn = async (dir: string) =>
  (await readdir(join(dir, 'history'), { recursive: true })).filter((name) => name.endsWith('.md') && !name.includes('/.')).toSorted()

describe('two managers at once', () => {
  test('two programs that approve two pages, and one page: one after the other', async () => {
    const dir = await makeProject(base)
    const runs = await Promise.all([
      servicebook(['approve', page, '--by', by, '--today', today], { cwd: dir }),
      servicebook(['approve', page, other, '--by', by, '--today', today], { cwd: dir }),
    ])
    expect(runs.map(({ code }) => code)).toEqual([0, 0])
    // What the first one approved, the second one finds approved already.
    const versions = await entriesIn(dir)
    expect(versions).toEqual([
      expect.stringMatching(/^delivery\/1-[0-9a-f]{8}\.md$/),
      expect.stringMatching(/^late-delivery\/1-[0-9a-f]{8}\.md$/),
    ])
    expect(findingsIn(await readProject(dir, { today })).filter(({ rule }) => rule.startsWith('history-'))).toEqual([])
    expect((await readdir(join(dir, 'history'))).filter((name) => name.startsWith('.'))).toEqual([])
  })

  test('one writes on the page while another approves it: what was looked at is approved, and what was written is kept', async () => {
    const dir = await makeProject({ ...base, [page]: base[page]!.replace('status: approved', 'status: draft') })
    const theirs = base[page]!.replace('25 EUR', '30 EUR').replace('status: approved', 'status: draft')
    // In the very moment between looking and writing: the version is being written.
    const meddle = async () => {
      while (!existsSync(join(dir, 'history/late-delivery'))) await new Promise((next) => setImmediate(next))
      writeFileSync(join(dir, page), theirs)
    }
    const [came] = await Promise.all([approve(dir, () => readProject(dir, { today }), [page], { by }, words), meddle()])
    expect(came.changedMeanwhile).toEqual([page])
    expect(came.versions[0]!.text).toContain('25 EUR')
    expect(await readFile(join(dir, page), 'utf8')).toBe(theirs)
    const { inForce } = await readProject(dir, { today })
    expect(inForce.documents.find(({ path }) => path === page)?.entry?.file).toBe(came.versions[0]!.file)
  })
})

describe('a clock that is behind', () => {
  test.each(['approve', 'retire', 'confirm'] as const)('%s is refused, and writes nothing', async (does) => {
    const entries = entriesFrom([{ page, on: '2026-12-24' }], base)
    const dir = await makeProject({ ...base, [page]: base[page]!.replace('25 EUR', '30 EUR'), ...filesOf(entries) })
    const read = () => readProject(dir, { today })
    const before = await entriesIn(dir)
    const came =
      does === 'approve'
        ? (await approve(dir, read, [page], { by, note: 'So.', differently: 'no' }, words)).refusals
        : does === 'retire'
          ? await retire(dir, read, page, { by }, words)
          : await confirmReview(dir, read, page, { by, reviewBy: '2027-06-01' }, words)
    expect(Array.isArray(came) && came[0]?.message).toContain('2026-12-24')
    expect(await entriesIn(dir)).toEqual(before)
  })
})

test('a page that was never kept is not retired from a later day: nobody could read it until then', async () => {
  const dir = await makeProject(base)
  const came = await retire(dir, () => readProject(dir, { today }), page, { by, from: '2026-12-24' }, words)
  expect(Array.isArray(came) && came.length).toBe(1)
  expect(await readFile(join(dir, page), 'utf8')).toBe(base[page])
})

test('words taken out twice, with a version between, leave a history that is whole', async () => {
  const dir = await makeProject(base)
  const read = () => readProject(dir, { today })
  const first = (await approve(dir, read, [page], { by, note: 'Ours, since May.' }, words)).versions[0]!
  const once = await blankEntry(dir, read, first.file, { by, words: 'noon' }, words)
  expect(!Array.isArray(once) && once.text).toContain('The bed came at four and not at ▇▇▇.')
  await writeFile(join(dir, page), (await readFile(join(dir, page), 'utf8')).replace('25 EUR', '30 EUR'))
  expect((await approve(dir, read, [page], { by, note: 'More.', differently: 'no' }, words)).refusals).toEqual([])
  const twice = await blankEntry(dir, read, first.file, { by, words: 'May' }, words)
  expect(!Array.isArray(twice) && twice.note).toBe('Ours, since ▇▇▇.')
  const project = await read()
  expect(findingsIn(project).filter(({ rule }) => rule === 'history-is-whole')).toEqual([])
  expect(project.history.entries.map(({ version }) => version)).toEqual([1, 2])
  // And that one was taken out later is still missed.
  await writeFile(join(dir, first.file), 'gone')
  expect(
    findingsIn(await read())
      .filter(({ rule }) => rule === 'history-is-whole')
      .map(({ says }) => says)
      .toSorted(),
  ).toEqual(['missing', 'unreadable'])
})

describe('a disk that refuses', () => {
  test('something stands where the history, or a page of it, would be: nothing is written', async () => {
    const dir = await makeProject({ ...base, history: 'a file' })
    await expect(approve(dir, () => readProject(dir, { today }), [page], { by }, words)).rejects.toThrow(/history could not be written/)
    expect(await readFile(join(dir, page), 'utf8')).toBe(base[page])

    const second = await makeProject({ ...base, 'history/late-delivery': 'a file' })
    await expect(approve(second, () => readProject(second, { today }), [page], { by }, words)).rejects.toThrow(/could not be written/)
    expect(await readFile(join(second, page), 'utf8')).toBe(base[page])
    expect(await readdir(join(second, 'history'))).toEqual(['late-delivery'])
  })
})

describe('a version that is damaged', () => {
  const raised = base[page]!.replace('25 EUR', '30 EUR')
  const entries = entriesFrom(
    [
      { page, on: '2026-05-04' },
      { page, text: raised, on: '2026-09-07' },
    ],
    base,
  )
  const last = entries[1]!.file
  const damaged = async () => {
    const files = filesOf(entries)
    const dir = await makeProject({ ...base, ...files, [page]: base[page]!.replace('25 EUR', '45 EUR') })
    await writeFile(join(dir, last), files[last]!.replace('on: 2026-09-07\n', '<<<<<<< ours\non: 2026-09-07\n=======\n>>>>>>> theirs\n'))
    return dir
  }

  test.each(['approve', 'retire', 'confirm'] as const)('%s builds nothing on it, and names the file', async (does) => {
    const dir = await damaged()
    const read = () => readProject(dir, { today })
    const before = await entriesIn(dir)
    const came =
      does === 'approve'
        ? (await approve(dir, read, [page], { by, note: 'So.', differently: 'no' }, words)).refusals
        : does === 'retire'
          ? await retire(dir, read, page, { by }, words)
          : await confirmReview(dir, read, page, { by, reviewBy: '2027-06-01' }, words)
    expect(came).toMatchObject([{ file: last, fix: expect.stringContaining('Put both files back') }])
    expect(await entriesIn(dir)).toEqual(before)
    // Another page is none the worse for it.
    expect((await approve(dir, read, [other], { by }, words)).refusals).toEqual([])
  })

  test('two with one number are told until a later version was made of one of them', async () => {
    const [first] = entries
    const twins = ['30 EUR', '35 EUR'].map((sum) =>
      entriesFrom([{ page, on: '2026-09-07', text: base[page]!.replace('25 EUR', sum) }], base),
    )
    const [one, two] = twins.map(([made]) => entryOf({ ...made!, version: 2, follows: first!.sha256 })) as [Entry, Entry]
    const third = (follows: string) => entryOf({ ...first!, version: 3, on: today, effectiveFrom: today, follows })
    const told = (follows: string) =>
      [...troublesIn([first!, one, two, third(follows)])].filter(({ says }) => says === 'twins').map(({ file }) => file)
    expect(told(first!.sha256)).toEqual([[one.file, two.file].toSorted()[1]])
    expect(told(one.sha256)).toEqual([])
    expect(told(two.sha256)).toEqual([])
  })
})

test('a note nobody would read to its end is refused in a sentence, and so is a page that could not be read again', async () => {
  const long = 'So. '.repeat(600)
  const dir = await makeProject({ ...base, [page]: base[page]!.replace('status: approved', 'status: draft') })
  const read = () => readProject(dir, { today })
  const said = [{ file: page, message: expect.stringContaining('2400 letters'), fix: expect.stringContaining('a sentence or two') }]
  expect((await approve(dir, read, [page], { by, note: long }, words)).refusals).toMatchObject(said)
  expect((await approve(dir, read, [page], { by, differently: long }, words)).refusals).toMatchObject(said)
  expect(await retire(dir, read, page, { by, note: long }, words)).toMatchObject(said)
  expect(await confirmReview(dir, read, page, { by, reviewBy: '2027-06-01', note: long }, words)).toMatchObject(said)
  const draft = await readFile(join(dir, page), 'utf8')
  await writeFile(join(dir, page), `${draft}\n<!-- ${'x'.repeat(199_990 - draft.length)} -->`.slice(0, 199_996) + '-->\n')
  expect((await approve(dir, read, [page], { by }, words)).refusals).toMatchObject([{ message: expect.stringContaining('200 kB') }])
  expect(await entriesIn(dir)).toEqual([])
})

describe('better words that staff have already', () => {
  const better = base[page]!.replace('The bed came at four', 'The new bed came at four')

  test('stay theirs while a change waits: they are kept before it is saved, once, by whoever approved the rest', async () => {
    const dir = await makeProject({ ...base, [page]: better, ...filesOf(entriesFrom([{ page, on: '2026-05-04', by }], base)) })
    const read = () => readProject(dir, { today })
    const staffRead = async () => {
      const { dir: _, inForce, documents } = await read()
      const now = inForce.documents.find(({ path }) => path === page)!
      return {
        now: now.life?.now,
        text: await readFile(join(dir, now.entry?.file ?? page), 'utf8'),
        working: documents.find(({ path }) => path === page)!.life!.working,
      }
    }
    const walk = await walkThrough(await read(), page, words)
    // What does not have to wait needs no version.
    expect((await walk.answer(['review-by'], '2027-10-31')).saved).toBe(true)
    expect(await entriesIn(dir)).toHaveLength(1)
    const ladder = walk.page().questions.find(({ key }) => key === 'ladder') && answerTo(walk.page(), 'ladder')
    const raised = JSON.parse(JSON.stringify(ladder).replace('25 EUR', '45 EUR')) as Answer
    expect((await walk.answer(['ladder'], raised)).saved).toBe(true)
    expect((await walk.answer(['ladder'], JSON.parse(JSON.stringify(raised).replace('45 EUR', '50 EUR')) as Answer)).saved).toBe(true)
    expect(await entriesIn(dir)).toHaveLength(2)
    const { now, text, working } = await staffRead()
    expect(now).toMatchObject({ version: 2, by, differently: 'no', note: words.say('approve.betterWording'), effectiveFrom: today })
    expect(now?.meansTheSameAs).toBe((await read()).history.entries[0]!.fingerprint)
    expect(text).toContain('The new bed came at four')
    expect(text).toContain('25 EUR')
    expect(working).toBe('changed')
    expect(findingsIn(await read()).filter(({ rule }) => rule.startsWith('history-'))).toEqual([])
  })

  const walkedTo = async (dir: string, limit: string) => {
    const walk = await walkThrough(await readProject(dir, { today }), page, words)
    const raised = JSON.parse(JSON.stringify(answerTo(walk.page(), 'ladder')).replace('25 EUR', limit)) as Answer
    expect((await walk.answer(['ladder'], raised)).saved).toBe(true)
  }

  test('mean what the first of all those versions meant that said the same', async () => {
    const [first] = entriesFrom([{ page, on: '2026-05-04', by }], base)
    const text = base[page]!.replace('and tell them afterwards', 'and tell them later')
    const worded = { page, on: '2026-06-01', by, text, meansTheSameAs: first!.fingerprint }
    const history = entriesFrom([{ page, on: '2026-05-04', by }, worded], base)
    expect(history[1]!.fingerprint).not.toBe(first!.fingerprint)
    const dir = await makeProject({
      ...base,
      ...filesOf(history),
      [page]: text.replace('The bed came at four', 'The new bed came at four'),
    })
    await walkedTo(dir, '45 EUR')
    const kept = (await readProject(dir, { today })).history.entries.at(-1)!
    expect(kept).toMatchObject({ version: 3, meansTheSameAs: first!.fingerprint, fingerprint: history[1]!.fingerprint })
  })

  test('take no place from a version that is to come', async () => {
    const raised = base[page]!.replace('25 EUR', '45 EUR')
    const history = entriesFrom(
      [
        { page, on: '2026-05-04' },
        { page, text: raised, on: '2026-11-20', from: '2026-12-01' },
      ],
      base,
    )
    const dir = await makeProject({ ...base, [page]: better, ...filesOf(history) })
    await walkedTo(dir, '50 EUR')
    expect(await entriesIn(dir)).toHaveLength(2)
    const { inForce } = await readProject(dir, { today: '2026-12-01' })
    expect(inForce.documents.find(({ path }) => path === page)?.life?.now?.version).toBe(2)
  })

  test('are named where they go out on a day to come', async () => {
    const raised = base[page]!.replace('25 EUR', '45 EUR')
    const history = entriesFrom(
      [
        { page, on: '2026-05-04' },
        { page, text: raised, on: '2026-11-20', from: '2026-12-01' },
      ],
      base,
    )
    const dir = await makeProject({ ...base, [page]: raised.replace('The bed came', 'The new bed came'), ...filesOf(history) })
    for (const verb of ['changes', 'approve']) {
      const { stdout } = await servicebook([verb, '--today', today], { cwd: dir })
      expect(stdout.replaceAll('\u00a0', ' ')).toContain(`(${page}) goes out on 1 December 2026`)
    }
    await writeFile(join(dir, page), raised)
    expect((await servicebook(['changes', '--today', today], { cwd: dir })).stdout).not.toContain('goes out')
  })
})
