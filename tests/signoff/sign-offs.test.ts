import { spawn } from 'node:child_process'
import { createHash, randomBytes } from 'node:crypto'
import { chmod, mkdir, readFile, readdir, rmdir, stat, unlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { readProject } from '../../src/project.ts'
import { addRows } from '../../src/records/change-table.ts'
import { settingFor } from '../../src/records/setting.ts'
import { people as peopleTable } from '../../src/records/tables/people.ts'
import { signOffCodes } from '../../src/records/tables/sign-off-codes.ts'
import { collect } from '../../src/signoff/collect.ts'
import { writeSlips } from '../../src/signoff/hand-out.ts'
import { openRound } from '../../src/signoff/open-round.ts'
import { makeReceipt } from '../../src/signoff/receipt.ts'
import { readSignOffs } from '../../src/signoff/read-sign-offs.ts'
import { standingOf } from '../../src/signoff/standing.ts'
import { remindersFor } from '../../src/signoff/remind.ts'
import { signablePages } from '../../src/signoff/versions.ts'
import { takeDownPaper } from '../../src/signoff/on-paper.ts'
import { approve, type Approval } from '../../src/walk/approve.ts'
import { retire } from '../../src/walk/retire.ts'
import { wordsFor } from '../../src/words/words.ts'
import { repository, servicebook } from '../support/command.ts'
import { bytesOf } from '../support/folder.ts'
import { baseFiles, makeProject } from '../support/project.ts'

const words = wordsFor('en')
const opened = '2026-11-23'
const late = 'policies/late-delivery.md'
const delivery = 'policies/delivery.md'
const staff = ['Anna Kask', 'Ben Ööbik', 'Cara O’Neil', 'Dora Mägi']
const list = `Name,Role,Since,Away from,Back on,Left on
Anna Kask,Driver,,,,
Ben Ööbik,driver,,,,
Cara O’Neil,Driver,,,,
Dora Mägi,Driver,,,,
Eva Away,Driver,,2026-11-01,2026-12-01,
Fay Soon,Driver,2026-12-01,,,
Gus Gone,Driver,,,,2026-10-01
Hal Lead,Shift lead,,,,
`

let files: Record<string, string>
beforeAll(async () => {
  files = { ...(await baseFiles()), 'records/people.csv': list }
})

const projectOf = (dir: string, today = opened) => readProject(dir, { today })

async function approved(dir: string, today: string, more: Partial<Approval> = {}, paths = [late, delivery]) {
  const done = await approve(dir, () => projectOf(dir, today), paths, { by: 'shift-lead', ...more }, words)
  expect(done.refusals).toEqual([])
}

async function change(dir: string, from: string, to: string) {
  const text = await readFile(join(dir, late), 'utf8')
  expect(text).toContain(from)
  await writeFile(join(dir, late), text.replace(from, to))
}

/** A round for drivers about both pages, opened. */
async function begun(): Promise<string> {
  const dir = await makeProject(files)
  await approved(dir, '2026-11-21')
  await open(dir)
  return dir
}

async function open(dir: string, today = opened, documents = [late, delivery]) {
  const done = await openRound(dir, () => projectOf(dir, today), { roles: ['driver'], places: [], documents, until: '2026-12-24' }, words)
  if (!('standing' in done)) throw new Error(JSON.stringify(done.refusals))
  return done
}

const recordsOf = async (dir: string, today = opened) => readSignOffs(dir, (await projectOf(dir, today)).working, words)
const codesOf = async (dir: string) => new Map((await recordsOf(dir)).codes.map(({ person, code, round }) => [`${person} ${round}`, code]))

/** A receipt as the page would make it on a day. */
async function receiptOf(dir: string, person: string, path = late, day = opened, round = 'round-1') {
  const page = signablePages(await projectOf(dir, day)).find((one) => one.path === path)!
  const code = (await codesOf(dir)).get(`${person} ${round}`)!
  return makeReceipt({ code, page: page.page, version: page.now.version, fingerprint: page.now.signed, day })
}

const taken = async (dir: string, text: string, today = opened) =>
  collect(await projectOf(dir, today), [{ name: 'mail.txt', bytes: Buffer.from(text) }], words)
const standing = async (dir: string, today = opened) => standingOf(await recordsOf(dir, today), await projectOf(dir, today))

describe('opening a round', () => {
  test('asks who is here and meant, each with a code of their own, and nobody twice', async () => {
    const dir = await begun()
    const { codes } = await recordsOf(dir)
    expect(codes.map(({ person }) => person)).toEqual(staff)
    expect(new Set(codes.map(({ code }) => code.slice(0, 4))).size).toBe(4)
    const before = await bytesOf(dir)
    expect(await open(dir)).toMatchObject({ added: [], isNew: false })
    expect(await bytesOf(dir)).toEqual(before)
    // Who came back and who began are asked when it is opened again; the others keep their codes.
    const later = await open(dir, '2026-12-02')
    expect(later).toMatchObject({ added: ['Eva Away', 'Fay Soon'], isNew: false })
    expect((await recordsOf(dir)).codes.slice(0, 4)).toEqual(codes)
  })

  test('is refused with reasons, and writes nothing', async () => {
    const dir = await makeProject(files)
    await approved(dir, '2026-11-21', {}, [late])
    const before = await bytesOf(dir)
    const says = async (asked: Partial<Parameters<typeof openRound>[2]>) => {
      const done = await openRound(dir, () => projectOf(dir), { roles: ['driver'], places: [], documents: [late], ...asked }, words)
      return done.refusals.map(({ message }) => message).join(' ')
    }
    expect(await says({ documents: [delivery] })).toContain('no version of it was kept')
    expect(await says({ documents: ['policies/none.md'] })).toContain('no page')
    expect(await says({ roles: ['pilot'] })).toContain('no role “pilot”')
    expect(await says({ places: ['moon'] })).toContain('no place “moon”')
    expect(await says({ until: '2026-11-01' })).toContain('over already')
    expect(await says({ roles: ['accounts'] })).toContain('Nobody in the list')
    expect(await bytesOf(dir)).toEqual(before)
  })

  test('for one place asks those who work there, and for another place it is another round', async () => {
    const place = (name: string) => `---\nkind: place\nname: ${name}\nstatus: approved\nowner: shop-manager\n---\n`
    const dir = await makeProject({
      ...files,
      'policies/places/harbour.md': place('Harbour'),
      'policies/places/mill.md': place('Mill'),
      'records/people.csv': 'Name,Role,Place\nAnna Kask,Driver,Harbour\nBen Ööbik,Driver,Mill\nCara O’Neil,Driver,\n',
    })
    await approved(dir, '2026-11-21')
    const at = async (...places: string[]) => {
      const done = await openRound(dir, () => projectOf(dir), { roles: ['driver'], places, documents: [late] }, words)
      return 'standing' in done ? [done.standing.round, done.isNew, done.added] : done.refusals.map(({ message }) => message)
    }
    expect(await at('harbour')).toEqual(['round-1', true, ['Anna Kask']])
    expect(await at('mill')).toEqual(['round-2', true, ['Ben Ööbik']])
    expect(await at('harbour')).toEqual(['round-1', false, []])
    expect(await at()).toEqual(['round-3', true, ['Cara O’Neil']])
  })

  test('gives nobody a code whose first group somebody has already, in this round or another', async () => {
    const dir = await makeProject(files)
    await approved(dir, '2026-11-21')
    // A generator that says everything three times.
    let said = 0
    const random = (count: number) =>
      createHash('sha256')
        .update(String(Math.floor(said++ / 3)))
        .digest()
        .subarray(0, count)
    for (const documents of [[late], [delivery]]) {
      said = 0
      await openRound(dir, () => projectOf(dir), { roles: ['driver'], places: [], documents }, words, random)
    }
    const marks = (await recordsOf(dir)).codes.map(({ code }) => code.slice(0, 4))
    expect([marks.length, new Set(marks).size]).toEqual([8, 8])
  })

  test('of two who open at once, one finds what the other did', async () => {
    const dir = await makeProject(files)
    await approved(dir, '2026-11-21')
    await Promise.all([open(dir), open(dir), open(dir)])
    const { codes, rounds } = await recordsOf(dir)
    expect(codes.map(({ person }) => person)).toEqual(staff)
    expect(rounds).toHaveLength(2)
  })
})

describe('taking in receipts', () => {
  test('says of each what it is worth, takes in what is good, and nothing twice', async () => {
    const dir = await begun()
    const anna = await receiptOf(dir, staff[0]!)
    const ben = await receiptOf(dir, staff[1]!, late, '2026-11-24')
    const early = await receiptOf(dir, staff[2]!, late, '2026-11-22')
    const stranger = makeReceipt({ code: '0000-0000-0000-0000', page: 'delivery', version: 1, fingerprint: 'ab'.repeat(32), day: opened })
    const altered = anna.replace(/.$/, (sign) => (sign === '7' ? '8' : '7'))
    const text = ['Hello!', anna, `> ${anna}`, ben, early, stranger, altered, anna.slice(0, 50)].join('\n')
    const first = await taken(dir, text)
    expect(first.fresh).toEqual([{ person: 'Anna Kask', page: 'late-delivery', version: 1 }])
    expect(first).toMatchObject({ known: 0, doubled: 1 })
    expect(first.bad.map(({ says, line, told }) => [line, says, told.person])).toEqual([
      [4, 'ahead', 'Ben Ööbik'],
      [5, 'early', 'Cara O’Neil'],
      [6, 'unknown', undefined],
      [7, 'altered', 'Anna Kask'],
      [8, 'truncated', 'Anna Kask'],
    ])
    const after = await bytesOf(join(dir, 'records'))
    expect(await taken(dir, text)).toMatchObject({ fresh: [], known: 2, doubled: 0 })
    expect(await bytesOf(join(dir, 'records'))).toEqual(after)
    expect((await taken(dir, text, '2026-11-24')).fresh).toEqual([{ person: 'Ben Ööbik', page: 'late-delivery', version: 1 }])
  })

  test('in mails, with what hangs on them, and in lists', async () => {
    const dir = await begun()
    const receipts = await Promise.all(staff.map((person) => receiptOf(dir, person)))
    const mail = [
      'MIME-Version: 1.0',
      'Content-Type: multipart/mixed; boundary="x"',
      '',
      '--x',
      'Content-Type: text/html; charset=utf-8',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from(`<p>Done! ${receipts[0]!.replaceAll(' ', '&nbsp;')}</p>`).toString('base64'),
      '--x',
      'Content-Type: text/plain; name="receipts.txt"',
      'Content-Disposition: attachment; filename="receipts.txt"',
      '',
      receipts[1]!,
      '--x--',
      '',
    ].join('\r\n')
    const project = await projectOf(dir)
    const collected = await collect(
      project,
      [
        { name: 'a.eml', bytes: Buffer.from(mail) },
        { name: 'b.csv', bytes: Buffer.from(`Name;Receipt\r\nCara;"${receipts[2]}"\r\nDora;${receipts[3]}\r\n`) },
        { name: 'c.txt', bytes: Buffer.from('On holiday until Monday.') },
      ],
      words,
    )
    expect(collected.fresh.map(({ person }) => person)).toEqual(staff)
    expect(collected.without).toEqual(['c.txt'])
  })

  test('two who collect at once lose nothing and count nothing twice', async () => {
    const dir = await begun()
    const receipts = await Promise.all(staff.map((person) => receiptOf(dir, person)))
    const all = await Promise.all([taken(dir, receipts.slice(0, 3).join('\n')), taken(dir, receipts.slice(1).join('\n'))])
    expect(all.reduce((sum, { fresh }) => sum + fresh.length, 0)).toBe(4)
    expect((await recordsOf(dir)).proofs.map(({ person }) => person).toSorted()).toEqual(staff)
  })

  test('5,000 at once, each for its person', async () => {
    const dir = await begun()
    const project = await projectOf(dir)
    const setting = settingFor(project.working, words)
    const names = Array.from({ length: 4996 }, (_, i) => `Person ${i}`)
    await addRows(
      dir,
      peopleTable,
      names.map((person) => ({ person, role: 'driver' })),
      setting,
      words,
    )
    const more = await open(dir)
    expect(more.added).toHaveLength(4996)
    const page = signablePages(project).find(({ path }) => path === late)
    const codes = await codesOf(dir)
    const lines = [...codes.values()].map((code) =>
      makeReceipt({ code, page: page!.page, version: 1, fingerprint: page!.now.signed, day: opened }),
    )
    lines[17] = lines[17]!.replace('2026-11-23', '2026-11-22')
    // In the terminal, with half the memory that the smallest computer in a back office has.
    await writeFile(
      join(dir, 'receipts.txt'),
      lines.map((line, i) => `On Monday Person ${i} wrote:\n> ${line.slice(0, 45)}\n> ${line.slice(45)}`).join('\n'),
    )
    const args = ['signoff', 'collect', 'receipts.txt', '--dir', dir, '--today', opened]
    const began = Date.now()
    const { code, stdout } = await servicebook(args, { cwd: dir, env: { NODE_OPTIONS: '--max-old-space-size=256' } })
    expect([code, stdout]).toEqual([1, expect.stringMatching(/4,?999 receipts are new/)])
    expect(stdout).toContain(`receipts.txt:${17 * 3 + 2} `)
    expect(Date.now() - began).toBeLessThan(30_000)
    // The same, told as data.
    expect(await taken(dir, lines.join('\n'))).toMatchObject({ fresh: [], known: 4999, bad: [{ says: 'altered', line: 18 }] })
    const [round] = await standing(dir)
    expect(round!.pages.map(({ read, asked }) => [read, asked])).toEqual([
      [4999, 5000],
      [0, 5000],
    ])
  }, 60_000)

  test('killed at any moment, it has taken in all or nothing, and a second time all is there', async () => {
    const dir = await begun()
    const receipts = await Promise.all(staff.map((person) => receiptOf(dir, person)))
    await writeFile(join(dir, 'receipts.txt'), receipts.join('\n'))
    const args = [`${repository}/dist/cli/servicebook.js`, 'signoff', 'collect', 'receipts.txt', '--dir', dir, '--today', opened]
    for (const after of [250, 400, 550, 700]) {
      const child = spawn(process.execPath, args, { cwd: dir, stdio: 'ignore' })
      await new Promise((ended) => {
        child.on('exit', ended)
        setTimeout(() => child.kill('SIGKILL'), after)
      })
      expect([0, 4]).toContain((await recordsOf(dir)).proofs.length)
    }
    const { code } = await servicebook(args.slice(1), { cwd: dir })
    expect(code).toBe(0)
    expect((await recordsOf(dir)).proofs).toHaveLength(4)
  }, 60_000)
})

describe('who has read it', () => {
  test('better wording asks nobody again; what binds does, and says what changed', async () => {
    const dir = await begun()
    const own = (path: string) => Promise.all(staff.slice(0, 3).map((person) => receiptOf(dir, person, path)))
    await taken(dir, [...(await own(late)), ...(await own(delivery))].join('\n'))
    expect((await standing(dir))[0]!.people.flatMap(({ person, missing }) => (missing.length > 0 ? [person] : []))).toEqual(['Dora Mägi'])

    // Wording: version 2 means the same, and whoever signs it has signed what was asked for.
    await change(dir, 'say-first: ', 'say-first: Oh! ')
    await approved(dir, '2026-11-24', { wording: true }, [late])
    const [same] = await standing(dir, '2026-11-24')
    expect(same!.pages[0]).toMatchObject({ version: 1, read: 3, newer: undefined })
    const dora = await receiptOf(dir, 'Dora Mägi', late, '2026-11-24')
    expect(dora).toContain(' late-delivery 2 ')
    expect((await taken(dir, dora, '2026-11-24')).fresh).toHaveLength(1)
    expect((await standing(dir, '2026-11-24'))[0]!.pages[0]!.read).toBe(4)

    // A limit: version 3 is another text, and the round stays with the one it asked for.
    await change(dir, '25 EUR', '30 EUR')
    await approved(dir, '2026-11-25', { note: 'Prices went up.', differently: 'You may give back up to 30 EUR.' }, [late])
    const [old] = await standing(dir, '2026-11-25')
    expect(old!.pages[0]).toMatchObject({ version: 1, read: 4, newer: { version: 3 }, onlyOlder: staff, isAskedAnew: false })
    expect(old!.pages[0]!.changes.map(({ differently }) => differently)).toEqual(['You may give back up to 30 EUR.'])

    const anew = await open(dir, '2026-11-25', [late])
    expect(anew).toMatchObject({ isNew: true, added: staff, standing: { round: 'round-2' } })
    const [, next] = await standing(dir, '2026-11-25')
    const [reminder] = remindersFor(next!, await recordsOf(dir), await projectOf(dir, '2026-11-25'), words)
    expect(reminder!.text).toContain('You may give back up to 30 EUR.')
    // An old copy of the handbook signs the old text: genuine, and not what is asked for.
    const outdated = makeReceipt({
      code: (await codesOf(dir)).get('Anna Kask round-2')!,
      page: 'late-delivery',
      version: 2,
      fingerprint: signablePages(await projectOf(dir, '2026-11-24'))[1]!.now.signed,
      day: '2026-11-25',
    })
    expect((await taken(dir, outdated, '2026-11-25')).bad).toMatchObject([{ says: 'older', told: { person: 'Anna Kask', wanted: 3 } }])
    const fresh = await receiptOf(dir, 'Anna Kask', late, '2026-11-25', 'round-2')
    expect((await taken(dir, fresh, '2026-11-25')).fresh).toHaveLength(1)
    // A code of one round does for what its person is asked in another, and for nothing else.
    const crossed = await receiptOf(dir, 'Ben Ööbik', delivery, '2026-11-25', 'round-2')
    expect(await taken(dir, crossed, '2026-11-25')).toMatchObject({ known: 1, bad: [] })
    // Every earlier proof is still there.
    expect((await recordsOf(dir)).proofs).toHaveLength(8)
  })

  test('signatures on paper, for those who were asked', async () => {
    const dir = await begun()
    const sign = async (people: string[], on = opened) =>
      takeDownPaper(await projectOf(dir, '2026-11-24'), { people, on, pages: [] }, words)
    expect((await sign(['Anna Kask', 'Nobody'])).refusals.map(({ message }) => message)).toEqual(['Nobody was not asked in this round.'])
    expect((await sign(['Anna Kask'], '2026-11-30')).refusals).toHaveLength(1)
    expect((await sign(['Anna Kask'], '2026-11-20')).refusals).toHaveLength(1)
    expect((await recordsOf(dir)).proofs).toEqual([])
    expect((await sign(['anna  kask'])).fresh).toHaveLength(2)
    expect(await sign(['Anna Kask'])).toMatchObject({ fresh: [], known: 2 })
    expect((await standing(dir))[0]!.pages[0]).toMatchObject({ read: 1, onPaper: 1 })
  })

  test('in the terminal, from the list of people to the numbers that may leave', async () => {
    const { 'records/people.csv': people, ...bare } = files
    const dir = await makeProject({ ...bare, 'staff.csv': people! })
    await approved(dir, '2026-11-21')
    const run = (said: string[], today = opened) => servicebook(['signoff', ...said, '--dir', dir, '--today', today], { cwd: dir })
    const begin = await run(['open', '--people', 'staff.csv', '--for', 'Driver', '--documents', late, 'delivery', '--until', '2026-12-24'])
    expect(begin.stderr).toBe('')
    expect(begin.stdout).toContain('4 people are asked to read')
    const codes = await codesOf(dir)
    const slips = await readFile(join(dir, 'records/sign-off-round-1.html'), 'utf8')
    for (const code of codes.values()) {
      expect(slips).toContain(code)
      expect(begin.stdout).not.toContain(code)
    }
    await mkdir(join(dir, 'in'))
    await writeFile(join(dir, 'in/anna.txt'), await receiptOf(dir, 'Anna Kask'))
    await writeFile(join(dir, 'in/ben.txt'), (await receiptOf(dir, 'Ben Ööbik')).slice(0, -3))
    const collected = await run(['collect', 'in'])
    expect(collected.code).toBe(1)
    expect(collected.stdout).toContain('One receipt is new')
    expect(collected.stdout).toMatch(/in\/ben\.txt:1 {2}Ben Ööbik: The receipt is not whole/)
    const overdue = (await run(['status'], '2026-12-27')).stdout.replace(/\s+/g, ' ')
    expect(overdue).toContain('These pages of our handbook were to be read by 24 December 2026. Please read them now')
    expect(overdue).toMatch(/Send the line to whoever gave you the slip\. Or sign the sheet with a pen\./)
    expect(slips).toContain('Send the line to whoever gave you the slip. Or sign the sheet with a pen.')
    const told = await run(['status'])
    expect(told.stdout).toContain('1 of 4 have read it')
    expect(told.stdout).toContain('A text to paste')
    const data = await run(['status', 'round-1', '--format', 'json'])
    expect(JSON.parse(data.stdout)).toMatchObject({ rounds: [{ round: 'round-1', pages: [{ read: 1, asked: 4 }, { read: 0 }] }] })

    const figures = await readFile(join(dir, 'records/figures.json'), 'utf8')
    expect(JSON.parse(figures)).toMatchObject({ signed: { 'late-delivery': [{ version: 1, asked: 4, read: 1, paper: 0 }] } })
    const built = await servicebook(['build', '--dir', dir, '--today', opened, '--audience', 'managers'])
    expect(built.code, built.stderr).toBe(0)
    expect(await readFile(join(dir, 'handbook-managers/dashboard.html'), 'utf8')).toContain('Who has read it')
    expect((await servicebook(['build', '--dir', dir, '--today', opened])).code).toBe(0)
    // Names and codes are in records/, and nowhere else.
    const kept = [...codes.values(), ...staff].map((one) => one.toLowerCase())
    const out = [told.stderr, collected.stderr, figures]
    for (const folder of ['handbook', 'handbook-managers'])
      for (const file of await readdir(join(dir, folder), { recursive: true }))
        out.push(await readFile(join(dir, folder, file), 'utf8').catch(() => ''))
    const all = out.join('\n').toLowerCase()
    expect(kept.filter((one) => all.includes(one))).toEqual([])
    for (const code of codes.values()) expect(told.stdout + data.stdout + collected.stdout).not.toContain(code)
    expect(await readFile(join(dir, '.gitignore'), 'utf8')).toContain('/records/*')
  }, 60_000)

  test('of fewer than three people, no figure is kept', async () => {
    const dir = await makeProject({ ...files, 'records/people.csv': 'Name,Role\nAnna Kask,Driver\nBen Ööbik,Driver\n' })
    await approved(dir, '2026-11-21')
    await open(dir)
    const { code, stdout } = await servicebook(['log', '--recount', '--dir', dir, '--today', opened])
    expect([code, stdout]).toEqual([0, expect.stringContaining('figures.json')])
    expect(JSON.parse(await readFile(join(dir, 'records/figures.json'), 'utf8')).signed).toEqual({})
  })
})

test('a list with a row that cannot be read loses nothing and says so', async () => {
  const dir = await begun()
  const file = join(dir, signOffCodes.file)
  const text = await readFile(file, 'utf8')
  await writeFile(file, `${text}round-1,Zed\n`)
  const { unread, codes } = await recordsOf(dir)
  expect(unread).toMatchObject([{ file: signOffCodes.file, line: 6 }])
  expect(codes).toHaveLength(4)
  const hash = (bytes: string) => createHash('sha256').update(bytes).digest('hex')
  expect(hash(await readFile(file, 'utf8'))).toBe(hash(`${text}round-1,Zed\n`))
})

describe('records as people leave them', () => {
  const run = (dir: string, said: string[], today = opened) =>
    servicebook(['signoff', ...said, '--dir', dir, '--today', today], { cwd: dir })

  test('codes and slips are for their owner alone, also where they were open before', async () => {
    const dir = await begun()
    const standing = standingOf(await recordsOf(dir), await projectOf(dir))[0]!
    const slips = await writeSlips(await projectOf(dir), standing, staff, words)
    const modes = async () => Promise.all([signOffCodes.file, slips].map(async (file) => (await stat(join(dir, file))).mode & 0o777))
    expect(await modes()).toEqual([0o600, 0o600])
    for (const file of [signOffCodes.file, slips]) await chmod(join(dir, file), 0o644)
    await open(dir, '2026-12-02')
    await writeSlips(await projectOf(dir), standing, [], words)
    expect(await modes()).toEqual([0o600, 0o600])
  })

  test('no name stands in the project before git is told to leave it', async () => {
    const { 'records/people.csv': people, ...bare } = files
    const dir = await makeProject({ ...bare, 'staff.csv': people! })
    // Where git cannot be told, nothing is written.
    await mkdir(join(dir, '.gitignore'))
    expect((await run(dir, ['open', '--people', 'staff.csv'])).code).not.toBe(0)
    expect(await readdir(join(dir, 'records')).catch(() => [])).not.toContain('people.csv')
    await rmdir(join(dir, '.gitignore'))
    expect((await run(dir, ['open', '--people', 'staff.csv'])).code).toBe(0)
    expect(await readFile(join(dir, '.gitignore'), 'utf8')).toContain('/records/*')
    expect(await readFile(join(dir, 'records/people.csv'), 'utf8')).toContain('Anna Kask')
  })

  test.each([
    ['without roles', list.replaceAll(/,(?:Role|driver|Driver|Shift lead)/g, ''), [], /Role/],
    ['with the marks of a merge', list.replace('Ben', '<<<<<<< HEAD\nBen').replace('Cara', '=======\nCara'), staff, /people\.csv:3/],
    ['with headings of its own', list.replace('Name,Role', 'Who,What they do'), [], /people/],
  ])('a list of people %s asks whom it can, and says what it could not read', async (_, people, asked, says) => {
    const dir = await makeProject({ ...files, 'records/people.csv': people })
    await approved(dir, '2026-11-21')
    const { stdout, code } = await run(dir, ['open', '--for', 'driver', '--documents', late])
    expect(code).toBe(asked.length === 0 ? 1 : 0)
    expect(stdout).toMatch(says)
    expect((await recordsOf(dir)).codes.map(({ person }) => person)).toEqual(asked)
    expect(await readFile(join(dir, 'records/people.csv'), 'utf8')).toBe(people)
  })

  test('a round that was edited by hand is read as far as it can be, and takes in nothing it should not', async () => {
    const dir = await begun()
    const anna = await receiptOf(dir, 'Anna Kask')
    const before = await readFile(join(dir, 'records/sign-off-rounds.csv'), 'utf8')
    const [heading, ...rows] = before.trimEnd().split('\n')
    await writeFile(
      join(dir, 'records/sign-off-rounds.csv'),
      [heading, ...rows.map((row) => row.replace('2026-11-23', 'last Monday')), 'round-9,2026-11-23,nowhere,4,zz,driver', ''].join('\n'),
    )
    const { unread } = await recordsOf(dir)
    expect(unread.map(({ line }) => line)).toEqual([2, 3])
    expect(await taken(dir, anna)).toMatchObject({ fresh: [], bad: [{ says: 'unknown' }] })
    expect((await run(dir, ['status'])).stdout).toContain('sign-off-rounds.csv:2')
    await writeFile(join(dir, 'records/sign-off-rounds.csv'), before)
    expect((await taken(dir, anna)).fresh).toHaveLength(1)
  })

  test('of a page that is retired nobody need read anything more, and what was read is kept', async () => {
    const dir = await begun()
    const [anna, ben] = [await receiptOf(dir, 'Anna Kask'), await receiptOf(dir, 'Ben Ööbik')]
    expect((await taken(dir, anna)).fresh).toHaveLength(1)
    const read = () => projectOf(dir, '2026-11-24')
    const done = await retire(dir, read, late, { by: 'shop-manager', note: 'No beds any more.' }, words)
    expect(done).toMatchObject({ did: 'retired' })
    // Made before, handed in afterwards.
    expect((await taken(dir, ben, '2026-11-24')).fresh).toHaveLength(1)
    const [round] = await standing(dir, '2026-11-24')
    expect(round!.people.map(({ missing }) => missing)).toEqual(staff.map(() => ['delivery']))
    const { stdout } = await run(dir, ['status'], '2026-11-24')
    expect(stdout).toContain('is no longer in the handbook, so nobody need read it')
    expect(stdout).not.toMatch(/^ *- Delivered later/m)
    const ahead = await open(dir, '2026-12-02', [delivery])
    expect(ahead.added).not.toEqual([])
  })

  test('where the codes are lost, no receipt is taken in, proofs stay, and new codes go to those who are missing', async () => {
    const dir = await begun()
    const [anna, ben] = [await receiptOf(dir, 'Anna Kask'), await receiptOf(dir, 'Ben Ööbik')]
    await taken(dir, `${anna}\n${await receiptOf(dir, 'Anna Kask', delivery)}`)
    await unlink(join(dir, signOffCodes.file))
    expect(await taken(dir, `${anna}\n${ben}`)).toMatchObject({ fresh: [], bad: [{ says: 'unknown' }, { says: 'unknown' }] })
    expect((await run(dir, ['status'])).code).toBe(0)
    expect((await open(dir)).added).toEqual(staff.slice(1))
    expect((await recordsOf(dir)).proofs).toHaveLength(2)
    expect((await taken(dir, ben)).fresh).toEqual([])
    expect((await taken(dir, await receiptOf(dir, 'Ben Ööbik'))).fresh).toHaveLength(1)
  })

  test('a receipt from a round of somebody else is nobody’s here', async () => {
    const [dir, other] = [await begun(), await begun()]
    const theirs = await receiptOf(other, 'Anna Kask')
    // Even where its first group happens to be one of ours.
    const ours = (await codesOf(dir)).get('Anna Kask round-1')!
    const both = `${theirs}\n${theirs.replace(/^SB1 \S+/, `SB1 ${ours.slice(0, 4)}`)}`
    expect((await taken(dir, both)).bad.map(({ says }) => says)).toEqual(['unknown', 'altered'])
    expect((await recordsOf(dir)).proofs).toEqual([])
  })

  test.each([
    ['broken.xlsx', Buffer.concat([Buffer.from('PK\u0003\u0004'), randomBytes(300)]), 'broken.xlsx is damaged'],
    ['old.xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]), 'old.xls is no list that can be read'],
  ])('a file that cannot be read is said to be one: %s', async (name, bytes, says) => {
    const dir = await begun()
    await writeFile(join(dir, name), bytes)
    const { code, stdout } = await run(dir, ['collect', name])
    expect(code).toBe(1)
    expect(stdout).toContain(says)
    expect(stdout).not.toContain('There is no receipt')
  })

  test('the line for whoever joined later has the same day, and slips of those who are missing stay in the file', async () => {
    const dir = await makeProject(files)
    await approved(dir, '2026-11-21')
    await run(dir, ['open', '--for', 'driver', '--documents', late, delivery, '--until', '2026-12-24'])
    const told = await run(dir, ['status'], '2026-12-02')
    const line = `npx servicebook signoff open --for driver --documents ${late} ${delivery} --until 2026-12-24`
    expect(told.stdout).toContain(line)
    expect((await run(dir, ['status'], '2026-12-27')).stdout).not.toContain('--until')
    const again = await run(dir, line.split(' ').slice(3), '2026-12-02')
    expect(again.stdout).toMatch(/4 slips in it are of people who were asked before/)
    const slips = await readFile(join(dir, 'records/sign-off-round-1.html'), 'utf8')
    for (const code of (await codesOf(dir)).values()) expect(slips).toContain(code)
    expect(slips).toContain('answer up to three short questions')
  })

  test('without a word after it, it says what each part does; its help has examples', async () => {
    const dir = await makeProject(files)
    const { stderr } = await run(dir, [])
    for (const part of ['open ', 'collect ', 'status ']) expect(stderr).toMatch(new RegExp(`signoff ${part} *\\S`))
    const { stdout } = await servicebook(['signoff', '--help'])
    expect(stdout).toMatch(/Examples:[^]*--people staff\.xlsx[^]*Name and Role[^]*--until/)
  })
})
