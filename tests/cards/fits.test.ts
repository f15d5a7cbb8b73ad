import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { heightOf, linesOf, sidesOf, type Setting } from '../../src/measure/fits.ts'
import { startChromium } from '../support/chromium.ts'

const small: Setting = { size: 9, line: 1.25 }

describe('lines', () => {
  test.each([
    ['', 90, 1],
    ['One short line', 90, 1],
    ['two words', 12, 2],
    // Forty times a letter of about two millimetres, with nowhere to break.
    ['o'.repeat(40), 45, 2],
    ['+372\u00a05550\u00a00101 rings', 27, 2],
  ])('%j in %i mm', (text, width, lines) => {
    expect(linesOf(text, small, width)).toBe(lines)
  })

  test('bold letters and larger ones take more room', () => {
    const text = 'The furniture comes on the day we promised, and not a day later.'
    expect(linesOf(text, { ...small, bold: true }, 60)).toBeGreaterThanOrEqual(linesOf(text, small, 60))
    expect(linesOf(text, { ...small, size: 14 }, 60)).toBeGreaterThan(linesOf(text, small, 60))
  })

  test('nothing is as high as nothing', () => expect(heightOf('', small, 60)).toBe(0))
})

describe('sides', () => {
  const blocks = (...heights: number[]) => heights.map((height) => ({ height }))
  test.each([
    ['all on one', blocks(40, 40, 20), 100, 0, 1],
    ['one more', blocks(40, 40, 21), 100, 0, 2],
    ['what does not fit goes on whole', blocks(60, 60, 60), 100, 0, 3],
    ['a head on each side', blocks(45, 45, 45), 100, 10, 2],
    ['higher than a side', blocks(250), 100, 0, 3],
    ['higher than a side, with something before and after it', blocks(50, 250, 60), 100, 0, 5],
    ['nothing', [], 100, 0, 1],
  ])('%s', (_, some, height, head, sides) => {
    expect(sidesOf(some, height, () => head)).toBe(sides)
  })

  test('room below a block is not wanted at the foot of a side', () => {
    expect(
      sidesOf(
        [
          { height: 50, below: 5 },
          { height: 45, below: 5 },
        ],
        100,
      ),
    ).toBe(1)
  })
})

describe('held against a real browser', () => {
  let browser: Browser
  beforeAll(async () => void (browser = await startChromium()))
  afterAll(() => browser.close())

  const texts = [
    "I'm so sorry. You kept the day free for us and we let you down. I'm staying with this until you know when it comes.",
    'Somebody has an allergy to a polish, a glue, wool or another material of ours',
    'money back the way it was paid, once the till shows the order, up to €150, and a taxi to another of our places and back',
    'Kui klient ütleb, et mööbel tuli hiljem kui lubatud, vabanda kohe ja paku välja uus päev ning kellaaeg, mis talle sobib.',
    'Ако клиентът чака повече от два часа, извинете се веднага и върнете таксата за доставка без никакви въпроси.',
    'Jeg er ked af det. Du holdt dagen fri, og vi kom ikke. Må jeg få lov at finde en ny tid, der passer dig og dine børn?',
    'sünnipäevanädalalõpupeopärastlõunaväsimus'.repeat(6),
    'WWW MMM WWW MMM '.repeat(20),
    'iii lll iii lll '.repeat(20),
    '€25 €150 €1,200 +372 5550 0101 '.repeat(12),
    '漢字かなカナ한국어'.repeat(20),
    'x'.repeat(3000),
    'not a word too few '.repeat(160),
  ]

  test.each([
    [9, 400, 93],
    [9.5, 400, 55],
    [10, 650, 89.9],
    [13, 650, 170],
    [32, 650, 180],
  ])(
    '%d points at weight %d in %d mm: never fewer lines than there are, and at most one in twelve too many',
    async (size, weight, width) => {
      const page = await browser.newPage()
      await page.setContent(
        `<body style="font-family: system-ui, 'Noto Sans', sans-serif; font-size: ${size}pt; font-weight: ${weight}; line-height: 1.25; width: ${width}mm; overflow-wrap: anywhere">${texts.map(() => '<p style="margin:0"></p>').join('')}`,
      )
      const real = await page.evaluate((all) => {
        const paragraphs = [...document.querySelectorAll('p')]
        return all.map((text, i) => {
          paragraphs[i]!.textContent = text
          return Math.round(paragraphs[i]!.offsetHeight / Number.parseFloat(getComputedStyle(paragraphs[i]!).lineHeight))
        })
      }, texts)
      await page.close()
      const guessed = texts.map((text) => linesOf(text, { size, line: 1.25, bold: weight > 500 }, width))
      guessed.forEach((lines, i) => {
        expect(lines, texts[i]!.slice(0, 40)).toBeGreaterThanOrEqual(real[i]!)
        // A machine without a font for it draws narrow boxes in place of each sign.
        if (!texts[i]!.startsWith('漢'))
          expect(lines, texts[i]!.slice(0, 40)).toBeLessThanOrEqual(real[i]! + Math.max(1, Math.ceil(real[i]! / 4)))
      })
      const sum = (some: number[]) => some.reduce((all, one) => all + one, 0)
      // The last of them repeat one word, whose rounding shows in each of their lines.
      expect(sum(guessed.slice(0, 6))).toBeLessThanOrEqual(sum(real.slice(0, 6)) * (13 / 12) + 1)
    },
  )
})
