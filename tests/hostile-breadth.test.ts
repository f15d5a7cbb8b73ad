import { mkdir, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { checkProject } from '../src/check/report.ts'
import { phraseIn } from '../src/check/phrases.ts'
import { contactsIn } from '../src/handbook/lexicon.ts'
import { readProject } from '../src/project.ts'
import { make, policy } from './support/hostile.ts'
import { testDay } from './support/project.ts'

/** Texts as long as a document may be, and word lists as long as nobody writes them. */

/** Nearly as long as a document may be (characters). */
const long = 190_000
const rep = (text: string) => text.repeat(Math.ceil(long / text.length)).slice(0, long)

/** Longest that one such document may take, on a slow machine with others at work (milliseconds). Those that went wrong took minutes. */
const patience = 60_000

const unspaced = ['a', '1', '1.', '1,', '12-', 'a.', 'a@', '_', '€1,']
const spaced = [
  '111 ',
  'up to ',
  'up to 5 ',
  'may give 25 EUR ',
  'more than 25 EUR ',
  'anna@shop.ee ',
  'ring 5550 0101 ',
  'word. ',
  'the limit is ',
]

describe('a document stays quick to read, whatever is said over and over in it', () => {
  test.each([...unspaced, ...spaced].map((text) => [text]))(
    '%j',
    async (text) => {
      const dir = await make({ 'policies/long.md': policy(`## How we do it\n\n${rep(text)}\n`) })
      const began = performance.now()
      checkProject(await readProject(dir, { today: testDay }))
      expect(performance.now() - began).toBeLessThan(patience)
    },
    180_000,
  )

  test.each([
    ['one abbreviation beside a word without end', `Ask the NCR here, says ${rep('a')}`],
    ['thousands of abbreviations', Array.from({ length: 30_000 }, (_, i) => `word Q${letters(i)}`).join(' ')],
  ])(
    '%s',
    async (_, text) => {
      const dir = await make({ 'policies/long.md': policy(`## How we do it\n\n${text}\n`) })
      const began = performance.now()
      checkProject(await readProject(dir, { today: testDay }))
      expect(performance.now() - began).toBeLessThan(patience)
    },
    180_000,
  )
})

describe('phrases', () => {
  test('with many spaces in them find a single one, and do not take for ever over a long gap', () => {
    const phrase = [`shop${' '.repeat(12)}assistant`]
    expect(phraseIn('Ask the shop\nassistant.', phrase)?.typed).toBe('shop\nassistant')
    const began = performance.now()
    expect(phraseIn(`shop${' '.repeat(5000)}keeper`, phrase)).toBeUndefined()
    expect(performance.now() - began).toBeLessThan(patience)
  }, 180_000)

  test('are found as they stand: signs of patterns, emoji, letters alone, the longest of those that begin alike', () => {
    const phrases = ['c++', '(a+)+$', 'n😀', '😀', 'x', 'no', 'no idea', "don't"]
    for (const typed of ['c++', '(a+)+$', 'n😀', '😀', 'X', 'No idea', 'don’t'])
      expect(phraseIn(`So ${typed} it is.`, phrases)?.typed).toBe(typed)
    expect(phraseIn(`${'a'.repeat(5000)}!`, phrases)).toBeUndefined()
  })

  test('by the thousand are not tried one by one at each letter', () => {
    const phrases = Array.from({ length: 5000 }, (_, i) => `${letters(i * 7919)} ${letters(i * 31)}`)
    const began = performance.now()
    expect(phraseIn('Look at the table together with them. '.repeat(20_000), phrases)).toBeUndefined()
    expect(performance.now() - began).toBeLessThan(patience)
  }, 180_000)
})

test('mail addresses are found whole, and no others', () => {
  const found = (text: string) => contactsIn(text).map(({ typed }) => typed)
  expect(found('Write to anna.tamm+shop@mail.shop-one.ee, or to liis@x.ee.')).toEqual(['anna.tamm+shop@mail.shop-one.ee', 'liis@x.ee'])
  expect(found(`${'a'.repeat(65)}@shop.ee`)).toEqual([])
})

test('a page that lies among the records is counted on by checking no more than by a build', async () => {
  const dir = await make()
  await mkdir(join(dir, 'records'))
  await rename(join(dir, 'policies/delivery.md'), join(dir, 'records/delivery.md'))
  const errors = async (records: boolean) =>
    checkProject(await readProject(dir, { today: testDay, records }))
      .findings.filter(({ severity, inForce }) => severity === 'error' && inForce)
      .map(({ file, rule, message }) => `${file} ${rule} ${message}`)
  expect(await errors(true)).toEqual(await errors(false))
  expect(await errors(true)).toHaveLength(1)
})

/** A number in letters alone. */
function letters(n: number): string {
  const rest = Math.floor(n / 26)
  return `${rest > 0 ? letters(rest) : ''}${String.fromCharCode(65 + (n % 26))}`
}
