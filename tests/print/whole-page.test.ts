import { HtmlValidate } from 'html-validate'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Audience } from '../../src/kinds/field.ts'
import { readProject } from '../../src/project.ts'
import { publish } from '../../src/publish/publish.ts'
import { anchorsFor } from '../../src/render/joined-page.ts'
import { renderSite, type Site } from '../../src/render/site.ts'
import { startChromium } from '../support/chromium.ts'
import { repository } from '../support/command.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const audiences = ['staff', 'managers', 'public'] as const

const sites = {} as Record<Audience, Site>
let browser: Browser
let parent: string
const folder = () => join(parent, 'our handbook #1 100% Käsiraamat')

beforeAll(async () => {
  const { inForce } = await readProject(repository, { today: testDay })
  for (const audience of audiences) sites[audience] = renderSite(inForce, { audience, dir: repository })
  parent = await mkdtemp(join(tmpdir(), 'servicebook-whole-'))
  await publish(sites.staff, folder(), repository)
  browser = await startChromium()
})
afterAll(async () => {
  await browser.close()
  await rm(parent, { recursive: true, force: true })
})

const wholeOf = (site: Site) => site.files.get('whole-handbook.html')!
const idsIn = (html: string) => [...html.matchAll(/<[^>]*\sid="([^"]*)"/g)].map(([, id]) => id!)
const mainOf = (html: string) => html.slice(html.indexOf('<main'), html.lastIndexOf('</main>'))
const linksIn = (html: string) => [...mainOf(html).matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href!)

/** Every link in it leads to a place in it, or out of the handbook; no id stands twice; and nothing waits for a click. */
function expectWhole(html: string): void {
  const ids = idsIn(html)
  expect(ids.length).toBe(new Set(ids).size)
  const lost = linksIn(html).filter((href) =>
    href.startsWith('#') ? !ids.includes(decodeURIComponent(href.slice(1))) : !/^(https?:|mailto:|tel:)/.test(href),
  )
  expect(lost).toEqual([])
  expect(html.match(/<h1[ >]/g)).toHaveLength(1)
  expect(mainOf(html).match(/<(?:button|input|select|form|details|nav|script|style)\b|<[^<>]*\shidden\b/)).toBeNull()
}

