import { existsSync } from 'node:fs'
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { findingsIn } from '../../src/check/findings.ts'
import type { Document } from '../../src/handbook/document.ts'
import { fingerprintOf } from '../../src/history/fingerprint.ts'
import { readProject } from '../../src/project.ts'
import { approve } from '../../src/walk/approve.ts'
import { blankEntry } from '../../src/walk/blank.ts'
import { confirmReview } from '../../src/walk/confirm.ts'
import { retire } from '../../src/walk/retire.ts'
import { daysFrom } from '../../src/measure/days.ts'
import { wordsFor } from '../../src/words/words.ts'
import { baseFiles, makeProject } from '../support/project.ts'
import { stoppedAfter } from '../support/stopped-after.ts'
import { documentOf, sectionsOf } from '../support/versions.ts'

const words = wordsFor('en')
const base = await baseFiles()
const begin = 'policies/late-delivery.md'

/** Something that somebody does. What a program does may be stopped after so many changes of the disk. */
type Step =
  | { does: 'word'; n: number }
  | { does: 'limit'; n: number }
  | { does: 'break' | 'mend' | 'draft' | 'delete' | 'put-back' | 'move' }
  | { does: 'wait'; days: number }
  | { does: 'approve'; later: number; wording: boolean; stop: number }
  | { does: 'confirm'; stop: number }
  | { does: 'retire'; later: number; stop: number }
  | { does: 'blank'; which: number; stop: number }

const stop = fc.oneof({ weight: 1, arbitrary: fc.constant(Infinity) }, { weight: 1, arbitrary: fc.nat({ max: 24 }) })
const later = fc.constantFrom(0, 0, 0, 5, 30)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ does: fc.constant('word' as const), n: fc.nat({ max: 9 }) }) },
  { weight: 4, arbitrary: fc.record({ does: fc.constant('limit' as const), n: fc.integer({ min: 20, max: 50 }) }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constantFrom('break', 'mend', 'draft', 'delete', 'put-back', 'move') }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('wait' as const), days: fc.integer({ min: 1, max: 40 }) }) },
  { weight: 8, arbitrary: fc.record({ does: fc.constant('approve' as const), later, wording: fc.boolean(), stop }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('confirm' as const), stop }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('retire' as const), later, stop }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('blank' as const), which: fc.nat({ max: 5 }), stop }) },
) as fc.Arbitrary<Step>

interface Told {
  file: string
  version: number
  from: string
  did: string
  fingerprint: string
  /** The page as it was approved. */
  text: string
}

/** What stands in the history, read without any of our code. */
async function keptIn(dir: string): Promise<Map<string, string>> {
  if (!existsSync(join(dir, 'history'))) return new Map()
  const names = (await readdir(join(dir, 'history'), { recursive: true })).filter((name) => name.endsWith('.md') && !/(^|\/)\./.test(name))
  return new Map(await Promise.all(names.map(async (name) => [name, await readFile(join(dir, 'history', name), 'utf8')] as const)))
}

function told([file, text]: [string, string]): Told {
  const setting = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(text)?.[1] ?? ''
  return {
    file,
    version: Number(setting('version')),
    from: setting('effective-from'),
    did: setting('did'),
    fingerprint: setting('fingerprint'),
    text: text.slice(text.indexOf('\n---\n\n') + 6),
  }
}

/** Everything that staff read of a page. */
function read({ kind, title, fields, body }: Document): string {
  return JSON.stringify([kind, title, fields, body.sections.map(({ heading, parts }) => [heading, parts])])
}

