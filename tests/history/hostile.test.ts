import { existsSync } from 'node:fs'
import { cp, lstat, mkdir, readdir, readFile, rename, rm, symlink, writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findingsIn } from '../../src/check/findings.ts'
import { checkProject } from '../../src/check/report.ts'
import { entryFile, entryOf, writeEntry, type Entry } from '../../src/history/entry.ts'
import { readProject } from '../../src/project.ts'
import { approve } from '../../src/walk/approve.ts'
import { blankEntry } from '../../src/walk/blank.ts'
import { confirmReview } from '../../src/walk/confirm.ts'
import { retire } from '../../src/walk/retire.ts'
import { wordsFor } from '../../src/words/words.ts'
import { servicebook } from '../support/command.ts'
import { baseFiles, makeProject } from '../support/project.ts'
import { entriesFrom, filesOf, type Version } from '../support/versions.ts'

const words = wordsFor('en')
const page = 'policies/late-delivery.md'
const base = await baseFiles()
const today = '2026-11-21'
const by = 'shift-lead'
const raised = base[page]!.replace('25 EUR', '30 EUR')
const raisedAgain = base[page]!.replace('25 EUR', '40 EUR')
const forged = base[page]!.replace('25 EUR', '500 EUR')
const v1: Version = { page, on: '2026-05-04' }

/** What checking says of the history, and which pages staff have, each with its first limit and its version. */
async function stand(dir: string) {
  const project = await readProject(dir, { today })
  const { findings } = checkProject(project)
  return {
    told: findingsIn(project)
      .filter(({ rule, file }) => rule.startsWith('history-') || rule === 'former-address-is-free' || /^history(\/|$)/.test(file))
      .map(({ rule, file, says }) => `${rule} ${file.replace(/-[0-9a-f]{8}/g, '')} ${says}`),
    // Each with something to do about it.
    sentences: findings.filter(({ file }) => /^history(\/|$)/.test(file)).map(({ message, fix }) => [message, fix]),
    staff: project.inForce.documents
      .filter(({ kind }) => kind === 'discretion')
      .map(
        (document) =>
          `${document.path} ${/"amount":(\d+)/.exec(JSON.stringify(document.fields.ladder))?.[1]} EUR ${document.life?.now?.version ?? '-'}`,
      ),
    stops: findings.some(({ severity, inForce }) => severity === 'error' && inForce),
  }
}

const usual = 'policies/late-delivery.md 25 EUR 1'

describe('an entry with a right hash that says it is of something else', () => {
  const [second] = entriesFrom([v1, { page, on: '2026-06-01', text: forged }], base).slice(1)
  const put = async (of: string, at?: string) => {
    const { file: _, sha256: __, ...told } = second!
    const entry = { ...told, page: of }
    const files = filesOf(entriesFrom([v1], base))
    const dir = await makeProject({ ...base, ...files })
    const file = at ?? entryFile(entry)
    await mkdir(dirname(join(dir, file)), { recursive: true })
    await writeFile(join(dir, file), writeEntry(entry))
    return dir
  }
  const folder = 'history/late-delivery/2-0a1b2c3d.md'
  test.each([
    ['another page', 'policies/delivery.md', folder, 'history-is-whole history/late-delivery/2.md misnamed'],
    ['a page outside', '../../outside.md', folder, 'history-is-whole history/late-delivery/2.md misnamed'],
    ['a way round', 'policies/../late-delivery.md', folder, 'history-is-whole history/late-delivery/2.md misnamed'],
    ['a way round within', 'policies/./late-delivery.md', undefined, 'history-is-whole history/late-delivery/2.md misnamed'],
    ['the history itself', 'history/late-delivery.md', undefined, 'history-is-whole history/late-delivery/2.md foreign'],
    ['a page without an ending', 'policies/late-delivery', undefined, 'history-is-whole history/late-delivery/2.md foreign'],
  ])('%s: it counts for nothing, is told, and stops publishing', async (_, of, at, told) => {
    const came = await stand(await put(of, at))
    expect(came.told).toEqual([told])
    expect(came.staff).toEqual([usual])
    expect(came.stops).toBe(true)
    for (const [message, fix] of came.sentences) expect(`${message} ${fix}`).toMatch(/history\/|old name/)
  })

  test('a record: no page is made of it', async () => {
    const entry = entryOf({ ...second!, page: 'policies/late-delivery.md' })
    const dir = await makeProject({ ...base, ...filesOf(entriesFrom([v1], base)) })
    const text = writeEntry({ ...entry, page: 'records/assessments/late-delivery.md' })
    await mkdir(join(dir, 'records/assessments/late-delivery'), { recursive: true })
    await writeFile(join(dir, 'records/assessments/late-delivery', `2-${entry.fingerprint.slice(0, 8)}.md`), text)
    expect((await stand(dir)).staff).toEqual([usual])
  })
})

