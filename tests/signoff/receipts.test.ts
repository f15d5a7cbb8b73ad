import { createHash, randomBytes } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { makeCode, markOf, readCode } from '../../src/signoff/code.ts'
import { isGenuine, makeReceipt, signedName, type Receipt } from '../../src/signoff/receipt.ts'
import { receiptsIn } from '../../src/signoff/receipts-in.ts'

const bytesOf = (seed: string) => (count: number) => createHash('sha256').update(seed).digest().subarray(0, count)
const code = makeCode(bytesOf('anna'))
const fingerprint = createHash('sha256').update('text').digest('hex')
const signing = { code, page: 'delivery/late-delivery', version: 12, fingerprint, day: '2026-11-23' }
const line = makeReceipt(signing)

const wholeIn = (text: string): Receipt[] => receiptsIn(text).flatMap((one) => ('receipt' in one ? [one.receipt] : []))
const isTaken = (text: string) => wholeIn(text).some((receipt) => isGenuine(receipt, code, fingerprint))

describe('a personal code', () => {
  it('is four groups of four, and another for everybody', () => {
    const codes = Array.from({ length: 500 }, () => makeCode(randomBytes))
    for (const one of codes) expect(one).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}(?:-[0-9A-HJKMNP-TV-Z]{4}){3}$/)
    expect(new Set(codes).size).toBe(500)
  })

  it.each([
    ['as it stands', code],
    ['small letters', code.toLowerCase()],
    ['without dashes', code.replaceAll('-', '')],
    ['with spaces around and between', ` ${code.replaceAll('-', ' ')} `],
    ['with long dashes', code.replaceAll('-', '–')],
    ['with letters for figures', code.replaceAll('0', 'o').replaceAll('1', 'l')],
  ])('is read %s', (_, typed) => {
    expect(readCode(typed)).toEqual({ code })
  })

  it('tells each slip in one sign, and each two neighbours that changed places', () => {
    const plain = code.replaceAll('-', '')
    for (let at = 0; at < plain.length; at++) {
      for (const other of '0123456789ABCDEFGHJKMNPQRSTVWXYZ')
        if (other !== plain[at]) expect(readCode(plain.slice(0, at) + other + plain.slice(at + 1))).toMatchObject({ says: 'slip' })
      const turned = plain.slice(0, at) + (plain[at + 1] ?? '') + plain[at] + plain.slice(at + 2)
      if (turned !== plain && turned.length === 16) expect(readCode(turned)).toMatchObject({ says: 'slip' })
    }
  })

  it.each([
    ['', 'empty'],
    [' - ', 'empty'],
    [code.slice(0, -1), 'short'],
    [`${code}7`, 'long'],
    [`${code.slice(0, -1)}U`, 'letter'],
    [`${code.slice(0, -1)}Ж`, 'letter'],
  ])('says of %j: %s', (typed, says) => {
    expect(readCode(typed)).toMatchObject({ says })
  })
})

