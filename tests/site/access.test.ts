import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startChromium } from '../support/chromium.ts'
import { repository } from '../support/command.ts'
import { widePages } from '../support/hostile-pages.ts'
import { clipped, faintText, sideways, smallTargets, unseenStops } from '../support/looks.ts'
import { makeProject } from '../support/project.ts'
import { eachPage, show, type Seen, type Shown } from '../support/shown.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

const phone = { width: 320, height: 640 }
const desk = { width: 1280, height: 800 }

let browser: Browser
let staff: Shown
let forCustomers: Shown
let wide: Shown
/** One page of each sort, for staff and for customers, as addresses to open. */
let sorts: string[]
let wideSorts: string[]

beforeAll(async () => {
  browser = await startChromium()
  staff = await show(repository, { name: 'our handbook #1 100% Käsiraamat' })
  forCustomers = await show(repository, { audience: 'public' })
  wide = await show(await makeProject(await widePages()))
  const others = [...forCustomers.sorts].filter(([sort]) => !staff.sorts.has(sort)).map(([, address]) => forCustomers.at(address))
  sorts = [...[...staff.sorts.values()].map(staff.at), ...others]
  wideSorts = [...wide.sorts.values()].map(wide.at)
})
afterAll(async () => {
  await browser.close()
  await Promise.all([staff, forCustomers, wide].map((shown) => shown.remove()))
})

/** Looks at one page of each sort, and gathers what is wrong with any of them. */
async function wrongOn(options: Seen, addresses: readonly string[], look: () => string[]): Promise<string[]> {
  const found: string[] = []
  await eachPage(browser, options, addresses, async (page, address) => {
    for (const wrong of await page.evaluate(look)) found.push(`${address}: ${wrong}`)
  })
  return found
}

test('there is a page of each sort to look at', () => {
  const found = [...staff.sorts.keys()].join()
  for (const sort of ['home', 'policy', 'discretion', 'matrix', 'areas', 'a-to-z', 'all', 'not-found', 'document', 'place'])
    expect(found).toContain(`page-${sort} `)
  expect(sorts).toContain(forCustomers.at('what-we-promise.html'))
  expect(sorts).toContain(forCustomers.at('how-to-complain.html'))
})

// Longer than other tests may take: axe looks at every letter of some fifty pages.
describe('axe finds nothing', { timeout: 400_000 }, () => {
  const everything = { type: 'tag', values: tags } as const
  /** What colours can change; all the rest is the same as in the light. */
  const colours = { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } as const

  const check = async (options: Seen, runOnly: typeof everything | typeof colours) => {
    const found: string[] = []
    // The whole handbook is as long as all other pages together, and is looked at where it is tested.
    const pages = sorts.filter((address) => !address.endsWith('/whole-handbook.html'))
    // Axe is not the site's: its script needs the page's own policy out of the way.
    await eachPage(browser, { ...options, bypassCSP: true }, pages, async (page, address) => {
      await page.evaluate(axe)
      const { violations } = await page.evaluate(
        // It leaves the size of what is pressed out, unless asked for by name.
        (only) =>
          (globalThis as never as { axe: typeof import('axe-core') }).axe.run(document, {
            runOnly: only as never,
            ...(only.type === 'tag' && { rules: { 'target-size': { enabled: true } } }),
          }),
        runOnly,
      )
      for (const { id, nodes } of violations) found.push(`${address} ${id}: ${nodes.map(({ target }) => target.join(' ')).slice(0, 3)}`)
    })
    return found
  }

  test('on a desk, with scripts', async () => expect(await check({ viewport: desk }, everything)).toEqual([]))
  test('on a phone, without scripts', async () =>
    // With scripts switched off, axe would not run either.
    expect(await check({ viewport: { width: 360, height: 740 }, withoutScripts: true }, everything)).toEqual([]))
  test('in the dark', async () => expect(await check({ viewport: desk, colorScheme: 'dark' }, colours)).toEqual([]))
  test('in colours of the reader’s own', async () => expect(await check({ viewport: desk, forcedColors: 'active' }, colours)).toEqual([]))
})

