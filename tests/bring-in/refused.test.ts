import { zipSync, strToU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import { CannotRun } from '../../src/cannot-run.ts'
import { piecesOf } from '../../src/bring-in/pieces.ts'
import { readExisting } from '../../src/bring-in/read-existing.ts'
import { wordsFor } from '../../src/words/words.ts'
import { p, r, wordFile } from './word-from-xml.ts'

const words = wordsFor('en')
const latin = (text: string) => Uint8Array.from(text, (letter) => letter.codePointAt(0)!)
const wrapped = (inner: string) =>
  new Uint8Array(Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600), Buffer.from(inner, 'utf16le')]))
/** The first entry's size in the directory, changed to another. */
function saying(bytes: Uint8Array, name: string, size: number): Uint8Array {
  const buffer = Buffer.from(bytes)
  const at = buffer.lastIndexOf(name) - 46
  buffer.writeUInt32LE(size, at + 24)
  return new Uint8Array(buffer)
}
const zeros = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': new Uint8Array(60_000_000) })

describe('what cannot be read is told in a sentence', () => {
  test.each([
    ['nothing', 'a.md', new Uint8Array(), 'There are no words in a.md.'],
    ['only spaces', 'a.txt', strToU8(' \n\n'), 'There are no words in a.txt.'],
    ['an older Word file', 'a.doc', wrapped('WordDocument'), 'Open it in Word and save it as .docx'],
    ['one that says it is new', 'a.docx', wrapped('WordDocument'), 'Open it in Word and save it as .docx'],
    ['a password', 'a.docx', wrapped('EncryptedPackage'), 'a.docx is protected by a password.'],
    ['OpenDocument', 'a.odt', zipSync({ mimetype: strToU8('x'), 'content.xml': strToU8('<x/>') }), 'Open it in Word and save it as .docx'],
    ['Pages', 'a.pages', zipSync({ 'Index/Document.iwa': strToU8('x') }), 'Open it in Word and save it as .docx'],
    ['PDF', 'a.pdf', strToU8('%PDF-1.7'), 'a.pdf is a PDF'],
    ['rich text', 'a.txt', strToU8('{\\rtf1 hello}'), 'Open it in Word and save it as .docx'],
    ['a table of figures', 'a.xlsx', zipSync({ 'xl/workbook.xml': strToU8('<x/>') }), 'a.xlsx is not a Word or markdown file.'],
    ['a picture', 'a.png', Uint8Array.of(0x89, 0x50), 'a.png is not a Word or markdown file.'],
    ['text that says it is Word', 'a.docx', strToU8('hello'), 'a.docx cannot be opened'],
    ['half a file', 'a.docx', wordFile(p('x')).slice(0, 300), 'a.docx cannot be opened'],
    ['broken XML', 'a.docx', wordFile('<w:p>'), 'a.docx cannot be opened'],
    [
      'entities of its own',
      'a.docx',
      wordFile('', {}, { 'word/document.xml': strToU8('<!DOCTYPE d [<!ENTITY a SYSTEM "file:///etc/passwd">]><d>&a;</d>') }),
      'a.docx cannot be opened',
    ],
    [
      'no part with text',
      'a.docx',
      zipSync({ '[Content_Types].xml': strToU8('<x/>'), 'word/other.xml': strToU8('<x/>') }),
      'a.docx cannot be opened',
    ],
    ['more than anybody wrote', 'a.docx', zeros, 'a.docx is longer than any book'],
    ['more than it says', 'a.docx', saying(zeros, 'word/document.xml', 1000), 'a.docx cannot be opened'],
    ['more than we unpack', 'a.docx', saying(zeros, 'word/document.xml', 3_000_000_000), 'a.docx would unpack to more than we take'],
    [
      'things in themselves',
      'a.docx',
      wordFile(`${'<w:sdt><w:sdtContent>'.repeat(5000)}${p('x')}${'</w:sdtContent></w:sdt>'.repeat(5000)}`),
      'hundreds of times',
    ],
    ['more tags than anybody wrote', 'a.docx', wordFile('<w:p/>'.repeat(1_500_000)), 'a.docx is longer than any book'],
    ['too large', 'a.docx', new Uint8Array(30_000_001), 'a.docx is larger than the 30 megabytes'],
    ['zeros', 'a.md', strToU8('a\0b'), 'We cannot tell which letters are meant in a.md'],
    [
      'Russian in an old alphabet',
      'a.txt',
      latin('\u00cf\u00f0\u00e8\u00e2\u00e5\u00f2 \u00e2\u00f1\u00e5\u00ec'),
      'We cannot tell which letters are meant in a.txt',
    ],
    ["a Mac's old alphabet", 'a.txt', latin('We don\u00d5t shout'), 'We cannot tell which letters are meant in a.txt'],
  ] as const)('%s', async (_, name, bytes, says) => {
    const error = await readExisting(name, bytes, words).catch((caught: unknown) => caught)
    expect(error).toBeInstanceOf(CannotRun)
    expect((error as Error).message).toContain(says)
    expect((error as Error).message).not.toMatch(/\{\w+\}|Error|undefined/)
  })
})

