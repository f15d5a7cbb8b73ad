import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { zipSync, strToU8 } from 'fflate'
import { beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { assessmentAreas, statementSets } from '../../src/kinds/assessment.ts'
import { readSheet } from '../../src/records/read-sheet.ts'
import { marksIn } from '../../src/walk/marks-from-sheet.ts'
import { wordsFor } from '../../src/words/words.ts'
import { bytesOf } from '../support/folder.ts'
import { servicebook } from '../support/command.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'

const today = ['--today', testDay]
const file = `records/assessments/${testDay}.md`

/** The rows of the sheet as we make it, without people's columns: number, area, sentence. */
let blank: string[][]
beforeAll(async () => {
  const dir = await makeProject(await baseFiles())
  await servicebook(['assess', '--sheet', ...today], { cwd: dir })
  const text = await readFile(join(dir, 'sheets/assessment-sheet.csv'), 'utf8')
  // Quotation marks are only needed around commas; a plain reader of its own is enough for what we write.
  blank = text
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split('\r\n')
    .map((line) =>
      [...line.matchAll(/("(?:[^"]|"")*"|[^,]*)(?:,|$)/g)].map(([, cell]) => cell!.replace(/^"|"$/g, '').replaceAll('""', '"')).slice(0, 3),
    )
})

/** Rows with people's marks beside them: from the statement's place among all, from 0. */
function filled(...people: ((place: number) => string)[]): string[][] {
  let place = -1
  return blank.map((row) => {
    if (row[0] === 'No.') return [...row, ...people.map((_, i) => `Person ${i + 1}`)]
    if (row[0] === '') return [...row, ...people.map(() => '')]
    place++
    return [...row, ...people.map((mark) => mark(place))]
  })
}

const three = (): string[][] =>
  filled(
    () => '4',
    (i) => String(1 + (i % 5)),
    (i) => (i % 10 === 3 ? '' : '3'),
  )

const csv = (rows: readonly (readonly string[])[], separator = ',') =>
  rows
    .map((row) =>
      row.map((cell) => (cell.includes(separator) || cell.includes('"') ? `"${cell.replaceAll('"', '""')}"` : cell)).join(separator),
    )
    .join('\r\n')

async function brought(content: string | Uint8Array, name = 'marks.csv', more: string[] = []) {
  const dir = await makeProject({ ...(await baseFiles()), [name]: content })
  return { dir, ...(await servicebook(['assess', '--import', name, ...more, ...today], { cwd: dir })) }
}

interface Entry {
  rater: string
  role?: string
  area: string
  marks: (string | number)[]
  comment?: string
}

async function entriesIn(dir: string, path = file): Promise<Entry[]> {
  const [, yaml] = (await readFile(join(dir, path), 'utf8')).split('---\n')
  return (parse(yaml!) as { answers: Entry[] }).answers
}

/** What is read of a sheet, without writing anything. */
async function readHere(content: string | Uint8Array, name = 'marks.csv') {
  const { rows, problems } = await readSheet(Buffer.from(content), name)
  expect(problems).toEqual([])
  return marksIn(rows, [{ value: 'driver', title: 'Driver' }], wordsFor('en'))
}

/** Everybody's marks in one row, by letter. */
async function rowsIn(dir: string, path = file): Promise<Record<string, string>> {
  const rows: Record<string, string> = {}
  for (const { rater, marks } of await entriesIn(dir, path))
    rows[rater] = `${rows[rater] ?? ''}${marks.map((mark) => (mark === 'none' ? 'x' : mark)).join('')}`
  return rows
}

const wanted = {
  A: '4'.repeat(39),
  B: Array.from({ length: 39 }, (_, i) => 1 + (i % 5)).join(''),
  C: Array.from({ length: 39 }, (_, i) => (i % 10 === 3 ? 'x' : '3')).join(''),
}

/** The smallest workbook that Excel would open. */
function workbook(rows: readonly (readonly string[])[]): Uint8Array {
  const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const name = (r: number, c: number) => `${String.fromCharCode(65 + c)}${r + 1}`
  const cells = rows.map((row, r) => {
    const inner = row.map((cell, c) =>
      /^\d$/.test(cell)
        ? `<c r="${name(r, c)}"><v>${cell}</v></c>`
        : `<c r="${name(r, c)}" t="inlineStr"><is><t>${escaped(cell)}</t></is></c>`,
    )
    return `<row r="${r + 1}">${inner.join('')}</row>`
  })
  const xml = (text: string) => strToU8(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>${text}`)
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const relations = 'http://schemas.openxmlformats.org/package/2006/relationships'
  return zipSync({
    '[Content_Types].xml': xml('<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'),
    '_rels/.rels': xml(
      `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    ),
    'xl/workbook.xml': xml(
      `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="Marks" sheetId="1" r:id="r1"/></sheets></workbook>`,
    ),
    'xl/_rels/workbook.xml.rels': xml(
      `<Relationships xmlns="${relations}"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>`,
    ),
    'xl/worksheets/sheet1.xml': xml(`<worksheet xmlns="${main}"><sheetData>${cells.join('')}</sheetData></worksheet>`),
  })
}

