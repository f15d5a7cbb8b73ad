import { copyFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startChromium } from '../support/chromium.ts'
import { repository, servicebook } from '../support/command.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'

const name = 'handbook-in-one-file.html'
const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let browser: Browser
let alone: string
let said: string

/** The one file of a project, carried to a folder where nothing else is. */
async function carriedAway(dir: string, ...args: string[]): Promise<{ file: string; said: string; folder: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'servicebook-one-'))
  const { code, stdout, stderr } = await servicebook([
    'build',
    '--single',
    '--dir',
    dir,
    '--out',
    join(folder, 'site'),
    '--today',
    testDay,
    ...args,
  ])
  expect(stderr + (code === 0 ? '' : stdout)).toBe('')
  const file = join(folder, 'käsi raamat #1 100%.html')
  await copyFile(join(folder, 'site', name), file)
  return { file: pathToFileURL(file).href, said: stdout, folder }
}

beforeAll(async () => {
  browser = await startChromium()
  ;({ file: alone, said } = await carriedAway(repository))
})
afterAll(() => browser.close())

/** Opens the file on a device of its own, and sees to it that it asks for nothing and complains of nothing. */
async function opened(file: string, options: BrowserContextOptions, look: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options })
  const trouble: string[] = []
  try {
    const page = await context.newPage()
    page.on('pageerror', (error) => trouble.push(error.message))
    page.on('console', (message) => message.type() === 'error' && trouble.push(message.text()))
    page.on(
      'request',
      (request) => request.url() === file.replace(/#.*/, '') || request.url().startsWith('data:') || trouble.push(request.url()),
    )
    await page.goto(file)
    await look(page)
    expect(trouble).toEqual([])
  } finally {
    await context.close()
  }
}

const heading = (page: Page) => page.locator('.document.open .was-h1').innerText()

test('the command says where it is, and the site leads to it', async () => {
  expect(said).toMatch(/The handbook as one file, to send in a chat or by mail: .*handbook-in-one-file\.html\./)
})

test('opened alone: the finder, the card with what is theirs, and the search', () =>
  opened(alone, {}, async (page) => {
    expect(await heading(page)).toBe('What may I do?')
    await page.getByLabel('What does the customer say?').fill('still waiting')
    await page.keyboard.press('Enter')
    await expect.poll(() => heading(page)).toBe('Delivered later than we promised')
    await page.locator('.open .who-asks summary').click()
    await page.locator('.open [name=role]').selectOption('driver')
    expect(await page.locator('.open .mine').innerText()).toMatch(/up to €25 per case/)
    await page.getByLabel('I would give').locator('visible=true').fill('30')
    expect(await page.locator('.open .covers').filter({ hasText: 'may' }).first().innerText()).toMatch(/Sales assistant may decide it/)

    await page.getByRole('searchbox', { name: 'Search the handbook' }).fill('allergy polish')
    await page.locator('.search-panel .result a').first().click()
    await expect.poll(() => heading(page)).toMatch(/polish|allerg/i)
    // Who asks was said on another page.
    await expect.poll(() => page.locator('.open .mine').innerText()).toMatch(/^Driver/)
    await page.goBack()
    await expect.poll(() => heading(page)).toBe('Delivered later than we promised')
  }))

test('one page shows at a time, links lead from one to the next, and the list of all of them is there', () =>
  opened(alone, { viewport: { width: 1280, height: 800 } }, async (page) => {
    expect(await page.locator('.document').locator('visible=true').count()).toBe(1)
    await page.getByRole('link', { name: 'What is in it' }).click()
    await page.getByRole('link', { name: 'Harbour Hall', exact: true }).locator('visible=true').first().click()
    await expect.poll(() => heading(page)).toBe('Harbour Hall')
    expect(await page.locator('.document').locator('visible=true').count()).toBe(1)
    expect(await page.title()).toBe('Harbour Hall · Lammas & Laud')
    const dead = await page.evaluate(() =>
      [...document.querySelectorAll<HTMLAnchorElement>('a[href^="#"]')]
        .map((link) => decodeURIComponent(link.getAttribute('href')!.slice(1)))
        .filter((id) => id !== '' && document.getElementById(id) === null),
    )
    expect(dead).toEqual([])
    expect(
      await page.evaluate(
        () =>
          [...document.querySelectorAll('a[href]')].filter((link) => !/^(#|tel:|mailto:|https?:)/.test(link.getAttribute('href')!)).length,
      ),
    ).toBe(0)
  }))

test('without scripts every page is there, one below the other', () =>
  opened(alone, { javaScriptEnabled: false }, async (page) => {
    const text = await page.locator('main').innerText()
    for (const words of ['Delivered later than we promised', 'up to €25 per case', 'Harbour Hall', 'We keep the day'])
      expect(text).toContain(words)
  }))

test('its links lead on an address that came by mail, and one that is no place in it leads to the beginning', async () => {
  await opened(`${alone}#delivery-late-delivery`, {}, async (page) => expect(await heading(page)).toBe('Delivered later than we promised'))
  for (const hash of ['#nowhere', '#%E0%A4%A', '#<img src=x onerror=alert(1)>'])
    await opened(alone + hash, {}, async (page) => expect(await heading(page)).toBe('What may I do?'))
})

test('axe finds nothing on the page of a situation in it', () =>
  opened(`${alone}#delivery-late-delivery`, { bypassCSP: true }, async (page) => {
    await page.evaluate(axe)
    const { violations } = await page.evaluate(() => (globalThis as never as { axe: typeof import('axe-core') }).axe.run(document))
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.target.join(' ')}`)).toEqual([])
  }))

test('pictures are inside it, and text that looks like the end of a script ends nothing', async () => {
  const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')
  const dir = await makeProject({ ...(await baseFiles()), 'policies/a picture@2x,+$.png': png })
  const path = join(dir, 'policies/delivery.md')
  const text = await readFile(path, 'utf8')
  await writeFile(path, `${text}\n![A dot](a%20picture@2x,+$.png)\n\n</script><script>window.hit = 1</script><!-- x --></style>\n`)
  const { file, folder } = await carriedAway(dir)
  await rm(join(folder, 'site'), { recursive: true })
  await opened(file, {}, async (page) => {
    expect(await page.evaluate(() => (globalThis as { hit?: number }).hit)).toBeUndefined()
    await page.goto(`${file}#delivery`)
    await expect.poll(() => page.locator('img[alt="A dot"]').evaluate((img: HTMLImageElement) => img.naturalWidth)).toBe(1)
  })
  await rm(folder, { recursive: true })
})

test('for customers, nothing of staff is in it', async () => {
  const { file, folder } = await carriedAway(repository, '--audience', 'public')
  await opened(file, {}, async (page) => {
    expect(await page.locator('.finder, .decide').count()).toBe(0)
    expect(await page.locator('header.top a').evaluateAll((links) => links.map((link) => link.getAttribute('href')))).toEqual([
      '#Contents',
      '#Contents',
    ])
    expect(await page.content()).not.toContain('5550 0103')
  })
  await rm(folder, { recursive: true })
})

test('without the flag there is no such file', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'servicebook-one-'))
  await servicebook(['build', '--dir', repository, '--out', join(folder, 'site'), '--today', testDay])
  await expect(readFile(join(folder, 'site', name))).rejects.toThrow('ENOENT')
  expect(await readFile(join(folder, 'site', 'a-to-z.html'), 'utf8')).not.toContain(name)
  await rm(folder, { recursive: true })
})
