import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Open, openHandbook, openWindow, saved } from '../support/start.ts'

let { browser, running, dir, close } = {} as Open

beforeAll(async () => {
  ;({ browser, running, dir, close } = await openHandbook())
})
afterAll(() => close())

const text = (path: string) => readFile(join(dir, 'policies', path), 'utf8')
const at = (path: string) => new URL(path, running.address).href

async function asked(question: string): Promise<Page> {
  const page = await openWindow(browser, running.address)
  await page.goto(at(`/write/policies/${question}`))
  return page
}

test('20 million letters that somebody pasted are told to be too many, and nothing breaks', async () => {
  const page = await asked('late-delivery.md?ask=why')
  const before = await text('late-delivery.md')
  await page.locator('textarea').evaluate((area: HTMLTextAreaElement) => {
    area.value = 'word '.repeat(4_000_000)
    area.dispatchEvent(new Event('input', { bubbles: true }))
  })
  await page.locator('.remark', { hasText: 'That is more than any page can hold.' }).waitFor()
  expect(await text('late-delivery.md')).toBe(before)
  // What a page of its own could hold is refused by the page, in a sentence too.
  await page.locator('textarea').fill('word '.repeat(40_000))
  await page.locator('.remark').filter({ hasNotText: 'That is more than any page can hold.' }).waitFor()
  expect(await text('late-delivery.md')).toBe(before)
  await page.locator('textarea').fill('A lost morning is lost.')
  await saved(page)
  expect(await text('late-delivery.md')).toContain('## Why\n\nA lost morning is lost.\n')
  await page.context().close()
})
