import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { readProject } from '../../src/project.ts'
import { settingFor } from '../../src/records/setting.ts'
import { lookAtPeople, takePeople } from '../../src/signoff/bring-people.ts'
import { collect } from '../../src/signoff/collect.ts'
import { writeSlips } from '../../src/signoff/hand-out.ts'
import { takeDownPaper } from '../../src/signoff/on-paper.ts'
import { openRound } from '../../src/signoff/open-round.ts'
import { readSignOffs } from '../../src/signoff/read-sign-offs.ts'
import { makeReceipt } from '../../src/signoff/receipt.ts'
import { standingOf } from '../../src/signoff/standing.ts'
import { signablePages } from '../../src/signoff/versions.ts'
import { wordsFor } from '../../src/words/words.ts'
import { baseFiles, makeProject } from '../support/project.ts'
import { stoppedAfter } from '../support/stopped-after.ts'
import { entriesFrom, filesOf } from '../support/versions.ts'

const words = wordsFor('en')
const today = '2026-11-23'
const late = 'policies/late-delivery.md'
const staff = ['Anna Kask', 'Ben Ööbik', 'Cara O’Neil']
const base = await baseFiles()
const files = {
  ...base,
  ...filesOf(entriesFrom([{ page: late, on: '2026-11-21' }], base)),
  'records/people.csv': `Name,Role\n${staff.map((name) => `${name},Driver\n`).join('')}`,
}

const projectOf = (dir: string) => readProject(dir, { today })
const recordsOf = async (dir: string) => readSignOffs(dir, (await projectOf(dir)).working, words)
const open = (dir: string) => openRound(dir, () => projectOf(dir), { roles: ['driver'], places: [], documents: [late] }, words)

/** A project in which the three were asked, and their receipts. */
async function asked(): Promise<{ dir: string; receipts: string[] }> {
  const dir = await makeProject(files)
  expect((await open(dir)).refusals).toEqual([])
  const [page] = signablePages(await projectOf(dir))
  const { codes } = await recordsOf(dir)
  const receipts = codes.map(({ code }) => makeReceipt({ code, page: page!.page, version: 1, fingerprint: page!.now.signed, day: today }))
  return { dir, receipts }
}

const taken = async (dir: string, text: string) => collect(await projectOf(dir), [{ name: 'mail.txt', bytes: Buffer.from(text) }], words)

/** Does something as a program that is killed after 0, 1, 2 … changes of the disk, until it comes to its end. */
async function atEachStep(make: () => Promise<{ work: () => Promise<unknown>; afterwards: () => Promise<void> }>) {
  for (let steps = 0; ; steps++) {
    expect(steps).toBeLessThan(80)
    const { work, afterwards } = await make()
    const came = await stoppedAfter(steps, work)
    await afterwards()
    if (came !== 'stopped') return expect(steps).toBeGreaterThan(3)
  }
}

test('opening a round, killed after each change of the disk: whoever opens it again asks everybody, once', async () => {
  await atEachStep(async () => {
    const dir = await makeProject(files)
    return {
      work: () => open(dir),
      afterwards: async () => {
        const before = await recordsOf(dir)
        expect(before.unread).toEqual([])
        const again = await open(dir)
        expect(again.refusals).toEqual([])
        const { rounds, codes, people } = await recordsOf(dir)
        expect(rounds.map(({ round }) => round)).toEqual(['round-1'])
        expect(codes.map(({ person, round }) => `${person} ${round}`)).toEqual(staff.map((person) => `${person} round-1`))
        // A code that may be in somebody's hand already stays good.
        for (const one of before.codes) expect(codes).toContainEqual(one)
        expect(people).toHaveLength(3)
        // Codes are on the disk only where git was told to leave them.
        expect(await readFile(join(dir, '.gitignore'), 'utf8')).toContain('/records/*')
      },
    }
  })
})

