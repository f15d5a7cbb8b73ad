import { readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findingsIn } from '../../src/check/findings.ts'
import type { Entry } from '../../src/history/entry.ts'
import { readProject } from '../../src/project.ts'
import { approve, type Approval } from '../../src/walk/approve.ts'
import { blankEntry, type Blanking } from '../../src/walk/blank.ts'
import { confirmReview } from '../../src/walk/confirm.ts'
import { retire, type Retirement } from '../../src/walk/retire.ts'
import { wordsFor } from '../../src/words/words.ts'
import { bytesOf } from '../support/folder.ts'
import { baseFiles, makeProject } from '../support/project.ts'

const words = wordsFor('en')
const base = await baseFiles()
const late = 'policies/late-delivery.md'
const other = 'policies/brought-late.md'
const today = '2026-11-21'
const by = 'shift-lead'

const draft = (text: string) => text.replace('status: approved', 'status: draft')
/** Another page of the same sort. */
const brought = base[late]!.replace('Delivered later than we promised', 'Brought in later than we promised').replace(
  'still waiting, nobody came',
  'not in yet',
)
const leadingTo = (page: string) => base[late]!.replace('A lost morning', `A [lost morning](${page}) of one's own`)

/** What somebody can do with a project, on a day. */
function doing(dir: string, day = today) {
  const read = () => readProject(dir, { today: day })
  return {
    read,
    approve: (paths: string[], said: Partial<Approval> = {}) => approve(dir, read, paths, { by, ...said }, words),
    retire: (path: string, said: Partial<Retirement> = {}) => retire(dir, read, path, { by, ...said }, words),
    confirm: (path: string, said: { by?: string; reviewBy?: string } = {}) =>
      confirmReview(dir, read, path, { by, reviewBy: '2027-06-01', ...said }, words),
    blank: (file: string, said: Partial<Blanking> = {}) => blankEntry(dir, read, file, { by, ...said }, words),
  }
}

const made = (came: Entry | unknown[]): Entry => {
  expect(came).not.toBeInstanceOf(Array)
  return came as Entry
}
const edit = async (dir: string, path: string, change: (text: string) => string) =>
  writeFile(join(dir, path), change(await readFile(join(dir, path), 'utf8')))

/** Something that is refused: nothing on the disk is another than before. */
async function refused<T>(dir: string, work: () => Promise<T>): Promise<T> {
  const before = await bytesOf(dir)
  const came = await work()
  expect(await bytesOf(dir)).toEqual(before)
  return came
}

