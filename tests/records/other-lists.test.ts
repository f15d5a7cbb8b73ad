import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { keyOf } from '../../src/kinds/field.ts'
import { askedMeasures, type AskedMeasure } from '../../src/kinds/shipped-measures.ts'
import { attendanceCounted } from '../../src/measure/attendance-counted.ts'
import type { Counts } from '../../src/measure/complaints/counts.ts'
import { contactsCounted } from '../../src/measure/contacts-counted.ts'
import { customersCounted, customersOf } from '../../src/measure/customers-counted.ts'
import { asNumber } from '../../src/measure/ratio.ts'
import { scoreOf, surveysCounted } from '../../src/measure/surveys-counted.ts'
import { readProject } from '../../src/project.ts'
import { folded, type Column, type Setting } from '../../src/records/column.ts'
import { figuresFile, readFigures, writeFigures } from '../../src/records/figures.ts'
import { newInList } from '../../src/records/new-in-list.ts'
import { otherLists, otherTables, type OtherList } from '../../src/records/other-lists.ts'
import { readSheet } from '../../src/records/read-sheet.ts'
import { readTable } from '../../src/records/read-table.ts'
import type { Table } from '../../src/records/table.ts'
import { contacts, type Contact } from '../../src/records/tables/contacts.ts'
import { customers, type Customer } from '../../src/records/tables/customers.ts'
import { wordsFor } from '../../src/words/words.ts'
import { projectWithLog } from '../support/log.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'

const words = wordsFor('en')
let setting: Setting
beforeAll(async () => {
  const plain = (await projectWithLog()).setting
  // The small handbook has not one of each.
  setting = { ...plain, known: (to) => [...plain.known(to), { name: 'one-more', title: 'One more' }] }
})

async function read(list: OtherList, text: string | Buffer) {
  return readTable<Table>(otherTables[list], await readSheet(Buffer.from(text), 'list.csv'), setting, words)
}

