import { createServer } from 'node:net'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startChromium } from '../support/chromium.ts'
import { baseFiles, makeProject } from '../support/project.ts'
import { openWindow, runStart } from '../support/start.ts'

let browser: Browser

beforeAll(async () => {
  browser = await startChromium()
})
afterAll(() => browser.close())

test('the key is gone from the address, and no script can read it', async () => {
  const running = await runStart(await makeProject(await baseFiles()))
  const page = await openWindow(browser, running.address)
  expect(new URL(page.url()).search).toBe('')
  expect(await page.evaluate(() => [document.cookie, history.length, document.referrer])).toEqual(['', expect.any(Number), ''])
  await page.getByRole('link', { name: 'Publish', exact: true }).click()
  expect(page.url()).not.toContain('key')
  await page.goBack()
  expect(page.url()).not.toContain('key')
  expect(page.mistakes).toEqual([])
  await running.stop()
})

/** Every layout, and every sort of control. */
const screens = [
  '/',
  '/begin',
  '/new',
  '/new/policy',
  '/check',
  '/publish',
  '/publish?for=public',
  '/search?q=late',
  '/bring',
  '/workshop?step=4',
  '/write/policies/company.md?ask=roles',
  '/write/policies/late-delivery.md?ask=ladder',
  '/write/policies/late-delivery.md?ask=why',
  '/write/policies/on-time.md?ask=measure',
  '/write/policies/delivery.md?ask=end',
  '/see/policies/late-delivery.md',
  '/see/policies/delivery.md?as=phone',
  '/see/records/hilltop.md',
  '/page/index.html',
  '/handout/policies/delivery.md',
]

test('all screens ask nobody but this computer, and none has a mistake in it', async () => {
  const dir = await makeProject({ ...(await baseFiles()), 'records/hilltop.md': '---\nkind: key-account\nname: Hilltop Hotels\n---\n' })
  const running = await runStart(dir)
  const page = await openWindow(browser, running.address)
  const { origin } = new URL(page.url())
  const elsewhere: string[] = []
  const broken: string[] = []
  page.context().on('request', (request) => new URL(request.url()).origin === origin || elsewhere.push(request.url()))
  page.context().on('response', (response) => response.status() >= 400 && broken.push(`${response.status()} ${response.url()}`))
  for (const address of screens) await page.goto(`${origin}${address}`)
  expect(elsewhere).toEqual([])
  expect(broken).toEqual([])
  expect(page.mistakes).toEqual([])
  await running.stop()
})

test('two handbooks open at once, in one browser: neither takes the other’s key', async () => {
  const [one, two] = await Promise.all([1, 2].map(async () => runStart(await makeProject(await baseFiles()))))
  const page = await openWindow(browser, one!.address)
  const other = await page.context().newPage()
  await other.goto(two!.address)
  for (const [window, running] of [
    [page, one!],
    [other, two!],
  ] as const) {
    await window.goto(new URL('/check', running.address).href)
    expect(await window.getByRole('heading', { level: 1 }).textContent()).toContain('What is wrong or missing')
  }
  const stranger = await browser.newContext()
  const seen = await stranger.newPage()
  await seen.goto(new URL('/check', one!.address).href)
  expect(await seen.getByRole('heading', { level: 1 }).textContent()).toBe('This window may not look')
  await Promise.all([one!.stop(), two!.stop()])
})

test('one handbook opened twice: the second one says so, and both go on', async () => {
  const dir = await makeProject(await baseFiles())
  const first = await runStart(dir)
  const { port } = new URL(first.address)
  const second = await runStart(dir, { port })
  // It opened nothing, so it says what to do.
  expect(second.said()).toContain('Open this address in your browser:\n')
  expect(second.said()).not.toContain('is open in your browser')
  expect(second.said()).toContain(`This folder is open in another window too (http://127.0.0.1:${port}/)`)
  expect(new URL(second.address).port).not.toBe(port)
  const pages = await Promise.all([first, second].map(({ address }) => openWindow(browser, address)))
  for (const page of pages) await page.getByRole('link', { name: 'Publish', exact: true }).waitFor()
  await Promise.all([first.stop(), second.stop()])
})

test('a port that somebody else has is not fought over', async () => {
  const taken = createServer()
  await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done))
  const { port } = taken.address() as { port: number }
  const running = await runStart(await makeProject(await baseFiles()), { port: String(port) })
  expect(Number(new URL(running.address).port)).toBeGreaterThan(port)
  expect(running.said()).not.toContain('another window')
  await running.stop()
  taken.close()
})
