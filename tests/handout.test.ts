import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { HtmlValidate } from 'html-validate'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Project } from '../src/handbook/read.ts'
import { kinds } from '../src/kinds/index.ts'
import type { Kind } from '../src/kinds/kind.ts'
import { readProject } from '../src/project.ts'
import { renderHandout } from '../src/render/handout.ts'
import { pagesFor } from '../src/render/context.ts'
import { renderSite } from '../src/render/site.ts'
import { startChromium } from './support/chromium.ts'
import { repository } from './support/command.ts'
import { baseFiles, makeProject, testDay } from './support/project.ts'

let browser: Browser
let folder: string
let sample: Project

beforeAll(async () => {
  browser = await startChromium()
  folder = await mkdtemp(join(tmpdir(), 'servicebook-handout-'))
  sample = await readProject(repository, { today: testDay })
})
afterAll(async () => {
  await browser.close()
  await rm(folder, { recursive: true, force: true })
})

/** The sample's page at a path, without `policies/` and `.md`, as a handout. */
function ofSample(path: string): string {
  const document = sample.documents.find((one) => one.path === `policies/${path}.md`)!
  return renderHandout(document, sample.working, { dir: repository })
}

/** A page of a small handbook as a handout. */
async function handout(files: Record<string, string>, path: string): Promise<string> {
  const dir = await makeProject({ ...(await baseFiles()), ...files })
  const project = await readProject(dir, { today: testDay })
  return renderHandout(
    project.documents.find((one) => one.path === path)!,
    project.working,
    { dir },
  )
}

const policy = (fields: string, body = '') => `---\nkind: policy\ntitle: Gift cards\narea: payment\nstatus: draft\n${fields}---\n${body}`

/** Opens HTML as a file, as somebody would who got it by mail. */
async function opened<T>(html: string, options: BrowserContextOptions, look: (page: Page) => Promise<T>): Promise<T> {
  const file = join(folder, 'handout.html')
  await writeFile(file, html)
  const context = await browser.newContext(options)
  try {
    const page = await context.newPage()
    await page.goto(pathToFileURL(file).href)
    return await look(page)
  } finally {
    await context.close()
  }
}

/** The words of an element in their order, but for what is ours: numbers, heads of the ladder's columns, pictures told in words. */
const wordsIn = (page: Page, selector: string) =>
  page.evaluate((wanted) => {
    const element = document.querySelector(wanted)!
    for (const ours of element.querySelectorAll(
      '.number, .ladder thead, .picture, .chart-course, .to-slip, .more, [data-footnote-backref], [hidden], template, script',
    ))
      ours.remove()
    const texts: string[] = []
    const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
    while (walker.nextNode()) texts.push(walker.currentNode.textContent!)
    return texts
      .join(' ')
      .split(/\s+/)
      .filter((word) => word !== '' && !/^\(https?:/.test(word))
  }, selector)

const numbersIn = (page: Page) => page.locator('.number').allInnerTexts()

/** The kinds that make pages, each with the first one staff read. */
const sorts = (Object.values(kinds) as Kind[]).filter(({ home }) => home === 'policies').map(({ name }) => name)

describe.each(sorts)('a handout of the kind %s', (kind) => {
  test('has every word of the staff page, in its order, each piece with the next number', async () => {
    const document = [...pagesFor(sample.working, 'staff')].find((one) => one.kind === kind)!
    const page = renderSite(sample.working, { dir: repository }).files.get(document.address)!
    const html = renderHandout(document, sample.working, { dir: repository })
    const wanted = await opened(page, {}, (tab) => wordsIn(tab, 'main article'))
    await opened(html, {}, async (tab) => {
      const numbers = await numbersIn(tab)
      expect(numbers.length).toBeGreaterThan(2)
      expect(numbers.map((number) => number.trim())).toEqual(numbers.map((_, i) => `¶${i + 1}`))
      const bare = tab.locator('article :is(p, li, tbody tr):not(:has(.number), li *, tr *, .kind, .notice, .voice, .furniture *)')
      expect(await bare.allInnerTexts()).toEqual([])
      expect(await wordsIn(tab, 'article')).toEqual(wanted)
    })
    const { results } = await new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: { 'long-title': 'off', 'no-trailing-whitespace': 'off' },
    }).validateString(html)
    expect(results.flatMap(({ messages }) => messages.map(({ ruleId, message }) => `${ruleId} ${message}`))).toEqual([])
  })
})