async function live(steps: readonly Step[]): Promise<{ stopped: number; versions: number }> {
  const dir = await makeProject(base)
  let today = '2026-11-21'
  let path = begin
  let moves = 0
  let stopped = 0
  let aside = ''
  let before = await keptIn(dir)
  const project = () => readProject(dir, { today })
  const file = () => join(dir, path)
  const there = () => existsSync(file())
  const edit = async (change: (text: string) => string) => there() && writeFile(file(), change(await readFile(file(), 'utf8')))
  const by = 'shift-lead'

  for (const one of steps) {
    let blanking: string | undefined
    const during = async (after: number, work: () => Promise<unknown>) => {
      if ((await stoppedAfter(after, work)) === 'stopped') stopped++
    }
    if (one.does === 'word')
      await edit((text) => text.replace(/A lost morning.*\n/, `A lost morning cannot be handed back, ${'ever '.repeat(one.n)}.\n`))
    else if (one.does === 'limit') await edit((text) => text.replace(/up to \d+ EUR/, `up to ${one.n} EUR`))
    else if (one.does === 'break') await edit((text) => text.replace('ask-within: 1 hour', 'ask-within: a while'))
    else if (one.does === 'mend') await edit((text) => text.replace('ask-within: a while', 'ask-within: 1 hour'))
    else if (one.does === 'draft') await edit((text) => text.replace('status: approved', 'status: draft'))
    else if (one.does === 'delete' && there()) {
      aside = await readFile(file(), 'utf8')
      await rm(file())
    } else if (one.does === 'put-back' && !there()) await writeFile(file(), aside)
    else if (one.does === 'move' && there()) {
      const to = `policies/late-${++moves}.md`
      const was = path.replace(/^policies\/|\.md$/g, '')
      await rename(file(), join(dir, to))
      path = to
      await edit((text) =>
        text.includes('aliases: [')
          ? text.replace('aliases: [', `aliases: [${was}, `)
          : text.replace('status:', `aliases: [${was}]\nstatus:`),
      )
    } else if (one.does === 'wait') today = daysFrom(today, one.days)
    else if (one.does === 'approve' && there())
      await during(one.stop, () =>
        approve(
          dir,
          project,
          [path],
          {
            by,
            note: 'The limit was too low.',
            differently: 'no',
            wording: one.wording,
            ...(one.later > 0 && { from: daysFrom(today, one.later) }),
          },
          words,
        ),
      )
    else if (one.does === 'confirm' && there())
      await during(one.stop, () => confirmReview(dir, project, path, { by, reviewBy: daysFrom(today, 300) }, words))
    else if (one.does === 'retire' && (there() || before.size > 0)) {
      const { documents, approved } = await project()
      if ([...documents, ...approved].some((document) => document.path === path))
        await during(one.stop, () => retire(dir, project, path, { by, ...(one.later > 0 && { from: daysFrom(today, one.later) }) }, words))
    } else if (one.does === 'blank' && before.size > 0) {
      blanking = [...before.keys()][one.which % before.size]!
      await during(one.stop, () => blankEntry(dir, project, `history/${blanking}`, { by, words: 'A lost morning' }, words))
    }

    // Whatever happened, it reads, and nothing that was kept is lost.
    const stands = await project()
    const after = await keptIn(dir)
    for (const [name, text] of before) {
      const now = after.get(name)
      const withoutSettings = (all: string) => all.split('\n---\n').slice(1).join('\n---\n')
      if (name === blanking && now !== text) expect(withoutSettings(now!)).toBe(withoutSettings(text).replaceAll('A lost morning', '▇▇▇'))
      else expect(now).toBe(text)
    }
    before = after
    const wrong = findingsIn(stands).filter(({ rule }) => rule === 'history-is-whole')
    expect(wrong.filter(({ says }) => says !== 'gone')).toEqual([])
    if (there()) expect(wrong).toEqual([])

    // What staff have is the last version whose day has come, worked out anew.
    const versions = [...after].map(told).filter(({ did }) => did !== 'reviewed')
    const now = versions
      .filter(({ from }) => from <= today)
      .toSorted((a, b) => a.version - b.version)
      .at(-1)
    const staff = stands.inForce.documents.filter(({ longName }) => longName.startsWith('late-'))
    const working = there() ? documentOf(path, await readFile(file(), 'utf8')) : undefined
    if (versions.length === 0) {
      // Nobody has approved it by name: it is as it stands, or not there.
      expect(staff.map(read)).toEqual(working?.fields.status === 'approved' ? [read(working)] : [])
      continue
    }
    expect(staff.length).toBe(now?.did === 'approved' ? 1 : 0)
    if (staff[0] !== undefined) {
      expect(fingerprintOf(staff[0], sectionsOf)).toBe(now!.fingerprint)
      // Word for word one text or the other: what was approved, or the file where it means the same; and never some of each.
      const isWorking = staff[0].entry === undefined
      if (isWorking) expect(fingerprintOf(working!, sectionsOf)).toBe(now!.fingerprint)
      expect(read(staff[0])).toBe(read(isWorking ? working! : documentOf(staff[0].path, now!.text)))
    }
    expect(new Set(versions.map(({ version }) => version)).size).toBe(versions.length)
  }

  // And whoever comes next is held up by nothing: the page is approved, and holds.
  if (there()) {
    await edit((text) =>
      text
        .replace('status: draft', 'status: approved')
        .replace('status: retired', 'status: approved')
        .replace('ask-within: a while', 'ask-within: 1 hour')
        .replace(/up to \d+ EUR/, 'up to 51 EUR')
        .replace(/^effective-from: .*\n/m, '')
        .replace(/^replaced-by: .*\n/m, ''),
    )
    const { refusals, versions } = await approve(dir, project, [path], { by, note: 'So.', differently: 'no' }, words)
    expect(refusals).toEqual([])
    const { inForce } = await project()
    expect(inForce.documents.filter(({ life }) => life?.now?.sha256 === versions[0]!.sha256).length).toBe(1)
    expect((await readdir(join(dir, 'history'))).filter((name) => name.endsWith('.lock'))).toEqual([])
  }
  return { stopped, versions: before.size }
}