describe.each(otherLists)('the list “%s”', (list) => {
  const columns = Object.entries<Column>(otherTables[list].columns)
  const headingOf = (key: string) => words.column(list, keyOf(key)).heading
  const needed = columns.filter(([, { need }]) => need === 'always').map(([key]) => key)

  test('no name of a column is the name of another', () => {
    const names = columns.flatMap(([column]) => {
      const { heading, also = [] } = words.column(list, keyOf(column))
      return [...new Set([heading, keyOf(column), ...also].map((name) => folded(String(name))))].map((name) => ({ name, column }))
    })
    expect(names.filter(({ name }, i) => names.some((other, j) => j < i && other.name === name))).toEqual([])
  })

  test('every choice and every name is read back as it is written', () => {
    for (const [name, column] of columns) {
      const values = column.choices ?? (column.to === undefined ? [] : setting.known(column.to).map((one) => one.name))
      for (const value of values) expect(column.read(column.write(value, setting), setting), name).toEqual({ value })
    }
  })

  test('what people write freely, and who is in a file, is personal', () => {
    const free = columns.filter(([, { type, to }]) => type === 'text' || to === 'key-account')
    expect(free.filter(([, { personal }]) => !personal)).toEqual([])
  })

  /** A cell that can be read, for each type of column. */
  const good = (column: Column) =>
    ({
      text: 'Mari Mets',
      day: '2026-02-03',
      moment: '3.2.2026 10:15',
      money: '€ 1.234,50',
      number: '4',
      choice: column.choices?.[0],
      name: column.to === undefined ? undefined : setting.known(column.to)[0]?.name,
      'yes-no': 'yes',
    })[column.type]
  const row = () => needed.map((key) => good(otherTables[list].columns[key as never])!)

  test.each<[name: string, spoil: (text: string) => string | Buffer]>([
    ['a byte-order mark', (text) => `\uFEFF${text}`],
    ['UTF-16', (text) => Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['lines as Windows ends them', (text) => text.replaceAll('\n', '\r\n')],
    ['tabs', (text) => text.replaceAll(';', '\t')],
    ['a column of nobody’s', (text) => text.replaceAll('\n', ';x\n')],
  ])('is read with %s', async (_, spoil) => {
    expect(row()).not.toContain(undefined)
    const plain = `${needed.map(headingOf).join(';')}\n${row().join(';')}\n`
    const { rows } = await read(list, plain)
    expect(rows.length).toBe(1)
    expect((await read(list, spoil(plain))).rows).toEqual(rows)
  })

  test('a cell that cannot be read leaves out its row, by line and column; a quotation mark that never closes leaves out one', async () => {
    const wrong = columns.filter(([, { type }]) => type !== 'text')
    expect(wrong.length).toBeGreaterThan(3)
    for (const [key] of wrong) {
      const { rows, leftOut } = await read(list, `${headingOf(key)};${needed.map(headingOf).join(';')}\n???\n`)
      expect(rows).toEqual([])
      expect(leftOut.length).toBeGreaterThan(0)
    }
    const { leftOut } = await read(list, `${needed.map(headingOf).join(';')}\n"never;closed\nbut read on;there\n`)
    expect(leftOut.some(({ line }) => line === 2)).toBe(true)
  })

  test('of another list altogether: no row is read', async () => {
    const { rows, leftOut } = await read(list, 'Weather;Wind\nrain;south\n')
    expect(rows).toEqual([])
    expect(leftOut[0]!.message).toContain('None of these headings is known')
  })
})

describe('a whole number', () => {
  test.each<[typed: string, value: number | undefined]>([
    ['0', 0],
    [' 12 ', 12],
    ['1 250', 1250],
    ['4.0', 4],
    ['4,00', 4],
    ['4.5', undefined],
    ['-1', undefined],
    ['1.250', undefined],
    ['many', undefined],
    ['99999999999', undefined],
  ])('%j', (typed, value) => {
    const column: Column = contacts.columns.howMany
    expect(column.read(typed, setting)).toEqual(value === undefined ? { says: 'number' } : { value })
  })
})

test('a customer’s file that is not there is told without the names of those that are', () => {
  const known = () => [{ name: 'kormoran', title: 'Guesthouse Kormoran' }]
  const column: Column = customers.columns.file
  expect(column.read('guesthouse kormoran', { ...setting, known })).toEqual({ value: 'kormoran' })
  expect(column.read('Hotel', { ...setting, known })).toEqual({ says: 'file' })
  expect(words.say('records.unread.file')).not.toContain('{')
})

describe('what answers come to', () => {
  test.each<[measure: AskedMeasure, marks: Counts, value: number | undefined, n: number, outside: number]>([
    ['customer-satisfaction', { '5/5': 3, '2/5': 1 }, 75, 4, 0],
    ['customer-satisfaction', { '8/10': 1, '7/10': 1 }, 50, 2, 0],
    ['customer-satisfaction', { '6/5': 2, '0/5': 1, '4/5': 1 }, 100, 1, 3],
    ['customer-satisfaction', {}, undefined, 0, 0],
    ['net-promoter-score', { '10/10': 2, '9/10': 1, '8/10': 4, '6/10': 1, '0/10': 2 }, 0, 10, 0],
    ['net-promoter-score', { '0/10': 1 }, -100, 1, 0],
    ['net-promoter-score', { '5/5': 1, '9/10': 1 }, 100, 1, 1],
    ['customer-effort-score', { '7/7': 1, '4/7': 1 }, 5.5, 2, 0],
    ['customer-effort-score', { '5/5': 3 }, undefined, 0, 3],
    ['had-to-repeat-the-story', { '1/1': 1, '0/1': 3 }, 25, 4, 0],
    ['had-to-repeat-the-story', { '2/1': 1, '0/1': 1 }, 0, 1, 1],
  ])('%s of %j', (measure, marks, value, n, outside) => {
    const score = scoreOf(measure, marks)
    expect({ ...score, value: score.value && asNumber(score.value) }).toEqual({ n, value, outside })
  })

  test('marks are counted by month, measure and place; a day and a mark are needed, the rest is as usual', () => {
    expect(
      surveysCounted([
        { day: '2026-02-03', mark: 4, place: 'harbour' },
        { day: '2026-02-28', mark: 4, place: 'harbour', highest: 5 },
        { day: '2026-03-01', mark: 9, measure: 'net-promoter-score' },
        { day: '2026-03-01', mark: 9, highest: 10 },
        { mark: 5 },
        { day: '2026-03-01' },
      ]),
    ).toEqual({
      '2026-02': { 'customer-satisfaction': { harbour: { '4/5': 2 } } },
      '2026-03': { 'net-promoter-score': { '': { '9/10': 1 } }, 'customer-satisfaction': { '': { '9/10': 1 } } },
    })
    expect(askedMeasures).toContain('customer-satisfaction')
  })
})

test('a contact is one, and a tally as many as it says; what nobody said is neither yes nor no', () => {
  const counted = contactsCounted([
    { day: '2026-02-03T10:15', channel: 'phone', answered: true, settled: true, minutes: 4 },
    { day: '2026-02-04', channel: 'phone', answered: false, howMany: 3 },
    { day: '2026-02-28', channel: 'phone', answered: true, settled: false, howMany: 10, minutes: 55 },
    { day: '2026-03-01', howMany: 0 },
    { channel: 'phone' },
  ])
  const none = { yes: 0, no: 0 }
  expect(counted).toEqual({
    '2026-02': { phone: { n: 14, answered: { yes: 11, no: 3 }, settled: { yes: 1, no: 10 }, minutes: 59, timed: 11 } },
    '2026-03': { '': { n: 0, answered: none, settled: none, minutes: 0, timed: 0 } },
  })
})

describe('people at trainings', () => {
  const launch = 'policies/training/the-evening.md'
  const files = { [launch]: '---\nkind: training\ntitle: The evening\nform: launch-meeting\nstatus: draft\n---\n' }
  const counted = async (rows: Parameters<typeof attendanceCounted>[0]) =>
    attendanceCounted(rows, (await readProject(await makeProject({ ...(await baseFiles()), ...files }), { today: testDay })).working)
  const [training, day, role] = ['the-evening', '2026-09-03', 'driver']

  test('count once; whoever came later has been there; the role is the one they had last', async () => {
    const rows = [
      { training, day, person: 'Ann Alder', role, wasThere: false },
      { training, day: '2026-09-10', person: ' ann  alder', role: 'shift-lead' },
      { training, day, person: 'Bo', role, wasThere: false },
      { training: 'pieces', day, person: 'Cy', role },
      { training, day, role },
      { training, day, role },
    ]
    expect(await counted(rows)).toEqual({
      trainings: {
        'the-evening': { there: 3, missed: 1 },
        pieces: { there: 1, missed: 0 },
      },
      people: { 'shift-lead': { n: 1, introduced: 1 }, driver: { n: 4, introduced: 2 } },
    })
  })

  test.each<[name: string, rows: { day: string; left?: string }[], n: number]>([
    ['who has left is in nothing', [{ day, left: '2026-10-01' }], 0],
    ['the day may stand in any of their rows', [{ day, left: '2026-10-01' }, { day: '2026-09-20' }], 0],
    ['who leaves later is still here', [{ day, left: '2026-12-31' }], 1],
    ['who came back is here again', [{ day, left: '2026-10-01' }, { day: '2026-11-02' }], 1],
  ])('%s', async (_, rows, n) => {
    const { people } = await counted(rows.map((row) => ({ training, person: 'Ann', role, ...row })))
    expect(people.driver?.n ?? 0).toBe(n)
  })
})

describe('customers', () => {
  const nobody = { documents: [], today: testDay }
  const some = (n: number): Customer[] =>
    Array.from({ length: n }, (_, i) => ({ customer: `C${i}`, turnover: 100 * (i + 1), costToServe: i === 0 ? 150 : 10 }))

  test('shares are told and no sum: the difference of two sums is what one customer brings', () => {
    // Ten bring 100 to 1000: the five largest 4000 of 5500, the two largest 1900.
    expect(customersCounted(some(10), nobody)).toEqual({
      n: 10,
      costMore: 1,
      shares: { few: 727, fifth: 345 },
      largest: Array.from({ length: 5 }, () => ({ hasFile: false, isSpokenTo: false })),
    })
    expect(customersCounted(some(2), nobody)).toMatchObject({ shares: { few: 1000, fifth: 667 }, largest: [{}, {}] })
    expect(customersCounted([], nobody)).toEqual({ n: 0, costMore: 0, largest: [] })
  })

  test('a year to come is a slip, and takes nobody’s place', () => {
    const rows = [...some(3).map((row) => ({ ...row, year: 2025 })), { customer: 'E', year: 99_999, turnover: 1 }]
    expect(customersCounted(rows, nobody)).toMatchObject({ year: 2025, n: 3 })
  })

  test('the newest year counts, and rows of one customer are added up', () => {
    const { year, customers: found } = customersOf(
      [
        { customer: 'Old', year: 2024, turnover: 9000 },
        { customer: 'Ann', year: 2025, turnover: 500, goods: 200 },
        { customer: 'ANN ', year: 2025, turnover: 300, costToServe: 50 },
        { customer: 'Bo', turnover: 700 },
        { customer: 'Nothing', year: 2025 },
      ],
      nobody,
    )
    expect(year).toBe(2025)
    expect(found.map(({ customer, turnover, cost }) => ({ customer, turnover, cost }))).toEqual([
      { customer: 'Ann', turnover: 800, cost: 250 },
      { customer: 'Bo', turnover: 700, cost: undefined },
    ])
  })

  test('a file is found by the customer’s name or by its own, and says how often somebody is to talk to them', async () => {
    const file = (customer: string, last: string) =>
      `---\nkind: key-account\ncustomer: ${customer}\npeople:\n  - name: Ann\n    last-contact: ${last}\ncontact-every: 3 months\n---\n`
    const dir = await makeProject({
      ...(await baseFiles()),
      'records/key-accounts/inn.md': file('The Inn', '2026-11-01'),
      'records/key-accounts/mill.md': file('Mill Ltd', '2026-01-01'),
    })
    const { working } = await readProject(dir, { today: testDay, records: true })
    const rows: Customer[] = [
      { customer: 'the inn', turnover: 5 },
      { customer: 'The Old Mill', turnover: 4, file: 'mill' },
      { customer: 'Mill Ltd', turnover: 3, lastContact: '2026-11-10' },
      { customer: 'School', turnover: 2, keyAccount: true },
      { customer: 'Ann', turnover: 1, lastContact: '2020-01-01' },
    ]
    expect(customersCounted(rows, working).largest).toEqual([
      { hasFile: true, isSpokenTo: true },
      { hasFile: true, isSpokenTo: false },
      { hasFile: true, isSpokenTo: true },
      { hasFile: true, isSpokenTo: false },
      { hasFile: false, isSpokenTo: true },
    ])
  })
})

describe('what is new of a list', () => {
  const one: Contact = { day: '2026-02-03', channel: 'phone' }
  test('two that are alike are two, and once both are there no more', () => {
    expect(newInList(contacts, [one, one], [])).toEqual([one, one])
    expect(newInList(contacts, [one, one], [one])).toEqual([one])
    expect(newInList(contacts, [one, one], [one, { channel: 'phone', day: '2026-02-03', answered: undefined as never }])).toEqual([])
  })
  test('a customer’s year that is there is not added a second time, whatever it came to', () => {
    const [ann, bo] = [
      { customer: 'Ann', year: 2025, turnover: 5 },
      { customer: 'Bo', year: 2025, turnover: 5 },
    ]
    expect(newInList(customers, [ann, { ...bo }, bo], [{ customer: 'ann', year: 2025, turnover: 7 }])).toEqual([bo, bo])
  })
})

describe('totals', () => {
  const survey = 'Day,Mark,In their words\n2026-02-03,4,Mari said so\n'

  test('each list has its own, and one that is no longer here keeps what was known of it', async () => {
    const dir = await makeProject({ ...(await baseFiles()), 'records/surveys.csv': survey })
    const { working } = await readProject(dir, { today: testDay })
    await writeFigures(dir, working, words)
    const surveys = { '2026-02': { 'customer-satisfaction': { '': { '4/5': 1 } } } }
    const first = await readFile(join(dir, figuresFile), 'utf8')
    expect(first).not.toContain('Mari')
    expect(await readFigures(dir)).toMatchObject({ version: 1, surveys })
    expect(await readFigures(dir)).not.toHaveProperty('complaints')
    await rm(join(dir, 'records/surveys.csv'))
    await writeFile(join(dir, 'records/contacts.csv'), 'Day,Channel\n2026-02-03,Phone\n')
    await writeFigures(dir, working, words)
    expect(await readFigures(dir)).toMatchObject({ surveys, contacts: { '2026-02': { phone: { n: 1 } } } })
    // The second laptop goes by what was kept.
    await rm(join(dir, 'records/contacts.csv'))
    const { numbers } = (await readProject(dir, { today: testDay, records: true })).working
    expect(numbers).toMatchObject({ source: 'figures', complaints: undefined, surveys, contacts: { '2026-02': { phone: { n: 1 } } } })
  })

  test.each<[name: string, part: object]>([
    ['a month that is none', { surveys: { '2026-13': {} } }],
    ['a measure that nobody is asked for', { surveys: { '2026-02': { 'return-rate': {} } } }],
    ['a mark without its scale', { surveys: { '2026-02': { 'customer-satisfaction': { '': { 4: 1 } } } } }],
    ['half a contact', { contacts: { '2026-02': { phone: { n: 1 } } } }],
    ['people in halves', { attendance: { trainings: {}, people: { driver: { n: 1.5, introduced: 0 } } } }],
    ['trainings gone', { attendance: { people: {} } }],
    ['a customer with a name', { customers: { n: 1, costMore: 0, largest: ['Ann'] } }],
    ['a share in halves', { customers: { n: 9, costMore: 0, largest: [], shares: { few: 0.5, fifth: 1 } } }],
    ['a share below nothing', { customers: { n: 9, costMore: 0, largest: [], shares: { few: -1, fifth: 1 } } }],
  ])('are not gone by with %s', async (_, part) => {
    const dir = await makeProject({ [figuresFile]: JSON.stringify({ version: 1, countedOn: testDay, currency: 'EUR', ...part }) })
    expect(await readFigures(dir)).toBe('unreadable')
  })
})
