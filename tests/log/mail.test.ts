import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { columnsIn } from '../../src/records/columns-in.ts'
import { asMeant } from '../../src/records/formula.ts'
import { readBrought } from '../../src/records/read-brought.ts'
import { slipAsList, slipAsMail, type SlipAnswer } from '../../src/records/slip-text.ts'
import { complaints } from '../../src/records/tables/complaints.ts'
import { wordsFor } from '../../src/words/words.ts'

const words = wordsFor('en')

/** Slips as [line, answers by heading], as somebody would read them. */
async function slips(content: string | Uint8Array): Promise<[number, Record<string, string>][]> {
  const bytes = typeof content === 'string' ? Buffer.from(content) : content
  const { rows } = await readBrought(complaints, bytes, 'mail.txt', words)
  const [top, ...others] = rows
  if (!columnsIn(complaints, top?.cells ?? [], words).isOurs) return []
  return others.map(({ line, cells }) => [
    line,
    Object.fromEntries(cells.flatMap((cell, i) => (cell === '' ? [] : [[top!.cells[i], asMeant(cell)]]))) as Record<string, string>,
  ])
}

const body = 'Received: 2026-11-22 14:32\nPlace: Old Mill\nWhat happened: Late again\n-- \n'
const one: Record<string, string> = { Received: '2026-11-22 14:32', Place: 'Old Mill', 'What happened': 'Late again' }

describe('slips in a text', () => {
  test.each<[name: string, text: string, slips: [number, Record<string, string>][]]>([
    ['one', body, [[1, one]]],
    ['line ends of Windows, and a mark', `\uFEFF${body.replaceAll('\n', '\r\n')}`, [[1, one]]],
    ['words before and a signature behind', `Dear all,\nthis came in: today.\n\n${body}Mari\nPlace: Harbour Street 4\n`, [[4, one]]],
    ['what a pasted mail has above it', `From: Mari\nDate: Sun, 22 Nov 2026\nSubject: Slip\nMessage: hello\n\n${body}`, [[6, one]]],
    ['quoted', body.replaceAll(/^/gm, '> '), [[1, one]]],
    ['quoted twice', body.replaceAll(/^/gm, '>> '), [[1, one]]],
    ['set in as a whole', body.replaceAll(/^(?=.)/gm, '    '), [[1, one]]],
    ['in bold', '*Received:* 2026-11-22 14:32\n*Place*: Old Mill\n*What happened:* Late again\n', [[1, one]]],
    [
      'other letters and no space',
      'RECEIVED :2026-11-22 14:32\nplace: Old Mill\nwhat-happened: Late again',
      [[1, { RECEIVED: one.Received!, place: one.Place!, 'what-happened': one['What happened']! }]],
    ],
    [
      'answers of several lines',
      'Received: 2026-11-22\nWhat happened: Late.\n  Twice.\n\n  Place: at the till\nNobody rang.\nPlace: Old Mill\n',
      [[1, { Received: '2026-11-22', 'What happened': 'Late.\nTwice.\n\nPlace: at the till\nNobody rang.', Place: 'Old Mill' }]],
    ],
    [
      'an answer that begins on the next line',
      'Received: 2026-11-22\nWhat happened:\n  Late.\n',
      [[1, { Received: '2026-11-22', 'What happened': 'Late.' }]],
    ],
    [
      'a heading of ours in the middle of a text',
      'Received: 2026-11-22\nPlace: Old Mill\nWhat happened: They said\nPlace: anywhere\n',
      [[1, { Received: '2026-11-22', Place: 'Old Mill', 'What happened': 'They said\nPlace: anywhere' }]],
    ],
    [
      'several',
      `${body}\n${body.replace('Old Mill', 'Harbour')}`,
      [
        [1, one],
        [6, { ...one, Place: 'Harbour' }],
      ],
    ],
    [
      'several without an end',
      'Received: 2026-11-22\nWhat happened: Late\nReceived: 2026-11-23\nWhat happened: Wrong',
      [
        [1, { Received: '2026-11-22', 'What happened': 'Late' }],
        [3, { Received: '2026-11-23', 'What happened': 'Wrong' }],
      ],
    ],
    [
      'several that begin differently',
      'Received: 2026-11-22\nWhat happened: Late\n\nWhat happened: Wrong\nReceived: 2026-11-23',
      [
        [1, { Received: '2026-11-22', 'What happened': 'Late' }],
        [4, { Received: '2026-11-23', 'What happened': 'Wrong' }],
      ],
    ],
    [
      'an apostrophe and a formula',
      "Received: 2026-11-22\nWhat happened: '=1+1\nWhat they ask for: =1+1",
      [[1, { Received: '2026-11-22', 'What happened': "'=1+1", 'What they ask for': '=1+1' }]],
    ],
    [
      'colons in an answer',
      'Received: 2026-11-22\nWhat happened: https://shop.example: dead: at 10:15',
      [[1, { Received: '2026-11-22', 'What happened': 'https://shop.example: dead: at 10:15' }]],
    ],
  ])('%s', async (_, text, found) => expect(await slips(text)).toEqual(found))

  test.each([
    ['a letter', 'Dear all,\nplease note: we close at 6.\n'],
    ['nothing', ''],
    ['other headings', 'From: Mari\nTo: us\nSubject: Hello\n'],
  ])('%s is none', async (_, text) => expect(await slips(text)).toEqual([]))

  test('a list stays a list, whatever stands in its cells', async () => {
    expect(await slips('Received,What happened\n2026-11-22,"They wrote:\nReceived: today\nPlace: here"\n')).toEqual([
      [2, { Received: '2026-11-22', 'What happened': 'They wrote:\nReceived: today\nPlace: here' }],
    ])
  })
})