test('taking in receipts and signatures, killed after each change of the disk: all or none, and then each once', async () => {
  const paper = { people: [staff[2]!], on: today, pages: [] }
  const first = await asked()
  const begun = Object.fromEntries(
    await Promise.all(
      ['people', 'sign-off-rounds', 'sign-off-codes'].map(async (name) => {
        const file = `records/${name}.csv`
        return [file, await readFile(join(first.dir, file), 'utf8')] as const
      }),
    ),
  )
  for (const [from, sort] of [
    [0, 'receipt'],
    [1, 'receipt'],
    [2, 'paper'],
  ] as const)
    await atEachStep(async () => {
      const dir = await makeProject({ ...files, ...begun })
      const earlier = first.receipts.slice(0, from).join('\n')
      await taken(dir, earlier)
      const text = first.receipts.slice(from, 2).join('\n')
      const work = async () => (sort === 'paper' ? takeDownPaper(await projectOf(dir), paper, words) : taken(dir, text))
      const wanted = staff.slice(0, sort === 'paper' ? 3 : 2)
      return {
        work,
        afterwards: async () => {
          const there = (await recordsOf(dir)).proofs.map(({ person }) => person)
          expect([staff.slice(0, from), wanted]).toContainEqual(there)
          await work()
          expect((await recordsOf(dir)).proofs.map(({ person }) => person)).toEqual(wanted)
        },
      }
    })
})

test('a list of people and slips to hand out, killed after each change of the disk: the old ones or the new', async () => {
  const { dir: begun } = await asked()
  const codes = await readFile(join(begun, 'records/sign-off-codes.csv'), 'utf8')
  const more = {
    name: 'staff.csv',
    bytes: Buffer.from(`${files['records/people.csv']}Dora Mägi,Driver\n`.replace('Anna Kask,Driver', 'Anna Kask,Fitter')),
  }
  await atEachStep(async () => {
    const dir = await makeProject(files)
    const work = async () => {
      const setting = settingFor((await projectOf(dir)).working, words)
      await takePeople(dir, await lookAtPeople(dir, more, setting, words), setting, words)
    }
    return {
      work,
      afterwards: async () => {
        const names = (await recordsOf(dir)).people.map(({ person }) => person)
        expect([staff, [...staff, 'Dora Mägi']]).toContainEqual(names)
        await work()
        expect((await recordsOf(dir)).people.map(({ person, role }) => `${person} ${role}`)).toEqual([
          'Anna Kask fitter',
          'Ben Ööbik driver',
          'Cara O’Neil driver',
          'Dora Mägi driver',
        ])
      },
    }
  })
  const rounds = await readFile(join(begun, 'records/sign-off-rounds.csv'), 'utf8')
  await atEachStep(async () => {
    const dir = await makeProject({ ...files, 'records/sign-off-codes.csv': codes, 'records/sign-off-rounds.csv': rounds })
    const work = async () => writeSlips(await projectOf(dir), standingOf(await recordsOf(dir), await projectOf(dir))[0]!, staff, words)
    return {
      work,
      afterwards: async () => {
        const slips = await readFile(join(dir, 'records/sign-off-round-1.html'), 'utf8').catch(() => undefined)
        if (slips !== undefined) expect(slips).toContain('</html>')
        await work()
      },
    }
  })
})

const marked = (text: string, at: number) => {
  const lines = text.trimEnd().split('\n')
  return [...lines.slice(0, at), '<<<<<<< HEAD', lines[at], '=======', '>>>>>>> theirs', ...lines.slice(at + 1), ''].join('\n')
}

test.each(['sign-off-rounds', 'sign-off-codes', 'sign-offs'])(
  'the marks of a merge in %s: each is named with its line, what stands between them counts, and no row is lost',
  async (name) => {
    const { dir, receipts } = await asked()
    await taken(dir, receipts[0]!)
    const file = join(dir, `records/${name}.csv`)
    const before = await readFile(file, 'utf8')
    await writeFile(file, marked(before, 1))
    const { unread } = await recordsOf(dir)
    expect(unread.map(({ file, line }) => `${file}:${line}`)).toEqual([2, 4, 5].map((line) => `records/${name}.csv:${line}`))
    for (const { message } of unread) expect(message).toMatch(/\S/)
    const { fresh, known, bad, unread: told } = await taken(dir, receipts.join('\n'))
    expect(told).toHaveLength(3)
    // Whoever stands in it is known, the one between the marks too.
    expect([fresh.map(({ person }) => person), known, bad]).toEqual([staff.slice(1), 1, []])
    const after = (await readFile(file, 'utf8')).split('\n')
    for (const line of before.trimEnd().split('\n')) expect(after).toContain(line)
    expect((await recordsOf(dir)).proofs.map(({ person }) => person)).toEqual(staff)
  },
)
