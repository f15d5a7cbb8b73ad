import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { settingFor } from '../../src/records/setting.ts'
import { openTable } from '../../src/records/open-table.ts'
import { complaints, type Complaint } from '../../src/records/tables/complaints.ts'
import { readProject } from '../../src/project.ts'
import { wordsFor } from '../../src/words/words.ts'
import { servicebook } from '../support/command.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'

const today = ['--today', testDay]

/** What stands in the log. */
async function logOf(dir: string): Promise<Complaint[]> {
  const words = wordsFor('en', dir)
  const { working } = await readProject(dir, { today: testDay })
  const read = await openTable(dir, complaints, settingFor(working, words), words)
  expect(read?.leftOut ?? []).toEqual([])
  return read?.rows.map(({ values }) => values) ?? []
}

const log = (dir: string, ...args: string[]) => servicebook(['log', ...args, ...today], { cwd: dir })
const flat = (text: string) => text.replace(/\s+/g, ' ')

describe('bringing a list in', () => {
  let dir: string
  const old = [
    'No.;Date;Complaint;Type of trouble;Compensation;Taken by;Client;Seat',
    '17;03/02/2026 10:15;The sofa came with the wrong feet;Wrong or missing item;12,50;Driver;Mari Mets;window',
    ';14/02/2026;Nobody rang;Late;;Sales assistant;Jaan Kask;',
    '18;31/31/2026;Cold tea;Late;;Driver;Ann Alder;',
    '19;15/02/2026;A scratch;Late;twelve;Postman;Ann Alder;',
  ].join('\r\n')

  beforeAll(async () => {
    dir = await makeProject(await baseFiles())
    await writeFile(join(dir, 'old list.csv'), old)
  })

  test('shows first how it is understood, and writes nothing', async () => {
    const { stdout, code } = await log(dir, '--import', 'old list.csv')
    expect(code).toBe(0)
    expect(stdout).toMatch(/Complaint\s+→ What happened/)
    expect(stdout).toMatch(/Compensation\s+→ Given/)
    expect(flat(stdout)).toContain('Columns we do not know: Type of trouble, Seat.')
    expect(stdout).toContain('2 rows are new')
    expect(stdout).toContain('2 rows cannot be read')
    expect(flat(stdout)).toContain('Line 4, Date: “31/31/2026” is no day')
    expect(flat(stdout)).toContain('Line 5, Compensation: “twelve” is no sum in EUR')
    expect(flat(stdout)).toContain('Line 5, Taken by: “Postman” is nothing the handbook knows here. It knows: Sales assistant, Driver')
    expect(stdout).toContain('add --yes')
    expect(await logOf(dir)).toEqual([])
    // Two rows as they would be written, without who the customer is.
    expect(stdout).toContain('Received: 2026-02-03 10:15')
    expect(stdout).toContain('Given: 12.50')
    expect(stdout).toContain('Reference: the next one of its year')
    expect(stdout).toContain('Customer: (is there, and shown on a screen only)')
    for (const personal of ['Mari', 'Jaan', 'wrong feet', 'window']) expect(stdout).not.toContain(personal)
  })

  test('--yes adds what can be read; references are given, and cells of unknown columns are kept', async () => {
    const { stdout } = await log(dir, '--import', 'old list.csv', '--yes')
    expect(stdout).toContain('2 rows were added to records/complaints.csv')
    expect(await logOf(dir)).toEqual([
      {
        reference: '17',
        received: '2026-02-03T10:15',
        receivedBy: 'driver',
        customer: 'Mari Mets',
        whatHappened: 'The sofa came with the wrong feet',
        given: 1250,
        steps: 'Type of trouble: Wrong or missing item\nSeat: window',
      },
      {
        reference: '2026-0001',
        received: '2026-02-14',
        receivedBy: 'sales-assistant',
        customer: 'Jaan Kask',
        whatHappened: 'Nobody rang',
        steps: 'Type of trouble: Late',
      },
    ])
    const figures = await readFile(join(dir, 'records/figures.json'), 'utf8')
    expect(figures).not.toContain('Mari')
  })

  test('the same list once more adds nothing', async () => {
    const before = await readFile(join(dir, 'records/complaints.csv'), 'utf8')
    const { stdout } = await log(dir, '--import', 'old list.csv', '--yes')
    expect(stdout).toContain('There is no new row in it')
    expect(stdout).toContain('2 rows stand in the log already')
    expect(await readFile(join(dir, 'records/complaints.csv'), 'utf8')).toBe(before)
  })

  test('days that may be two, and which of the two comes first', async () => {
    await writeFile(join(dir, 'days.csv'), 'Date,What happened\n03/02/2026,Rain came in\n')
    expect(flat((await log(dir, '--import', 'days.csv')).stdout)).toContain('say with --dates which comes first')
    await log(dir, '--import', 'days.csv', '--dates', 'month-first', '--yes')
    expect((await logOf(dir)).at(-1)).toMatchObject({ reference: '2026-0002', received: '2026-03-02' })
  })

  test('no more than twenty rows are named', async () => {
    const rows = Array.from({ length: 25 }, (_, i) => `someday,Trouble ${i}`)
    await writeFile(join(dir, 'bad.csv'), ['Date,What happened', ...rows].join('\n'))
    const { stdout } = await log(dir, '--import', 'bad.csv', '--yes')
    expect(stdout).toContain('25 rows cannot be read')
    expect(stdout).toContain('… and 5 more lines.')
    expect(stdout.match(/^ {2}Line /gm)).toHaveLength(20)
  })

  test('two lists at once: every customer has a reference of their own', async () => {
    const lists = ['a', 'b'].map((name) => ({
      name,
      rows: Array.from({ length: 30 }, (_, i) => `2026-05-0${1 + (i % 9)},Trouble ${name} ${i}`),
    }))
    for (const { name, rows } of lists) await writeFile(join(dir, `${name}.csv`), ['Date,What happened', ...rows].join('\n'))
    await Promise.all(lists.map(({ name }) => log(dir, '--import', `${name}.csv`, '--yes')))
    const added = (await logOf(dir)).filter(({ whatHappened }) => whatHappened!.startsWith('Trouble '))
    expect(added).toHaveLength(60)
    expect(new Set(added.map(({ reference }) => reference)).size).toBe(60)
  })

  test('a file that is not there, and one that is no list', async () => {
    expect((await log(dir, '--import', 'none.csv')).stderr).toContain('There is no file none.csv to bring in.')
    const { stdout, code } = await log(dir, '--import', 'policies/company.md', '--yes')
    expect(flat(stdout)).toContain('None of these headings is known')
    expect(stdout).not.toContain('Columns we do not know')
    expect(code).toBe(1)
  })
})

