import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startChromium } from '../support/chromium.ts'
import { bytesOf } from '../support/folder.ts'
import { baseFiles, makeProject } from '../support/project.ts'
import { openWindow, runStart, saved, sayYes } from '../support/start.ts'

let browser: Browser

beforeAll(async () => {
  browser = await startChromium()
})
afterAll(() => browser.close())

const box = (page: Page) => page.locator('.question [data-value]').first()
const undo = (page: Page) => page.getByRole('button', { name: 'Undo' })

/** Takes the last change back, and waits until that is said on the page as it is then. */
async function undone(page: Page, what: string): Promise<void> {
  await page.waitForLoadState('load')
  await Promise.all([page.waitForEvent('load'), undo(page).click()])
  await page.locator('#Kept', { hasText: `Undone: ${what}` }).waitFor()
}

async function begun(draft = false) {
  const files = await baseFiles()
  if (draft) files['policies/delivery.md'] = files['policies/delivery.md']!.replace('status: approved', 'status: draft')
  const dir = await makeProject(files)
  const running = await runStart(dir)
  const page = await openWindow(browser, running.address)
  const at = (address: string) => page.goto(new URL(address, running.address).href)
  const end = async () => {
    await page.context().close()
    await running.stop()
  }
  return { dir, page, at, end }
}

test('several answers are taken back one by one, to the very bytes they began with; an approval never is', async () => {
  const { dir, page, at, end } = await begun(true)
  const before = await bytesOf(dir)
  expect(await undo(page).isVisible()).toBe(false)
  await at('/write/policies/delivery.md?ask=title')
  await box(page).pressSequentially(' and')
  await saved(page)
  await box(page).pressSequentially(' collection')
  await saved(page)
  const titled = await bytesOf(dir)
  await at('/write/policies/late-delivery.md?ask=also-called')
  await page.getByRole('button', { name: 'Add one' }).click()
  await page.keyboard.type('where is it')
  await saved(page)
  await undone(page, '')
  expect(await bytesOf(dir)).toEqual(titled)
  await undone(page, '')
  expect(await bytesOf(dir)).toEqual(before)
  await at('/write/policies/late-delivery.md?ask=also-called')
  await page.getByRole('button', { name: 'Add one' }).click()
  await page.keyboard.type('where is it')
  await saved(page)
  await at('/write/policies/delivery.md?ask=title')
  await box(page).fill('To your door')
  await saved(page)
  await at('/write/policies/delivery.md?ask=end')
  await page.getByText('“Undo” does not take it back').waitFor()
  await sayYes(page)
  await page.getByRole('heading', { name: 'Approved: version 1' }).waitFor()
  expect(await readFile(join(dir, 'policies/delivery.md'), 'utf8')).toContain('status: approved\n')
  // What was done to other pages still is.
  await undone(page, '')
  expect(await readFile(join(dir, 'policies/late-delivery.md'), 'utf8')).not.toContain('where is it')
  await undo(page).waitFor({ state: 'hidden' })
  expect((page as Page & { mistakes: string[] }).mistakes).toEqual([])
  await end()
})

test('what an editor wrote after it is never undone: a sentence says so', async () => {
  const { dir, page, at, end } = await begun()
  await at('/write/policies/late-delivery.md?ask=situation')
  await box(page).fill('Later than promised')
  await saved(page)
  await at('/write/policies/delivery.md?ask=title')
  await box(page).fill('To your door')
  await saved(page)
  const file = join(dir, 'policies/delivery.md')
  await writeFile(file, (await readFile(file, 'utf8')).replace('one is enough', 'one is plenty'))
  const edited = await bytesOf(dir)
  await undo(page).click()
  await page
    .getByRole('alert')
    .filter({ hasText: 'cannot be undone: policies/delivery.md was changed after it, and those words would be lost.' })
    .waitFor()
  expect(await bytesOf(dir)).toEqual(edited)
  // What was done before it in another file still can be.
  await undo(page).click()
  await expect
    .poll(() => readFile(join(dir, 'policies/late-delivery.md'), 'utf8'))
    .toContain('situation: Delivered later than we promised\n')
  await end()
})

test('what was typed a moment ago is undone too, and not saved again behind one’s back', async () => {
  const { dir, page, at, end } = await begun()
  const before = await bytesOf(dir)
  await at('/write/policies/delivery.md?ask=title')
  await box(page).fill('To your door')
  await saved(page)
  await box(page).pressSequentially(', and in')
  await undo(page).click()
  await expect.poll(() => box(page).inputValue()).toBe('Delivery')
  await page.reload()
  expect(await box(page).inputValue()).toBe('Delivery')
  expect(await bytesOf(dir)).toEqual(before)
  await end()
})