describe('a receipt', () => {
  it('is one line, and genuine for its code, its text and nothing else', () => {
    expect(line).toMatch(/^SB1 \w{4} delivery\/late-delivery 12 [0-9a-f]{8} 2026-11-23 (?:\w{4}-){3}\w{4}$/)
    const receipt = wholeIn(line)[0]!
    expect(receipt).toMatchObject({ mark: markOf(code), page: signing.page, version: 12, day: '2026-11-23' })
    expect(isGenuine(receipt, code, fingerprint)).toBe(true)
    expect(isGenuine(receipt, makeCode(bytesOf('ben')), fingerprint)).toBe(false)
    expect(isGenuine(receipt, code, `${fingerprint.slice(0, -1)}${fingerprint.endsWith('0') ? 1 : 0}`)).toBe(false)
    // Somebody else with the same mark.
    const twin = makeCode((count) => Buffer.concat([bytesOf('anna')(4), randomBytes(count - 4)]))
    expect(markOf(twin)).toBe(markOf(code))
    expect(isGenuine(receipt, twin, fingerprint)).toBe(false)
  })

  it.each(['returns', 'дом/мебель', 'a b/c--d_e', "it's (*) 100% ~ #1", 'et/tähtaeg', '日本/語', 'sb1/sb1'])(
    'names the page %s',
    (page) => {
      const said = makeReceipt({ ...signing, page })
      expect(said.split(' ')).toHaveLength(7)
      expect(wholeIn(`${said}\n${said}`).filter((receipt) => receipt.page === page && isGenuine(receipt, code, fingerprint))).toHaveLength(
        2,
      )
    },
  )

  it('is told from its text wherever one sign of it is changed, left out or added', () => {
    const others = 'aZ3/-% .'
    for (let at = 0; at < line.length; at++) {
      for (const other of ['', ...others, ...[...others].map((one) => one + line[at])]) {
        const changed = line.slice(0, at) + other + line.slice(at + 1)
        const found = receiptsIn(`See below\n${changed}\nThanks`)
        const genuine = found.filter((one) => 'receipt' in one && isGenuine(one.receipt, code, fingerprint)) as { receipt: Receipt }[]
        // What is forgiven changes nothing of what it says.
        for (const { receipt } of genuine) expect(makeReceipt({ ...signing, ...receipt, fingerprint })).toBe(line)
        expect(found.length, changed).toBeGreaterThan(0)
      }
    }
  })

  it('is never taken where its end is missing, at whatever length', () => {
    for (let length = 3; length < line.length; length++)
      for (const text of [line.slice(0, length), `${line.slice(0, length)}\n\nBest\nAnna`, `${line.slice(0, length)}\n${line}`]) {
        const found = receiptsIn(text)
        expect(found[0], text).toMatchObject({ line: 1, says: 'truncated' })
        expect(found).toHaveLength(text.endsWith(line) ? 2 : 1)
      }
  })

  it('is not taken where its beginning is missing, and named', () => {
    for (let from = 1; from < line.indexOf('2026'); from++) {
      const found = receiptsIn(`Hello,\n${line.slice(from)}`)
      if (from <= line.indexOf(fingerprint.slice(0, 8))) expect(found, line.slice(from)).toMatchObject([{ line: 2, says: 'truncated' }])
      expect(wholeIn(line.slice(from))).toEqual([])
    }
  })

  const at = (...places: number[]) => places.reduceRight((soFar, place) => `${soFar.slice(0, place)}\n${soFar.slice(place)}`, line)
  it.each([
    ['in a sentence', `Here it is: ${line}. Sorry it took so long.`],
    ['in bold', `*${line}*`],
    ['quoted twice', `> > ${line}`],
    ['quoted and wrapped', `> ${line.slice(0, 30)}\n> ${line.slice(30)}`],
    ['wrapped at each space', line.replaceAll(' ', '\n')],
    ['wrapped in the middle of the page', at(20)],
    ['wrapped behind dashes', line.replaceAll('-', '-\n')],
    ['in a mail as it is sent', line.replaceAll('-', '-=\n')],
    ['with spaces that do not break', line.replaceAll(' ', '\u00A0')],
    ['with signs that cannot be seen', line.replaceAll('-', '\u200B-\u00AD')],
    ['with long dashes', line.replaceAll('-', '–')],
    ['out of a web page', `<p>SB1${line.slice(3).replaceAll(' ', '&nbsp;')}</p><br>`],
    ['in a cell', `Anna;"${line}";yes`],
    ['in cells', line.replaceAll(' ', ';')],
    ['in small letters, off a screen', line.toLowerCase()],
    ['with letters for figures', line.replaceAll('0', 'O').replaceAll('1', 'l')],
    ['with spaces in its proof', line.slice(0, -19) + line.slice(-19).replaceAll('-', ' ')],
    ['without dashes in its proof', line.slice(0, -19) + line.slice(-19).replaceAll('-', '')],
    ['on Windows', `Hello\r\n${line}\r\n`],
  ])('is found %s', (_, text) => {
    expect(isTaken(text)).toBe(true)
    expect(receiptsIn(text)).toHaveLength(1)
  })

  it.each([
    'Please send the line that begins with SB1. Thank you!',
    'The SB1 line is missing in your mail.',
    'Our SB12 sofa is late, SB1-shelves too.',
    'No receipt at all, and 17ca3263 is an order number of 2026-11-23.',
  ])('is not seen in: %s', (text) => {
    expect(receiptsIn(text)).toEqual([])
  })

  it('is named by its line, and thousands are read at once', () => {
    const many = Array.from({ length: 5000 }, (_, i) => `Mail ${i}\n> ${makeReceipt({ ...signing, version: i + 1 })}`).join('\n')
    const found = receiptsIn(many)
    expect(found).toHaveLength(5000)
    expect(found[4999]!.line).toBe(10_000)
  })

  it('calls a page by its path', () => {
    expect(signedName('policies/et/returns/late.md')).toBe('et/returns/late')
  })
})
