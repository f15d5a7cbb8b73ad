import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startChromium } from '../support/chromium.ts'
import { repository } from '../support/command.ts'
import { eachPage, show, type Shown } from '../support/shown.ts'

let browser: Browser
let staff: Shown

beforeAll(async () => {
  browser = await startChromium()
  staff = await show(repository)
})
afterAll(async () => {
  await browser.close()
  await staff.remove()
})

test('a customer waits: from home to what may be done about late delivery in one tap, without scripts', async () => {
  await eachPage(browser, { viewport: { width: 360, height: 740 }, javaScriptEnabled: false }, [staff.at('index.html')], async (page) => {
    await page
      .getByRole('link', { name: /Delivered later than we promised/ })
      .first()
      .click()
    await expect.poll(() => page.locator('h1').textContent()).toBe('Delivered later than we promised')
    const ladder = page.getByRole('region', { name: 'What you may decide' })
    expect(await ladder.innerText()).toMatch(/Driver[\s\S]*up to €25 per case[\s\S]*More\? Ask Sales assistant \+372/)
  })
})

test('a guideline prints without navigation, in black, on three sheets at most', async () => {
  await eachPage(browser, {}, [staff.at('delivery/late-delivery.html')], async (page) => {
    await page.emulateMedia({ media: 'print' })
    expect(await page.locator('.top nav').isVisible()).toBe(false)
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(0, 0, 0)')
    const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1')
    const sheets = [...pdf.matchAll(/\/Type \/Page\b(?!s)/g)].length
    expect(sheets).toBeGreaterThanOrEqual(1)
    expect(sheets).toBeLessThanOrEqual(3)
  })
})
