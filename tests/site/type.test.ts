import type { Browser, CDPSession } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startChromium } from '../support/chromium.ts'
import { repository } from '../support/command.ts'
import { longWord, widePages } from '../support/hostile-pages.ts'
import { badType, lineLengths } from '../support/looks.ts'
import { makeProject } from '../support/project.ts'
import { eachPage, show, type Shown } from '../support/shown.ts'

const phone = { width: 320, height: 640 }
const desk = { width: 1280, height: 800 }

let browser: Browser
let staff: Shown
let wide: Shown
let sorts: string[]

beforeAll(async () => {
  browser = await startChromium()
  staff = await show(repository)
  wide = await show(await makeProject(await widePages()))
  sorts = [...staff.sorts.values()].map(staff.at)
})
afterAll(async () => {
  await browser.close()
  await Promise.all([staff, wide].map((shown) => shown.remove()))
})

describe.each([
  { where: 'a phone', viewport: phone, body: [16, 18] as [number, number] },
  { where: 'a desk', viewport: desk, body: [18, 19] as [number, number] },
])('on $where', ({ viewport, body }) => {
  test('letters are large, lines apart, and nothing is in capitals or slanted for more than a line', async () => {
    const found: string[] = []
    await eachPage(browser, { viewport }, sorts, async (page, address) => {
      for (const wrong of await page.evaluate(badType, { body })) found.push(`${address}: ${wrong}`)
    })
    expect(found).toEqual([])
  })
})

test('a line of text has 45 to 75 letters on a desk, and 80 at most where a text is set larger or smaller', async () => {
  const found: string[] = []
  const running: number[] = []
  await eachPage(browser, { viewport: desk }, sorts, async (page, address) => {
    for (const { letters, text } of await page.evaluate(lineLengths, 'main :is(p, li, dd, blockquote)'))
      if (letters > 80) found.push(`${address}: ${letters} ${text}`)
    for (const { letters } of await page.evaluate(lineLengths, '.prose > p')) running.push(letters)
  })
  expect(found).toEqual([])
  const median = running.toSorted((a, b) => a - b)[Math.floor(running.length / 2)]!
  expect(median).toBeGreaterThanOrEqual(45)
  expect(median).toBeLessThanOrEqual(75)
})

test('a line of text has 35 to 45 letters on a phone', async () => {
  const running: number[] = []
  await eachPage(browser, { viewport: { width: 390, height: 844 } }, sorts, async (page) => {
    for (const { letters } of await page.evaluate(lineLengths, '.prose > p')) running.push(letters)
  })
  const median = running.toSorted((a, b) => a - b)[Math.floor(running.length / 2)]!
  expect(median).toBeGreaterThanOrEqual(35)
  expect(median).toBeLessThanOrEqual(45)
})

test('whoever set larger letters in their browser gets larger letters', async () => {
  await eachPage(browser, { viewport: phone }, [staff.at('delivery/delivery.html')], async (page) => {
    const sizes = () =>
      page.evaluate(() =>
        ['h1', 'h2', '.prose > p', '.label', '.top nav a'].map((name) =>
          Number.parseFloat(getComputedStyle(document.querySelector(name)!).fontSize),
        ),
      )
    const before = await sizes()
    const session: CDPSession = await page.context().newCDPSession(page)
    await session.send('Page.setFontSizes', { fontSizes: { standard: 24 } })
    await page.reload()
    const after = await sizes()
    before.forEach((size, i) => expect(after[i]).toBeGreaterThan(size * 1.3))
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
  })
})

describe('on the first screen of a small phone', () => {
  test('a guideline says what to say, and the first limit', async () => {
    await eachPage(
      browser,
      { viewport: phone },
      [staff.at('warranty/fault-after-guarantee.html'), staff.at('delivery/late-delivery.html')],
      async (page, address) => {
        expect((await page.locator('.say-first').boundingBox())!.y).toBeLessThan(300)
        const limit = (await page.locator('.limit').first().boundingBox())!
        // A page that has changed says so first: two lines on the smallest phones.
        const changed = address.includes('late-delivery') ? 45 : 0
        expect(limit.y + limit.height).toBeLessThan(640 + changed)
      },
    )
  })

  test('a policy says what to say, or what customers can count on', async () => {
    // An earlier version begins with what holds instead of it.
    const holds = staff.pages.filter((address) => !address.startsWith('all/versions/'))
    const policies = holds.filter((address) => staff.site.files.get(address)!.includes('"page-policy"'))
    expect(policies.length).toBeGreaterThan(10)
    const late: string[] = []
    await eachPage(browser, { viewport: phone }, policies.map(staff.at), async (page, address) => {
      const answer = (await page.locator('.say-first blockquote, .promises li').first().boundingBox())!
      if (answer.y + Math.min(answer.height, 60) > 640) late.push(`${address} ${Math.round(answer.y)}`)
    })
    expect(late).toEqual([])
  })
})

test('nothing jumps while a page loads', async () => {
  const found: string[] = []
  const context = await browser.newContext({ viewport: phone })
  await context.addInitScript(() => {
    const shifts: number[] = []
    Object.assign(globalThis, { shifts })
    new PerformanceObserver((list) =>
      list.getEntries().forEach((entry) => shifts.push((entry as never as { value: number }).value)),
    ).observe({
      type: 'layout-shift',
      buffered: true,
    })
  })
  const page = await context.newPage()
  for (const address of sorts) {
    await page.goto(address)
    await page.waitForTimeout(50)
    const moved = await page.evaluate(() => (globalThis as never as { shifts: number[] }).shifts.reduce((sum, value) => sum + value, 0))
    if (moved > 0.02) found.push(`${address} ${moved}`)
  }
  await context.close()
  expect(found).toEqual([])
})

