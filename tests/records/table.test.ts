import { mkdir, readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { keyOf } from '../../src/kinds/field.ts'
import { folded, type Column, type Setting } from '../../src/records/column.ts'
import { columnWords } from '../../src/records/column-words.ts'
import { asMeant, harmless } from '../../src/records/formula.ts'
import { openTable } from '../../src/records/open-table.ts'
import { readSheet } from '../../src/records/read-sheet.ts'
import { readTable, type TableRead } from '../../src/records/read-table.ts'
import type { Table } from '../../src/records/table.ts'
import { complaints, type Complaint } from '../../src/records/tables/complaints.ts'
import { wordsFor } from '../../src/words/words.ts'
import { repository } from '../support/command.ts'
import { projectWithLog } from '../support/log.ts'

const words = wordsFor('en')
let setting: Setting
beforeAll(async () => {
  setting = (await projectWithLog()).setting
})

async function read(text: string, more: Partial<Setting> = {}): Promise<TableRead<typeof complaints>> {
  return readTable(complaints, await readSheet(Buffer.from(text), 'list.csv'), { ...setting, ...more }, words)
}

/** Why rows were left out, as “line heading: sentence”. */
const reasons = ({ leftOut }: TableRead<typeof complaints>) =>
  leftOut.map(({ line, column, message }) => `${line}${column === undefined ? '' : ` ${column}`}: ${message}`)
const references = ({ rows }: TableRead<typeof complaints>) => rows.map(({ values }) => values.reference)

/** What a single cell under a heading is read as; a sentence where it cannot be. */
async function cell(heading: string, typed: string, more?: Partial<Setting>): Promise<unknown> {
  const { rows, leftOut } = await read(`Reference;${heading}\nA;"${typed.replaceAll('"', '""')}"\n`, more)
  const { reference: _, ...values } = rows[0]?.values ?? {}
  return leftOut[0]?.message ?? Object.values(values)[0]
}

describe('headings', () => {
  const understood = async (headings: string) => (await read(`${headings}\n`)).columns.map(({ column }) => column)

  test.each<[name: string, headings: string, columns: (string | undefined)[]]>([
    ['ours', 'Reference,Received,What happened', ['reference', 'received', 'whatHappened']],
    ['in another order', 'What happened,Reference', ['whatHappened', 'reference']],
    ['typed as it came', '  REFERENCE ,received_by,What-Happened:,Received *', ['reference', 'receivedBy', 'whatHappened', 'received']],
    ['as files for programs have them', 'received-by,on-the-spot', ['receivedBy', 'onTheSpot']],
    ['other people’s', 'Ticket no,Ticket number,Created at,Branch', [undefined, 'reference', 'received', 'place']],
    ['some of nobody’s', 'Reference,Weather,', ['reference', undefined, undefined]],
    ['as ours was called before', 'Reference,Sort', ['reference', 'sort']],
    ['ours go before others', 'Date,Received', [undefined, 'received']],
    ['which of two is not guessed', 'Reference,Date,Created', ['reference', undefined, undefined]],
    [
      'with the currency behind them',
      'Reference,Cost (EUR),Given in €,What they complained about,What we did,Who took it,Settled on',
      ['reference', 'cost', 'given', 'whatHappened', 'agreed', 'receivedBy', 'settled'],
    ],
    ['but nothing else in brackets', 'Reference,Date (closed),Cost ONE', ['reference', undefined, undefined]],
    ['nor which of two of ours', 'Reference,Cost,Cost', ['reference', undefined, undefined]],
  ])('%s', async (_, headings, columns) => expect(await understood(headings)).toEqual(columns))

  test('that could mean the same are told, and so is what is missing', async () => {
    const { remarks, missing, rows, leftOut } = await read('Reference,Date,Created\nA,2026-02-03,2026-02-04\n')
    expect(rows.map(({ values }) => values)).toEqual([{ reference: 'A' }])
    expect(leftOut).toEqual([])
    expect(remarks[0]).toBe(
      '“Date”, “Created” may each be “Received”, so neither was taken. Call the right one “Received”, and the other something else.',
    )
    expect(missing.map(({ column }) => column)).toEqual(['sort', 'receivedBy', 'channel', 'whatHappened', 'category'])
    // What would be known, and of a choice the answers it takes.
    expect(missing[2]!.message).toBe('There is no “Channel”. It may also be called: by, medium, source, contact by, via.')
    expect(missing[0]!.message).toBe(
      'There is no “Kind”. It may also be called: type, sort. It takes these answers: Complaint, Comment, Praise, Question.',
    )
  })

  test('of another list altogether: no row is read, and that is said once', async () => {
    const found = await read('Article,Price\nTable,100\nChair,50\n')
    expect(found.rows).toEqual([])
    // An article may be what a complaint is about; it makes no list of complaints.
    expect(reasons(found)).toEqual([
      '1: None of these headings is known, so no row was read. The first line should say what stands below it, such as Reference, Kind, Received, Received by, Channel, What happened, Category.',
    ])
  })

  test('no name of a column is the name of another', () => {
    const names = Object.keys(complaints.columns).flatMap((column) => {
      const { heading, also = [] } = words.column('complaints', keyOf(column))
      return [...new Set([heading, keyOf(column), ...also].map((name) => folded(String(name))))].map((name) => ({ name, column }))
    })
    const twice = names.filter(({ name }, i) => names.some((other, j) => j < i && other.name === name))
    expect(twice).toEqual([])
  })
})

describe('a cell', () => {
  test.each<[heading: string, typed: string, value: unknown]>([
    ['Received', ' 2026-02-03 10:15 ', '2026-02-03T10:15'],
    ['Received', '3.2.2026 5pm', '2026-02-03T17:00'],
    ['Received', '3.2.2026 9.05', '2026-02-03T09:05'],
    ['Happened on', '31/01/2026', '2026-01-31'],
    ['Happened on', '9.3.26', '2026-03-09'],
    ['Happened on', '17 March 2026', '2026-03-17'],
    ['Happened on', '17. Mar 2026', '2026-03-17'],
    ['Happened on', 'March 17, 2026', '2026-03-17'],
    ['Received', '17 March 2026 14:20', '2026-03-17T14:20'],
    ['Happened on', '31.2.26', 'There is no such day as “31.2.26”. Look at the day and the month again.'],
    ['Received by', 'shift lead', 'shift-lead'],
    ['Received by', 'Shift-Lead', 'shift-lead'],
    ['Channel', 'PHONE', 'phone'],
    ['Category', 'Wrong or missing item', 'wrong-item'],
    ['Category', 'wrong-item', 'wrong-item'],
    ['Severity', '2', '2'],
    ['Again', 'Yes', true],
    ['Again', '0', false],
    ['Given', '12,50', 1250],
    ['Given', '€ 1.234,50', 123450],
    ['Given', '1 234,50 EUR', 123450],
    ['Given', '0', 0],
    ['Given', '45,-', 4500],
    ['Given', '45.-', 4500],
    ['Given', '-0,00', 0],
    ['Given', '-45,00', '“-45,00” is a sum below nothing, and this column has none. If money came back, write down what was left.'],
    ['What happened', "'- came late\r\nand wet", '- came late\nand wet'],
    ['What happened', ' \u00a0 ', undefined],
    ['How to reach them', "'+372 5550 0199", '+372 5550 0199'],
    ['Received', '30 February', '“30 February” is no day with an hour. Write it as 2026-11-30 14:20; the day alone will do.'],
    ['Happened on', '2026-02-30', 'There is no such day as “2026-02-30”. Look at the day and the month again.'],
    ['Again', 'perhaps', '“perhaps” is neither yes nor no.'],
    ['Given', '20 USD', '“20 USD” is no sum in EUR. Write it in figures, such as 12.50.'],
    ['Given', '1.000', '“1.000” is no sum in EUR. Write it in figures, such as 12.50.'],
    ['Channel', 'Pigeon', '“Pigeon” is nothing the handbook knows here. It knows: Phone.'],
    ['What happened', 'x'.repeat(20_001), 'This cell has more than 20000 characters. Perhaps a quotation mark before it was never closed.'],
  ])('%s: %j', async (heading, typed, value) => expect(await cell(heading, typed)).toEqual(value))

  test('every choice of every column is read back as it is written', () => {
    for (const [name, column] of Object.entries(complaints.columns) as [string, Column][])
      for (const value of column.choices ?? []) expect(column.read(column.write(value, setting), setting), name).toEqual({ value })
  })

  test('every name the handbook has is read back as it is written', async () => {
    const names = ['role', 'channel', 'discretion', 'problem'].flatMap((to) => setting.known(to).map(({ name }) => ({ to, name })))
    expect(names.length).toBeGreaterThan(6)
    const columns = Object.values(complaints.columns) as Column[]
    for (const { to, name } of names) {
      const column = columns.find((one) => one.to === to)!
      expect(column.read(column.write(name, setting), setting)).toEqual({ value: name })
    }
  })
})

describe('the order of days', () => {
  const list = (...days: string[]) => `Reference,Happened on\n${days.map((day, i) => `${i},${day}`).join('\n')}\n`
  const days = ({ rows }: TableRead<typeof complaints>) => rows.map(({ values }) => values.happenedOn)

  test.each<[name: string, days: string[], read: string[]]>([
    ['the day first, as one of them shows', ['03/02/2026', '14/02/2026'], ['2026-02-03', '2026-02-14']],
    ['the month first, as one of them shows', ['03/02/2026', '02/14/2026'], ['2026-03-02', '2026-02-14']],
    ['full stops need no order', ['3.2.2026', '02/14/2026'], ['2026-02-03', '2026-02-14']],
    ['the same day either way', ['02/02/2026'], ['2026-02-02']],
  ])('%s', async (_, typed, wanted) => {
    const found = await read(list(...typed))
    expect(reasons(found)).toEqual([])
    expect(days(found)).toEqual(wanted)
  })

  test('each column goes by its own, and by the others only where it shows none; that is told', async () => {
    const found = await read(
      'Reference,Happened on,Settled,Keep until\nA,04/03/2026,03/25/2026,04/05/2027\nB,14/03/2026,03/26/2026,04/06/2027\n',
    )
    expect(reasons(found)).toEqual([])
    expect(found.rows[0]!.values).toMatchObject({ happenedOn: '2026-03-04', settled: '2026-03-25' })
  })

  test('where both occur, the smaller sort is left out', async () => {
    const found = await read(list('14/02/2026', '02/15/2026', '16/02/2026', '03/02/2026'))
    expect(days(found)).toEqual(['2026-02-14', '2026-02-16', '2026-02-03'])
    expect(reasons(found)).toEqual([
      '3 Happened on: “02/15/2026” is no day here: this list has the day first. Was it 2026-02-15? Then write it like that.',
    ])
  })

  const either =
    '“03/02/2026” may be one of two days. Write it as 2026-11-30. For a list that you bring in, say with --dates which comes first.'
  test('where nothing decides, it is not guessed', async () => {
    expect(reasons(await read(list('03/02/2026')))).toEqual([`2 Happened on: ${either}`])
    const both = await read(list('14/02/2026', '02/15/2026', '03/02/2026'))
    expect(reasons(both)).toEqual([`4 Happened on: ${either}`])
  })

  test('months in words are those of the language that people write', async () => {
    expect(await cell('Happened on', '17. märts 2026', { writtenIn: 'et' })).toBe('2026-03-17')
    expect(await cell('Happened on', '17. März 2026', { writtenIn: 'de' })).toBe('2026-03-17')
    expect(await cell('Happened on', '17 March 2026', { writtenIn: 'de' })).toBe('2026-03-17')
    expect(await cell('Happened on', '17 Ju 2026')).toContain('is no day')
  })

  test('whoever brings the list in knows better', async () => {
    const found = await read(list('03/02/2026', '14/02/2026'), { dayOrder: 'month-first' })
    expect(days(found)).toEqual(['2026-03-02'])
    expect(reasons(found)).toEqual([
      '3 Happened on: “14/02/2026” is no day here: this list has the month first. Was it 2026-02-14? Then write it like that.',
    ])
  })
})

describe('a row', () => {
  const top = 'Reference,What happened,Category,Given,Content'
  test.each<[name: string, lines: string, read: string[], reasons: string[]]>([
    ['that ends early, with all that is always needed', 'A,late,late\nB,wet,late,5', ['A', 'B'], []],
    [
      'that is broken in two',
      'A,late,late,5,yes\nB,came\nwet,late,5,yes',
      ['A'],
      [
        '3: This row ends after 2 of 5 cells. Perhaps a text in it was broken in two. Put the two together again.',
        '4 Category: “5” is none of the answers. There is: ',
        '4 Given: “yes” is no sum',
      ],
    ],
    ['with empty cells too many', 'A,late,late,5,yes,,\n', ['A'], []],
    [
      'with a text that was split',
      'A,late, and wet,late,5,yes\nB,wet,late,5,yes',
      ['B'],
      ['2: This row has 6 cells, and there are 5 headings. Perhaps a text in it was split. Put it between quotation marks.'],
    ],
    [
      'with several cells that cannot be read: each is told',
      'A,late,soon,much,perhaps\nB,wet,late,5,yes',
      ['B'],
      [
        '2 Category: “soon” is none',
        '2 Given: “much” is no sum',
        '2 Content: “perhaps” is none of the answers. There is: Yes, No, No answer.',
      ],
    ],
    [
      'that has the reference of another',
      'A,late,late\nB,wet,late\nA,wet,late',
      ['A', 'B'],
      ['4 Reference: “A” stands in line 2 already.'],
    ],
    ['several without a reference', ',late,late\n,wet,late', [undefined, undefined] as unknown as string[], []],
    [
      'with a quotation mark that never closes',
      'A,late,late\nB,"wet,late\nC,dry,late',
      ['A', 'C'],
      ['3: A quotation mark opens in this line'],
    ],
  ])('%s', async (_, lines, wanted, told) => {
    const found = await read(`${top}\n${lines}\n`)
    expect(references(found)).toEqual(wanted)
    const said = reasons(found)
    expect(said).toHaveLength(told.length)
    told.forEach((one, i) => expect(said[i]!.slice(0, one.length)).toBe(one))
  })

  test('with a name where the handbook has none: what to write first is said', async () => {
    const none = { known: () => [] }
    expect(await cell('Place', 'Town', none)).toBe(
      '“Town” is nothing the handbook knows: it has none here yet. Write one first: npx servicebook write place',
    )
    expect(await cell('Channel', 'Fax', none)).toContain('npx servicebook write company')
  })

  test('no message repeats a text that may name somebody', async () => {
    const found = await read(`Reference,Customer,What happened,Category\nA,Maret ${'x'.repeat(20_001)},late,late\nB,Maret,late\n`)
    expect(found.leftOut).toHaveLength(2)
    expect(JSON.stringify(found.leftOut)).not.toContain('Maret')
  })
})

describe('formulas', () => {
  const typed = [
    '=1+1',
    '+372 5550',
    '-5',
    '@home',
    '\tx',
    '\rx',
    ' =1',
    "'=1",
    "''=1",
    "'tis late",
    "''",
    "'",
    'plain',
    '',
    '＝1',
    "O'Neill",
    '1-2',
    '- a\n- b',
  ]
  test.each(typed)('%j is harmless, and is read back as it was', (text) => {
    expect(harmless(text)).not.toMatch(/^[\s]*[=+\-@＝＋－＠]|^[\t\r]/)
    expect(asMeant(harmless(text))).toBe(text)
  })
  test('what is no formula stays as it is', () => {
    for (const text of ["'tis late", 'plain', "O'Neill", '', "''"]) expect(harmless(text)).toBe(text)
  })
})

describe('the table of a project', () => {
  test('is undefined where there is none, and empty where nothing stands in it', async () => {
    const none = await projectWithLog()
    expect(await openTable(none.dir, complaints, none.setting, words)).toBeUndefined()
    for (const nothing of ['', '\uFEFF', '\n\n']) {
      const empty = await projectWithLog(nothing)
      const read = await openTable(empty.dir, complaints, empty.setting, words)
      expect(read).toMatchObject({ rows: [], leftOut: [], remarks: [] })
    }
  })

  test('is told to be no file where a folder is in its place', async () => {
    const { dir, setting } = await projectWithLog()
    await mkdir(`${dir}/records/complaints.csv`, { recursive: true })
    await expect(openTable(dir, complaints, setting, words)).rejects.toThrow(/^records\/complaints\.csv could not be opened: /)
  })

  test('keeps what is wanted of it, and leaves out the same rows', async () => {
    const { dir, setting } = await projectWithLog(
      `Reference,Customer,Given,Category\nA,Maret,1,late\nB,Jaan,2,late\nC,${'x'.repeat(20_001)},3,late\nD,Ann,much,late\n`,
    )
    const all = (await openTable(dir, complaints, setting, words))!
    const some = (await openTable(dir, complaints, setting, words, { only: ['given'] }))!
    expect(some.rows).toEqual([
      { line: 2, values: { given: 100 } },
      { line: 3, values: { given: 200 } },
    ])
    expect(some.leftOut).toEqual(all.leftOut)
    expect(some.leftOut.map(({ line }) => line)).toEqual([4, 5])
    const one = (await openTable(dir, complaints, setting, words, { where: ({ reference }) => reference === 'B' }))!
    expect(one.rows).toEqual([{ line: 3, values: { reference: 'B', customer: 'Jaan', given: 200, category: 'late' } }])
    expect(one.leftOut).toEqual(all.leftOut)
  })

  test('of 20,000 rows is read within seconds', async () => {
    const line = (i: number): string =>
      `2026-${String(i).padStart(5, '0')},Complaint,2026-02-${String((i % 28) + 1).padStart(2, '0')} 10:${String(i % 60).padStart(2, '0')},Driver,Phone,Came late and wet ${i},Late,Yes,${i % 40}.50`
    const text = [
      'Reference,Sort,Received,Received by,Channel,What happened,Category,Again,Given',
      ...Array.from({ length: 20_000 }, (_, i) => line(i)),
    ]
    const begun = performance.now()
    const { rows, leftOut } = await read(text.join('\n'))
    expect(leftOut).toEqual([])
    expect(rows).toHaveLength(20_000)
    expect(rows.reduce((sum, { values }: { values: Complaint }) => sum + values.given!, 0)).toBe(20_000 * 50 + 19.5 * 100 * 20_000)
    expect(performance.now() - begun).toBeLessThan(5_000)
  })
})

test('every list that is declared stands in docs/records.md, column by column', async () => {
  const docs = await readFile(join(repository, 'docs/records.md'), 'utf8')
  const files = (await readdir(join(repository, 'src/records/tables'))).filter((file) => file.endsWith('.ts'))
  expect(files.length).toBeGreaterThan(8)
  for (const file of files) {
    const declared = Object.values((await import(`../../src/records/tables/${file.replace('.ts', '')}.ts`)) as Record<string, unknown>)
    for (const table of declared as Table[]) {
      if (table.columns === undefined) continue
      const page = docs.split('\n## ').find((part) => part.includes(`\n\`${table.file}\``)) ?? ''
      for (const column of Object.keys(table.columns))
        expect(page, `${table.file}: ${column}`).toContain(`| **${columnWords(words, table, column).heading}** |`)
    }
  }
})
