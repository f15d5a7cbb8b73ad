import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startChromium } from '../support/chromium.ts'
import { repository } from '../support/command.ts'
import { serve, type Served } from '../support/served.ts'
import { show, type Shown } from '../support/shown.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

let browser: Browser
let sample: Shown
let server: Served

beforeAll(async () => {
  browser = await startChromium()
  // A folder name that breaks careless links.
  sample = await show(repository, { name: 'our handbook #1 100% Käsiraamat Сад' })
  server = await serve(sample.folder)
})
afterAll(async () => {
  server.close()
  await browser.close()
  await sample.remove()
})

const places = {
  'a folder': (address: string) => `${pathToFileURL(sample.folder).href}/${address}`,
  'a server': (address: string) => server.at('') + address,
}
const at = places['a folder']

/** A page, with everything that went wrong on it and every place elsewhere it asked. */
async function withPage(look: (page: Page) => Promise<void>, options: BrowserContextOptions = {}): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  const trouble: string[] = []
  try {
    const page = await context.newPage()
    page.on('console', (message) => message.type() === 'error' && trouble.push(message.text()))
    page.on('pageerror', (error) => trouble.push(error.message))
    page.on('dialog', (dialog) => trouble.push(`dialog ${dialog.message()}`))
    page.on('request', (request) => /^(?:file:|http:\/\/127\.0\.0\.1)/.test(request.url()) || trouble.push(`elsewhere ${request.url()}`))
    await look(page)
    expect(trouble).toEqual([])
  } finally {
    await context.close()
  }
}

const boxOn = (page: Page) => page.locator('#SearchBox')
const active = (page: Page) => page.evaluate(() => document.activeElement!.id || document.activeElement!.textContent)
const status = (page: Page) => page.locator('#Search [role=status]')

