import { spawn } from 'node:child_process'
import { chmod, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as after } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { CannotRun } from '../../src/cannot-run.ts'
import { addRows, changeRow } from '../../src/records/change-table.ts'
import { openTable } from '../../src/records/open-table.ts'
import { complaints, type Complaint } from '../../src/records/tables/complaints.ts'
import { wordsFor } from '../../src/words/words.ts'
import { repository } from '../support/command.ts'
import { projectWithLog } from '../support/log.ts'
import { makeProject } from '../support/project.ts'

const words = wordsFor('en')
const path = 'records/complaints.csv'

/** What stands in the log after something was done to it. */
async function logAfter(
  before: string | Uint8Array | undefined,
  change: (dir: string, setting: Awaited<ReturnType<typeof projectWithLog>>['setting']) => Promise<void>,
): Promise<Buffer> {
  const { dir, setting } = await projectWithLog(before)
  await change(dir, setting)
  expect(await readdir(join(dir, 'records'))).toEqual(['complaints.csv'])
  return readFile(join(dir, path))
}
const added = (before: string | Uint8Array | undefined, ...rows: Complaint[]) =>
  logAfter(before, (dir, setting) => addRows(dir, complaints, rows, setting, words))
const changed = (before: string | Uint8Array, reference: string, change: Complaint) =>
  logAfter(before, (dir, setting) => changeRow(dir, complaints, (row) => row.reference === reference, change, setting, words))

/** Why something was refused; the file must be as it was. */
async function refusal(
  before: string,
  work: (dir: string, setting: Awaited<ReturnType<typeof projectWithLog>>['setting']) => Promise<void>,
): Promise<string> {
  const { dir, setting } = await projectWithLog(before)
  const error: unknown = await work(dir, setting).then(
    () => undefined,
    (error: unknown) => error,
  )
  expect(error).toBeInstanceOf(CannotRun)
  expect(await readFile(join(dir, path), 'utf8')).toBe(before)
  expect(await readdir(join(dir, 'records'))).toEqual(['complaints.csv'])
  return (error as CannotRun).message
}

const whole: Complaint = {
  reference: '2026-0147',
  sort: 'complaint',
  received: '2026-02-03T10:15',
  receivedBy: 'shift-lead',
  channel: 'phone',
  whatHappened: 'Came with the wrong door,\n"and late", she said',
  reachedBy: '+372 5550 0199',
  category: 'wrong-item',
  severity: '2',
  again: false,
  given: 1250,
  followedUp: '2026-02-05',
}

describe('the first row', () => {
  test('makes the file, with a heading for every column', async () => {
    const text = (await added(undefined, whole)).toString()
    const [top, ...rest] = text.split('\n')
    expect(top).toMatch(/^\uFEFFReference,Kind,Received,Received by,Channel,Place,Customer,How to reach them,/)
    expect(top!.split(',')).toHaveLength(Object.keys(complaints.columns).length)
    expect(rest.join('\n')).toMatch(
      /^2026-0147,Complaint,2026-02-03 10:15,Shift lead,Phone,,,'\+372 5550 0199,,,"Came with the wrong door,\n""and late"", she said",/,
    )
    expect(text.endsWith('\n')).toBe(true)
  })

  test.each([
    ['nothing', ''],
    ['a mark alone', '\uFEFF'],
    ['empty lines', '\n\n'],
  ])('stands below its headings in a file with %s', async (_, before) => {
    const { dir, setting } = await projectWithLog(before)
    await addRows(dir, complaints, [whole], setting, words)
    expect((await openTable(dir, complaints, setting, words))!.rows.map(({ values }) => values)).toEqual([whole])
  })

  test('is read back as it was, formulas and all', async () => {
    const { dir, setting } = await projectWithLog()
    const odd = ['=HYPERLINK("x")', "'=1", '@all', '- one\n- two', "'tis", 'ä Ж 🙂 "q" ; , \t x'].map((whatHappened, i) => ({
      reference: `R${i}`,
      whatHappened,
    }))
    await addRows(dir, complaints, [whole, ...odd], setting, words)
    const read = (await openTable(dir, complaints, setting, words))!
    expect(read.leftOut).toEqual([])
    expect(read.remarks).toEqual([])
    expect(read.rows.map(({ values }) => values)).toEqual([whole, ...odd])
  })
})

