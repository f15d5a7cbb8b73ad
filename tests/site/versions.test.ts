import axe from 'axe-core'
import { HtmlValidate } from 'html-validate'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Audience } from '../../src/kinds/field.ts'
import { readProject } from '../../src/project.ts'
import { publish } from '../../src/publish/publish.ts'
import { renderSite, type Site } from '../../src/render/site.ts'
import { startChromium } from '../support/chromium.ts'
import { lived, livedIn, secret } from '../support/lived-in.ts'
import { sideways, smallTargets } from '../support/looks.ts'
import { makeProject, testDay } from '../support/project.ts'

let dir: string
let browser: Browser
let folder: string
let staff: Site
const siteOn = async (today: string, audience: Audience = 'staff') =>
  renderSite((await readProject(dir, { today })).inForce, { dir, audience })

beforeAll(async () => {
  dir = await makeProject(await livedIn())
  browser = await startChromium()
  staff = await siteOn(testDay)
  folder = join(await mkdtemp(join(tmpdir(), 'servicebook-versions-')), 'käsiraamat #3 100%')
  await publish(staff, folder, dir)
})
afterAll(async () => {
  await browser.close()
  await rm(join(folder, '..'), { recursive: true, force: true })
})

const at = (address: string) => `${pathToFileURL(folder).href}/${address}`
const version = (page: string, n: number) => `all/versions/${page}/version-${n}.html`
/** What stands at the foot of a page, as text. */
const foot = (html: string | undefined) =>
  /<footer class="furniture"[^]*?<\/footer>/
    .exec(html ?? '')?.[0]
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ') ?? ''

describe('what a page says of itself', () => {
  test.each([
    [
      '2026-03-01',
      'Version 1 In force since 1 March 2026 Approved by Shop manager To be looked at again by 31 August 2027',
      'next morning',
    ],
    ['2026-06-30', 'Version 1 In force since 1 March 2026', 'next morning'],
    ['2026-07-01', 'Version 2 In force since 1 July 2026', 'within two days'],
    [
      '2026-11-30',
      'Version 2 In force since 1 July 2026 Approved by Shop manager Last looked at 3 September 2026 · Shift lead To be looked at again by 3 September 2027',
      'within two days',
    ],
    ['2026-12-01', 'Version 3 In force since 1 December 2026', 'within one day'],
  ])('on %s', async (day, says, promise) => {
    const html = (await siteOn(day)).files.get('delivery.html')!
    expect(foot(html)).toContain(says)
    expect(html).toContain(promise)
  })

  test('customers see version and day, and nobody’s role', async () => {
    const files = await livedIn()
    // Whom a page is for binds nobody, so its history stays as it is.
    const pub = files[lived.late]!.replace('status:', 'audience: public\nstatus:')
    const project = await makeProject({ ...files, [lived.late]: pub })
    const html = renderSite((await readProject(project, { today: testDay })).inForce, { dir: project, audience: 'public' }).files
    expect(foot(html.get('late-delivery.html'))).toBe(' Version 2 In force since 3 November 2026 ')
    expect([...html.keys()].filter((address) => /versions|what-changed|\.xml|\.ics/.test(address))).toEqual([])
  })

  test('is in servicebook.json too', () => {
    const { documents } = JSON.parse(staff.files.get('servicebook.json')!) as { documents: Record<string, unknown>[] }
    expect(documents.find(({ name }) => name === 'delivery')).toMatchObject({
      version: 2,
      'in-force-since': '2026-07-01',
      'review-by': '2027-09-03',
    })
    const vision = documents.find(({ name }) => name === 'vision')!
    expect(vision).not.toHaveProperty('version')
  })
})