describe('as a file that is mailed', () => {
  test('it asks nobody for anything, runs nothing, and its style is let in by its hash', async () => {
    const html = ofSample('delivery/late-delivery')
    expect(html).toMatch(/default-src &#x27;none&#x27;; style-src &#x27;sha256-/)
    expect(html).not.toMatch(/<script|<link|<img|<a\b|\shref|\ssrc=|\sid=|\son\w+=|\sstyle=|url\(|@import/)
    const trouble: string[] = []
    const file = join(folder, 'mailed.html')
    await writeFile(file, html)
    const page = await browser.newPage()
    page.on('console', (message) => trouble.push(message.text()))
    page.on('request', (request) => request.url() === pathToFileURL(file).href || trouble.push(request.url()))
    await page.goto(pathToFileURL(file).href)
    expect(
      await page
        .locator('.number')
        .first()
        .evaluate((number) => getComputedStyle(number).position),
    ).toBe('absolute')
    await page.close()
    expect(trouble).toEqual([])
  })

  test('the same page on the same day gives the same bytes, and another day is said', async () => {
    expect(ofSample('delivery/delivery')).toBe(ofSample('delivery/delivery'))
    expect(ofSample('delivery/delivery')).toContain('Lammas &amp; Laud, 21 November 2026: you work by this page already.')
    const html = await handout({ 'policies/gift-cards.md': policy('') }, 'policies/gift-cards.md')
    expect(html).toMatch(/21 November 2026: a draft for you to comment on\. Nobody works by it yet\./)
    expect(html).toContain('What would not work here on a busy day? Write the number and what you would change.')
  })

  test('nothing that only managers see is in any byte of it', async () => {
    const secret =
      'consulted:\n  - { role: driver, said: Ring Zanzibar first. }\nkeep-or-change: { decision: keep, because: Zanzibar pays. }\n'
    const more = 'rule-exceptions:\n  - { rule: no-wall, because: Zanzibar., until: 2027-01-01 }\nnot-yet-yours: [purpose]\n'
    const html = await handout({ 'policies/gift-cards.md': policy(`${secret}${more}purpose: A present.\n`) }, 'policies/gift-cards.md')
    expect(html).toContain('A present.')
    expect(html).not.toMatch(/Zanzibar|Who was asked|not-yet-yours/)
  })
})

describe('what is written stays what it is', () => {
  const body = `## How we do it

Dear <customer name>, <script>alert(1)</script> see [our maker](https://example.org/a?b=1), [delivery](delivery.md) and ring [us](tel:+372555).

![A card with a red bow](card.png)

![](blank.png)

- [x] checked
- one[^1]
  - two

| When | Who |
| --- | --- |
| today | driver |

[^1]: A note.
`
  test('markup in fields and text is text; links are plain, addresses outside are written out, pictures are told', async () => {
    const fields = 'purpose: "</main></style><img src=x onerror=alert(1)>"\nsay-first: "<b>Hello</b> & {{welcome}}"\n'
    const png = 'not read'
    const html = await handout(
      { 'policies/gift-cards.md': policy(fields, body), 'policies/card.png': png, 'policies/blank.png': png },
      'policies/gift-cards.md',
    )
    await opened(html, {}, async (page) => {
      const text = await page.locator('main').innerText()
      expect(text).toContain('</main></style><img src=x onerror=alert(1)>')
      expect(text).toContain('<b>Hello</b> & {{welcome}}')
      expect(text).toContain(
        'Dear <customer name>, <script>alert(1)</script> see our maker (https://example.org/a?b=1), delivery and ring us.',
      )
      expect(text).toContain('Picture: A card with a red bow')
      expect(text).not.toContain('↩')
      expect(await page.locator('a, img, script, [id], [href]').count()).toBe(0)
      expect(await page.locator('tbody tr .number, li .number').count()).toBeGreaterThanOrEqual(5)
      expect(await page.locator('thead .number').count()).toBe(0)
    })
  })

  test('a layout of a company’s own may hold anything: nothing of it runs, loads or leads away', async () => {
    const layout =
      '<article onclick="x()"><h1>{{title}}</h1><p style="color:red" id="a">Ours</p><script>x()</script><iframe src="https://example.org"></iframe><div>Loose words</div><form><button>Go</button></form></article>'
    const html = await handout(
      {
        'policies/gift-cards.md': policy(''),
        'site/layouts/policy.hbs': layout,
        'site/sheet/handout.css': 'p::after { content: "</style><b>"; }',
      },
      'policies/gift-cards.md',
    )
    expect(html).toContain('¶1 </span>Ours</p>')
    expect(html).toContain('¶2 </span>Loose words</div>')
    expect(html).not.toMatch(/onclick|color:red|id="a"|<script|<iframe|<button|example\.org|<\/style><b>/)
  })
})

describe('pages that staff do not get', () => {
  test.each([
    ['is for managers only', 'audience: managers\n', 'Staff get no page of policies/gift-cards.md'],
    ['is retired', 'status: retired\n', 'Staff get no page of policies/gift-cards.md'],
  ])('one that %s is told in a sentence', async (_, fields, said) => {
    const text = policy(fields).replace(fields.startsWith('status') ? 'status: draft\n' : '', '')
    await expect(handout({ 'policies/gift-cards.md': text }, 'policies/gift-cards.md')).rejects.toThrow(said)
  })

  test('one whose place is taken is not mistaken for another', async () => {
    const files = { 'policies/Gift Cards.md': policy(''), 'policies/gift-cards.md': policy('').replace('Gift cards', 'Other cards') }
    const dir = await makeProject({ ...(await baseFiles()), ...files })
    const project = await readProject(dir, { today: testDay })
    const said = Object.keys(files).map((path) => {
      try {
        return renderHandout(
          project.documents.find((one) => one.path === path)!,
          project.working,
          { dir },
        )
      } catch (error) {
        return (error as Error).message
      }
    })
    expect(said[0]).toContain('<h1>Gift cards</h1>')
    expect(said[1]).toContain('Another page stands where policies/gift-cards.md should')
  })
})

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test.each([360, 1280])('axe finds nothing at %i px, and nothing scrolls sideways', async (width) => {
    const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
    for (const path of [
      'delivery/late-delivery',
      'delivery/delivery',
      'company',
      'procedures/complaint-step-by-step',
      'glossary',
      'vision',
    ]) {
      await opened(ofSample(path), { viewport: { width, height: 800 }, colorScheme, bypassCSP: true }, async (page) => {
        await page.evaluate(axe)
        const { violations } = await page.evaluate(() =>
          (globalThis as never as { axe: typeof import('axe-core') }).axe.run(document, {
            runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag2aaa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
          }),
        )
        expect(violations.map(({ id, nodes }) => `${path} ${id} ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)).toEqual([])
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
        const left = await page.locator('.number').evaluateAll((all) => new Set(all.map((one) => one.getBoundingClientRect().right)).size)
        expect(left, `${path}: numbers in one line`).toBe(1)
      })
    }
  })
})

test('on paper there is a margin to write in, and the text is black', async () => {
  await opened(ofSample('delivery/late-delivery'), { viewport: { width: 703, height: 1000 } }, async (page) => {
    await page.emulateMedia({ media: 'print' })
    const article = (await page.locator('article').boundingBox())!
    // 50 mm, in pixels of 1/96 inch.
    expect(703 - (article.x + article.width)).toBeGreaterThan(180)
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(0, 0, 0)')
    expect(await page.locator('.answer').innerText()).toMatch(/Name and role[\s\S]*Date/)
  })
})