describe('what there is', () => {
  let dir: string

  beforeAll(async () => {
    dir = await makeProject({
      ...(await baseFiles()),
      'records/complaints.csv': [
        'Reference,Sort,Received,Received by,Channel,Customer,What happened,Category,Acknowledged,Promised for,Settled on the spot,Settled,Given',
        '2026-0002,Complaint,2026-11-10 10:00,Driver,Phone,Mari Mets,Too late,Late,2026-11-10 10:05,2026-11-12,no,,',
        '2026-0001,Complaint,2026-11-02 10:00,Driver,Phone,Jaan Kask,Scratched,Faulty product,2026-11-02,,yes,2026-11-02 10:20,5',
        '2026-0003,Praise,2026-11-20,Driver,Phone,Ann Alder,What a table,,,,,,',
        '2026-0004,Complaint,someday,Driver,Phone,Ann Alder,A leg came off,,,,,,',
      ].join('\n'),
    })
  })

  test('reference, day, what went wrong, how far, and what is late; no customer', async () => {
    const { stdout } = await log(dir, '--list')
    const [first, second, third] = stdout.split('\n')
    expect(first).toMatch(/^2026-0001 {2}2026-11-02 {2}Faulty product +settled +to be asked afterwards by 2026-11-\d\d$/)
    expect(second).toMatch(/^2026-0002 {2}2026-11-10 {2}Late +being settled +promised for 2026-11-12$/)
    expect(third).toMatch(/^2026-0003 {2}2026-11-20 {2}Praise$/)
    expect(flat(stdout)).toContain('One line of the log cannot be read, and is missing above: Line 5, Received: “someday”')
    for (const personal of ['Mari', 'Jaan', 'Ann', 'Scratched', 'Too late', 'leg']) expect(stdout).not.toContain(personal)
  })

  test('--open: only those who wait', async () => {
    const { stdout } = await log(dir, '--open')
    expect(stdout).toContain('2026-0002')
    expect(stdout).not.toContain('2026-0001')
    expect(stdout).not.toContain('2026-0003')
  })

  test('nothing yet', async () => {
    expect((await log(await makeProject(await baseFiles()), '--list')).stdout).toContain('Nothing is written down yet.')
  })
})

