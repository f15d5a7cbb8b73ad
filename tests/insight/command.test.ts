import { mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Handbook } from '../../src/handbook/handbook.ts'
import { checkProject } from '../../src/check/report.ts'
import { readProject } from '../../src/project.ts'
import { figuresFile, figuresFrom, figuresText } from '../../src/records/figures.ts'
import { complaints, type Complaint } from '../../src/records/tables/complaints.ts'
import { run, repository, servicebook } from '../support/command.ts'
import { handbookWith, logText, madeLog } from '../support/complaint-log.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'

let handbook: { dir: string; working: Handbook; inForce: Handbook }
const rows = madeLog(200)
const log = () => join(handbook.dir, complaints.file)
const insight = (...args: string[]) => servicebook(['insight', '--today', testDay, ...args], { cwd: handbook.dir })

beforeAll(async () => {
  handbook = await handbookWith()
  await mkdir(join(handbook.dir, 'records'))
  await writeFile(log(), logText(rows, handbook.working))
})

const late = (more: Complaint = {}): Complaint => ({
  sort: 'complaint',
  received: '2026-10-06T10:00',
  receivedBy: 'driver',
  situation: 'late-delivery',
  category: 'late',
  settled: '2026-10-06T11:00',
  followedUp: '2026-10-07',
  given: 0,
  ...more,
})

describe('servicebook insight', () => {
  test.each(['pretty', 'json'])('names no customer, nor anything else that somebody typed: %s', async (format) => {
    const personal = Object.entries(complaints.columns).flatMap(([name, column]) => (column.personal ? [name as keyof Complaint] : []))
    const cells = rows.flatMap((row) => personal.flatMap((name) => (row[name] === undefined ? [] : [String(row[name])])))
    const { stdout } = await insight('--format', format)
    expect(cells.filter((cell) => stdout.includes(cell))).toEqual([])
    expect(stdout).toMatch(/2026-0\d{3}/)
  })

  test('a heading with a slip in it is told, since nothing below it is counted', async () => {
    const dir = await makeProject(await baseFiles())
    await mkdir(join(dir, 'records'))
    await writeFile(join(dir, complaints.file), logText([late()], handbook.working).replace('"Settled"', '"Setled"'))
    const { stdout } = await servicebook(['insight', '--today', testDay], { cwd: dir })
    expect(stdout.replace(/\s+/g, ' ')).toContain('One column of the log means nothing to us, and nothing in it is counted: “Setled”.')
    expect((await insight()).stdout).not.toContain('means nothing to us')
  })

  test('says first what to look at, then everything, and how it is counted last', async () => {
    const { code, stdout } = await insight()
    expect(code).toBe(0)
    const lines = stdout.split('\n')
    expect(lines[0]).toBe('What customers told us, 22 November 2025 to 21 November 2026')
    expect(lines.slice(1, 3).join(' ')).toMatch(
      /^Look at this first\. \d+ customers wait longer than you said\. Ring them today: 2026-\d{4}/,
    )
    for (const heading of [
      'Who is waiting',
      'What came in',
      'How complaints were dealt with',
      'What went wrong',
      'Do the limits fit?',
      'Goals',
    ])
      expect(lines).toContain(heading)
    const plain = stdout.replaceAll(/\s+/g, ' ')
    expect(plain).toContain('Each complaint is sorted in three ways')
    expect(plain).toContain('; a little behind, but within a tenth of the whole way')
    expect(plain).toContain('Of all complaints, how many the first colleague settled without passing them on. Higher is better.')
    expect(plain).toContain('You have not said yours, so Monday to Friday from 9 to 17 count.')
    expect(lines.filter((line) => line.length > 104)).toEqual([])
    expect(lines.indexOf('How this is counted')).toBeLessThan(85)
  })

  test('on a screen, the words of a cause that comes back stand there', async () => {
    const command = `'${process.execPath}' '${repository}/dist/cli/servicebook.js' insight --today ${testDay}`
    const { stdout } = await run('script', ['--quiet', '--return', '--command', command, '/dev/null'], { cwd: handbook.dir })
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain('How we work, “Nobody looked into the diary”')
  })

  test('with totals alone says so, and shows the same of whole months', async () => {
    const whole = JSON.parse((await insight('--format', 'json', '--from', '2025-12-01')).stdout) as Record<string, unknown>
    await writeFile(join(handbook.dir, figuresFile), figuresText(figuresFrom(rows, handbook.working)))
    await rm(log())
    const totals = JSON.parse((await insight('--format', 'json')).stdout) as Record<string, unknown>
    expect(totals).toEqual({ ...whole, source: 'figures', countedOn: testDay, overdue: null, repeatCauses: null })
    expect((await insight()).stdout).toContain('The log itself is not on this computer.')
    await writeFile(join(handbook.dir, figuresFile), '{')
    const damaged = await insight()
    expect([damaged.code, damaged.stderr]).toEqual([2, expect.stringContaining('records/figures.json cannot be read')])
    await rm(join(handbook.dir, figuresFile))
    const none = await insight()
    expect([none.code, none.stdout]).toEqual([1, ''])
    expect(none.stderr).toContain('npx servicebook log')
  })

  test('counts and names the rows that could not be read, without what stands in them', async () => {
    const text = logText([late({ reference: '2026-0001' }), late({ reference: '2026-0002' })], handbook.working)
    await writeFile(log(), text.replace('"2026-10-06 10:00"', '"Mrs Secret"'))
    const { stdout } = await insight()
    expect(stdout).toContain('One row could not be read and is not counted:\n  line 2, Received\n')
    expect(stdout).not.toContain('Mrs Secret')
    expect(JSON.parse((await insight('--format', 'json')).stdout)).toMatchObject({
      complaints: { n: 1 },
      leftOut: [{ line: 2, column: 'Received' }],
    })
  })

  test('proposes a limit in one sentence', async () => {
    const times = (n: number, more: Complaint) => Array.from({ length: n }, () => late(more))
    const rowsAsked = [
      ...times(60, { given: 1000, onTheSpot: true }),
      ...times(41, { given: 2800, asked: 'shift-lead', granted: true }),
      ...times(4, { given: 5000, asked: 'shift-lead', granted: true }),
      ...times(2, { asked: 'shift-lead', granted: false }),
    ]
    await writeFile(log(), logText(rowsAsked, handbook.working))
    const { stdout } = await insight()
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'Driver, “Delivered later than we promised”: customers wait for an answer that is nearly always yes. Raise the limit to €30.',
    )
    expect(stdout.replaceAll(/\s+/g, ' ')).toContain(
      'Driver: 47 times they had to ask about “Delivered later than we promised”; the answer was yes 45 times. With a limit of €30, 41 of the 47 would not have had to wait.',
    )
  })

  test('an empty log, and one of praise alone', async () => {
    await writeFile(log(), logText([], handbook.working))
    expect((await insight()).stdout).toContain('Nothing was written down in this time.')
    await writeFile(log(), logText([{ sort: 'praise', received: '2026-10-06' }], handbook.working))
    const { stdout } = await insight()
    expect(stdout).toContain('Praise\u00a01.')
    expect(stdout).not.toContain('What went wrong')
  })

  test.each([
    [['--from', 'last week'], '“last week” is not a day. Write year, month and day, such as --from 2026-01-31.'],
    [['--from', '2026-03-01', '--to', '2026-02-01'], 'comes after the last one'],
    [['--to', '2026-12-24'], '24 December 2026, is still to come'],
  ])('%j', async (args, says) => {
    const { code, stderr } = await insight(...args)
    expect([code, stderr]).toEqual([2, expect.stringContaining(says)])
  })
})

