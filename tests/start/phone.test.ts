import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { add, cafeBegun, emptyFolder, entry, part } from '../support/both-faces.ts'
import { tooWideOrSmall, violationsOn } from '../support/looked-at.ts'
import { goOn, type Open, openHandbook, openWindow, runStart, saved } from '../support/start.ts'

/** A small telephone, held upright. */
const phone: BrowserContextOptions = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true }

let { browser, running, dir, close } = {} as Open

beforeAll(async () => {
  ;({ browser, running, dir, close } = await openHandbook(cafeBegun()))
})
afterAll(() => close())

test('begun with a thumb', async () => {
  const empty = await emptyFolder()
  const other = await runStart(empty)
  const page = await openWindow(browser, other.address, phone)
  expect(await tooWideOrSmall(page)).toEqual([])
  await page.getByRole('radio', { name: 'Café, bar or restaurant' }).tap()
  await page.getByRole('radio', { name: /someone they can ask first/ }).tap()
  await page.getByRole('combobox').fill('EUR')
  await Promise.all([page.waitForURL(/write/), page.getByRole('button', { name: 'Begin' }).tap()])
  expect(await readdir(join(empty, 'policies'))).toEqual(['company.md'])
  await page.locator('.question [data-value]').fill('The Mill')
  await saved(page)
  expect(await tooWideOrSmall(page)).toEqual([])
  await page.context().close()
  await other.stop()
})

test('a list, a ladder and a text are answered with a thumb, and staff may work by them', async () => {
  const path = 'policies/premises/long-wait.md'
  const page = await openWindow(browser, running.address, phone)
  await page
    .getByRole('link', { name: /^A long wait/ })
    .first()
    .tap()
  await page.waitForURL(/\/write\//)
  await goOn(page)
  await page.getByRole('button', { name: 'Add one' }).tap()
  await page.locator('.row textarea').last().fill('are you closed?')
  await page.getByRole('button', { name: 'Take out' }).first().tap()
  await saved(page)
  while (!page.url().includes('ask=ladder')) await goOn(page)
  await part(page, 0, 'May do').last().fill('something off, up to 2 EUR per case')
  await add(page)
  await entry(page, 2).locator('summary').tap()
  await entry(page, 2).getByRole('checkbox', { name: 'Cook' }).tap()
  await part(page, 2, 'May do').last().fill('a second plate at once')
  expect(await tooWideOrSmall(page)).toEqual([])
  await saved(page)
  while (!page.url().includes('ask=why')) await goOn(page)
  await page.locator('.question textarea').fill('A wait is worst when nobody says how long.')
  await page.getByRole('button', { name: 'List' }).tap()
  await saved(page)
  while (!page.url().includes('ask=end')) await goOn(page)
  await page.getByRole('button', { name: 'Yes, they may' }).waitFor()
  const who = page.getByRole('group', { name: 'Who approves it?' }).getByRole('radio').first()
  if ((await who.count()) > 0) await who.tap()
  await page.getByRole('button', { name: 'Yes, they may' }).tap()
  await page.getByRole('heading', { name: 'Approved: version 1' }).waitFor()
  const text = await readFile(join(dir, path), 'utf8')
  for (const said of [
    '- are you closed?',
    '- something off, up to 2 EUR per case',
    'role: cook',
    '## Why\n\n- A wait is worst',
    'status: approved',
  ])
    expect(text).toContain(said)
  expect(page.mistakes).toEqual([])
  await page.context().close()
})

const company = '/write/policies/company.md?ask='
const guideline = '/write/policies/orders/wrong-order.md?ask='

/** Every screen, and a question of each shape. */
const screens = {
  'where one looks': [
    '/',
    '/new',
    '/new/goal',
    '/new/discretion/no-such-thing',
    '/check',
    '/publish',
    '/publish?for=public',
    '/bring',
    '/search?q=wait',
    '/see/policies/orders/wrong-order.md',
    '/see/policies/orders/wrong-order.md?as=file',
    '/nowhere',
    '/write/policies/gone.md',
  ],
  'where one writes': [
    `${company}name`,
    `${company}roles`,
    `${company}channels`,
    `${company}areas-that-do-not-apply`,
    `${guideline}also-called`,
    `${guideline}ladder`,
    `${guideline}cases`,
    `${guideline}policies`,
    `${guideline}why`,
    `${guideline}review-by`,
    `${guideline}end`,
    '/workshop?step=1',
    '/workshop?step=5',
  ],
}

describe.each(Object.entries(screens))('the screens %s', (_, addresses) => {
  test.each([
    { width: 360, colorScheme: 'light' },
    { width: 360, colorScheme: 'dark' },
    { width: 1280, colorScheme: 'light' },
    { width: 1280, colorScheme: 'dark' },
  ] as const)('axe finds nothing at $width px in $colorScheme, and nothing is too wide or too small for a thumb', async (given) => {
    const { width, colorScheme } = given
    const page = await openWindow(browser, running.address, { viewport: { width, height: 740 }, colorScheme, bypassCSP: true })
    if (addresses.includes('/workshop?step=1')) await beginVision(page)
    const found: string[] = []
    for (const address of addresses) {
      await page.goto(new URL(address, running.address).href)
      for (const one of [...(await violationsOn(page)), ...(width === 360 ? await tooWideOrSmall(page) : [])])
        found.push(`${address} ${one}`)
    }
    expect(found).toEqual([])
    await page.context().close()
  })
})

async function beginVision(page: Page): Promise<void> {
  await page.goto(new URL('/new/vision', running.address).href)
  if (!page.url().includes('/new/')) return
  await Promise.all([page.waitForURL(/workshop/), page.getByRole('button', { name: 'Begin the workshop' }).click()])
}

test('who may not look is told so in a screen that fits, too', async () => {
  const page = await openWindow(browser, new URL('/', running.address).href, { ...phone, bypassCSP: true })
  await page.getByRole('heading', { name: 'This window may not look' }).waitFor()
  expect(await violationsOn(page)).toEqual([])
  expect(await tooWideOrSmall(page)).toEqual([])
  await page.context().close()
})