describe('approving', () => {
  test('is refused while something is wrong in the page, with the place; what is wrong elsewhere is no reason', async () => {
    const dir = await makeProject({ ...base, [late]: draft(leadingTo('nowhere.md')), 'policies/notes.md': 'Not a page.\n' })
    const { approve } = doing(dir)
    const { refusals } = await refused(dir, () => approve([late]))
    expect(refusals).toMatchObject([{ file: late, message: expect.stringContaining('nowhere.md') }])
    expect(draft(leadingTo('nowhere.md')).split('\n')[refusals[0]!.line! - 1]).toContain('nowhere.md')
    // A page in force that is wrong already holds nobody else up.
    await writeFile(join(dir, other), brought.replace('A lost morning', 'A [lost morning](gone.md)'))
    await edit(dir, late, (text) => text.replace('(nowhere.md)', '(delivery.md)'))
    expect((await approve([late])).refusals).toEqual([])
  })

  const catching = (text: string) => text.replace('status: approved', 'catch-all: yes\nstatus: approved')

  test('looks at the day it is for: of two that cannot be side by side, one may follow the other', async () => {
    const dir = await makeProject({ ...base, [late]: draft(catching(base[late]!)), [other]: draft(catching(brought)) })
    const { approve, retire } = doing(dir)
    // Neither is in force yet, and both at once would be one too many.
    const both = await refused(dir, () => approve([late, other]))
    expect(both.refusals).toHaveLength(1)
    expect((await approve([other])).refusals).toEqual([])
    made(await retire(other, { from: '2026-12-01' }))
    const early = await refused(dir, () => approve([late], { from: '2026-11-25' }))
    expect(early.refusals).toMatchObject([{ message: expect.stringContaining('25') }])
    expect((await approve([late], { from: '2026-12-01' })).refusals).toEqual([])
    for (const day of [today, '2026-11-25', '2026-11-30', '2026-12-01'])
      expect(findingsIn(await doing(dir, day).read()).filter(({ rule, inForce }) => inForce && rule === 'one-catch-all')).toEqual([])
  })

  test('of several is of all or of none', async () => {
    const dir = await makeProject({
      ...base,
      [late]: draft(base[late]!),
      [other]: draft(brought.replace('ask-within: 1 hour', 'ask-within: a while')),
    })
    const { refusals, versions } = await refused(dir, () => doing(dir).approve([late, other]))
    expect(versions).toEqual([])
    expect(refusals.map(({ file }) => file)).toEqual([other])
  })

  test('for a later day is refused where staff work by it already and no text was kept: until then they would have none', async () => {
    const dir = await makeProject(base)
    const { refusals } = await refused(dir, () => doing(dir).approve([late], { from: '2026-12-01' }))
    expect(refusals).toMatchObject([{ file: late, says: 'unkept' }])
  })

  test('better wording of better wording means what the first of them meant, and what binds begins anew', async () => {
    const dir = await makeProject(base)
    const { approve } = doing(dir)
    const first = (await approve([late])).versions[0]!
    const reword = async (say: string) => {
      await edit(dir, late, (text) => text.replace(/(if-nobody-answers: .*) .*/, `$1 ${say}.`))
      return (await approve([late], { wording: true })).versions[0]!
    }
    const [second, third] = [await reword('later'), await reword('soon')]
    expect([second.meansTheSameAs, third.meansTheSameAs]).toEqual([first.fingerprint, first.fingerprint])
    expect(new Set([first, second, third].map(({ fingerprint }) => fingerprint)).size).toBe(3)
    await edit(dir, late, (text) => text.replace('25 EUR', '30 EUR'))
    const fourth = (await approve([late], { note: 'More.', differently: 'Up to 30 EUR.' })).versions[0]!
    expect(fourth).toMatchObject({ version: 4, follows: third.sha256 })
    expect(fourth.meansTheSameAs).toBeUndefined()
  })

  test('of a page that moved goes on counting, under its new name', async () => {
    const dir = await makeProject(base)
    const first = (await doing(dir).approve([late])).versions[0]!
    await rename(join(dir, late), join(dir, other))
    await edit(dir, other, (text) => text.replace('status:', 'aliases: [late-delivery]\nstatus:').replace('25 EUR', '30 EUR'))
    const { versions } = await doing(dir).approve([other], { note: 'More.', differently: 'no' })
    expect(versions).toMatchObject([{ page: other, version: 2, follows: first.sha256 }])
  })
})

