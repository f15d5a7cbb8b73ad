import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import {
  DeletedTextRun,
  Document,
  HeadingLevel,
  ImageRun,
  InsertedTextRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
} from 'docx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bytesOf } from '../support/folder.ts'
import { type Open, openHandbook } from '../support/start.ts'

let { running, dir, page, close } = {} as Open

beforeAll(async () => {
  ;({ running, dir, page, close } = await openHandbook())
})
afterAll(() => close())

/** The smallest picture there is: one pixel. */
const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
const heading = (text: string, level: (typeof HeadingLevel)[keyof typeof HeadingLevel] = HeadingLevel.HEADING_1) =>
  new Paragraph({ text, heading: level })
const change = { id: 1, author: 'A', date: '2026-01-01T00:00:00Z' }

/** A handbook as many have one: written over years, with changes nobody accepted. */
function handbook(): Promise<Buffer> {
  const row = (...cells: string[]) => new TableRow({ children: cells.map((cell) => new TableCell({ children: [new Paragraph(cell)] })) })
  const children = [
    heading('Refunds and exchanges'),
    new Paragraph({
      children: [
        new TextRun('We give the money back within '),
        new InsertedTextRun({ text: 'fourteen', ...change }),
        new DeletedTextRun({ text: 'thirty', ...change, id: 2 }),
        new TextRun(' days.'),
      ],
    }),
    new Paragraph({ text: 'Ask for the receipt.', bullet: { level: 0 } }),
    new Paragraph({ text: 'Without one, look up the order.', bullet: { level: 0 } }),
    new Table({ rows: [row('Bought', 'Money back'), row('In the shop', 'At once')] }),
    heading('What to do when a parcel is late'),
    heading('Ring first', HeadingLevel.HEADING_2),
    new Paragraph('Ring the customer before they ring us <b>at once</b>.'),
    new Paragraph({ children: [new ImageRun({ type: 'png', data: pixel, transformation: { width: 10, height: 10 } })] }),
    heading('Dress code'),
    new Paragraph('Black shoes.'),
  ]
  return Packer.toBuffer(new Document({ sections: [{ children }] }))
}

/** Chooses a file on the screen, as from a disk. */
async function chosen(name: string, buffer: Buffer): Promise<void> {
  await page.goto(new URL('/bring?again=yes', running.address).href)
  await page.getByLabel('Your file').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  await page.getByRole('button', { name: 'Look at it' }).click()
}

test('a Word handbook is cut into pieces, and nothing is kept before somebody says so', async () => {
  const before = await bytesOf(dir)
  await chosen('Our handbook.docx', await handbook())
  await page.getByText('We found 3 pages in Our handbook.docx.').waitFor()
  const pieces = page.locator('.piece')
  const names = await pieces.getByLabel('Name').evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value))
  expect(names).toEqual(['Refunds and exchanges', 'What to do when a parcel is late', 'Dress code'])
  const about = await pieces
    .getByLabel('What it is about')
    .evaluateAll((fields) => fields.map((field) => (field as HTMLSelectElement).value))
  expect(about[0]).toMatch(/^(returns|exchanges)$/)
  expect(about.slice(1)).toEqual(['delivery', ''])
  const all = (await page.locator('main').textContent())!
  expect(all).toContain('We give the money back within fourteen days.')
  expect(all).toContain('Crossed out while changes were tracked, and left out: “thirty”')
  expect(all).toContain('a picture')
  // Room enough to read what each is about.
  expect(
    Math.min(...(await pieces.getByLabel('What it is about').evaluateAll((fields) => fields.map((field) => field.clientWidth)))),
  ).toBeGreaterThan(200)
  // Shown as it will look, and not with its marks.
  await pieces.getByRole('row', { name: 'In the shop At once' }).waitFor()
  expect(await bytesOf(dir)).toEqual(before)
})

test('those that are wanted become drafts with every word, which can be walked', async () => {
  await page.locator('.piece').nth(2).getByLabel('Keep this one').uncheck()
  await page.locator('.piece').nth(0).getByLabel('Name').fill('Money back')
  await page.getByRole('button', { name: 'Keep them as drafts' }).click()
  await page.getByRole('heading', { name: 'We made 2 pages from your file. Nobody sees them yet.' }).waitFor()
  expect(await page.locator('main').textContent()).toMatch(/Not kept; they are still in your file:\s*Dress code/)
  const made = (await readdir(join(dir, 'policies'), { recursive: true })).filter((path) => /money-back|parcel-is-late/.test(path))
  expect(made).toHaveLength(2)
  const money = made.find((path) => path.includes('money-back'))
  const text = await readFile(join(dir, 'policies', money!), 'utf8')
  expect(text).toContain('title: Money back\n')
  expect(text).toContain('We give the money back within fourteen days.')
  expect(text).not.toContain('status: approved')
  await page.getByRole('link', { name: 'Money back' }).click()
  await page.locator('.question').waitFor()
  const shown = page.frameLocator('iframe[data-live="page"]').locator('main')
  await shown.getByText('We give the money back within fourteen days.').waitFor()
  for (const words of ['Ask for the receipt.', 'Without one, look up the order.', 'In the shop', 'At once'])
    expect(await shown.textContent()).toContain(words)
  expect(page.mistakes).toEqual([])
})

test('a page that waits for its picture is not approved by mistake, and its marks are words', async () => {
  const late = (await readdir(join(dir, 'policies'), { recursive: true })).find((path) => path.includes('parcel-is-late'))
  await page.goto(new URL(`/see/policies/${late}`, running.address).href)
  const shown = page.frameLocator('iframe').locator('main')
  await shown.getByText('Ring the customer before they ring us <b>at once</b>.').waitFor()
  await shown.getByText('Ring first').waitFor()
  await page.goto(new URL(`/write/policies/${late}?ask=end`, running.address).href)
  await page.getByRole('button', { name: 'Yes, they may' }).click()
  await page.getByRole('heading', { name: 'Not yet. These would mislead staff.' }).waitFor()
  expect(await page.locator('[data-part="stopped"]').textContent()).toContain('TODO')
  expect(await readFile(join(dir, 'policies', late!), 'utf8')).not.toContain('status: approved')
})

const old = Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(512)])
test.each([
  ['Price list.xlsx', Buffer.from('PK\u0003\u0004 no zip at all', 'latin1'), /Price list\.xlsx .+\.$/],
  ['Handbook.doc', old, /Handbook\.doc is not a file we can read\. Open it in Word and save it as \.docx/],
  ['Handbook.docx', Buffer.from('not Word'), /Handbook\.docx cannot be opened: part of it is missing or damaged\./],
  ['Handbook.pdf', Buffer.from('%PDF-1.7\n'), /Handbook\.pdf is a PDF/],
  ['Empty.docx', Buffer.alloc(0), /There are no words in Empty\.docx\./],
  ['<img src=x onerror=alert(1)>.md', Buffer.alloc(0), /There are no words in <img src=x onerror=alert\(1\)>\.md\./],
])('%s: a sentence that says what to do, and nothing is made', async (name, buffer, says) => {
  const before = await bytesOf(dir)
  await chosen(name, buffer)
  await page.getByRole('alert').filter({ hasText: says }).waitFor()
  expect(page.url()).toContain('/bring')
  expect(await bytesOf(dir)).toEqual(before)
})