describe('names in a circle', () => {
  const alias = (text: string, ...names: string[]) => text.replace('status: approved', `aliases: [${names.join(', ')}]\nstatus: approved`)
  const without = Object.fromEntries(Object.entries(base).filter(([path]) => path !== page))
  const v1Of = (of: string, text: string): Version => ({ page: of, on: '2026-05-04', text })

  test('two pages that say they were each other: each keeps what was approved of it', async () => {
    const [a, b] = [alias(base[page]!, 'b'), alias(raised, 'a')]
    const dir = await makeProject({
      ...without,
      'policies/a.md': a,
      'policies/b.md': b,
      ...filesOf(entriesFrom([v1Of('policies/a.md', a), v1Of('policies/b.md', b)])),
    })
    const { told, staff } = await stand(dir)
    expect(staff).toEqual(['policies/a.md 25 EUR 1', 'policies/b.md 30 EUR 1'])
    expect(told).toEqual(['former-address-is-free policies/a.md page', 'former-address-is-free policies/b.md page'])
  })

  test('two that are gone, and one that says it was both of them: it has one history, and nothing goes round for ever', async () => {
    const [a, b] = [alias(base[page]!, 'b'), alias(raised, 'a')]
    const files = filesOf(entriesFrom([v1Of('policies/a.md', a), v1Of('policies/b.md', b)]))
    const { told, staff } = await stand(await makeProject({ ...without, [page]: alias(base[page]!, 'a'), ...files }))
    expect(staff).toHaveLength(1)
    // Two first versions of one page: which of them holds has to be said by somebody.
    expect(told).toEqual(['history-is-whole history/b/1.md twins'])
  })

  test('a page that says it was itself: it has its own history, and that is told', async () => {
    const own = alias(base[page]!, 'late-delivery')
    const { told, staff } = await stand(await makeProject({ ...base, [page]: own, ...filesOf(entriesFrom([{ ...v1, text: own }])) }))
    expect(staff).toEqual([usual])
    expect(told).toEqual([`former-address-is-free ${page} itself`])
  })

  test('a page that says it was one that is still there: neither takes the history of the other', async () => {
    const copy = alias(forged, 'late-delivery')
    const { told, staff } = await stand(await makeProject({ ...base, 'policies/a-copy.md': copy, ...filesOf(entriesFrom([v1], base)) }))
    expect(staff).toEqual(['policies/a-copy.md 500 EUR -', usual])
    expect(told).toEqual(['former-address-is-free policies/a-copy.md page'])
  })

  test('two that say they were a page that is gone: one has its history, and the other is told', async () => {
    const files = { 'policies/a.md': alias(raised, 'late-delivery'), 'policies/b.md': alias(forged, 'late-delivery') }
    const { told, staff } = await stand(await makeProject({ ...without, ...files, ...filesOf(entriesFrom([v1], base)) }))
    expect(staff[0]).toBe('policies/a.md 25 EUR 1')
    expect(told).toEqual(['former-address-is-free policies/b.md twice'])
  })

  test.each(['../../outside', '/etc/passwd', 'policies/../../x', '', '..'])('a page that says it was %j', async (name) => {
    const own = alias(base[page]!, JSON.stringify(name))
    const { staff } = await stand(await makeProject({ ...base, [page]: own, ...filesOf(entriesFrom([v1], base)) }))
    expect(staff).toEqual([usual])
  })
})