describe('a further row', () => {
  const row: Complaint = { reference: 'B', whatHappened: 'Käed külmad' }
  test.each<[name: string, before: string, wanted: string]>([
    ['plain', 'Reference,What happened\nA,late\n', 'Reference,What happened\nA,late\nB,Käed külmad\n'],
    ['no line end at the end', 'Reference,What happened\nA,late', 'Reference,What happened\nA,late\nB,Käed külmad\n'],
    ['line ends of Windows', 'Reference,What happened\r\nA,late\r\n', 'Reference,What happened\r\nA,late\r\nB,Käed külmad\r\n'],
    ['semicolons and another order', 'What happened;Reference\nlate;A\n', 'What happened;Reference\nlate;A\nKäed külmad;B\n'],
    ['tabs', 'Reference\tWhat happened\nA\tlate\n', 'Reference\tWhat happened\nA\tlate\nB\tKäed külmad\n'],
    [
      'columns of their own',
      'Reference,Weather,What happened\nA,rain,late\n',
      'Reference,Weather,What happened\nA,rain,late\nB,,Käed külmad\n',
    ],
    ['headings of other people', 'Ticket,Description\nA,late\n', 'Ticket,Description\nA,late\nB,Käed külmad\n'],
    ['a mark', '\uFEFFReference,What happened\nA,late\n', '\uFEFFReference,What happened\nA,late\nB,Käed külmad\n'],
    [
      'rows nobody can read',
      'Reference,Cost,What happened\nA,much,"la\nte"\nX\n\n',
      'Reference,Cost,What happened\nA,much,"la\nte"\nX\n\nB,,Käed külmad\n',
    ],
    [
      'odd but right ways of writing',
      '"Reference", "What happened" \n"A" ,"late"\n',
      '"Reference", "What happened" \n"A" ,"late"\nB,Käed külmad\n',
    ],
  ])('leaves everything as it is: %s', async (_, before, wanted) => expect((await added(before, row)).toString()).toBe(wanted))

  test('brings a column that is not there yet, and every row stays as long as the headings', async () => {
    const before = 'Reference,What happened\nA,late\n"C","x\ny"\nD\n'
    expect((await added(before, { ...row, given: 0 })).toString()).toBe(
      'Reference,What happened,Given\nA,late,\n"C","x\ny",\nD,,\nB,Käed külmad,0.00\n',
    )
  })

  test.each<[string, (text: string) => Buffer]>([
    ['UTF-16', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 the other way round, without a mark', (text) => Buffer.from(text, 'utf16le').swap16()],
    ['older Windows', (text) => Buffer.from(text, 'latin1')],
  ])('is written in the letters of the file: %s', async (_, written) => {
    const before = 'Reference,What happened\r\nA,päeval\r\n'
    expect(await added(written(before), row)).toEqual(written(`${before}B,Käed külmad\r\n`))
  })

  test.each<[name: string, before: string, rows: Complaint[], says: string]>([
    [
      'the reference is there',
      'Reference,Cost\nB,1\n',
      [row],
      'There is a row with “B” under “Reference” in records/complaints.csv already. Nothing was written.',
    ],
    ['it is there in a row that cannot be read', 'Reference,Cost\nB,much\n', [row], 'There is a row with “B”'],
    ['two of the new ones share it', 'Reference,Cost\nA,1\n', [row, row], 'There is a row with “B”'],
    ['the file is another list', 'Name,Price\nx,1\n', [row], 'The first line of records/complaints.csv has no heading that is known here'],
    [
      'nobody can tell which column',
      'Reference,Details,Description\nA,x,y\n',
      [row],
      'In records/complaints.csv, “Details”, “Description” may each be “What happened”.',
    ],
  ])('is refused where %s', async (_, before, rows, says) => {
    expect(await refusal(before, (dir, setting) => addRows(dir, complaints, rows, setting, words))).toContain(says)
  })

  test('can be made of those that are there', async () => {
    const { dir, setting } = await projectWithLog('Reference\n7\n')
    await Promise.all(
      Array.from({ length: 10 }, () =>
        addRows(
          dir,
          complaints,
          ({ rows }) => [{ reference: String(Math.max(...rows.map(({ values }) => Number(values.reference))) + 1) }],
          setting,
          words,
        ),
      ),
    )
    expect(await readFile(join(dir, path), 'utf8')).toBe(`Reference\n${Array.from({ length: 11 }, (_, i) => `${i + 7}\n`).join('')}`)
  })
})

describe('a change', () => {
  test.each<[name: string, before: string, change: Complaint, wanted: string]>([
    ['of one cell', 'Reference,Cost,Steps\nA,1,x\nB,"2",y\nC,3,z\n', { cost: 450 }, 'Reference,Cost,Steps\nA,1,x\nB,4.50,y\nC,3,z\n'],
    [
      'keeps cells as they were typed',
      'Reference;Weather;Received;Cost\nB;=rain;3.2.2026 9.05;"2,50"\n',
      { cost: 0 },
      'Reference;Weather;Received;Cost\nB;=rain;3.2.2026 9.05;0.00\n',
    ],
    ['empties a cell', 'Reference,Cost\nB,2\n', { cost: undefined } as unknown as Complaint, 'Reference,Cost\nB,\n'],
    ['of several lines', 'Reference,Steps\r\nB,x\r\nC,y', { steps: 'x\ny, "z"' }, 'Reference,Steps\r\nB,"x\ny, ""z"""\r\nC,y'],
    ['of the last row, without a line end', 'Reference,Cost\nA,1\nB,2', { cost: 300 }, 'Reference,Cost\nA,1\nB,3.00'],
    ['brings a column', 'Reference,Steps\nA,x\nB,y\nC\n', { cost: 100 }, 'Reference,Steps,Cost\nA,x,\nB,y,1.00\nC,,\n'],
    ['of a row that ended early', 'Reference,Steps,Cost\nB\n', { cost: 100 }, 'Reference,Steps,Cost\nB,,1.00\n'],
    [
      'beside rows that cannot be read',
      'Reference,Cost,Steps\nA,"1\nB,2,x\nC,much,y\n',
      { steps: 'w' },
      'Reference,Cost,Steps\nA,"1\nB,2,w\nC,much,y\n',
    ],
  ])('%s', async (_, before, change, wanted) => expect((await changed(before, 'B', change)).toString()).toBe(wanted))

  test.each<[name: string, before: string, change: Complaint, says: string]>([
    ['is not there', 'Reference,Cost\nA,1\n', { cost: 1 }, 'No row of records/complaints.csv is the one you mean.'],
    ['cannot be read', 'Reference,Cost\nB,much\n', { cost: 1 }, 'No row of records/complaints.csv is the one you mean.'],
    ['would be there twice', 'Reference,Cost\nA,1\nB,2\n', { reference: 'A' }, 'There is a row with “A” under “Reference”'],
  ])('is refused where the row %s', async (_, before, change, says) => {
    const text = await refusal(before, (dir, setting) =>
      changeRow(dir, complaints, ({ reference }) => reference === 'B', change, setting, words),
    )
    expect(text).toContain(says)
  })

  test('is refused where more than one row is meant, and where there is no file', async () => {
    expect(
      await refusal('Reference,Cost\nA,1\nB,2\n', (dir, setting) => changeRow(dir, complaints, () => true, { cost: 1 }, setting, words)),
    ).toContain('More than one row')
    const { dir, setting } = await projectWithLog()
    await expect(changeRow(dir, complaints, () => true, { cost: 1 }, setting, words)).rejects.toThrow(/^No row of records/)
  })

  test('two lines added to the same cell at once are both there', async () => {
    const { dir, setting } = await projectWithLog('Reference,Steps\nA,rang\n')
    const add = (line: string) =>
      changeRow(
        dir,
        complaints,
        () => true,
        ({ steps }) => ({ steps: `${steps}\n${line}` }),
        setting,
        words,
      )
    await Promise.all(['wrote', 'went there', 'said sorry'].map(add))
    const [row] = (await openTable(dir, complaints, setting, words))!.rows
    expect(row!.values.steps!.split('\n').toSorted()).toEqual(['rang', 'said sorry', 'went there', 'wrote'])
  })

  test.skipIf(process.platform === 'win32')('keeps what the file allows, and what it is a link to', async () => {
    const { dir, setting } = await projectWithLog()
    await mkdir(join(dir, 'records/kept'), { recursive: true })
    await writeFile(join(dir, 'records/kept/log.csv'), 'Reference,Cost\nB,2\n')
    await chmod(join(dir, 'records/kept/log.csv'), 0o600)
    await symlink('kept/log.csv', join(dir, path))
    await changeRow(dir, complaints, () => true, { cost: 0 }, setting, words)
    expect(await readFile(join(dir, 'records/kept/log.csv'), 'utf8')).toBe('Reference,Cost\nB,0.00\n')
    expect((await stat(join(dir, path))).mode & 0o777).toBe(0o600)
    expect(await readdir(join(dir, 'records'))).toEqual(['complaints.csv', 'kept'])
  })

  test.skipIf(process.platform === 'win32')('never leaves the project', async () => {
    const { dir, setting } = await projectWithLog()
    const other = await makeProject({ 'complaints.csv': 'Reference\nA\n' })
    await symlink(other, join(dir, 'records'))
    await expect(addRows(dir, complaints, [whole], setting, words)).rejects.toThrow(/leads out of this folder/)
    expect(await readFile(join(other, 'complaints.csv'), 'utf8')).toBe('Reference\nA\n')
  })
})

/** A process of its own that adds rows `<name>1`, `<name>2` and so on, and prints a letter for each that is written. */
function adding(dir: string, name: string, rows: number) {
  const code = `
    const from = (path) => import(${JSON.stringify(`file://${repository}/dist/`)} + path)
    const [{ addRows }, { complaints }, { settingFor }, { readProject }, { wordsFor }] = await Promise.all(
      ['records/change-table.js', 'records/tables/complaints.js', 'records/setting.js', 'project.js', 'words/words.js'].map(from))
    const [dir, name, rows] = ${JSON.stringify([dir, name, rows])}
    const setting = settingFor((await readProject(dir, { today: '2026-11-21' })).working, wordsFor('en'))
    process.stdout.write('r')
    for (let i = 1; i <= rows; i++) {
      await addRows(dir, complaints, [{ reference: name + i, whatHappened: 'late, '.repeat(20) + 'end' }], setting, wordsFor('en'))
      process.stdout.write('.')
    }`
  const child = spawn(process.execPath, ['--input-type=module', '-e', code], { stdio: ['ignore', 'pipe', 'inherit'] })
  let written = 0
  let begun: () => void
  const began = new Promise<void>((done) => (begun = done))
  child.stdout.on('data', (chunk: Buffer) => {
    if (chunk.includes('r')) begun()
    written += chunk.toString().split('.').length - 1
  })
  const ended = new Promise<number | null>((done) => child.on('close', (code) => done(code)))
  return { child, began, ended, written: () => written }
}

describe('processes of their own', () => {
  test('two that add 50 rows each at once: a hundred', async () => {
    const { dir, setting } = await projectWithLog('Reference,What happened\n')
    const both = ['a', 'b'].map((name) => adding(dir, name, 50))
    expect(await Promise.all(both.map(({ ended }) => ended))).toEqual([0, 0])
    const { rows, leftOut } = (await openTable(dir, complaints, setting, words))!
    expect(leftOut).toEqual([])
    expect(new Set(rows.map(({ values }) => values.reference)).size).toBe(100)
    expect(rows).toHaveLength(100)
    expect(await readdir(join(dir, 'records'))).toEqual(['complaints.csv'])
  })

  test('one that is killed while it writes leaves whole rows, every one it was told is written, and nobody waits for it', async () => {
    const before = `Reference,What happened\n${Array.from({ length: 5_000 }, (_, i) => `X${i},${'late '.repeat(30)}\n`).join('')}`
    const { dir, setting } = await projectWithLog(before)
    for (const [i, wait] of [0, 23, 60, 150].entries()) {
      const name = `${'abcd'[i]!}-`
      const one = adding(dir, name, 10_000)
      await one.began
      await after(wait)
      one.child.kill('SIGKILL')
      await one.ended
      const text = await readFile(join(dir, path), 'utf8')
      expect(text.startsWith(before)).toBe(true)
      expect(text.endsWith('\n')).toBe(true)
      const { rows, leftOut } = (await openTable(dir, complaints, setting, words))!
      expect(leftOut).toEqual([])
      const own = rows.filter(({ values }) => values.reference!.startsWith(name))
      expect(own.map(({ values }) => values.reference)).toEqual(own.map((_, n) => `${name}${n + 1}`))
      expect(own.length).toBeGreaterThanOrEqual(one.written())
      const begun = Date.now()
      await addRows(dir, complaints, [{ reference: `after-${i}` }], setting, words)
      expect(Date.now() - begun).toBeLessThan(8_000)
    }
    expect(await readdir(join(dir, 'records'))).toEqual(['complaints.csv'])
  })
})