describe('an earlier version', () => {
  test('keeps its address, says what it is, and leads to what holds now', async () => {
    const page = await browser.newPage({ javaScriptEnabled: false })
    await page.goto(at('late-delivery.html'))
    await page.getByRole('link', { name: 'Version 1, until 2 November 2026' }).click()
    expect(page.url()).toBe(at(version('late-delivery', 1)))
    const main = await page.locator('main').innerText()
    expect(main).toMatch(/^This is version 1\. It was in force from 1 March 2026 to 2 November 2026\. Do not work by it\./)
    expect(main).toContain('€15')
    // Nothing to act on: no slip, no limit worked out for somebody.
    expect(await page.locator('.to-slip, .who-asks, .hard-noes').count()).toBe(0)
    await page.getByRole('note').getByRole('link').click()
    expect(page.url()).toBe(at('late-delivery.html'))
    expect(await page.locator('main').innerText()).toContain('€25')
    await page.close()
  })

  test('is the same on every later day, and not there before', async () => {
    const [before, after, later] = [await siteOn('2026-11-02'), await siteOn('2026-12-24'), await siteOn('2029-01-01')]
    expect(before.files.has(version('late-delivery', 1))).toBe(false)
    const main = ({ files }: Site) => /<main[^]*<\/main>/.exec(files.get(version('late-delivery', 1))!)![0]
    expect(main(later)).toBe(main(after))
  })

  test('of a retired page stays, and the retired page leads to it', () => {
    expect(staff.files.get('cheques.html')).toContain('href="all/versions/cheques/version-1.html"')
    expect(staff.files.get(version('cheques', 1))).toContain('This holds now: <a href="../../../delivery.html">Delivery</a>')
  })

  test('whose text was removed says so, and nothing else', () => {
    const html = staff.files.get(version('thanks', 1))!
    expect(html).toContain('Its text was removed on 2 April 2026.')
    expect([...staff.files.values()].join('')).not.toContain('Pärn')
  })

  test('is in no list, no search, no whole handbook and no data', () => {
    for (const [address, text] of staff.files) {
      if (address.startsWith('all/versions/')) expect(text, address).toContain('<meta name="robots" content="noindex">')
      else if (!['delivery.html', 'late-delivery.html', 'thanks.html', 'cheques.html', 'tips.html', 'what-changed.html'].includes(address))
        // Whoever confirms that they have read a limit is asked for it, and may answer the one before.
        if (address === 'assets/sign-data.js') expect(text, address).not.toContain('all/versions')
        else expect(text, address).not.toMatch(/all\/versions|€15/)
    }
  })
})

test('what only managers could read is in no byte for anybody else, whoever may read the page now', async () => {
  const bytes = ({ files }: Site) => [...files].flat().join('\n')
  expect(bytes(staff)).not.toContain(secret)
  expect(staff.files.has(version('tips', 1))).toBe(false)
  const managers = await siteOn(testDay, 'managers')
  expect(managers.files.get(version('tips', 1))).toContain(secret)
  // The other way round: a page that is for managers now is theirs altogether.
  const files = await livedIn()
  const closed = await makeProject({ ...files, [lived.late]: files[lived.late]!.replace('status:', 'audience: managers\nstatus:') })
  const now = renderSite((await readProject(closed, { today: testDay })).inForce, { dir: closed })
  expect([...now.files.keys()].filter((address) => address.includes('late-delivery'))).toEqual([])
  expect(bytes(now)).not.toMatch(/€15|Fifteen was too little/)
})

test('the same documents on the same day are the same bytes', async () => {
  expect([...(await siteOn(testDay)).files]).toEqual([...staff.files])
})

test('is valid HTML; axe finds nothing, light and dark; a thumb hits everything on a narrow phone; paper has no ways to click', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: { 'long-title': 'off', 'no-trailing-whitespace': 'off' },
  })
  const pages = [version('late-delivery', 1), version('thanks', 1), 'delivery.html', 'cheques.html', 'what-changed.html', 'index.html']
  for (const address of pages) {
    const report = await validator.validateString(staff.files.get(address)!, address)
    expect(report.results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${address} ${ruleId} ${message}`))).toEqual([])
  }
  for (const colorScheme of ['light', 'dark'] as const) {
    const context = await browser.newContext({ colorScheme, bypassCSP: true, viewport: { width: 320, height: 640 } })
    const page = await context.newPage()
    for (const address of pages) {
      await page.goto(at(address))
      for (const summary of await page.locator('.redlined > summary').all()) await summary.click()
      await page.evaluate(axe.source)
      const { violations } = await page.evaluate(() => (globalThis as never as { axe: typeof axe }).axe.run(document))
      expect(
        violations.map(({ id, nodes }) => `${id} ${nodes[0]?.html}`),
        address,
      ).toEqual([])
      expect(await page.evaluate(sideways), address).toEqual([])
      expect(await page.evaluate(smallTargets), address).toEqual([])
    }
    await context.close()
  }
  const page = await browser.newPage()
  await page.emulateMedia({ media: 'print' })
  await page.goto(at('delivery.html'))
  expect(await page.locator('.furniture dl').innerText()).toMatch(/Version\s+2/)
  expect(await page.locator('.furniture nav').isVisible()).toBe(false)
  await page.goto(at(version('late-delivery', 1)))
  expect(await page.getByText('Do not work by it.').isVisible()).toBe(true)
  await page.close()
})