describe('retiring', () => {
  test('is refused to whoever may not approve it, and a second time', async () => {
    const dir = await makeProject({ ...base, [late]: base[late]!.replace('owner:', 'approver: shop-manager\nowner:') })
    const { approve, retire } = doing(dir)
    await approve([late], { by: 'shop-manager' })
    for (const role of ['driver', 'shift-lead', 'pilot'])
      expect(await refused(dir, () => retire(late, { by: role }))).toMatchObject([{ file: late, message: expect.any(String) }])
    expect(made(await retire(late, { by: 'shop-manager' })).did).toBe('retired')
    expect(await refused(dir, () => retire(late, { by: 'shop-manager' }))).toMatchObject([{ message: expect.stringContaining(today) }])
  })

  test('keeps the words that staff had, and says in the page and beside it what holds now', async () => {
    const dir = await makeProject(base)
    const { approve, retire } = doing(dir)
    await approve([late])
    const entry = made(await retire(late, { replacedBy: 'delivery', note: 'One page for both.' }))
    expect(entry).toMatchObject({ version: 2, replacedBy: 'delivery', note: 'One page for both.' })
    expect(entry.text).toBe(await readFile(join(dir, late), 'utf8'))
    expect(entry.text).toMatch(/^status: retired$/m)
    expect(entry.text).toMatch(/^replaced-by: delivery$/m)
    expect(entry.text).toContain('A lost morning')
  })

  test('a page that is out already is told later what takes its place, and an end to come keeps its day', async () => {
    const dir = await makeProject({ ...base, [other]: brought })
    const { approve, retire } = doing(dir)
    await approve([late, other])
    made(await retire(late))
    const told = made(await retire(late, { replacedBy: 'delivery' }))
    expect(told).toMatchObject({ did: 'retired', version: 3, replacedBy: 'delivery', effectiveFrom: today })
    expect(await readFile(join(dir, late), 'utf8')).toMatch(/^replaced-by: delivery$/m)
    expect(await refused(dir, () => retire(late, { replacedBy: 'delivery' }))).toMatchObject([{ file: late }])
    made(await retire(other, { from: '2026-12-01', note: 'One page is enough.' }))
    const next = made(await retire(other, { replacedBy: 'delivery' }))
    expect(next).toMatchObject({ version: 3, effectiveFrom: '2026-12-01', note: 'One page is enough.', replacedBy: 'delivery' })
    const { documents } = await doing(dir).read()
    expect(documents.find(({ path }) => path === other)!.life!.coming).toEqual([next])
  })

  test('is refused where it would leave the handbook wrong', async () => {
    const dir = await makeProject(base)
    const came = await refused(dir, () => doing(dir).retire(late, { replacedBy: 'nowhere' }))
    expect(came).toMatchObject([{ message: expect.stringContaining('nowhere') }])
  })
})

describe('confirming', () => {
  test('is of the version that holds, under the name it was approved by; twice a day is once', async () => {
    const dir = await makeProject(base)
    const first = (await doing(dir).approve([late])).versions[0]!
    await rename(join(dir, late), join(dir, other))
    await edit(dir, other, (text) => text.replace('status:', 'aliases: [late-delivery]\nstatus:'))
    // Whoever looks after it may.
    const review = made(await doing(dir).confirm(other, { by: 'shop-manager' }))
    expect(review).toMatchObject({ page: late, version: 1, follows: first.sha256, did: 'reviewed' })
    const before = await bytesOf(dir)
    expect(made(await doing(dir).confirm(other, { by: 'shop-manager', reviewBy: '2028-01-01' })).file).toBe(review.file)
    expect(await bytesOf(dir)).toEqual(before)
    const { documents } = await doing(dir).read()
    expect(documents.find(({ path }) => path === other)!.life!.reviewed!.reviewBy).toBe('2027-06-01')
  })

  test.each([
    ['a day that is over', {}, { reviewBy: today }],
    ['somebody who has nothing to do with it', {}, { by: 'driver' }],
    ['a page of which no version was kept', { unkept: true }, {}],
  ])('is refused: %s', async (_, { unkept = false }: { unkept?: boolean }, said) => {
    const dir = await makeProject(base)
    if (!unkept) await doing(dir).approve([late])
    expect(await refused(dir, () => doing(dir).confirm(late, said))).toMatchObject([{ file: late, fix: expect.any(String) }])
  })
})