describe('--draft', () => {
  test('makes a problem page for what has none, and touches none that is there', async () => {
    const dir = await makeProject(await baseFiles())
    await mkdir(join(dir, 'records'))
    const complaintRows = [
      ...Array.from({ length: 5 }, () => late({ cost: 1250 })),
      ...Array.from({ length: 9 }, () => late({ problem: 'missed-days', cost: 1000 })),
    ]
    await writeFile(join(dir, complaints.file), logText(complaintRows, handbook.working))
    const draft = () => servicebook(['insight', '--today', testDay, '--draft'], { cwd: dir })
    const path = 'policies/problems/orders-come-later-than-we-promised.md'
    expect((await draft()).stdout).toContain(`${path} is a draft: Orders come later than we promised.`)
    const text = await readFile(join(dir, path), 'utf8')
    expect(text).toContain('frequency: 5 complaints per year\ncosts: 62.5 EUR per year\n')
    expect(text).toContain('Complaint log, 22 November 2025 to 21 November 2026: 5 complaints, which cost €62.50 in all.')
    expect(text).toContain('status: draft')
    const report = checkProject(await readProject(dir, { today: testDay, records: true }))
    expect(report.findings.filter(({ file, severity }) => file === path && severity === 'error')).toEqual([])
    await writeFile(join(dir, path), `${text}\nOurs.\n`)
    expect((await draft()).stdout).toContain(`${path} is there already and was left as it is.`)
    expect(await readFile(join(dir, path), 'utf8')).toBe(`${text}\nOurs.\n`)
  })
})
