import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { HtmlValidate } from 'html-validate'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Browser } from 'playwright-core'
import { assessmentAreas, statementSets } from '../../src/kinds/assessment.ts'
import { wordsFor } from '../../src/words/words.ts'
import { startChromium } from '../support/chromium.ts'
import { servicebook } from '../support/command.ts'
import { pdfInfo, plain, sheetsOf } from '../support/pdf.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'

const words = wordsFor('en')
const statements = assessmentAreas.flatMap((area) =>
  Array.from({ length: statementSets['servicebook-1']![area] }, (_, i) => words.say(`assess.statements.servicebook-1.${area}.${i + 1}`)),
)

let dir: string
let html: string
beforeAll(async () => {
  dir = await makeProject(await baseFiles())
  const { code, stdout } = await servicebook(['assess', '--sheet', '--today', testDay], { cwd: dir })
  expect([code, stdout]).toEqual([0, expect.stringContaining('assessment-sheet.csv')])
  html = await readFile(join(dir, 'sheets/assessment-sheet.html'), 'utf8')
})

describe('the statements', () => {
  test('are 39, each once, short enough to be read aloud', () => {
    expect(statements).toHaveLength(39)
    expect(new Set(statements).size).toBe(39)
    for (const statement of statements) {
      expect(statement.split(' ').length, statement).toBeLessThanOrEqual(25)
      expect(statement).toMatch(/^[A-Z].*\.$/)
    }
  })
})

describe('the sheet to print', () => {
  test('is valid, and asks for nothing from anywhere', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: { 'long-title': 'off', 'no-trailing-whitespace': 'off', 'wcag/h32': 'off' },
    })
    const { results } = await validator.validateString(html)
    expect(results.flatMap(({ messages }) => messages.map(({ line, message }) => `${line} ${message}`))).toEqual([])
    expect(html).not.toMatch(/https?:|src=|href=|url\(|<script/)
    for (const statement of statements) expect(plain(html)).toContain(statement)
  })

  describe('in a browser', () => {
    let browser: Browser
    beforeAll(async () => void (browser = await startChromium()))
    afterAll(() => browser.close())

    test('prints on at most three sheets of A4, and no area is cut in two', async () => {
      const page = await browser.newPage()
      await page.goto(pathToFileURL(join(dir, 'sheets/assessment-sheet.html')).href)
      const pdf = join(await mkdtemp(join(tmpdir(), 'servicebook-sheet-')), 'sheet.pdf')
      await writeFile(pdf, await page.pdf({ preferCSSPageSize: true }))
      await page.close()
      expect(pdfInfo(pdf)['Page size']).toMatch(/\(A4\)/)
      const sheets = sheetsOf(pdf).map(plain)
      expect(sheets.length).toBeLessThanOrEqual(3)
      const [first, last] = [statements[0]!, statements.at(-1)!]
      expect(sheets[0]).toContain(first)
      expect(sheets.at(-1)).toContain(last)
      for (const [i, area] of assessmentAreas.entries()) {
        const on = sheets.findIndex((sheet) => sheet.includes(`${i + 1} · ${words.choice(area)}`))
        for (let s = 1; s <= statementSets['servicebook-1']![area]; s++)
          expect(sheets[on], area).toContain(words.say(`assess.statements.servicebook-1.${area}.${s}`))
      }
    })

    test('fits a phone', async () => {
      const page = await browser.newPage({ viewport: { width: 360, height: 700 } })
      await page.goto(pathToFileURL(join(dir, 'sheets/assessment-sheet.html')).href)
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
      await page.close()
    })
  })
})

describe('writing them', () => {
  test('marks that were typed in, and a page of somebody’s own, are left alone', async () => {
    const csv = join(dir, 'sheets/assessment-sheet.csv')
    const filledIn = `${await readFile(csv, 'utf8')}\r\n`
    await writeFile(csv, filledIn)
    const again = await servicebook(['assess', '--sheet', '--today', testDay], { cwd: dir })
    expect([again.code, again.stdout]).toEqual([0, expect.stringContaining('perhaps with marks in it, so it was left alone')])
    expect(await readFile(csv, 'utf8')).toBe(filledIn)
    await writeFile(join(dir, 'mine.html'), '<p>Mine.</p>')
    const own = await servicebook(['assess', '--sheet', '--out', 'mine.html', '--today', testDay], { cwd: dir })
    expect([own.code, own.stderr]).toEqual([2, expect.stringContaining('a file of your own')])
    expect(await readFile(join(dir, 'mine.html'), 'utf8')).toBe('<p>Mine.</p>')
  })

  test('anywhere somebody says, with the other beside it', async () => {
    const out = await mkdtemp(join(tmpdir(), 'servicebook-out-'))
    const { code } = await servicebook(['assess', '--sheet', '--out', join(out, 'new folder/sheet.html'), '--today', testDay], { cwd: dir })
    expect(code).toBe(0)
    expect(await readFile(join(out, 'new folder/sheet.html'), 'utf8')).toBe(html)
    expect(await readFile(join(out, 'new folder/assessment-sheet.csv'), 'utf8')).toMatch(/^\uFEFFNo\.,Area,/)
  })
})