test('whatever is done in whatever order, and stopped wherever, the project reads and nothing that was kept is lost', async () => {
  let [stopped, versions] = [0, 0]
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 3, maxLength: 12 }), async (steps) => {
      const came = await live(steps)
      stopped += came.stopped
      versions += came.versions
    }),
    {
      numRuns: Number(process.env.RUNS ?? 24),
      seed: process.env.SEED ? Number(process.env.SEED) : 8,
      endOnFailure: process.env.SHRINK === undefined,
    },
  )
  // It would prove nothing had nothing been kept, or nothing stopped.
  expect(stopped).toBeGreaterThan(5)
  expect(versions).toBeGreaterThan(15)
}, 300_000)

const approved = { does: 'approve', later: 0, wording: false, stop: Infinity } as const

describe('stopped after each change of the disk there is', () => {
  test.each<[string, Step[], Extract<Step, { stop: number }>]>([
    ['a first approval', [], approved],
    ['approving another limit', [approved, { does: 'limit', n: 40 }], approved],
    ['approving for a day to come', [approved, { does: 'limit', n: 40 }], { ...approved, later: 5 }],
    ['approving better words', [approved, { does: 'word', n: 3 }], { ...approved, wording: true }],
    ['approving a page that has moved', [approved, { does: 'move' }, { does: 'limit', n: 40 }], approved],
    ['confirming', [approved], { does: 'confirm', stop: 0 }],
    ['retiring', [approved], { does: 'retire', later: 0, stop: 0 }],
    ['retiring what is deleted', [approved, { does: 'delete' }], { does: 'retire', later: 0, stop: 0 }],
    ['taking words out', [approved], { does: 'blank', which: 0, stop: 0 }],
  ])('%s', async (_, before, verb) => {
    for (let stop = 0; ; stop++) {
      expect(stop).toBeLessThan(60)
      const came = await live([{ does: 'limit', n: 30 }, ...before, { ...verb, stop }, { does: 'wait', days: 6 }])
      // It would prove nothing had it been refused.
      if (came.stopped === 0) return expect(stop).toBeGreaterThan(4)
    }
  })
})
