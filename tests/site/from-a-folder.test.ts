import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startChromium } from '../support/chromium.ts'
import { repository } from '../support/command.ts'
import { baseFiles, makeProject } from '../support/project.ts'
import { serve, type Served } from '../support/served.ts'
import { show, type Shown } from '../support/shown.ts'

let browser: Browser
let staff: Shown
let small: Shown

/** Names of folders that break careless links; the last is as long as one may be. */
const folder = 'our handbook #1 100% Käsiraamat Справочник'
const longFolder = `${'a long name '.repeat(16)}of 200.`

beforeAll(async () => {
  browser = await startChromium()
  staff = await show(repository, { name: folder })
  small = await show(
    await makeProject({
      ...(await baseFiles()),
      'policies/tea & coffee/#1 100% чай.md':
        '---\nkind: policy\ntitle: Tea\narea: returns\npurpose: Warm.\npromises:\n  - promise: Tea is hot.\nask: shift-lead\ngoals: [on-time]\nstatus: approved\nowner: shop-manager\nreview-by: 2027-08-31\n---\n## Why\n\nSee [delivery](../delivery.md).\n',
    }),
    { name: longFolder },
  )
})
afterAll(async () => {
  await browser.close()
  await Promise.all([staff, small].map((shown) => shown.remove()))
})

/** Opens every page, and gathers what fails, what is asked of anybody else, and what the browser complains of. */
async function crawl(addresses: readonly string[], own: string, look: (page: Page) => Promise<void> = async () => {}): Promise<string[]> {
  const trouble: string[] = []
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
  page.on('console', (message) => message.type() === 'error' && trouble.push(`${page.url()} ${message.text()}`))
  page.on('pageerror', (error) => trouble.push(`${page.url()} ${error.message}`))
  // The icon is asked for late, and leaving the page breaks that off.
  page.on('requestfailed', (request) => request.failure()?.errorText === 'net::ERR_ABORTED' || trouble.push(`failed ${request.url()}`))
  page.on('request', (request) => request.url().startsWith(own) || trouble.push(`elsewhere ${request.url()}`))
  page.on('response', (response) => response.status() >= 400 && trouble.push(`${response.status()} ${response.url()}`))
  for (const address of addresses) {
    await page.goto(address)
    await look(page)
  }
  await page.close()
  return trouble
}

describe('opened from a folder with a name that breaks careless links', () => {
  test('every page opens with its style, asks nothing of others, and the browser complains of nothing', async () => {
    const trouble = await crawl(staff.pages.map(staff.at), 'file:', async (page) => {
      const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
      expect(paper, page.url()).toBe('rgb(251, 250, 247)')
    })
    expect(trouble).toEqual([])
  })

  test('so it does from a folder whose name has 200 letters, with such names inside', async () => {
    expect(longFolder.length).toBeGreaterThanOrEqual(199)
    expect(small.pages).toContain('tea-coffee/1-100-чай.html')
    expect(await crawl(small.pages.map(small.at), 'file:')).toEqual([])
  })

  test('the way there and back works by links alone', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false })
    await page.goto(small.at('delivery.html'))
    await page.getByRole('link', { name: 'A to Z' }).click()
    await page.getByRole('link', { name: 'Tea', exact: true }).first().click()
    expect(await page.locator('h1').textContent()).toBe('Tea')
    await page.getByRole('main').getByRole('link', { name: 'delivery' }).click()
    expect(page.url()).toBe(small.at('delivery.html'))
    await page.close()
  })
})

describe('from a web server', () => {
  let server: Served
  beforeAll(async () => {
    server = await serve(staff.folder)
  })
  afterAll(() => server.close())

  test('the same files open as well: one page of each sort', async () => {
    expect(await crawl([...staff.sorts.values()].map(server.at), server.at(''))).toEqual([])
  })
})

describe('copied to Windows', () => {
  test('no name is reserved, too long or ends badly, and no two differ by capitals alone', () => {
    const names = [...staff.site.files.keys(), ...small.site.files.keys()]
    const bad = names.filter(
      (name) =>
        name.length > 180 ||
        name.split('/').some((part) => /[<>:"|?*\\]|[. ]$|^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i.test(part) || part.length > 120),
    )
    expect(bad).toEqual([])
    for (const { site } of [staff, small]) {
      const folded = [...site.files.keys()].map((name) => name.normalize('NFKC').toLowerCase())
      expect(folded.length).toBe(new Set(folded).size)
    }
  })
})