describe('what stands in the place of something else', () => {
  const entries = entriesFrom([v1, { page, on: '2026-06-01', text: raised }], base)
  const [first, second] = entries.map(({ file }) => file) as [string, string]
  const kept = filesOf(entries)
  const changed = { ...base, [page]: raisedAgain }

  test('of the history, a file: publishing stops, since nobody can tell what was approved', async () => {
    const dir = await makeProject({ ...changed, history: 'ours' })
    const { told, sentences, stops } = await stand(dir)
    expect(told).toEqual(['file-is-readable history version-not-a-folder'])
    expect(sentences[0]!.join(' ')).toContain('put the folder history/ back')
    expect(stops).toBe(true)
    const run = await servicebook(['approve', page, '--by', by, '--today', today], { cwd: dir })
    expect(run.code).not.toBe(0)
    expect(run.stdout + run.stderr).toMatch(/history/)
    expect(run.stdout + run.stderr).not.toMatch(/ at .*:\d+:\d+/)
    expect(await readFile(join(dir, 'history'), 'utf8')).toBe('ours')
    expect(await readFile(join(dir, page), 'utf8')).toBe(raisedAgain)
  })

  test('of the history, a link that leads nowhere', async () => {
    const dir = await makeProject(changed)
    await symlink(join(dir, 'nowhere'), join(dir, 'history'))
    const { told, stops } = await stand(dir)
    expect(told).toEqual(['file-is-readable history version-not-a-folder'])
    expect(stops).toBe(true)
    const run = await servicebook(['approve', page, '--by', by, '--today', today], { cwd: dir })
    expect(run.code).not.toBe(0)
    expect(run.stderr).not.toMatch(/ at .*:\d+:\d+/)
    expect(existsSync(join(dir, 'nowhere'))).toBe(false)
    expect((await lstat(join(dir, 'history'))).isSymbolicLink()).toBe(true)
  })

  test('of the history, a link out of the project: staff have what was approved, and nothing is written there', async () => {
    const dir = await makeProject({ ...changed, ...kept })
    const outside = await makeProject({})
    await rename(join(dir, 'history'), join(outside, 'history'))
    await symlink(join(outside, 'history'), join(dir, 'history'))
    expect((await stand(dir)).staff).toEqual(['policies/late-delivery.md 30 EUR 2'])
    const read = () => readProject(dir, { today })
    const before = await readdir(join(outside, 'history'), { recursive: true })
    await expect(approve(dir, read, [page], { by, note: 'So.', differently: 'no' }, words)).rejects.toThrow(/leads out of this folder/)
    await expect(retire(dir, read, page, { by }, words)).rejects.toThrow(/leads out of this folder/)
    await expect(confirmReview(dir, read, page, { by, reviewBy: '2027-06-01' }, words)).rejects.toThrow(/leads out of this folder/)
    await expect(blankEntry(dir, read, first, { by, words: 'EUR' }, words)).rejects.toThrow(/leads out of this folder/)
    expect(await readdir(join(outside, 'history'), { recursive: true })).toEqual(before)
    expect(await readFile(join(outside, first), 'utf8')).toBe(kept[first])
    expect(await readFile(join(dir, page), 'utf8')).toBe(raisedAgain)
  })

  test('of the last version, a folder: it is told, and nothing is built on the one before', async () => {
    const dir = await makeProject({ ...changed, ...kept })
    await rm(join(dir, second))
    await mkdir(join(dir, second))
    expect((await stand(dir)).told).toEqual(['file-is-readable history/late-delivery/2.md version-not-a-file'])
    const { refusals } = await approve(dir, () => readProject(dir, { today }), [page], { by, note: 'So.', differently: 'no' }, words)
    expect(refusals).toMatchObject([{ file: second, says: 'damaged' }])
  })

  test('of a version, a million bytes, and a copy of itself under another name', async () => {
    const dir = await makeProject({ ...changed, ...kept, [second]: 'word '.repeat(200_001) })
    expect((await stand(dir)).told).toEqual(['file-is-readable history/late-delivery/2.md version-too-large'])
    await writeFile(join(dir, second), kept[second]!)
    await cp(join(dir, second), join(dir, dirname(second), '3-0a1b2c3d.md'))
    const { told, staff } = await stand(dir)
    expect(told).toEqual(['history-is-whole history/late-delivery/3.md misnamed'])
    expect(staff).toEqual(['policies/late-delivery.md 30 EUR 2'])
  })

  test.each([
    ['line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
    ['a byte-order mark', (text: string) => `\uFEFF${text}`],
    ['line ends of old Macs', (text: string) => text.replaceAll('\n', '\r')],
  ])('%s in all of them: they are the same versions, and the next one follows', async (_, saved) => {
    const dir = await makeProject({ ...changed, ...Object.fromEntries(Object.entries(kept).map(([file, text]) => [file, saved(text)])) })
    expect((await stand(dir)).told).toEqual([])
    const { refusals, versions } = await approve(
      dir,
      () => readProject(dir, { today }),
      [page],
      { by, note: 'So.', differently: 'no' },
      words,
    )
    expect(refusals).toEqual([])
    expect(versions[0]).toMatchObject({ version: 3, follows: entries[1]!.sha256 })
    expect((await stand(dir)).told).toEqual([])
  })
})

describe('a program that was killed', () => {
  test('leaves what it had begun to write: the next one goes on, and takes away what is ours and nothing else', async () => {
    const [entry] = entriesFrom([v1], base)
    const ours = [
      '.2-0a1b2c3d.md.0f3f2f06-7a2e-4a53-9d5b-0b1f3a1c9e11.part',
      '.2-0a1b2c3d.md.lock',
      '.1-0a1b2c3d-reviewed-2026-11-20.md.0f3f2f06-7a2e-4a53-9d5b-0b1f3a1c9e11.part',
    ]
    const theirs = ['.notes.md', '.notes.part', 'notes.part', '.2-0a1b2c3d.md.mine.part', '.2-0a1b2c3d.md.part', '.late.md.swp']
    for (const verb of ['approve', 'retire', 'confirm', 'blank'] as const) {
      const dir = await makeProject({ ...base, [page]: raised, ...filesOf([entry!]) })
      const folder = join(dir, dirname(entry!.file))
      await mkdir(join(folder, 'inner'))
      for (const name of [...ours, ...theirs]) for (const at of [folder, join(folder, 'inner')]) await writeFile(join(at, name), 'half')
      expect((await stand(dir)).told).toEqual([])
      const read = () => readProject(dir, { today })
      const came =
        verb === 'approve'
          ? (await approve(dir, read, [page], { by, note: 'So.', differently: 'no' }, words)).refusals
          : verb === 'retire'
            ? await retire(dir, read, page, { by }, words)
            : verb === 'confirm'
              ? await confirmReview(dir, read, page, { by, reviewBy: '2027-06-01' }, words)
              : await blankEntry(dir, read, entry!.file, { by, words: 'EUR' }, words)
      expect(Array.isArray(came) ? came : []).toEqual([])
      for (const at of [folder, join(folder, 'inner')])
        expect((await readdir(at)).filter((name) => !/^\d+-/.test(name) && name !== 'inner').toSorted()).toEqual(theirs.toSorted())
    }
  })
})

describe('a page whose file is gone, and whose words were all taken out', () => {
  const gone = 'policies/late-deliveries.md'
  const project = async () => {
    const entries = entriesFrom([
      { page: gone, on: '2026-05-04', text: base[page]!, blanked: { on: '2026-06-01', by, was: 'f'.repeat(64) } },
    ])
    return { dir: await makeProject({ ...base, ...filesOf(entries) }), entries }
  }

  test('is told with what to do, and can be named and retired', async () => {
    const { dir, entries } = await project()
    const [before, sentences] = [await stand(dir), (await stand(dir)).sentences]
    expect(before.told).toEqual(['history-is-whole history/late-deliveries/1.md gone-blanked'])
    expect(before.staff).toEqual(['policies/late-delivery.md 25 EUR -'])
    expect(sentences[0]!.join(' ')).toContain(`servicebook retire ${gone}`)
    expect((await servicebook(['history', gone, '--today', today], { cwd: dir })).stdout).toContain('Words were taken out')
    const run = await servicebook(['retire', gone, '--by', by, '--replaced-by', page, '--today', today], { cwd: dir })
    expect(run.stderr).toBe('')
    expect(run.stdout).toContain('No words of it are left, so its old address leads nowhere.')
    expect(run.code).toBe(0)
    const after = await stand(dir)
    expect(after.told).toEqual([])
    expect(after.stops).toBe(false)
    expect(await readFile(join(dir, entries[0]!.file), 'utf8')).toBe(writeEntry(entries[0]!))
    // And once more there is nothing to do.
    expect((await servicebook(['retire', gone, '--by', by, '--today', today], { cwd: dir })).stdout).toContain('was retired on')
    for (const verb of ['changes', 'build']) expect((await servicebook([verb, '--today', today], { cwd: dir })).stderr).toBe('')
  })

  test('leaves on a day to come, and until then is listed as leaving', async () => {
    const { dir } = await project()
    const came = await retire(dir, () => readProject(dir, { today }), gone, { by, from: '2026-12-01' }, words)
    expect(came).toMatchObject({ did: 'retired', version: 2, text: '' })
    expect((await servicebook(['approve', '--today', today], { cwd: dir })).stdout.replaceAll('\u00a0', ' ')).toContain(
      `(${gone}): leaves the handbook on 1 December 2026`,
    )
  })
})

test('a record cannot be taken out of the handbook: nothing is written among the records', async () => {
  const record = 'records/key-accounts/school.md'
  const dir = await makeProject({ ...base, [record]: '---\nkind: key-account\ntitle: A school\nstatus: approved\n---\n' })
  const came = await retire(dir, () => readProject(dir, { today, records: true }), record, { by }, words)
  expect(came).toMatchObject([{ file: record, message: expect.stringContaining('a record about people') }])
  expect(await readdir(join(dir, 'records/key-accounts'))).toEqual(['school.md'])
})

describe('two versions to come', () => {
  const versions: Version[] = [
    v1,
    { page, on: '2026-11-01', from: '2026-12-01', text: raised, note: 'More.' },
    { page, on: '2026-11-02', from: '2027-01-01', text: raisedAgain, note: 'Still more.' },
  ]
  const better = (text: string) => text.replace('The bed came', 'The new bed came')
  const said = async (verb: string, text: string) => {
    const dir = await makeProject({ ...base, [page]: text, ...filesOf(entriesFrom(versions, base)) })
    return (await servicebook([verb, '--today', today], { cwd: dir })).stdout.replace(/\s+/g, ' ')
  }

  test('are both told', async () => {
    const waiting = await said('approve', raisedAgain)
    expect(waiting).toContain('version 2 holds from 1 December 2026')
    expect(waiting).toContain('version 3 holds from 1 January 2027')
    const changes = await said('changes', raisedAgain)
    for (const told of ['More.', 'Still more.', '1 December 2026', '1 January 2027']) expect(changes).toContain(told)
    expect(changes).not.toContain('goes out')
  })

  test('better words go out on the day of the one they are of', async () => {
    const later = await said('changes', better(raisedAgain))
    expect(later).toContain(`(${page}) goes out on 1 January 2027`)
    expect(later).not.toContain('goes out on 1 December')
    expect(await said('approve', better(raised))).toContain(`(${page}) goes out on 1 December 2026`)
  })
})

describe('signs that command a terminal, kept before they were left out', () => {
  const signs = '\u001b[31m\u0007\u009b2J\u202ered\u001b]0;title\u0007\u2028'
  const entry = (told: Partial<Entry>) => {
    const [made] = entriesFrom([v1], base)
    return entryOf({ ...made!, note: `Agreed ${signs}.`, differently: `Give ${signs} more.`, by: `lead${signs}`, ...told })
  }
  const raw = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2028\u2029]/

  test('are shown as signs and do nothing, whoever prints them', async () => {
    const text = base[page]!.replace('A lost morning', `A${signs} lost morning`).replace('The bed came', `The${signs}bed came`)
    const first = entry({ text })
    const blanked = { on: '2026-06-02', by: `x${signs}`, because: `so${signs}`, was: 'f'.repeat(64) }
    const second = entryOf({
      ...entry({ text: raised }),
      version: 2,
      on: '2026-11-20',
      effectiveFrom: '2026-11-20',
      follows: first.sha256,
      blanked,
    })
    const review = entryOf({ ...second, did: 'reviewed', text: '', note: `Right${signs}`, reviewBy: '2027-01-01', blanked: undefined })
    const coming = entryOf({
      ...entry({ text: raisedAgain }),
      version: 3,
      on: '2026-11-20',
      effectiveFrom: '2026-12-20',
      follows: second.sha256,
    })
    const dir = await makeProject({ ...base, ...filesOf([first, second, review, coming]) })
    const runs = [
      ['history', page],
      ['history', page, '--show', '1'],
      ['history', page, '--show', `9${signs}`],
      ['changes'],
      ['changes', '--format', 'json'],
      ['approve', page, '--by', `nobody${signs}`],
      ['retire', page, '--by', by, '--from', `soon${signs}`],
      ['check'],
      ['check', '--format', 'github'],
      ['build'],
    ]
    for (const args of runs) {
      const { stdout, stderr } = await servicebook([...args, '--today', today], { cwd: dir })
      expect([args, raw.exec(stdout + stderr)?.[0]]).toEqual([args, undefined])
      expect(stdout + stderr).not.toMatch(/ at .*\.js:\d+:\d+/)
    }
    await writeFile(join(dir, second.file), 'gone')
    expect(raw.test((await servicebook(['check', '--today', today], { cwd: dir })).stdout)).toBe(false)
  }, 120_000)
})