describe('taking words out', () => {
  test('takes them out wherever they stand: in the text more than once, in the note, in what staff do differently', async () => {
    const text = base[late]!.replace('A lost morning', 'Mari Pärn lost a morning. Mari Pärn')
    const dir = await makeProject({ ...base, [late]: draft(text) })
    const { approve, blank } = doing(dir)
    const { file } = (await approve([late], { note: 'After Mari Pärn and again Mari Pärn.', differently: 'Ring Mari Pärn.' })).versions[0]!
    const entry = made(await blank(file, { words: 'Mari Pärn', because: 'A customer.' }))
    expect(entry).toMatchObject({ note: 'After ▇▇▇ and again ▇▇▇.', differently: 'Ring ▇▇▇.', blanked: { on: today, by } })
    expect(await readFile(join(dir, file), 'utf8')).not.toContain('Pärn')
    expect(await refused(dir, () => blank(file, { words: 'Mari Pärn' }))).toMatchObject([{ file }])
  })

  test.each([
    ['the words themselves', 'Mari Pärn', 'mari  PÄRN rang us.', true],
    ['a name among them', 'Mari Pärn lost a morning', 'Asked for by Mari Pärn', true],
    ['a name, whatever the letters', 'mrs mari pärn', 'MARI PÄRN rang us.', true],
    ['words that anybody says', 'the bed came at four', 'A customer says where the bed of the house stands.', false],
    ['another word', 'Mari', 'It names a customer.', false],
    ['a part of another word', 'Ann', 'It is an annex.', false],
  ])('its reason does not say again what is taken out: %s', async (_, out, because, repeated) => {
    const dir = await makeProject({ ...base, [late]: draft(base[late]!.replace('A lost morning', `${out}. A morning`)) })
    const { approve, blank } = doing(dir)
    const { file } = (await approve([late])).versions[0]!
    if (repeated) expect(await refused(dir, () => blank(file, { words: out, because }))).toMatchObject([{ file }])
    else expect(made(await blank(file, { words: out, because })).text).not.toContain(out)
  })

  test('takes them out of an earlier reason too', async () => {
    const dir = await makeProject(base)
    const { approve, blank } = doing(dir)
    const { file } = (await approve([late])).versions[0]!
    made(await blank(file, { words: 'A lost morning', because: 'Mari Pärn asked for it.' }))
    made(await blank(file, { words: 'Mari Pärn', because: 'A name.' }))
    expect(await readFile(join(dir, file), 'utf8')).not.toContain('Pärn')
  })

  test('leaves alone what staff read nowhere else, and what is no version', async () => {
    const dir = await makeProject(base)
    const { approve, blank } = doing(dir)
    const { file } = (await approve([late])).versions[0]!
    await edit(dir, late, (text) => text.replace('25 EUR', '30 EUR'))
    expect(await refused(dir, () => blank(file))).toMatchObject([{ file }])
    expect(await refused(dir, () => blank('history/late-delivery/9-00000000.md'))).toHaveLength(1)
    expect(await refused(dir, () => blank(late))).toHaveLength(1)
    // Put back, the page itself has the words.
    await edit(dir, late, (text) => text.replace('30 EUR', '25 EUR'))
    expect(made(await blank(file)).text).toBe('')
  })

  test('is done by whoever looks after the page, also where it has another name by now or is gone', async () => {
    const dir = await makeProject(base)
    const { file } = (await doing(dir).approve([late])).versions[0]!
    await rename(join(dir, late), join(dir, other))
    await edit(dir, other, (text) =>
      text
        .replace('status:', 'aliases: [late-delivery]\napprover: shop-manager\nstatus:')
        .replace('owner: shop-manager', 'owner: accounts'),
    )
    const say = (role: string) => doing(dir).blank(file, { by: role, words: 'A lost morning' })
    expect(await refused(dir, () => say('shift-lead'))).toMatchObject([{ fix: expect.stringContaining('Accounts') }])
    expect(made(await say('accounts')).blanked?.by).toBe('accounts')
    await rm(join(dir, other))
    expect(made(await doing(dir).blank(file, { words: 'You kept the day free' })).blanked?.was?.split(' ')).toHaveLength(2)
  })
})