describe.each(audiences)('for %s', (audience) => {
  test('it holds every page of the site, each of them once', () => {
    const html = wholeOf(sites[audience])
    expectWhole(html)
    const exported = JSON.parse(sites[audience].files.get('servicebook.json')!) as { documents: { page: string }[] }
    const pages = exported.documents.map(({ page }) => page)
    const documents = html.match(/<div class="document /g)!.length
    const own = (audience === 'public' ? ['how-to-complain.html'] : ['what-you-may-decide.html']).filter((page) =>
      sites[audience].files.has(page),
    )
    expect(documents).toBe(pages.length + own.length)
  })
})

describe('in the order of reading', () => {
  test('what we stand for, what may be decided, what holds; and at the end what is looked up', () => {
    const sections = [...wholeOf(sites.staff).matchAll(/<section class="part part-([\w-]+)"/g)].map(([, name]) => name)
    expect(sections.slice(0, 3)).toEqual(['vision', 'discretion', 'policy'])
    expect(sections.slice(-4)).toEqual(['matrix', 'glossary', 'words', 'company'])
    expect(sections).toContain('goal')
  })

  test('situations and policies stand area by area, each with the section and the area it belongs to', () => {
    const html = wholeOf(sites.staff)
    const belongs = [...html.matchAll(/<p class="belongs">Policies(?: · ([^<]*))?<\/p>/g)].map(([, area]) => area)
    expect(belongs.length).toBeGreaterThan(20)
    expect(html).toContain('<p class="belongs">What you may decide · Delivery')
    expect(html.indexOf('id="delivery-delivery"')).toBeLessThan(html.indexOf('id="returns-returns"'))
  })

  test('what leads from page to page in the site leads from place to place in it', () => {
    const html = wholeOf(sites.staff)
    const guideline = html.slice(html.indexOf('id="delivery-late-delivery"'))
    expect(guideline).toContain('<a href="#delivery-delivery"')
    expect(guideline).toContain('<a href="#vision--Element-keep-the-day"')
    expect(html).toContain('id="vision--Element-keep-the-day"')
  })

  test('home and A to Z lead to it', () => {
    for (const page of ['index.html', 'a-to-z.html']) expect(sites.staff.files.get(page)).toContain('href="whole-handbook.html"')
  })
})

describe('in a browser', () => {
  const open = async (options: object, site = folder()) => {
    const page = await (await browser.newContext(options)).newPage()
    const asked: string[] = []
    page.on('request', (request) => request.url().startsWith('file:') || asked.push(request.url()))
    page.on('requestfailed', (request) => request.failure()?.errorText === 'net::ERR_ABORTED' || asked.push(`failed ${request.url()}`))
    page.on('console', (message) => message.type() === 'error' && asked.push(message.text()))
    await page.goto(`${pathToFileURL(site).href}/whole-handbook.html`)
    return { page, asked }
  }

  test('it does not scroll sideways on a small phone, and asks nothing of anybody', async () => {
    const width = 320
    const { page, asked } = await open({ viewport: { width, height: 640 } })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
    expect(asked).toEqual([])
    await page.context().close()
  })

  // Of a small handbook: axe takes a minute for a page as long as the sample's.
  test.each(['light', 'dark'] as const)('in %s, axe finds nothing', async (colorScheme) => {
    const { working } = await readProject(await makeProject(await baseFiles()), { today: testDay })
    const small = join(parent, colorScheme)
    await publish(renderSite(working, { drafts: true }), small, repository)
    const { page } = await open({ viewport: { width: 360, height: 740 }, colorScheme, bypassCSP: true }, small)
    await page.evaluate(axe)
    const { violations } = await page.evaluate(
      (values) => (globalThis as never as { axe: typeof import('axe-core') }).axe.run(document, { runOnly: { type: 'tag', values } }),
      tags,
    )
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([])
    await page.context().close()
  })

  test('on paper: no letter under 9 points, text of 10.5 to 12, in ink that a grey printer prints; nothing wider than the sheet', async () => {
    const { page } = await open({ viewport: { width: 665, height: 900 }, javaScriptEnabled: true })
    await page.emulateMedia({ media: 'print' })
    const { small, body, pale, wide, shown } = await page.evaluate(() => {
      const luminance = (colour: string) => {
        const [r, g, b] = colour
          .match(/[\d.]+/g)!
          .map(Number)
          .map((value) => (value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4))
        return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
      }
      const withText = [...document.querySelectorAll('body *')].filter(
        (element) =>
          element.checkVisibility() &&
          !element.closest('.visually-hidden') &&
          [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent!.trim() !== ''),
      )
      const about = (element: Element) => `${element.className} ${element.textContent!.trim().slice(0, 40)}`
      const size = (element: Element) => (Number.parseFloat(getComputedStyle(element).fontSize) * 72) / 96
      return {
        small: withText.filter((element) => size(element) < 8.99).map(about),
        body: [...new Set([...document.querySelectorAll('.prose > p')].map(size))],
        pale: withText.filter((element) => 1.05 / (luminance(getComputedStyle(element).color) + 0.05) < 4.5).map(about),
        wide: [...document.querySelectorAll('main *')].filter((element) => element.getBoundingClientRect().right > 666).map(about),
        shown: ['nav', '.skip', 'button', '.foot'].filter((name) => document.querySelector(name)?.checkVisibility()),
      }
    })
    expect(small).toEqual([])
    expect(pale).toEqual([])
    expect(wide).toEqual([])
    expect(shown).toEqual([])
    expect(Math.min(...body)).toBeGreaterThanOrEqual(10.5)
    expect(Math.max(...body)).toBeLessThanOrEqual(12)
    await page.context().close()
  })
})

describe('whatever somebody wrote', () => {
  const policy = (title: string, body: string) =>
    `---\nkind: policy\ntitle: ${JSON.stringify(title)}\narea: returns\npurpose: Fair.\npromises:\n  - promise: We take it back.\nask: shift-lead\ngoals: [on-time]\nstatus: approved\nowner: shop-manager\nreview-by: 2027-08-31\n---\n${body}`

  test('titles that look like code, names that clash when they are joined, and links to what is not there', async () => {
    const hostile = '</h3><script>alert(1)</script> "\'\\ id="Main"'
    const dir = await makeProject({
      ...(await baseFiles()),
      'policies/a/b.md': policy(
        hostile,
        '## How we do it\n\n[On](../a-b.md) and [not there](b.md#nowhere), [gone](gone.md).\n\n```\n<a href="#x" id="Main">\n```\n',
      ),
      'policies/a-b.md': policy('A b', '## How we do it\n\n[Back](a/b.md#how-we-do-it)\n\n#### Deep at once\n\nText.\n'),
      'policies/a/b-2.md': policy('x'.repeat(3000), '## How we do it\n\nLong.\n'),
      'policies/a-b--how-we-do-it.md': policy('Clash', '## How we do it\n\nClash.\n'),
      'policies/main.md': policy('Main', '## How we do it\n\nMain.\n'),
    })
    const { working } = await readProject(dir, { today: testDay })
    const html = wholeOf(renderSite(working, { drafts: true, dir }))
    expectWhole(html)
    expect(html).not.toContain('<script>alert')
    expect(html).toContain('x'.repeat(3000))
    const { results } = await new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: { 'long-title': 'off', 'no-trailing-whitespace': 'off' },
    }).validateString(`<!DOCTYPE html><html lang="en"><head><title>Whole</title></head><body>${mainOf(html)}</main></body></html>`)
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId} ${message}`))).toEqual([])
  })

  test('among drafts, each is marked as one', async () => {
    const files = await baseFiles()
    files['policies/new.md'] = policy('Not yet', '## How we do it\n\nSoon.\n').replace('status: approved', 'status: draft')
    const { working } = await readProject(await makeProject(files), { today: testDay })
    const html = wholeOf(renderSite(working, { drafts: true }))
    expect(html.slice(html.indexOf('id="new"'), html.indexOf('Not yet</h3>'))).toContain('Draft. Nobody works by this page yet.')
  })

  test('anchors of addresses are never alike, and never hold the joint between anchor and id', () => {
    const addresses = ['a/b.html', 'a-b.html', 'a--b.html', 'a/b-2.html', '-.html', '--.html', 'Ä/õ й.html', 'a/b/.html']
    const anchors = [...anchorsFor(addresses).values()]
    expect(new Set(anchors).size).toBe(addresses.length)
    expect(anchors.filter((anchor) => anchor.includes('--') || anchor === '')).toEqual([])
    expect(anchorsFor(['returns/returns.html']).get('returns/returns.html')).toBe('returns-returns')
  })
})

test('a handbook of one page is whole too', async () => {
  const company = (await baseFiles())['policies/company.md']!
  const { working } = await readProject(await makeProject({ 'policies/company.md': company }), { today: testDay })
  expectWhole(wholeOf(renderSite(working, { drafts: true })))
})