const utf16 = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le')

describe('sheets that can be read', () => {
  test.each<[string, () => string | Uint8Array, string?]>([
    ['as we make it', () => `\uFEFF${csv(three())}`],
    ['with semicolons', () => csv(three(), ';')],
    ['with semicolons, said in a first line', () => `sep=;\r\n${csv(three(), ';')}`],
    ['with tabs, in UTF-16', () => utf16(csv(three(), '\t'))],
    ['with bare line ends', () => csv(three()).replaceAll('\r\n', '\n')],
    ['a workbook', () => workbook(three()), 'marks.xlsx'],
    [
      'with decimal places',
      () =>
        csv(
          three().map((row) => row.map((cell) => (/^\d$/.test(cell) ? `${cell},0` : cell))),
          ';',
        ),
    ],
    ['with words for marks', () => csv(three().map((row) => row.map((cell) => (cell === '4' ? 'Often' : cell))))],
    [
      'with lines for those who could not say',
      () => csv(three().map((row) => (row[0] === '' ? row : row.map((cell) => (cell === '' ? '–' : cell))))),
    ],
    ['with its rows in another order', () => csv([three()[0]!, ...three().slice(1).toReversed()])],
    ['with its columns in another order', () => csv(three().map((row) => [...row.slice(3), ...row.slice(0, 3)]))],
    ['without the numbers of the statements', () => csv(three().map((row) => row.slice(1)))],
    [
      'with sentences in other words beside the numbers',
      () =>
        csv(
          three().map((row) => [row[0]!, row[1]!, row[0] === '' ? row[2]! : `How about statement ${row[0]}, colleagues?`, ...row.slice(3)]),
        ),
    ],
    ['with columns nobody filled in', () => csv(three().map((row) => [...row, '', '']))],
  ])('%s', async (_, content, name = 'marks.csv') => {
    const read = await readHere(content(), name)
    expect(read!.misread).toEqual([])
    expect(read!.missing).toEqual([])
    const rows = read!.people.map(({ areas }) => areas.flatMap(({ marks }) => marks.map((mark) => (mark === 'none' ? 'x' : mark))).join(''))
    expect(rows).toEqual(Object.values(wanted))
  })

  test.each<[string, () => string | Uint8Array, string]>([
    ['a list in UTF-16 with tabs', () => utf16(csv(three(), '\t')), 'marks.csv'],
    ['a workbook', () => workbook(three()), 'marks.xlsx'],
  ])('%s, into the file', async (_, content, name) => {
    const { dir, code, stdout, stderr } = await brought(content(), name)
    expect(stdout + stderr).toContain(`The marks of 3 people are in ${file}, under A, B`)
    expect(code).toBe(0)
    expect(await rowsIn(dir)).toEqual(wanted)
  })

  test('roles by their titles, and remarks; the file reads without a finding', async () => {
    const rows = three()
    rows[1]!.splice(3, 3, 'Driver', 'shift-lead', '')
    rows[7]![4] = 'Better: since "May", #1'
    const { dir } = await brought(csv(rows))
    const entries = await entriesIn(dir)
    expect(entries.filter(({ rater }) => rater === 'A').every(({ role }) => role === 'driver')).toBe(true)
    expect(entries.filter(({ rater }) => rater === 'C').every(({ role }) => role === undefined)).toBe(true)
    expect(entries.filter(({ comment }) => comment !== undefined)).toMatchObject([
      { rater: 'B', role: 'shift-lead', area: assessmentAreas[0], comment: 'Better: since "May", #1' },
    ])
    expect((await servicebook(['check', file, ...today], { cwd: dir })).stdout).not.toContain(`${file}:`)
  })

  test('a statement without a row counts as “cannot say”, and is named', async () => {
    const { dir, code, stdout } = await brought(csv(three().filter(([number]) => number !== '2c')))
    expect(code).toBe(0)
    expect(stdout.replace(/\s+/g, ' ')).toContain('is missing from the sheet, so it counts as “cannot say”.')
    expect((await rowsIn(dir)).A).toBe(`${'4'.repeat(7)}x${'4'.repeat(31)}`)
  })

  test('new people get new letters, and those who were there stay as they were', async () => {
    const { dir } = await brought(csv(three()))
    const before = await readFile(join(dir, file), 'utf8')
    await writeFile(join(dir, 'more.csv'), csv(filled(() => '2')))
    const { stdout } = await servicebook(['assess', '--import', 'more.csv', ...today], { cwd: dir })
    expect(stdout).toContain('under D')
    expect(await readFile(join(dir, file), 'utf8')).toContain(before.slice(0, before.lastIndexOf('---')))
  })

  test('seventy people: the round stands in three files, each readable, and counts as one', async () => {
    const { dir, code } = await brought(
      csv(filled(...Array.from({ length: 70 }, (_, p) => (i: number) => String(1 + ((i + p + ((i * p) % 3)) % 5))))),
      'marks.csv',
      ['--again'],
    )
    expect(code).toBe(0)
    const { stdout } = await servicebook(['assess', '--show', '--format', 'json', ...today], { cwd: dir })
    expect((JSON.parse(stdout) as { round: object }).round).toMatchObject({
      raters: 70,
      files: [file.replace('.md', '-2.md'), file.replace('.md', '-3.md'), file],
    })
    expect((await servicebook(['check', ...today], { cwd: dir })).stdout).not.toMatch(/records\/assessments\S+:\d/)
  })
})