describe.each(['light', 'dark'] as const)('contrast in the %s', (colorScheme) => {
  test('is 7 to 1 for what is read, and 4.5 to 1 for any letter', async () => {
    const found: unknown[] = []
    await eachPage(browser, { viewport: desk, colorScheme }, sorts, async (page, address) => {
      const read = 'main :is(p, li, dd, td, blockquote, q, summary, label)'
      for (const faint of await page.evaluate(faintText, { least: 7, among: read })) found.push({ address, ...faint })
      for (const faint of await page.evaluate(faintText, { least: 4.5, among: 'body *' })) found.push({ address, ...faint })
    })
    expect(found).toEqual([])
  })

  test('is 3 to 1 for the edges of what can be pressed or filled in', async () => {
    const found = await wrongOn({ viewport: desk, colorScheme }, sorts, () => {
      const luminance = (colour: string) => {
        const [r, g, b] = (colour.match(/[\d.]+/g) ?? []).map((value) => {
          const part = Number(value) / 255
          return part <= 0.03928 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
        })
        return 0.2126 * r! + 0.7152 * g! + 0.0722 * b!
      }
      const paper = luminance(getComputedStyle(document.body).backgroundColor)
      return [...document.querySelectorAll('.situations a, button, input, select, textarea, .scrolls')].flatMap((element) => {
        const { borderTopWidth, borderTopColor, backgroundColor } = getComputedStyle(element)
        if (Number.parseFloat(borderTopWidth) === 0 || element.getClientRects().length === 0) return []
        const contrast = (colour: string) => (Math.max(luminance(colour), paper) + 0.05) / (Math.min(luminance(colour), paper) + 0.05)
        const best = Math.max(contrast(borderTopColor), backgroundColor.endsWith(', 0)') ? 0 : contrast(backgroundColor))
        return best < 3 ? [`${element.tagName}.${element.className} ${best.toFixed(2)}`] : []
      })
    })
    expect(found).toEqual([])
  })
})

test('on grey paper every letter is as dark as it has to be', async () => {
  const found: unknown[] = []
  await eachPage(browser, { viewport: desk, colorScheme: 'dark' }, sorts, async (page, address) => {
    await page.emulateMedia({ media: 'print' })
    for (const faint of await page.evaluate(faintText, { least: 4.5, among: 'body *' })) found.push({ address, ...faint })
  })
  expect(found).toEqual([])
})

describe('a thumb', () => {
  test.each([320, 1280])('hits whatever stands alone, at %i px', async (width) => {
    expect(await wrongOn({ viewport: { width, height: 740 } }, sorts, smallTargets)).toEqual([])
  })
})

describe('on the narrowest phone', () => {
  test('no page scrolls sideways; only tables may, where a keyboard reaches them', async () => {
    expect(await wrongOn({ viewport: phone }, [...new Set([...staff.pages.map(staff.at), ...sorts])], sideways)).toEqual([])
  })

  test('nor with endless words, codes and tables of twelve columns', async () => {
    expect(await wrongOn({ viewport: phone }, wideSorts, sideways)).toEqual([])
  })

  test('nor on a desk, with those', async () => {
    expect(await wrongOn({ viewport: desk }, wideSorts, sideways)).toEqual([])
  })
})

/** What a reader may set for themselves: lines, paragraphs, letters and words further apart (WCAG 1.4.12). */
const spacing =
  '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important } p { margin-bottom: 2em !important }'

test('lines and letters further apart, and letters of twice the size, lose nothing', async () => {
  const found: string[] = []
  await eachPage(browser, { viewport: phone, bypassCSP: true }, [...sorts, ...wideSorts], async (page, address) => {
    await page.addStyleTag({ content: spacing })
    for (const wrong of [...(await page.evaluate(clipped)), ...(await page.evaluate(sideways))]) found.push(`${address}: ${wrong}`)
  })
  // Twice the size on a screen of 1280 px is what half its width shows.
  await eachPage(browser, { viewport: { width: 640, height: 400 } }, [...sorts, ...wideSorts], async (page, address) => {
    for (const wrong of [...(await page.evaluate(clipped)), ...(await page.evaluate(sideways))]) found.push(`${address}: ${wrong}`)
  })
  expect(found).toEqual([])
})

