import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { HtmlValidate } from 'html-validate'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Audience } from '../../src/kinds/field.ts'
import { readProject } from '../../src/project.ts'
import { publish } from '../../src/publish/publish.ts'
import { renderSite } from '../../src/render/site.ts'
import { startChromium } from '../support/chromium.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

const retired = (title: string, more = '') => `---\nkind: policy\ntitle: ${title}\narea: payment\n${more}status: retired\n---\nZanzibar.\n`

/** The small handbook, with pages that moved, pages that are retired, and one that was replaced by a retired one. */
async function withHistory(): Promise<Record<string, string>> {
  const files = await baseFiles()
  const delivery = 'policies/delivery.md'
  return {
    ...files,
    [delivery]: files[delivery]!.replace('status:', "aliases: ['vans/Old Delivery #1', käru]\neffective-from: 2026-11-02\nstatus:"),
    'policies/cheques.md': retired('Refunds by cheque', 'replaced-by: coupons\naliases: [old/cheques]\n'),
    'policies/coupons.md': retired('Coupons', 'replaced-by: delivery\n'),
    'policies/faxes.md': retired('Answers by fax'),
    'policies/secret.md': retired('What the accountant gets', 'audience: managers\n'),
    'policies/both.md': retired('Two ways', 'replaced-by: notes\n'),
    'policies/notes.md': files['policies/missed-days.md']!.replace('---\n', '---\naudience: managers\n').replace(
      /statement: .*/,
      'statement: Only managers know',
    ),
  }
}

const siteFor = async (files: Record<string, string>, audience: Audience = 'staff') => {
  const dir = await makeProject(files)
  return { dir, site: renderSite((await readProject(dir, { today: testDay })).inForce, { audience, dir }) }
}

let browser: Browser
let folder: string
let pages: ReadonlyMap<string, string>
beforeAll(async () => {
  browser = await startChromium()
  const parent = await mkdtemp(join(tmpdir(), 'servicebook-moved-'))
  folder = join(parent, 'käsiraamat #1 100%')
  const { dir, site } = await siteFor(await withHistory())
  await publish(site, folder, dir)
  pages = site.files
})
afterAll(async () => {
  await browser.close()
  await rm(join(folder, '..'), { recursive: true, force: true })
})

const at = (address: string) => `${pathToFileURL(folder).href}/${address.split('/').map(encodeURIComponent).join('/')}`

describe('a page with another name', () => {
  test.each(['vans/old-delivery-1.html', 'käru.html'])('%s leads on by itself, without scripts, from a folder', async (address) => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto(at(address))
    await page.waitForURL(at('delivery.html'))
    expect(await page.locator('h1').innerText()).toBe('Delivery')
    await context.close()
  })

  test('says so, with a link, for those whose browser stays', () => {
    const html = pages.get('vans/old-delivery-1.html')!
    expect(html).toContain('<h1>This page is now called “Delivery”</h1>')
    expect(html).toContain('<a href="../delivery.html">Delivery</a>')
  })
})

describe('a retired page', () => {
  test('keeps its address, says that it is retired, and leads to what holds in the end; its text is gone', async () => {
    const context = await browser.newContext({ javaScriptEnabled: false })
    const page = await context.newPage()
    for (const address of ['cheques.html', 'coupons.html', 'old/cheques.html']) {
      await page.goto(at(address))
      expect(await page.getByText('This page is retired. Do not work by it any more.').isVisible(), address).toBe(true)
      expect(await page.locator('main').innerText()).toMatch(/This holds now: Delivery \(since 2 November 2026\)/)
      // It stays until somebody has read it: what holds now is another page.
      expect(page.url()).toBe(at(address))
      await page.locator('.lead a').click()
      expect(await page.locator('h1').innerText(), address).toBe('Delivery')
    }
    await context.close()
    for (const html of pages.values()) expect(html).not.toContain('Zanzibar')
  })

  test('with nothing in its place leads to the start page, A to Z and who to ask', () => {
    const html = pages.get('faxes.html')!
    expect(html).toContain('Nothing took its place.')
    for (const href of ['index.html', 'a-to-z.html', 'company.html#Roles']) expect(html).toContain(`<li><a href="${href}"`)
  })

  test('stands in no list, and in no data', () => {
    for (const address of ['index.html', 'a-to-z.html', 'areas.html', 'servicebook.json'])
      expect(pages.get(address), address).not.toMatch(/cheque|fax/i)
  })
})

test('what another audience may not see is in no byte: a retired page of managers, a replacement that is theirs', async () => {
  expect(pages.has('secret.html')).toBe(false)
  expect(pages.get('both.html')).toContain('Nothing took its place.')
  for (const html of pages.values()) expect(html).not.toMatch(/accountant|Only managers know/)
  const { files } = (await siteFor(await withHistory(), 'managers')).site
  expect(files.get('secret.html')).toContain('What the accountant gets')
  expect(files.get('both.html')).toContain('Only managers know')
  const { files: open } = (await siteFor(await withHistory(), 'public')).site
  expect([...open.keys()].filter((address) => /cheques|faxes|old-delivery/.test(address))).toEqual([])
})

test('a former name never takes the place of a page, and one too long for a disk is left out, even where errors stop nothing', async () => {
  const files = await baseFiles()
  const aliases = `aliases: [late-delivery, index, assets/handbook, areas/delivery, '${'x'.repeat(300)}', '', '/', ../../escape, vision/x]\n`
  const before = (await siteFor(files)).site.files
  const { files: after } = (
    await siteFor({ ...files, 'policies/delivery.md': files['policies/delivery.md']!.replace('status:', `${aliases}status:`) })
  ).site
  for (const [address, html] of before) if (address.endsWith('.html')) expect(after.get(address), address).toBe(html)
  const added = [...after.keys()].filter((address) => !before.has(address))
  expect(added).toEqual(['-page.html', '-page/-page/escape.html', 'vision/x.html'])
})

test('circles and names that lead nowhere leave a page that leads home', async () => {
  const files = {
    ...(await baseFiles()),
    'policies/a.md': retired('A', 'replaced-by: b\n'),
    'policies/b.md': retired('B', 'replaced-by: a\n'),
    'policies/c.md': retired('C', 'replaced-by: nobody-wrote-it\n'),
    'policies/d.md': retired('D', 'replaced-by: constructor\n'),
  }
  const { site } = await siteFor(files)
  for (const address of ['a.html', 'b.html', 'c.html', 'd.html'])
    expect(site.files.get(address), address).toContain('Nothing took its place.')
})

test('is valid HTML, and axe finds nothing, light and dark, on a narrow phone', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: { 'long-title': 'off', 'no-trailing-whitespace': 'off' },
  })
  for (const address of ['vans/old-delivery-1.html', 'cheques.html', 'faxes.html']) {
    const report = await validator.validateString(pages.get(address)!, address)
    expect(report.results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${address} ${ruleId} ${message}`))).toEqual([])
  }
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ colorScheme, bypassCSP: true, viewport: { width: 320, height: 640 } })
    const page = await context.newPage()
    for (const address of ['cheques.html', 'faxes.html']) {
      await page.goto(at(address))
      await page.evaluate(axe)
      const { violations } = await page.evaluate(() => (globalThis as never as { axe: typeof import('axe-core') }).axe.run(document))
      expect(
        violations.map(({ id }) => id),
        address,
      ).toEqual([])
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    }
    await context.close()
  }
})