describe('the same sheet once more', () => {
  test('is noticed, also weeks later, and with a new column beside the old ones', async () => {
    const { dir } = await brought(csv(three()))
    const before = await bytesOf(dir)
    for (const day of [testDay, '2027-01-11']) {
      const again = await servicebook(['assess', '--import', 'marks.csv', '--today', day], { cwd: dir })
      expect([again.code, again.stdout]).toEqual([1, expect.stringContaining('Every column of marks.csv is in already')])
      expect(await bytesOf(dir)).toEqual(before)
    }
    await writeFile(join(dir, 'marks.csv'), csv(three().map((row, i) => [...row, i === 0 ? 'Person 4' : row[0] === '' ? '' : '5'])))
    const more = await servicebook(['assess', '--import', 'marks.csv', ...today], { cwd: dir })
    expect(more.stdout).toContain('Column D is in already: the same marks as A')
    expect(more.stdout).toContain('under D')
    expect(Object.keys(await rowsIn(dir))).toEqual(['A', 'B', 'C', 'D'])
    const forced = await servicebook(['assess', '--import', 'marks.csv', '--again', ...today], { cwd: dir })
    expect(forced.stdout).toContain('under E, F')
  })
})

describe('sheets with something that cannot be read: all of it is told, and nothing is written', () => {
  const change = (number: string, column: number, cell: string) => () =>
    three().map((row) => (row[0] === number ? row.with(column, cell) : row))
  test.each<[string, () => string[][], string[]]>([
    ['a mark of 6', change('1b', 3, '6'), ['line 4, column D: “6” is not a mark.']],
    ['half a mark', change('7f', 5, '4,5'), ['column F: “4,5” is not a mark.']],
    ['a word', change('3a', 4, 'good'), ['column E: “good” is not a mark.']],
    ['a mark below the lowest', change('3a', 4, '0'), ['“0” is not a mark.']],
    [
      'a role nobody has',
      () => three().map((row, i) => (i === 1 ? row.with(3, 'Pilot') : row)),
      ['line 2, column D: There is no role “Pilot”.'],
    ],
    ['a statement twice', () => [...three(), three().find(([number]) => number === '2a')!], ['stood in line 9 before']],
    [
      'a number beside the sentence of another',
      () => three().map((row) => (row[0] === '2a' ? row.with(2, blank.find(([number]) => number === '2b')![2]!) : row)),
      ['the number 2a belongs to'],
    ],
    [
      'a row of nobody knows what',
      () => [...three(), ['9z', 'Parking', 'There is room to park.', '3', '3', '3']],
      ['no statement is called “9z”'],
    ],
    [
      'several at once',
      () => change('1a', 3, '7')().map((row) => (row[0] === '5e' ? row.with(5, 'x') : row)),
      ['“7” is not a mark.', '“x” is not a mark.'],
    ],
  ])('%s', async (_, rows, said) => {
    const { misread } = (await readHere(csv(rows())))!
    const told = misread.map(({ line, column, message }) => `line ${line}${column === undefined ? '' : `, column ${column}`}: ${message}`)
    expect(told).toHaveLength(said.length)
    for (const [i, sentence] of said.entries()) expect(told[i]).toContain(sentence)
  })

  test('the command says where and what, and writes nothing', async () => {
    const rows = change('1b', 3, '6')()
    rows[1]![4] = 'Pilot'
    const { dir, code, stdout } = await brought(csv(rows))
    const flat = stdout.replace(/\s+/g, ' ')
    expect(flat).toContain('Nothing was written, because of these places in marks.csv:')
    expect(flat).toContain('line 2, column E: There is no role “Pilot”. Write one of these, or leave it empty: Sales assistant, Driver')
    expect(flat).toContain('line 4, column D: “6” is not a mark. Write a whole number from 1 (never) to 5 (always)')
    expect(code).toBe(1)
    expect(Object.keys(await bytesOf(dir)).filter((path) => path.startsWith('records'))).toEqual([])
  })

  test.each<[string, string | Uint8Array | undefined, string, string]>([
    ['no such file', undefined, 'gone.csv', 'There is no file gone.csv.'],
    ['nothing in it', '', 'marks.csv', 'no statement of ours stands in it'],
    ['another list', 'Name,Turnover\nA,1\n', 'marks.csv', 'no statement of ours stands in it'],
    ['a quotation mark that never closes', `No.,Area,x,Person 1\r\n1a,Customers come first,"x,4\r\n`, 'marks.csv', 'line 2'],
    ['a picture under the name of a workbook', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]), 'marks.xlsx', 'marks.xlsx'],
    ['a damaged workbook', workbook([['1a', '4']]).slice(0, 300), 'marks.xlsx', 'marks.xlsx'],
  ])('%s', async (_, content, name, said) => {
    const dir = await makeProject({ ...(await baseFiles()), ...(content !== undefined && { [name]: content }) })
    const { code, stderr } = await servicebook(['assess', '--import', name, ...today], { cwd: dir })
    expect(stderr).toContain(said)
    expect(stderr).not.toMatch(/\n\s+at /)
    expect(code).toBe(2)
    expect(Object.keys(await bytesOf(dir)).filter((path) => path.startsWith('records'))).toEqual([])
  })

  test('the empty sheet', async () => {
    const { code, stderr } = await brought(csv(blank))
    expect([code, stderr]).toEqual([2, expect.stringContaining('there are no marks in it')])
  })
})

test('the number of statements is the sheet’s', () => {
  const sizes = Object.values(statementSets['servicebook-1']!)
  expect(sizes).toEqual([5, 5, 6, 5, 6, 6, 6])
  expect(blank.filter(([number]) => /^\d[a-f]$/.test(number!))).toHaveLength(sizes.reduce((all, size) => all + size, 0))
})
