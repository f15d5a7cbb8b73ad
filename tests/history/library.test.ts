import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import {
  approve,
  blankEntry,
  CannotRun,
  changesBetween,
  changeSince,
  changesWaiting,
  collectReceipts,
  confirmReview,
  openRound,
  readProject,
  readSignOffs,
  remindersFor,
  retire,
  standingOfRounds,
  takeDownPaper,
  wordsFor,
  writeFigures,
  writeSlips,
  type RedlineSetting,
} from '../../src/index.ts'
import { baseFiles, makeProject } from '../support/project.ts'

const words = wordsFor('en')
const late = 'policies/late-delivery.md'
const asSettingOf = ({ working }: { working: RedlineSetting['handbook'] }): RedlineSetting => ({
  handbook: working,
  words,
  audience: 'managers',
})

test('the library takes a page through its life: approved, changed, compared, confirmed, blanked, retired', async () => {
  const dir = await makeProject(await baseFiles())
  const on = (today: string) => () => readProject(dir, { today })
  const first = await approve(dir, on('2026-11-01'), [late], { by: 'shift-lead' }, words)
  expect(first.refusals).toEqual([])
  expect(first.versions).toMatchObject([{ version: 1, page: late, effectiveFrom: '2026-11-01' }])

  const text = await readFile(join(dir, late), 'utf8')
  await writeFile(join(dir, late), text.replace('up to 25 EUR per case', 'up to 30 EUR per case'))
  const changed = await on('2026-11-02')()
  const page = changed.documents.find(({ path }) => path === late)!
  expect(page.life).toMatchObject({ now: { version: 1 }, working: 'changed' })
  const [waiting] = changesWaiting(changed, asSettingOf(changed))
  expect(waiting!.page.path).toBe(late)
  expect(waiting!.says.join(' ')).toMatch(/30/)
  expect(changeSince(page, page.life!.now!, changed, asSettingOf(changed)).redline).toMatchObject({ parts: [{ binds: true }] })

  const said = { by: 'shift-lead', note: 'It was too little.', differently: 'You may give up to 30 EUR.' }
  const second = await approve(dir, on('2026-11-03'), [late], said, words)
  expect(second.versions).toMatchObject([{ version: 2 }])
  const after = await on('2026-11-04')()
  expect(changesBetween(after, '2026-11-03', '2026-11-04', asSettingOf(after))).toMatchObject([
    { by: { version: 2 }, since: { version: 1 } },
  ])

  const confirmed = await confirmReview(dir, on('2026-11-05'), late, { by: 'shift-lead', reviewBy: '2027-05-01' }, words)
  expect(confirmed).toMatchObject({ did: 'reviewed', version: 2 })
  const blanked = await blankEntry(dir, on('2026-11-06'), first.versions[0]!.file, { by: 'shift-lead', because: 'A name.' }, words)
  expect(blanked).toMatchObject({ version: 1, text: '' })
  expect(await retire(dir, on('2026-11-07'), late, { by: 'shift-lead' }, words)).toMatchObject({ did: 'retired', version: 3 })
})

test('a page that is not there is told in a sentence', async () => {
  const dir = await makeProject(await baseFiles())
  const read = () => readProject(dir, { today: '2026-11-01' })
  const none = 'policies/no-such-page.md'
  for (const done of [
    () => approve(dir, read, [none], { by: 'shift-lead' }, words),
    () => retire(dir, read, none, { by: 'shift-lead' }, words),
    () => confirmReview(dir, read, none, { by: 'shift-lead', reviewBy: '2027-05-01' }, words),
  ])
    await expect(done()).rejects.toThrow(CannotRun)
})

test('the library asks people to read, takes in what comes back, and says who is missing', async () => {
  const dir = await makeProject({
    ...(await baseFiles()),
    'records/people.csv': 'Name,Role\nAnna Kask,Driver\nBen Ööbik,Driver\nCara Oja,Driver\n',
  })
  const read = () => readProject(dir, { today: '2026-11-23' })
  await approve(dir, read, [late], { by: 'shift-lead' }, words)
  const opened = await openRound(dir, read, { roles: ['driver'], places: [], documents: [late] }, words)
  if (!('standing' in opened)) throw new Error(JSON.stringify(opened.refusals))
  const project = await read()
  const slips = await writeSlips(project, opened.standing, opened.added, words)
  expect(await readFile(join(dir, slips), 'utf8')).toContain('Ben Ööbik')

  expect((await takeDownPaper(project, { people: ['Anna Kask'], on: '2026-11-23', pages: [] }, words)).fresh).toHaveLength(1)
  const line = 'SB1 K7QF late-delivery 1 17ca3263 2026-11-23 9QX4-2M7P-V3HT-0ABC'
  const { bad } = await collectReceipts(project, [{ name: 'mail.txt', bytes: Buffer.from(line) }], words)
  expect(bad).toMatchObject([{ says: 'unknown', line: 1 }])

  const records = await readSignOffs(dir, project.working, words)
  const [round] = standingOfRounds(records, project)
  expect(round!.people.flatMap(({ person, missing }) => (missing.length > 0 ? [person] : []))).toEqual(['Ben Ööbik', 'Cara Oja'])
  expect(remindersFor(round!, records, project, words)).toMatchObject([{ people: ['Ben Ööbik', 'Cara Oja'] }])
  await writeFigures(dir, project.working, words)
  expect(await readFile(join(dir, 'records/figures.json'), 'utf8')).toContain('"asked":3')
})