describe('a long word', () => {
  test('breaks where the language says, and where nothing is said, at the edge', async () => {
    await eachPage(browser, { viewport: phone }, [wide.at('wide.html')], async (page) => {
      expect(await page.evaluate(() => document.documentElement.lang)).toBe('en')
      expect(await page.evaluate(() => getComputedStyle(document.querySelector('.prose > p')!).hyphens)).toBe('auto')
      await page.evaluate((word) => (document.querySelector('.kind')!.textContent = word), longWord.repeat(2))
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    })
  })
})

describe('a table in a text', () => {
  const look = (width: number) => async (columns: number) => {
    let found = { display: '', head: '', heads: '', reach: 0 }
    await eachPage(browser, { viewport: { width, height: 740 } }, [wide.at('wide.html')], async (page) => {
      found = await page.evaluate((count) => {
        const table = [...document.querySelectorAll('table')].find((one) => one.rows[0]!.cells.length === count)!
        const cell = table.tBodies[0]!.rows[0]!.cells[1]!
        return {
          display: getComputedStyle(cell).display,
          head: getComputedStyle(cell, '::before').content,
          heads: getComputedStyle(table.tHead!).display,
          reach: table.getBoundingClientRect().right,
        }
      }, columns)
    })
    return found
  }

  test('of more than three columns becomes cards on a phone: each cell says its column, once', async () => {
    const { display, head, heads, reach } = await look(320)(12)
    expect({ display, head, heads }).toEqual({ display: 'block', head: '"Column 2"', heads: 'none' })
    expect(reach).toBeLessThanOrEqual(320)
  })

  test('of two or three columns stays a table on a phone', async () => {
    for (const columns of [2, 3]) {
      const { display, head, heads } = await look(320)(columns)
      expect({ display, head, heads }, String(columns)).toEqual({ display: 'table-cell', head: 'none', heads: 'table-header-group' })
    }
  })

  test('of twelve columns is a table on a desk', async () => {
    expect(await look(1280)(12)).toMatchObject({ display: 'table-cell', head: 'none', heads: 'table-header-group' })
  })
})

describe('the table of all situations and roles', () => {
  const matrix = () => staff.at('what-you-may-decide.html')

  test('keeps its heads in sight on a desk, both ways', async () => {
    await eachPage(browser, { viewport: { width: 1000, height: 700 } }, [matrix()], async (page) => {
      const box = page.locator('.matrix-box')
      await box.evaluate((element) => element.scrollTo(400, 3000))
      const { column, row, edge } = await box.evaluate((element) => {
        const { top, left } = element.getBoundingClientRect()
        const column = element.querySelector('thead th:last-child')!.getBoundingClientRect().top - top
        const row = element.querySelector('tbody tr:last-child th')!.getBoundingClientRect().left - left
        return { column, row, edge: [element.scrollTop, element.scrollLeft] }
      })
      expect(edge[0]).toBeGreaterThan(1000)
      expect(edge[1]).toBeGreaterThan(100)
      expect([Math.round(column), Math.round(row)]).toEqual([1, 1])
    })
  })

  test('unfolds one situation at a time on a phone, without scripts, with numbers to ring', async () => {
    await eachPage(browser, { viewport: { width: 360, height: 740 }, javaScriptEnabled: false }, [matrix()], async (page) => {
      const situation = page.locator('details', { hasText: 'Delivered later than we promised' })
      expect(await page.locator('table').isVisible()).toBe(false)
      expect(await situation.locator('.ladder').isVisible()).toBe(false)
      await situation.locator('summary').first().click()
      expect(await situation.innerText()).toMatch(/Driver[^]*up to €25 per case[^]*More\? Ask Sales assistant \+372/)
      await situation.getByRole('link', { name: 'What to say, and all about it' }).click()
      expect(await page.locator('h1').textContent()).toBe('Delivered later than we promised')
    })
  })

  test('is a table on paper, with its heads on every sheet', async () => {
    await eachPage(browser, { viewport: phone }, [matrix()], async (page) => {
      await page.emulateMedia({ media: 'print' })
      expect(await page.locator('table.matrix').isVisible()).toBe(true)
      expect(await page.locator('.folded').isVisible()).toBe(false)
      const { heads, position, height } = await page.locator('table.matrix').evaluate((table: HTMLTableElement) => ({
        heads: getComputedStyle(table.tHead!).display,
        position: getComputedStyle(table.tHead!.rows[0]!.cells[0]!).position,
        height: getComputedStyle(table.parentElement!).maxHeight,
      }))
      expect({ heads, position, height }).toEqual({ heads: 'table-header-group', position: 'static', height: 'none' })
    })
  })

  test('says once what neighbours may do alike', () => {
    const html = staff.site.files.get('what-you-may-decide.html')!
    const table = html.slice(html.indexOf('<table'), html.indexOf('</table>'))
    const rows = [...table.matchAll(/<tr>[^]*?<\/tr>/g)].map(([row]) => row)
    const columns = rows[0]!.match(/<th /g)!.length
    expect(table).toContain('colspan="')
    for (const row of rows.slice(1)) {
      const cells = [...row.matchAll(/<td(?: colspan="(\d+)")?/g)].map(([, span]) => Number(span ?? 1))
      expect(cells.reduce((sum, span) => sum + span, 1)).toBe(columns)
    }
  })
})