describe('a reading', () => {
  let dir: string
  const goal = () => readFile(join(dir, 'policies/on-time.md'), 'utf8')

  beforeAll(async () => {
    dir = await makeProject(await baseFiles())
  })

  test('a bare figure is in the unit of the goal; where it stands is told', async () => {
    const { stdout, stderr, code } = await log(dir, 'reading', 'on-time', '93', '--note', 'Two vans on Fridays')
    expect([stderr, code]).toEqual(['', 0])
    expect(flat(stdout)).toContain('The furniture comes on the day we promised: 93% on 21 November 2026.')
    expect(stdout).toContain('The aim is 96% by 30 June 2027.')
    expect(stdout).toContain('You are not there yet.')
    expect(await goal()).toContain('  - { on: 2026-10-31, value: 91% }\n')
    expect(await goal()).toContain('2026-11-21')
    expect(await goal()).toContain('Two vans on Fridays')
  })

  test('an earlier day stands in its place; the same day gives way; reaching the aim is said', async () => {
    const { stdout: early } = await log(dir, 'reading', 'comes on the day', '89,5%', '--on', '2026-09-30')
    // The verdict is that of the newest, and says so.
    expect(early).toContain('A later reading stands: 93% on 21 November 2026.')
    const { stdout } = await log(dir, 'reading', 'on-time', '97')
    expect(stdout).toContain('It takes the place of 93%')
    expect(stdout).toContain('You are there.')
    const days = [...(await goal()).matchAll(/on: (2026-\d\d-\d\d),? *\n? *value: ([\d.]+%)/g)].map(([, day, value]) => `${day} ${value}`)
    expect(days).toEqual(['2026-09-30 89.5%', '2026-10-31 91%', '2026-11-21 97%'])
    const { stdout: found } = await servicebook(['check', 'policies/on-time.md', ...today], { cwd: dir })
    expect(found).not.toContain('readings')
  })

  const wrong: [string, string[], string][] = [
    ['another unit', ['on-time', '4 days'], 'counted in another way'],
    ['no figure', ['on-time', 'better'], '“better” is no figure. Write it like'],
    ['a goal that is not there', ['profit', '4'], '“profit” is no goal or standard'],
    ['no figure at all', ['on-time'], 'Name a goal or a standard and its figure'],
    ['a day to come', ['on-time', '95', '--on', '2026-12-01'], '2026-12-01 is still to come'],
    ['no day', ['on-time', '95', '--on', 'someday'], '“someday” is no day'],
    ['more than everything', ['on-time', '850'], '“850” is more than everything there is, 100%'],
  ]

  test('what cannot be a reading is told, and nothing is written', async () => {
    const before = await goal()
    const runs = await Promise.all(wrong.map(([, args]) => log(dir, 'reading', ...args)))
    for (const [i, [name, , says]] of wrong.entries()) {
      expect(runs[i]!.stderr, name).toContain(says)
      expect(runs[i]!.code, name).toBe(2)
    }
    expect(await goal()).toBe(before)
  })
})

test('without a terminal nobody can be asked', async () => {
  const dir = await makeProject(await baseFiles())
  expect(await log(dir)).toMatchObject({ code: 2, stderr: expect.stringContaining('There is nobody to ask here.') as string })
  expect((await log(dir, 'complain')).stderr).toContain('There is no “log complain”.')
})

describe('counting anew', () => {
  test('a list changed by hand reaches the totals, and what cannot be counted is named', async () => {
    const people = await makeProject({ ...(await baseFiles()), 'records/people.csv': 'Name,Role\nAnna Kask,Driver\n' })
    const dir = await makeProject(await baseFiles())
    for (const empty of [people, dir])
      expect(await log(empty, '--recount')).toMatchObject({
        code: 1,
        stderr: expect.stringContaining('There is no records/complaints.csv'),
      })
    const rows = 'Reference,Sort,Received,Category\n2026-0001,Complaint,2026-02-03,Late\n2026-0002,Complaint,2026-02-04,Late\n'
    await makeRecords(dir, rows)
    expect((await log(dir, '--recount')).stdout).toBe('Counted: 2 rows. The totals stand in records/figures.json.\n')
    expect(await lateIn(dir)).toBe(2)
    await makeRecords(dir, `${rows}2026-0003,Complaint,2026-02-05,Late\n2026-0004,Complaint,the day before,Late\n`)
    expect(await lateIn(dir)).toBe(2)
    const { stdout } = await log(dir, '--recount')
    expect(stdout).toContain('Counted: 3 rows.')
    expect(flat(stdout)).toContain('Line 5, Received: “the day before” is no day')
    expect(await lateIn(dir)).toBe(3)
  })
})

async function makeRecords(dir: string, text: string): Promise<void> {
  await mkdir(join(dir, 'records'), { recursive: true })
  await writeFile(join(dir, 'records/complaints.csv'), text)
}

async function lateIn(dir: string): Promise<number> {
  const { complaints: months } = JSON.parse(await readFile(join(dir, 'records/figures.json'), 'utf8'))
  return months['2026-02'].by.category.late.n
}