describe('mails as programs save them', () => {
  const head =
    'Return-Path: <a@b.example>\r\nReceived: from mx by mail; Sun, 22 Nov 2026 14:40:00 +0200\r\nFrom: Mari <a@b.example>\r\nDate: Sun, 22 Nov 2026 14:40:00 +0200\r\nSubject: Slip\r\nMIME-Version: 1.0\r\n'
  const written = 'Received: 2026-11-22 14:32\r\nCustomer: Mäe Õie\r\nWhat happened: Too late – „again“, =1+1\r\n-- \r\nMari\r\n'
  const read: Record<string, string> = { Received: '2026-11-22 14:32', Customer: 'Mäe Õie', 'What happened': 'Too late – „again“, =1+1' }
  const latin = written.replace('– „again“', '- "again"')
  const latinRead = { ...read, 'What happened': 'Too late - "again", =1+1' }
  const quotedPrintable = (text: string, letters: BufferEncoding) =>
    [...Buffer.from(text, letters)]
      .map((byte) =>
        byte === 13 || byte === 10 || (byte >= 32 && byte < 127 && byte !== 61)
          ? String.fromCharCode(byte)
          : `=${byte.toString(16).toUpperCase().padStart(2, '0')}`,
      )
      .join('')
      .replace('Too', 'T=\r\noo')
  const plain = (more: string) => `Content-Type: text/plain; ${more}\r\n`
  const inParts = (part: string, before = '') =>
    `${head}Content-Type: multipart/alternative;\r\n boundary="=_a:b"\r\n\r\nFor old programs.\r\n--=_a:b\r\n${before}${part}\r\n--=_a:b\r\nContent-Type: text/html\r\n\r\n<p>Received: never</p>\r\n--=_a:b--\r\n`

  test.each<[string, string | Uint8Array, Record<string, string>]>([
    ['as it is', `${head}${plain('charset=utf-8')}Content-Transfer-Encoding: 8bit\r\n\r\n${written}`, read],
    [
      'quoted-printable',
      `${head}${plain('charset="UTF-8"')}Content-Transfer-Encoding: quoted-printable\r\n\r\n${quotedPrintable(written, 'utf8')}`,
      read,
    ],
    [
      'quoted-printable, Latin-1',
      `${head}${plain('charset=iso-8859-1')}Content-Transfer-Encoding: Quoted-Printable\r\n\r\n${quotedPrintable(latin, 'latin1')}`,
      latinRead,
    ],
    ['Latin-1 as it is', Buffer.from(`${head}${plain('charset=ISO-8859-1')}\r\n${latin}`, 'latin1'), latinRead],
    [
      'base64',
      `${head}${plain('charset=utf-8')}Content-Transfer-Encoding: base64\r\n\r\n${Buffer.from(written).toString('base64').replaceAll(/.{60}/g, '$&\r\n')}\r\n`,
      read,
    ],
    ['beside a page', inParts(`${plain('charset=utf-8')}\r\n${written}`), read],
    [
      'forwarded whole',
      `${head}Content-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\nContent-Type: message/rfc822\r\n\r\n${inParts(`${plain('charset=utf-8')}\r\n${written}`)}\r\n--x--\r\n`,
      read,
    ],
    ['wrapped on the way', `${head}${plain('charset=utf-8; format=flowed')}\r\n${written.replace('late – ', 'late – \r\n')}`, read],
  ])('%s', async (_, mail, found) => expect((await slips(mail)).map(([, answers]) => answers)).toEqual([found]))

  test('lines are those of the text, as whoever opens the mail sees it', async () => {
    const mail = `${head}${plain('charset=utf-8')}\r\nHello,\r\n\r\n${written}`
    expect((await slips(mail))[0]![0]).toBe(3)
  })

  test('within one another without end, nothing is read and nothing breaks', async () => {
    const nested = 'Content-Type: message/rfc822\r\n\r\n'.repeat(5000) + written
    expect(await slips(`MIME-Version: 1.0\r\n${nested}`)).toEqual([])
  })
})

describe('whatever is written on a slip is read back', () => {
  const answer = fc
    .array(
      fc.constantFrom(
        'a',
        'Жук',
        '🙂',
        '"',
        ',',
        ';',
        ' ',
        '\n',
        '\n\n',
        "'",
        '=1+1',
        '@',
        '-- ',
        '--\n',
        '> ',
        'Place: x',
        'Received: y\n',
        '*',
        ':',
        '\t',
      ),
      { maxLength: 8 },
    )
    .map((signs) => signs.join('').trim())
  const asRead = (text: string) =>
    text
      .split('\n')
      .map((line) => line.trim())
      .join('\n')
      .trim()

  test.each<[string, (answers: readonly SlipAnswer[]) => string, (text: string) => string]>([
    ['from a file', slipAsList, (text) => text],
    // Spaces at the ends of lines are lost on the way.
    ['from a mail', slipAsMail, asRead],
    ['from a quoted mail', (answers) => slipAsMail(answers).replaceAll(/^/gm, '> '), asRead],
  ])('%s', async (_, write, expected) => {
    await fc.assert(
      fc.asyncProperty(answer, answer, async (happened, wants) => {
        const answers = { Received: '2026-11-22 14:32', Channel: 'Phone', 'What happened': happened, 'What they ask for': wants }
        const [found, ...others] = await slips(write(Object.entries(answers).map(([heading, said]) => ({ heading, answer: said }))))
        expect(others).toEqual([])
        expect(found![1]).toEqual(
          Object.fromEntries(
            Object.entries(answers)
              .map(([heading, said]) => [heading, expected(said)])
              .filter(([, said]) => said !== ''),
          ),
        )
      }),
      { numRuns: 200 },
    )
  })
})