describe.each(Object.entries(places))('from %s', (_, from) => {
  test('what was typed leads to a page, to the part that has it, and the address keeps it', async () => {
    await withPage(async (page) => {
      await page.goto(from('returns/returns.html'))
      const box = page.getByRole('searchbox', { name: 'Search the handbook' })
      await box.fill('late delivery')
      const first = page.locator('.search-panel .result').first()
      await expect.poll(() => first.locator('.result-title').textContent()).toBe('Delivered later than we promised')
      await expect.poll(() => first.locator('mark').allTextContents()).toEqual(expect.arrayContaining(['late', 'deliveries']))
      expect(await first.locator('.result-kind').textContent()).toBe('What you may decide')
      // Somebody is waiting: a guideline opens at its top, where it says what may be done.
      expect(await first.locator('.result-title').getAttribute('href')).toMatch(/delivery\/late-delivery\.html$/)
      const policy = page.locator('.search-panel .result').filter({ hasNotText: 'What you may decide' }).locator('.result-title')
      expect(await policy.first().getAttribute('href')).toMatch(/\.html#[\w-]+$/)

      await box.press('Enter')
      await page.waitForURL(/search\.html\?q=late%20delivery$/)
      const results = page.locator('#SearchPage .result-title')
      await expect.poll(() => results.first().textContent()).toBe('Delivered later than we promised')
      await results.first().click()
      await expect.poll(() => page.locator('h1').textContent()).toBe('Delivered later than we promised')
      await page.goBack()
      await expect.poll(() => boxOn(page).inputValue()).toBe('late delivery')
      await expect.poll(() => results.count()).toBeGreaterThan(3)
    })
  })

  test('on the page of results, each question is a step to come back to', async () => {
    await withPage(async (page) => {
      await page.goto(from('search.html?q=refund'))
      const count = page.locator('.search-count')
      await expect.poll(() => count.textContent()).toMatch(/^\d+ pages found$/)
      expect(await page.locator('#SearchOff').count()).toBe(0)
      await boxOn(page).fill('allergy')
      await page.keyboard.press('Enter')
      await expect.poll(() => page.locator('.result mark').first().textContent()).toMatch(/allerg/i)
      expect(page.url()).toContain('?q=allergy')
      // Typing changes the address as it goes, and the step before stays.
      await page.goto(from('index.html'))
      await page.goBack()
      await expect.poll(() => boxOn(page).inputValue()).toBe('allergy')
    })
  })
})

describe('by keyboard', () => {
  test('arrows go through the results, Escape closes them and stays, the tabulator leaves them', async () => {
    await withPage(async (page) => {
      await page.goto(at('index.html'))
      const box = boxOn(page)
      const panel = page.locator('.search-panel')
      while ((await active(page)) !== 'SearchBox') await page.keyboard.press('Tab')
      await box.fill('broken')
      await expect.poll(() => panel.locator('.result').count()).toBeGreaterThan(1)
      const titles = await panel.locator('.result-title').allTextContents()
      await page.keyboard.press('ArrowDown')
      expect(await active(page)).toBe(titles[0])
      await page.keyboard.press('ArrowDown')
      expect(await active(page)).toBe(titles[1])
      await page.keyboard.press('ArrowUp')
      await page.keyboard.press('ArrowUp')
      expect(await active(page)).toBe('SearchBox')
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Escape')
      expect(await active(page)).toBe('SearchBox')
      expect(await panel.isVisible()).toBe(false)
      expect(await box.inputValue()).toBe('broken')
      await page.keyboard.type(' ')
      await expect.poll(() => panel.isVisible()).toBe(true)
      const outline = await page.evaluate(() => Number.parseFloat(getComputedStyle(document.activeElement!).outlineWidth))
      expect(outline).toBeGreaterThanOrEqual(2)
      // All the way through: no trap.
      for (let i = 0; i < 12 && (await panel.isVisible()); i++) await page.keyboard.press('Tab')
      expect(await panel.isVisible()).toBe(false)
      await box.focus()
      await page.keyboard.type('leg')
      await page.waitForTimeout(600)
      await page.keyboard.press('ArrowDown')
      await page.keyboard.press('Enter')
      await page.waitForURL((url) => !url.pathname.endsWith('index.html'))
    })
  })

  test('whoever has gone into the results by the arrows is not thrown out when more letters arrive', async () => {
    await withPage(async (page) => {
      await page.goto(at('index.html'))
      // In one go: letter by letter, results of the first letters would still be drawn while we look.
      await boxOn(page).fill('leather')
      await expect.poll(() => page.locator('.search-panel .result').count()).toBeGreaterThan(1)
      await page.keyboard.press('ArrowDown')
      const first = await page.locator('.search-panel .result').first().elementHandle()
      await boxOn(page).evaluate((box: HTMLInputElement) => {
        box.value = 'guarantee'
        box.dispatchEvent(new Event('input', { bubbles: true }))
      })
      await expect.poll(() => first!.evaluate((result) => result.isConnected)).toBe(false)
      expect(await active(page)).toBe(await page.locator('.search-panel .result-title').first().textContent())
    })
  })

  test('the number of pages is read out once, when nobody types any more', async () => {
    await withPage(async (page) => {
      await page.goto(at('index.html'))
      await boxOn(page).focus()
      await page.waitForFunction(() => document.querySelector('#Search [role=status]'))
      await page.evaluate(() => {
        const said: string[] = []
        Object.assign(globalThis, { said })
        new MutationObserver(() => said.push(document.querySelector('#Search [role=status]')!.textContent!)).observe(
          document.querySelector('#Search [role=status]')!,
          { childList: true, characterData: true, subtree: true },
        )
      })
      await page.keyboard.type('delivery', { delay: 40 })
      await expect.poll(() => status(page).textContent()).toMatch(/^\d+ pages found$/)
      expect(await page.evaluate(() => (globalThis as never as { said: string[] }).said)).toHaveLength(1)
    })
  })
})

describe('where nothing is found', () => {
  const hostile = '<img src=x onerror=alert(1)>qzxwvk'
  test('what was typed is shown as text, with words near it and other ways', async () => {
    await withPage(async (page) => {
      await page.goto(at(`search.html?q=${encodeURIComponent('"><script>alert(1)</script>qzxwvk')}`))
      await expect.poll(() => page.locator('#SearchPage').textContent()).not.toBe('')
      await boxOn(page).fill('qzxwvkj')
      await expect.poll(() => page.locator('.search-none').textContent()).toBe('Nothing found for “qzxwvkj”')
      await page.goto(at('index.html'))
      await boxOn(page).fill(hostile.slice(-6))
      const panel = page.locator('.search-panel')
      await expect.poll(() => panel.locator('.search-none').textContent()).toBe('Nothing found for “qzxwvk”')
      expect(await panel.getByRole('link').allTextContents()).toEqual(
        expect.arrayContaining(['What may I do?', 'A to Z', 'Who is who, and how to reach us']),
      )
      await boxOn(page).fill('delivvary')
      await expect.poll(() => panel.textContent()).toMatch(/deliver/i)
    })
  })

  test.each(['a'.repeat(10_000), 'ab '.repeat(3_400), '\u202e\u0007\u200b', '__proto__ constructor', hostile])(
    'nothing runs and nothing hangs: %.24s',
    async (typed) => {
      await withPage(async (page) => {
        await page.goto(at(`search.html?q=${encodeURIComponent(typed)}`))
        await page.waitForFunction(() => !document.getElementById('SearchOff'))
        expect(await page.locator('#SearchPage img, #SearchPage script').count()).toBe(0)
        const box = boxOn(page)
        await box.fill('refund')
        await expect.poll(() => page.locator('#SearchPage .result').count()).toBeGreaterThan(0)
      })
    },
  )
})

describe('without scripts', () => {
  test('there is no box, and the page of results leads on', async () => {
    await withPage(
      async (page) => {
        await page.goto(at('index.html'))
        expect(await boxOn(page).isVisible()).toBe(false)
        expect(await page.locator('.top').getByRole('link', { name: 'A to Z' }).isVisible()).toBe(true)
        await page.goto(at('search.html?q=refund'))
        expect(await page.locator('main').innerText()).toContain('Search needs scripts')
        await page.locator('main').getByRole('link', { name: 'A to Z' }).click()
        await expect.poll(() => page.locator('h1').textContent()).toBe('A to Z')
      },
      { javaScriptEnabled: false },
    )
  })
})

describe('on a phone', () => {
  test.each([320, 360])('results fit at %i px, large enough for a thumb', async (width) => {
    await withPage(
      async (page) => {
        await page.goto(at('delivery/late-delivery.html'))
        await boxOn(page).tap()
        await boxOn(page).fill('refund')
        const results = page.locator('.search-panel .result')
        await expect.poll(() => results.count()).toBeGreaterThan(1)
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width)
        for (const box of [boxOn(page), ...(await results.all()), page.locator('.search-all')])
          expect((await box.boundingBox())!.height).toBeGreaterThanOrEqual(44)
        // Anywhere on it.
        const [title, box] = [await results.first().locator('.result-title').textContent(), (await results.first().boundingBox())!]
        await page.touchscreen.tap(box.x + box.width - 12, box.y + box.height - 8)
        await expect.poll(() => page.locator('h1').textContent()).toBe(title)
      },
      { viewport: { width, height: 740 }, hasTouch: true },
    )
  })

  test('it is not printed', async () => {
    await withPage(async (page) => {
      await page.goto(at('delivery/delivery.html'))
      await page.emulateMedia({ media: 'print' })
      expect(await boxOn(page).isVisible()).toBe(false)
    })
  })
})

