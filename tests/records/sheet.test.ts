import { parse } from 'csv-parse/sync'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { csvLine } from '../../src/records/csv.ts'
import { fromUtf8, lettersOf, toUtf8 } from '../../src/records/letters.ts'
import { readSheet } from '../../src/records/read-sheet.ts'
import { workbook } from '../support/workbook.ts'

const bytes = (text: string) => Buffer.from(text)
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16()

/** The rows of a file as [line, ...cells], and what was said of it. */
async function sheet(content: string | Uint8Array): Promise<{ rows: (string | number)[][]; said: string[] }> {
  const { rows, problems } = await readSheet(typeof content === 'string' ? bytes(content) : content, 'list.csv')
  return { rows: rows.map(({ line, cells }) => [line, ...cells]), said: problems.map(({ line, says }) => `${line} ${says}`) }
}

describe('letters', () => {
  const text = 'Koht,Mitä\nPõlva,“Où?” 12 €\n'
  test.each<[string, Uint8Array]>([
    ['UTF-8', bytes(text)],
    ['UTF-8 with its mark', bytes(`\uFEFF${text}`)],
    ['UTF-16 with its mark', Buffer.from(`\uFEFF${text}`, 'utf16le')],
    ['UTF-16 the other way round, with its mark', utf16be(`\uFEFF${text}`)],
    ['UTF-16 without a mark', Buffer.from(text, 'utf16le')],
    ['UTF-16 the other way round, without a mark', utf16be(text)],
  ])('%s', async (_, content) => {
    expect(await sheet(content)).toEqual({
      rows: [
        [1, 'Koht', 'Mitä'],
        [2, 'Põlva', '“Où?” 12 €'],
      ],
      said: [],
    })
  })

  test('older Windows is a guess, and said to be one', async () => {
    const content = Buffer.concat([
      bytes('Koht,Mit'),
      Buffer.from([0xe4]),
      bytes('\nP'),
      Buffer.from([0xf5]),
      bytes('lva,12 '),
      Buffer.from([0x80, 0x0a]),
    ])
    expect(await sheet(content)).toEqual({
      rows: [
        [1, 'Koht', 'Mitä'],
        [2, 'Põlva', '12 €'],
      ],
      said: ['1 letters-guessed'],
    })
  })

  test('Latvian and Russian words are no sign of anything else', async () => {
    const said = 'Ārija,Ā,Ā\nПочему,Ѐ,Ā\n'
    for (const content of [bytes(said), Buffer.from(said, 'utf16le'), utf16be(said)])
      expect((await sheet(content)).rows).toEqual([
        [1, 'Ārija', 'Ā', 'Ā'],
        [2, 'Почему', 'Ѐ', 'Ā'],
      ])
  })

  test('are written as they were found, byte for byte', () => {
    const every = Buffer.from(Array.from({ length: 256 }, (_, i) => i))
    const files = [
      bytes(text),
      bytes(`\uFEFF${text}`),
      Buffer.from(`\uFEFF${text}`, 'utf16le'),
      utf16be(`\uFEFF${text}`),
      Buffer.from(text, 'utf16le'),
      utf16be(text),
      every,
      Buffer.concat([bytes('\uFEFF'), Buffer.from([0xff])]),
      Buffer.alloc(0),
    ]
    for (const file of files) expect(Buffer.concat(fromUtf8([toUtf8(file, lettersOf(file))], lettersOf(file))).equals(file)).toBe(true)
  })

  test('that older Windows lacks turn the file into UTF-8, and nothing is lost', () => {
    const file = Buffer.from([0x4b, 0xe4])
    const wider = Buffer.concat(fromUtf8([toUtf8(file, lettersOf(file)), bytes('Ж')], lettersOf(file)))
    expect(wider.toString()).toBe('\uFEFFKäЖ')
  })
})

