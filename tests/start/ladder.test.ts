import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Open, openHandbook, saved } from '../support/start.ts'

let { dir, page, close, running } = {} as Open

beforeAll(async () => {
  ;({ dir, page, close, running } = await openHandbook())
})
afterAll(() => close())

const file = () => readFile(join(dir, 'policies/late-delivery.md'), 'utf8')
/** The first rung is the front line's. */
const rungAt = (rung: number) => page.locator('.question tr.row').nth(rung - 1)
/** What somebody on a rung may do, as it is typed: the first thing of it. */
const limit = (rung: number) => rungAt(rung).getByRole('textbox').first()
const live = () => page.frameLocator('iframe[data-live="page"]').locator('main')

const wrong: [string, number, string, RegExp, boolean][] = [
  ['no unit', 1, 'something off, up to 25', /“(up to )?25” has no unit/, false],
  ['no number', 1, 'something off, within reason', /is not a limit anyone can use/, false],
  ['another currency', 1, 'something off, up to 25 USD per case', /This limit is in USD, and your company works in EUR\./, true],
  [
    'less than the rung below',
    2,
    'something off, up to 10 EUR per case',
    /may give 10 EUR.*, less than the 25 EUR.* of the driver below them/i,
    true,
  ],
]
test.each(wrong)('%s: told at its place in the rule’s own sentence, and gone once it is put right', async (_, rung, typed, says) => {
  await page.goto(new URL('/write/policies/late-delivery.md?ask=ladder', running.address).href)
  const before = await file()
  const right = await limit(rung).inputValue()
  await limit(rung).fill(typed)
  const remark = page.locator('.question .remark.is-error').filter({ hasText: says })
  await remark.waitFor()
  expect(await remark.textContent()).toContain('How to put it right:')
  const invalid = page.locator('[aria-invalid="true"]')
  expect(await invalid.evaluateAll((fields) => fields.map((field) => (field as HTMLTextAreaElement).value))).toEqual([typed])
  await limit(rung).fill(right)
  await saved(page)
  await remark.waitFor({ state: 'detached' })
  expect(await invalid.count()).toBe(0)
  await expect.poll(file).toBe(before)
})

test('a rung on which nobody stands: told, and put right by ticking somebody', async () => {
  await page.goto(new URL('/write/policies/late-delivery.md?ask=ladder', running.address).href)
  const rung = rungAt(1)
  await rung.locator('summary').click()
  await rung.getByRole('checkbox', { name: 'Driver' }).uncheck()
  const remark = page.locator('.question .remark')
  await remark.first().waitFor()
  expect(await remark.first().textContent()).toContain('Which role is this?')
  await rung.getByRole('checkbox', { name: 'Driver' }).check()
  await saved(page)
  await remark.first().waitFor({ state: 'detached' })
  await expect.poll(file).toContain('role: driver\n')
})

test('the page beside shows each limit as staff will see it, while it is typed', async () => {
  await page.goto(new URL('/write/policies/late-delivery.md?ask=ladder', running.address).href)
  await live().getByText('Driver').first().waitFor()
  await limit(1).fill('something off, up to 40 EUR per case')
  await saved(page)
  await live()
    .getByText(/up to\s€?40\s?(EUR)? per case/)
    .first()
    .waitFor()
  expect(await file()).toContain('something off, up to 40 EUR per case')
  expect(page.mistakes).toEqual([])
})