test('nothing moves for readers who asked for that', async () => {
  const found = await wrongOn({ viewport: phone, reducedMotion: 'reduce' }, sorts, () => {
    const moving = [...document.querySelectorAll('*')].filter((element) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element)
      return transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior !== 'auto'
    })
    return [...moving.map(({ tagName, className }) => `${tagName}.${className}`), ...document.getAnimations().map(() => 'an animation')]
  })
  expect(found).toEqual([])
})

describe('by keyboard', () => {
  test('the first stop skips to the text', async () => {
    await eachPage(browser, { viewport: desk }, sorts, async (page, address) => {
      await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement!.textContent), address).toBe('Skip to the text')
      expect((await page.locator('.skip').boundingBox())!.y, address).toBeGreaterThanOrEqual(0)
      await page.keyboard.press('Enter')
      expect(await page.evaluate(() => document.activeElement!.id), address).toBe('Main')
    })
  })

  test.each([desk, phone])(
    'each stop can be seen, is covered by nothing, and is come to in the order of the text (%o)',
    async (viewport) => {
      const found: string[] = []
      await eachPage(browser, { viewport }, sorts, async (page, address) => {
        // From the first press of a key on, the browser shows where the focus is.
        await page.keyboard.press('Tab')
        for (const wrong of await page.evaluate(unseenStops)) found.push(`${address}: ${wrong}`)
      })
      expect(found).toEqual([])
    },
  )
})

test('in the reader’s own colours, nothing is told by a background alone, and one way on is marked as here', async () => {
  const found = await wrongOn({ viewport: desk, forcedColors: 'active' }, sorts, () => {
    const bare = [
      ...document.querySelectorAll('main .say-first, main .panel, main .said, main .callout, main .story, main .notice, .doors a'),
    ].filter((element) => Number.parseFloat(getComputedStyle(element).borderTopWidth) < 1 && element.getClientRects().length > 0)
    const here = [...document.querySelectorAll('.top nav a')].filter((element) => {
      const { borderBottomColor, backgroundColor } = getComputedStyle(element)
      return (
        borderBottomColor !== getComputedStyle(document.querySelector('.top')!).backgroundColor && borderBottomColor !== backgroundColor
      )
    })
    const current = document.querySelectorAll('.top nav [aria-current]').length
    return [
      ...bare.map(({ tagName, className }) => `${tagName}.${className} has no border`),
      ...(here.length === current ? [] : [`${here.length} ways are marked, and ${current} is here`]),
    ]
  })
  expect(found).toEqual([])
})

test('without scripts, the text is the same', async () => {
  // Two pages are made into something else by a script: the list of cases into questions, and search into what it finds. The
  // slip and the page of confirming say without scripts that they are for a pen.
  const others = [...staff.sorts].filter(([sort]) => !/page-(?:self-check|search|slip|sign) /.test(sort))
  const pages = others.map(([, address]) => staff.at(address))
  const look = async (javaScriptEnabled: boolean) => {
    const texts = new Map<string, string>()
    await eachPage(browser, { viewport: desk, javaScriptEnabled }, pages, async (page, address) => {
      texts.set(address, await page.locator('main').innerText())
    })
    return texts
  }
  const [without, withThem] = [await look(false), await look(true)]
  const lost = [...without].flatMap(([address, text]) =>
    text.split('\n').flatMap((line) => (line.trim() === '' || withThem.get(address)!.includes(line) ? [] : [`${address}: ${line}`])),
  )
  expect(lost).toEqual([])
})

test('each page has one place of each sort, and its help in the same order', async () => {
  const orders = new Set<string>()
  await eachPage(browser, { viewport: desk }, [...staff.sorts.values()].map(staff.at), async (page) => {
    orders.add(
      await page.evaluate(() =>
        [...document.body.children]
          .filter((element) => ['HEADER', 'NAV', 'MAIN', 'FOOTER'].includes(element.tagName))
          .map(({ tagName }) => tagName)
          .join(' '),
      ),
    )
  })
  expect([...orders]).toEqual(['HEADER MAIN FOOTER'])
})