describe('rows and cells', () => {
  test.each<[name: string, text: string, rows: (string | number)[][]]>([
    [
      'commas',
      'a,b\n1,2\n',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'semicolons, with commas in sums',
      'a;b\n1;2,50\n',
      [
        [1, 'a', 'b'],
        [2, '1', '2,50'],
      ],
    ],
    [
      'tabs',
      'a\tb\n1\t2;3\n',
      [
        [1, 'a', 'b'],
        [2, '1', '2;3'],
      ],
    ],
    [
      'a separator inside a heading does not count',
      '"a,b,c,d";e;f\n1;2;3\n',
      [
        [1, 'a,b,c,d', 'e', 'f'],
        [2, '1', '2', '3'],
      ],
    ],
    ['as many of each: commas', 'a,b;c\n', [[1, 'a', 'b;c']]],
    ['a line that says what stands between', 'sep=;\r\na;b,c,d,e\r\n', [[2, 'a', 'b,c,d,e']]],
    [
      'one column alone',
      'a\n1\n',
      [
        [1, 'a'],
        [2, '1'],
      ],
    ],
    [
      'empty lines before, between and behind',
      '\n,,\na,b\n\n1,2\n , \n\n',
      [
        [3, 'a', 'b'],
        [5, '1', '2'],
      ],
    ],
    [
      'no line end at the end',
      'a,b\n1,2',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
      ],
    ],
    [
      'line ends of Windows',
      'a,b\r\n1,"x\r\ny"\r\n2,3\r\n',
      [
        [1, 'a', 'b'],
        [2, '1', 'x\r\ny'],
        [4, '2', '3'],
      ],
    ],
    [
      'line ends of old Macs',
      'a,b\r1,"x\ry"\r2,3\r',
      [
        [1, 'a', 'b'],
        [2, '1', 'x\ry'],
        [4, '2', '3'],
      ],
    ],
    [
      'line ends of all kinds',
      'a,b\r\n1,2\n3,4\r5,6',
      [
        [1, 'a', 'b'],
        [2, '1', '2'],
        [3, '3', '4'],
        [4, '5', '6'],
      ],
    ],
    [
      'quotation marks and line ends in a cell',
      'a,b\n"say ""no""\n\nplease",2\n3,4',
      [
        [1, 'a', 'b'],
        [2, 'say "no"\n\nplease', '2'],
        [5, '3', '4'],
      ],
    ],
    [
      'empty cells',
      'a,b,c\n,"",\n,x,\n',
      [
        [1, 'a', 'b', 'c'],
        [3, '', 'x', ''],
      ],
    ],
    [
      'spaces around quotation marks',
      'a,b\n1, "x, y" \n',
      [
        [1, 'a', 'b'],
        [2, '1', 'x, y'],
      ],
    ],
    [
      'inches',
      'a,b\n5" pipe,6"\n',
      [
        [1, 'a', 'b'],
        [2, '5" pipe', '6"'],
      ],
    ],
    ['nothing at all', '', []],
    ['a mark alone', '\uFEFF', []],
  ])('%s', async (_, text, rows) => expect(await sheet(text)).toEqual({ rows, said: [] }))

  test.each<[name: string, text: string, rows: number[], said: string[]]>([
    ['to the end of the file', 'a,b\n1,2\n3,"x\n4,5\n6,7\n', [1, 2, 4, 5], ['3 never-closed']],
    ['up to the next one', 'a,b\n1,"x\n2,"y"\n3,z\n', [1, 3, 4], ['2 never-closed']],
    ['in the last row', 'a,b\n1,2\n3,"x', [1, 2], ['3 never-closed']],
    ['behind a text of several lines', 'a,b,c\n1,"x\ny\nz","w\n2,3,4\n', [1, 5], ['4 never-closed']],
    ['in the middle of a word', 'a,b\n1,"he said "no" to me"\n2,3\n', [1, 3], ['2 never-closed']],
    ['twice', 'a,b\n1,"x\n2,3\n4,"y\n5,6\n', [1, 3, 5], ['2 never-closed', '4 never-closed']],
    ['in the headings', 'a,"b\n1,2\n', [2], ['1 never-closed']],
  ])('a quotation mark that never closes swallows nothing: %s', async (_, text, rows, said) => {
    const found = await sheet(text)
    expect(found.rows.map(([line]) => line)).toEqual(rows)
    expect(found.said).toEqual(said)
  })

  test('whatever is written is read by us and by others alike', async () => {
    const cell = fc
      .array(fc.constantFrom('a', 'é', '🙂', '"', ',', ';', '\t', ' ', '\n', '\r\n', "'", '='), { maxLength: 6 })
      .map((signs) => signs.join(''))
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(',', ';', '\t'),
        fc.constantFrom('\n', '\r\n'),
        fc.array(fc.tuple(cell, cell, cell), { maxLength: 5 }),
        async (sign, end, rows) => {
          const all = [['first', 'second', 'third'], ...rows]
          const text = all.map((row) => csvLine(row, sign.charCodeAt(0)) + end).join('')
          const others = parse(text, { delimiter: sign, record_delimiter: end }) as string[][]
          expect(others).toEqual(all)
          const own = (await readSheet(bytes(text), 'list.csv')).rows.map(({ cells }) => cells)
          expect(own).toEqual(all.filter((row) => row.some((one) => one.trim() !== '')))
        },
      ),
      { numRuns: 300 },
    )
  })
})

describe('a workbook', () => {
  test('is read as somebody would type it', async () => {
    const content = workbook({
      Log: [
        ['Reference', 'Received', 'Cost', 'Again', 'What happened'],
        [20260147, { day: 46056.427083333336 }, 0.1 + 0.2, true, 'Came with the wrong door'],
        [],
        ['A-5512', { day: 46056 }, { formula: 'A1*2', came: 12.5 }, false, { formula: 'A1&A2', came: 'Late' }],
      ],
    })
    expect(await sheet(content)).toEqual({
      rows: [
        [1, 'Reference', 'Received', 'Cost', 'Again', 'What happened'],
        [2, '20260147', '2026-02-03 10:15', '0.3', 'true', 'Came with the wrong door'],
        [4, 'A-5512', '2026-02-03', '12.5', 'false', 'Late'],
      ],
      said: [],
    })
  })

  test('with several sheets: the first that has anything, and the others are named', async () => {
    const { rows, problems } = await readSheet(workbook({ Cover: [], Log: [['a'], ['1']], 'Last year': [['b']] }), 'list.xlsx')
    expect(rows.map(({ cells }) => cells)).toEqual([['a'], ['1']])
    expect(problems).toEqual([{ line: 1, says: 'more-sheets', args: { first: 'Log', names: '“Last year”' } }])
  })

  const whole = workbook({ Log: [['a'], ['1']] })
  test.each<[string, Uint8Array, string]>([
    ['cut off', whole.slice(0, whole.length - 40), 'damaged'],
    ['with noise in the middle', Uint8Array.from(whole, (byte, i) => (i > 300 && i < 700 ? 7 : byte)), 'damaged'],
    ['its first bytes alone', whole.slice(0, 4), 'damaged'],
    ['behind a password', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from('EncryptedPackage', 'utf16le')]), 'locked'],
    ['of an older Excel', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1]), 'other-program'],
    ['a PDF', bytes('%PDF-1.7\n'), 'other-program'],
    ['a page of the web', bytes('<html><table></table>'), 'other-program'],
  ])('%s', async (_, content, says) => expect(await sheet(content)).toEqual({ rows: [], said: [`1 ${says}`] }))
})
