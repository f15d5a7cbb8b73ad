import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { needChromium } from '../../scripts/chromium.mjs'
import { servicebook } from '../support/command.ts'
import { linesOn, pdfInfo, plain, sheetsOf } from '../support/pdf.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'

/** Twenty sheets of a large handbook, on a machine that does other things too (milliseconds). */
const patience = 600_000

const env = { SERVICEBOOK_CHROMIUM: needChromium() }
let parent: string
let published: { pages: number; pdf: { files: string[]; trouble: string | null } }
const file = (address: string) => join(parent, 'handbook', address)

beforeAll(async () => {
  parent = await mkdtemp(join(tmpdir(), 'servicebook-pdf-'))
  const args = ['build', '--pdf', '--format', 'json', '--out', join(parent, 'handbook'), '--today', testDay]
  const { code, stdout, stderr } = await servicebook(args, { env })
  expect(code, stderr).toBe(0)
  ;({ published } = JSON.parse(stdout))
}, patience)
afterAll(() => rm(parent, { recursive: true, force: true }))

describe('the sample, printed', () => {
  test('the whole handbook, and each section of it, tagged, on A4, with a title', () => {
    expect(published.pdf.trouble).toBeNull()
    expect(published.pdf.files).toEqual(
      expect.arrayContaining([
        'print/whole-handbook.pdf',
        'print/vision.pdf',
        'print/discretion.pdf',
        'print/policy.pdf',
        'print/matrix.pdf',
      ]),
    )
    for (const address of published.pdf.files) {
      const info = pdfInfo(file(address))
      expect(info.Tagged, address).toBe('yes')
      expect(info.Title, address).toMatch(/ · Lammas & Laud$/)
      expect(info['Page size'], address).toMatch(address === 'print/matrix.pdf' ? /^84\d.* x 59\d.*A4/ : /^59\d.* x 84\d.*A4/)
    }
    expect(pdfInfo(file('print/whole-handbook.pdf')).Title).toBe('The whole handbook · Lammas & Laud')
  })

  test('an outline leads to the sections, and it says which language it is in', async () => {
    const bytes = (await readFile(file('print/whole-handbook.pdf'))).toString('latin1')
    expect(bytes).toMatch(/\/Outlines \d+ 0 R/)
    expect(bytes).toMatch(/\/Lang \(en\)/)
  })

  test('each sheet says whose it is, of which day, and which of how many; each of a section what the section is about', () => {
    const sheets = sheetsOf(file('print/whole-handbook.pdf'))
    expect(sheets.length).toBeGreaterThan(50)
    sheets.forEach((sheet, i) => {
      expect(sheet).toContain(`Page ${i + 1} of ${sheets.length}`)
      expect(sheet).toContain('As of 21 November 2026')
      expect(sheet).toContain('Lammas & Laud')
    })
    for (const sheet of sheetsOf(file('print/goal.pdf'))) expect(sheet).toContain('Goals')
  })

  test('nothing of what leads round the site is printed', () => {
    const text = sheetsOf(file('print/whole-handbook.pdf')).join('\n')
    for (const word of ['Skip to the text', 'A to Z', 'Ready to print, or to send']) expect(text).not.toContain(word)
    expect(text.match(/^What may I do\?$/m)).toBeNull()
  })

  test('no heading stands alone at the foot of a sheet', async () => {
    const html = await readFile(file('whole-handbook.html'), 'utf8')
    const body = html.slice(html.indexOf('<section class="part '))
    // A title may be an entry of a list too, and those may end a sheet.
    const entries = new Set([...body.matchAll(/<li[^>]*>([^]*?)<\/li>/g)].map(([, text]) => plain(text!)))
    const headings = new Set(
      [...body.matchAll(/<(h[2-6])[^>]*>([^]*?)<\/\1>/g)].map(([, , text]) => plain(text!)).filter((text) => !entries.has(text)),
    )
    expect(headings.size).toBeGreaterThan(100)
    const alone = linesOn(file('print/whole-handbook.pdf')).flatMap((lines, i) => {
      const foot = lines.find(({ text }) => text.startsWith(`Page ${i + 1} of `))!
      const text = lines.filter(({ bottom }) => bottom < foot.top)
      const lowest = text.toSorted((a, b) => b.bottom - a.bottom)[0]!
      // The contents end with the titles of documents.
      const isContents = !text.some(({ top, text: words }) => top < 48 && words !== 'Lammas & Laud')
      return headings.has(lowest.text) && !isContents ? [`sheet ${i + 1}: ${lowest.text}`] : []
    })
    expect(alone).toEqual([])
  })

  test('nothing on any sheet is wider than it: a browser would make every letter smaller for it', () => {
    const height = ({ top, bottom }: { top: number; bottom: number }) => bottom - top
    // A sheet on which a page ends may hold little but the small print about it.
    const full = linesOn(file('print/policy.pdf')).filter((lines, i) => i > 0 && lines.length >= 30)
    expect(full.length).toBeGreaterThan(20)
    for (const lines of full) {
      const head = lines.find(({ text }) => text === 'Lammas & Laud')!
      const heights = lines.map(height).toSorted((a, b) => a - b)
      // The head is set in 9 points, the text in 10.5.
      expect(heights[Math.floor(heights.length / 2)]! / height(head)).toBeGreaterThan(1.12)
    }
  })

  test('the page of the whole handbook leads to each of them', async () => {
    const html = await readFile(file('whole-handbook.html'), 'utf8')
    for (const address of published.pdf.files) expect(html).toContain(`href="${address}"`)
  })

  test('a build without the flag leaves them out', async () => {
    const { code, stdout } = await servicebook(['build', '--out', join(parent, 'handbook'), '--format', 'json', '--today', testDay])
    expect(code).toBe(0)
    expect(JSON.parse(stdout).published).not.toHaveProperty('pdf')
    expect(await readdir(join(parent, 'handbook'))).not.toContain('print')
    expect(await readFile(file('whole-handbook.html'), 'utf8')).not.toContain('.pdf')
  })
})

test('a name with quotes, backslashes and signs of styles runs at the head as it is written, on the paper that is asked for', async () => {
  const name = `"O'Neil" \\ Söhne; } @page { <b>`
  const files = await baseFiles()
  files['policies/company.md'] = files['policies/company.md']!.replace(/^name: .*$/m, `name: ${JSON.stringify(name)}`)
  const dir = await makeProject(files)
  const { code, stdout, stderr } = await servicebook(
    ['build', '--pdf', '--paper', 'letter', '--drafts', '--dir', dir, '--today', testDay],
    { env },
  )
  expect(code, stdout + stderr).toBe(0)
  expect(stdout).toMatch(/\d+ PDFs to print or send\. The whole handbook is /)
  const whole = join(dir, 'handbook-drafts/print/whole-handbook.pdf')
  expect(pdfInfo(whole)['Page size']).toMatch(/letter/)
  for (const sheet of sheetsOf(whole)) expect(sheet).toContain(name)
})