describe.each([
  ['light', 360],
  ['dark', 1280],
] as const)('in %s, at %i px', (colorScheme, width) => {
  test('axe finds nothing: results under the box, the page of results, nothing found', async () => {
    const found: string[] = []
    await withPage(
      async (page) => {
        const look = async (what: string) => {
          await page.evaluate(axe)
          const { violations } = await page.evaluate(
            (values) => (globalThis as never as { axe: typeof import('axe-core') }).axe.run(document, { runOnly: { type: 'tag', values } }),
            tags,
          )
          for (const { id, nodes } of violations) found.push(`${what} ${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(', ')}`)
        }
        // From a server: axe asks for the style by itself, which a folder refuses.
        await page.goto(places['a server']('delivery/delivery.html'))
        await boxOn(page).fill('late delivery')
        await page.locator('.search-panel mark').nth(3).waitFor()
        await look('panel')
        await boxOn(page).fill('qzxwvk')
        await page.locator('.search-none').waitFor()
        await look('nothing')
        await page.goto(places['a server']('search.html?q=late%20delivery'))
        await page.locator('#SearchPage mark').nth(3).waitFor()
        await look('page')
      },
      { viewport: { width, height: 800 }, colorScheme, bypassCSP: true },
    )
    expect(found).toEqual([])
  })
})
