import { pathToFileURL } from 'node:url'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startChromium } from '../support/chromium.ts'
import { publishSample, type PublishedSample } from '../support/sample.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

let browser: Browser
let sample: PublishedSample

beforeAll(async () => {
  browser = await startChromium()
  // A folder name that breaks careless links.
  sample = await publishSample('staff', 'our handbook #1 100% Käsiraamat')
})
afterAll(async () => {
  await browser.close()
  await sample.remove()
})

const at = (address: string) => `${pathToFileURL(sample.folder).href}/${address}`

/** One page of each sort. */
const sorts = [
  'index.html',
  'delivery/late-delivery.html',
  'delivery/delivery.html',
  'returns/returns.html',
  'what-you-may-decide.html',
  'vision.html',
  'company.html',
  'goals/keep-the-promised-day.html',
  'problems/promised-day-missed.html',
  'areas.html',
  'a-to-z.html',
  'all/principle.html',
  'all/answer.html',
  'all/training.html',
  'principles/the-red-bench.html',
  'procedures/complaint-step-by-step.html',
  'standards/window-kept.html',
  'channels/phone.html',
  'training/launch-meeting.html',
  'answers/is-the-oil-safe-on-a-childs-table.html',
  'places/harbour-hall.html',
  'research/what-stops-your-day.html',
  'improvements/the-form-is-gone.html',
  'our-measures.html',
  'glossary.html',
  'words-we-avoid.html',
  '404.html',
]

async function withPage<T>(options: BrowserContextOptions, look: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext(options)
  try {
    return await look(await context.newPage())
  } finally {
    await context.close()
  }
}

describe('opened from a folder', () => {
  test('every page opens with its style, asks nothing of other hosts, and reports no error', async () => {
    const trouble: string[] = []
    await withPage({ viewport: { width: 1280, height: 800 } }, async (page) => {
      page.on('console', (message) => message.type() === 'error' && trouble.push(`${page.url()} ${message.text()}`))
      page.on('pageerror', (error) => trouble.push(`${page.url()} ${error.message}`))
      // The icon is asked for late, and leaving the page breaks that off.
      page.on('requestfailed', (request) => request.failure()?.errorText === 'net::ERR_ABORTED' || trouble.push(`failed ${request.url()}`))
      page.on('request', (request) => request.url().startsWith('file:') || trouble.push(`elsewhere ${request.url()}`))
      for (const address of sample.pages) {
        await page.goto(at(address))
        const paper = await page.evaluate(() => getComputedStyle(document.body).backgroundColor)
        expect(paper, address).toBe('rgb(251, 250, 247)')
      }
    })
    expect(trouble).toEqual([])
  })

  test('a customer waits: from home to what may be done about late delivery in one tap, without scripts', async () => {
    await withPage({ viewport: { width: 360, height: 740 }, javaScriptEnabled: false }, async (page) => {
      await page.goto(at('index.html'))
      await page
        .getByRole('link', { name: /Delivered later than we promised/ })
        .first()
        .click()
      await expect.poll(() => page.locator('h1').textContent()).toBe('Delivered later than we promised')
      const ladder = page.getByRole('region', { name: 'What you may decide' })
      expect(await ladder.innerText()).toMatch(/Driver[\s\S]*up to €25 per case[\s\S]*More\? Ask Sales assistant \+372/)
    })
  })
})

