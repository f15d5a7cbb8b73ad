import { execFileSync } from 'node:child_process'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { startChromium } from '../support/chromium.ts'
import { baseFiles, makeProject } from '../support/project.ts'
import { openWindow, runStart, saved, type Running } from '../support/start.ts'

let browser: Browser
let running: Running
let dir: string
let page: Page
let before: string

const path = () => join(dir, 'policies/delivery.md')
const typed = 'Nobody waits longer than a morning.'

beforeAll(async () => {
  browser = await startChromium()
})
afterAll(() => browser.close())

beforeEach(async () => {
  dir = await makeProject(await baseFiles())
  before = await readFile(path(), 'utf8')
  running = await runStart(dir)
  page = await openWindow(browser, running.address)
  await page.goto(new URL('/write/policies/delivery.md?ask=purpose', running.address).href)
  return async () => {
    await page.context().close()
    await running.stop()
  }
})

const box = () => page.locator('.question [data-value]').first()

/** Types while something stands in the way, and waits for the sentence that says so. */
async function typesInVain(sentence: RegExp): Promise<void> {
  await box().fill(typed)
  const trouble = page.getByRole('alert').filter({ hasText: sentence })
  await trouble.waitFor()
  expect(await trouble.textContent()).not.toMatch(/Error|E[A-Z]{4,}|\n\s+at /)
  expect(await page.locator('#Kept').textContent()).toBe('Not saved yet')
  expect(await box().inputValue()).toBe(typed)
}

/** It goes on by itself or by a press, once nothing is in the way any more: nothing that was typed is lost. */
async function triesAgain(): Promise<void> {
  await page.getByRole('button', { name: 'Try again' }).click()
  await saved(page)
  expect(await page.locator('#Trouble').isVisible()).toBe(false)
  expect(await readFile(path(), 'utf8')).toBe(before.replace('You can take one morning off, and one is enough.', typed))
}

test('a page that somebody deleted', async () => {
  await rm(path())
  await typesInVain(/policies\/delivery\.md is no longer there: somebody moved(, renamed)? or deleted it\. Nothing was written\./)
  await writeFile(path(), before)
  await triesAgain()
})

test('a page that somebody renamed', async () => {
  await rename(path(), join(dir, 'policies/parcels.md'))
  await typesInVain(/is no longer there/)
  await rename(join(dir, 'policies/parcels.md'), path())
  await triesAgain()
})

test('a folder in the place of the page', async () => {
  await rm(path())
  await mkdir(path())
  await typesInVain(/policies\/delivery\.md (is no longer there|could not be written: a folder stands in the way)/)
  await rm(path(), { recursive: true })
  await writeFile(path(), before)
  await triesAgain()
})

test('a page that an editor left in a state nobody can read', async () => {
  await writeFile(path(), before.replace('title: Delivery', 'title: "Delivery'))
  await typesInVain(/policies\/delivery\.md cannot be read from line \d+ on: .+/)
  await writeFile(path(), before)
  await triesAgain()
})

test('a page in letters that are not UTF-8', async () => {
  await writeFile(path(), Buffer.from(before.replace('Delivery', 'D\u00e9livery'), 'latin1'))
  await typesInVain(/UTF-8/)
  await writeFile(path(), before)
  await triesAgain()
})

test('a disk that takes no more', async () => {
  // No file may grow past so many bytes: where a disk is full, the system says as much.
  const room = (bytes: string) => execFileSync('prlimit', ['--pid', String(running.child.pid), `--fsize=${bytes}:`])
  room('200')
  await typesInVain(/policies\/delivery\.md could not be written: .+\. What was there before is still there\./)
  expect(await readFile(path(), 'utf8')).toBe(before)
  expect(await readdir(join(dir, 'policies'))).toEqual(
    Object.keys(await baseFiles())
      .map((file) => file.replace('policies/', ''))
      .sort(),
  )
  room('unlimited')
  await triesAgain()
})

test('the folder of pages is gone, and comes back', async () => {
  await rename(join(dir, 'policies'), join(dir, 'aside'))
  await typesInVain(/is no longer there/)
  await rename(join(dir, 'aside'), join(dir, 'policies'))
  await triesAgain()
})

test('whoever goes on while something is in the way stays where they are, and finds it again after a reload', async () => {
  await rm(path())
  await typesInVain(/is no longer there/)
  await page.getByRole('button', { name: /^(This is right\. )?Next$/ }).click()
  await page
    .getByRole('alert')
    .filter({ hasText: /is no longer there/ })
    .waitFor()
  expect(page.url()).toContain('ask=purpose')
  await writeFile(path(), before)
  await page.reload()
  await page.waitForFunction((text) => document.querySelector<HTMLTextAreaElement>('.question [data-value]')?.value === text, typed)
  await page.locator('#Kept', { hasText: 'What you had typed before the window closed is saved now.' }).waitFor()
  expect(await readFile(path(), 'utf8')).toContain(typed)
})