test('other alphabets are read where it is clear what they are', async () => {
  const read = async (bytes: Uint8Array) => (await readExisting('a.md', bytes, words)).markdown
  expect(await read(latin('Caf\u00e9: \u0093We\u0092re sorry\u0094 \u0096 10 \u0080'.replace('\u0080', '\u00a3')))).toBe(
    'Café: “We’re sorry” – 10 £',
  )
  expect(await read(strToU8('\uFEFFone\r\ntwo'))).toBe('one\ntwo')
  expect(await read(new Uint8Array(Buffer.from('\uFEFFžõ', 'utf16le')))).toBe('žõ')
})

test('nothing outside is asked for, and its address is only text', async () => {
  const found = await readExisting(
    'a.docx',
    wordFile(
      `<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>HYPERLINK "file:///S:/secret.xls"</w:instrText><w:fldChar w:fldCharType="separate"/></w:r>${r('the list')}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`,
    ),
    words,
  )
  expect(found.markdown).toBe('the list\n')
  expect(found.lost[0]!.says).toContain('file:///S:/secret.xls')
})

test('tables in tables, to any depth we open, keep their words', async () => {
  const deep = `${'<w:tbl><w:tr><w:tc>'.repeat(90)}${p('core')}${'</w:tc></w:tr></w:tbl>'.repeat(90)}`
  expect((await readExisting('a.docx', wordFile(deep), words)).markdown).toBe('core\n')
})

test('400 pages come through whole', async () => {
  const body = Array.from({ length: 8000 }, (_, i) =>
    i % 40 === 0
      ? p(`Chapter ${i}`, '<w:pStyle w:val="Heading1"/>')
      : `<w:p>${r('Ask what happened, and listen to the end. ')}${r(`Then act ${i}.`, '<w:b/>')}${r(' Nobody waits for an answer they were promised. '.repeat(3))}</w:p>`,
  )
  const found = await readExisting('a.docx', wordFile(body.join('')), words)
  const { pieces } = piecesOf(found, words)
  expect(pieces).toHaveLength(200)
  expect(pieces.map(({ text }) => text).join('')).toBe(found.markdown)
  expect(found.markdown).toContain('**Then act 7999.**')
})

test.each([
  ['brackets', '['.repeat(400_000)],
  ['ticks', '`'.repeat(400_000)],
  ['ticks of every length', Array.from({ length: 800 }, (_, i) => '`'.repeat(i)).join(' ')],
  ['remarks that never end', '<!-- '.repeat(50_000)],
  ['fences of every length', Array.from({ length: 800 }, (_, i) => '`'.repeat(i + 3)).join('\n')],
  ['quotes', '> '.repeat(100_000)],
  ['empty lines', '\n'.repeat(200_000)],
  ['notes', Array.from({ length: 5000 }, (_, i) => `[^${i}]: [^${i + 1}]`).join('\n\n')],
])('%s without end are cut all the same', async (_, text) => {
  const found = await readExisting('a.md', strToU8(`# A\n\nword\n\n${text}`), words)
  expect(
    piecesOf(found, words)
      .pieces.map((piece) => piece.text)
      .join(''),
  ).toBe(found.markdown)
})