describe.each(['light', 'dark'] as const)('in %s', (colorScheme) => {
  test.each([360, 1280])('axe finds nothing at %i px', async (width) => {
    const found: string[] = []
    await withPage({ viewport: { width, height: 800 }, colorScheme, bypassCSP: true }, async (page) => {
      for (const address of sorts) {
        await page.goto(at(address))
        await page.evaluate(axe)
        const { violations } = await page.evaluate(
          (values) => (globalThis as never as { axe: typeof import('axe-core') }).axe.run(document, { runOnly: { type: 'tag', values } }),
          tags,
        )
        for (const { id, nodes } of violations) found.push(`${address} ${id}: ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
      }
    })
    expect(found).toEqual([])
  })

  test('body text has a contrast of 7 to 1 at least', async () => {
    await withPage({ colorScheme }, async (page) => {
      for (const address of sorts) {
        await page.goto(at(address))
        const low = await page.evaluate(() => {
          const channels = (colour: string) => colour.match(/[\d.]+/g)!.map(Number)
          const luminance = (colour: string) => {
            const [r, g, b] = channels(colour).map((value) =>
              value / 255 <= 0.03928 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4,
            )
            return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
          }
          const paperOf = (element: Element | null): string => {
            for (let at = element; at; at = at.parentElement) {
              const colour = getComputedStyle(at).backgroundColor
              if ((channels(colour)[3] ?? 1) > 0) return colour
            }
            return 'rgb(255, 255, 255)'
          }
          return [...document.querySelectorAll('main p, main li, main dd, main td, main blockquote')]
            .map((element) => {
              const [ink, paper] = [luminance(getComputedStyle(element).color), luminance(paperOf(element))]
              return {
                text: element.textContent!.trim().slice(0, 40),
                ratio: (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05),
              }
            })
            .filter(({ ratio }) => ratio < 7)
        })
        expect(low, address).toEqual([])
      }
    })
  })
})

describe('on a narrow phone', () => {
  test('no page scrolls sideways at 320 px, and wide things can be reached by keyboard', async () => {
    await withPage({ viewport: { width: 320, height: 640 } }, async (page) => {
      for (const address of sample.pages) {
        await page.goto(at(address))
        const { wide, unreachable } = await page.evaluate(() => ({
          wide: document.documentElement.scrollWidth,
          unreachable: [...document.querySelectorAll('main *')]
            .filter(
              (element) =>
                element.scrollWidth > element.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(element).overflowX),
            )
            .filter((element) => element.getAttribute('tabindex') !== '0' || !element.getAttribute('aria-label'))
            .map((element) => element.outerHTML.slice(0, 80)),
        }))
        expect(wide, address).toBeLessThanOrEqual(320)
        expect(unreachable, address).toEqual([])
      }
    })
  })

  test('what to say, and the first limit, stand on the first screen', async () => {
    await withPage({ viewport: { width: 320, height: 640 } }, async (page) => {
      await page.goto(at('delivery/late-delivery.html'))
      expect((await page.locator('.say-first').boundingBox())!.y).toBeLessThan(300)
      const limit = (await page.locator('.limit').first().boundingBox())!
      expect(limit.y + limit.height).toBeLessThan(640)
    })
  })

  test('navigation and situations are large enough for a thumb: 44 px', async () => {
    await withPage({ viewport: { width: 360, height: 740 } }, async (page) => {
      await page.goto(at('index.html'))
      for (const link of await page.locator('.top a, .situations a').all()) {
        expect((await link.boundingBox())!.height, await link.innerText()).toBeGreaterThanOrEqual(44)
      }
    })
  })

  test('a word as long as Estonian can make it breaks', async () => {
    await withPage({ viewport: { width: 320, height: 640 } }, async (page) => {
      await page.goto(at('delivery/delivery.html'))
      await page.evaluate(() => (document.querySelector('h1')!.textContent = 'sünnipäevanädalalõpupeopärastlõunaväsimus'.repeat(2)))
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    })
  })
})

describe('by keyboard', () => {
  test('the first stop skips to the text, and each stop can be seen', async () => {
    await withPage({ viewport: { width: 1280, height: 800 } }, async (page) => {
      await page.goto(at('delivery/late-delivery.html'))
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement!.textContent)).toBe('Skip to the text')
      expect((await page.locator('.skip').boundingBox())!.y).toBeGreaterThanOrEqual(0)
      await page.keyboard.press('Enter')
      expect(await page.evaluate(() => document.activeElement!.id)).toBe('Main')
      await page.keyboard.press('Tab')
      const outline = await page.evaluate(() => getComputedStyle(document.activeElement!).outlineWidth)
      expect(Number.parseFloat(outline)).toBeGreaterThanOrEqual(2)
    })
  })
})

describe('on paper', () => {
  test('a guideline prints without navigation, in black, on three sheets at most', async () => {
    await withPage({}, async (page) => {
      await page.goto(at('delivery/late-delivery.html'))
      await page.emulateMedia({ media: 'print' })
      expect(await page.locator('.top nav').isVisible()).toBe(false)
      expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(0, 0, 0)')
      const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1')
      const sheets = [...pdf.matchAll(/\/Type \/Page\b(?!s)/g)].length
      expect(sheets).toBeGreaterThanOrEqual(1)
      expect(sheets).toBeLessThanOrEqual(3)
    })
  })
})
