import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Audience } from '../../src/kinds/field.ts'
import { readProject } from '../../src/project.ts'
import { renderSite } from '../../src/render/site.ts'
import { startChromium } from '../support/chromium.ts'
import { repository } from '../support/command.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'
import { show, type Shown } from '../support/shown.ts'

let browser: Browser
let shown: Shown

beforeAll(async () => {
  browser = await startChromium()
  shown = await show(repository, { name: 'käsi raamat #1 100% Сад' })
})
afterAll(async () => {
  await browser.close()
  await shown.remove()
})

/** A page as somebody in a role sees it; without one, as it stands without scripts. */
async function asSeen(address: string, role: string | undefined, look: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled: role !== undefined })
  try {
    const page = await context.newPage()
    const mistakes: string[] = []
    page.on('pageerror', (error) => mistakes.push(error.message))
    page.on('console', (message) => message.type() === 'error' && mistakes.push(message.text()))
    if (role !== undefined) await page.addInitScript((mine) => localStorage.setItem('servicebook-role', mine), role)
    await page.goto(shown.at(address))
    await look(page)
    expect(mistakes).toEqual([])
  } finally {
    await context.close()
  }
}

const late = 'delivery/late-delivery.html'
const brings = 'Worth it? A customer brings us about €3,000 over the years.'

test('without scripts, what a customer brings stands once, under what everybody may give', () =>
  asSeen(late, undefined, async (page) => {
    expect((await page.locator('.worth').innerText()).trim()).toBe(brings)
    const [ladder, worth] = await Promise.all(['.ladder', '.worth'].map((part) => page.locator(part).boundingBox()))
    expect(worth!.y).toBeGreaterThan(ladder!.y + ladder!.height - 1)
  }))

test('a sum that is typed is held against it, seen and heard', () =>
  asSeen(late, 'sales-assistant', async (page) => {
    const worth = page.locator('.mine .worth')
    await worth.waitFor()
    expect((await worth.innerText()).trim()).toBe(brings)
    // What stands under the ladder is for those who have not said who they are.
    await page.getByText('What everybody may do').click()
    expect(await page.locator('.worth:visible').count()).toBe(1)
    const cases: [typed: string, said: string][] = [
      ['25', '€25 is €1 in every €120 of that.'],
      ['€ 49,90', '€49.90 is €1 in every €60 of that.'],
      ['400', '€400 is about 14% of that.'],
      ['5000', '€5,000 is as much as that, or more.'],
    ]
    for (const [typed, said] of cases) {
      await page.getByLabel('I would give, in EUR').fill(typed)
      expect((await worth.innerText()).trim(), typed).toBe(`${brings} ${said}`)
      expect(await page.locator('.mine [role=status]').textContent(), typed).toContain(said)
    }
    for (const nothing of ['0', '', 'a lot', '<b>5</b>']) {
      await page.getByLabel('I would give, in EUR').fill(nothing)
      expect((await worth.innerText()).trim(), nothing).toBe(brings)
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
  }))

test('whoever has no limit may hold a sum against it too, and whoever passes the matter on sees nothing of it', async () => {
  await asSeen('payment/charged-wrongly.html', 'fitter', async (page) => {
    await page.locator('.mine').getByText('Pass it on.').waitFor()
    expect(await page.locator('.worth:visible').count()).toBe(0)
  })
  await asSeen(late, 'shop-manager', async (page) => {
    await page.getByLabel('I would give, in EUR').fill('1000')
    expect(await page.locator('.mine .worth').innerText()).toContain('€1,000 is about 34% of that.')
  })
})

test('customers see nothing of it in any byte, staff the sum alone, and nobody what the company has not decided to show', async () => {
  const files = await baseFiles()
  const parts = 'usual-order: 617 EUR\nvisits-a-year: 3 orders\nyears-kept: 7 years\n'
  const late = files['policies/late-delivery.md']!.replace('status: approved', 'audience: public\nstatus: approved')
  const textFor = async (audience: Audience, settings: string) => {
    const company = files['policies/company.md']!.replace('languages: [en]\n', (line) => `${line}${settings}`)
    const dir = await makeProject({ ...files, 'policies/late-delivery.md': late, 'policies/company.md': company })
    const { files: site } = renderSite((await readProject(dir, { today: testDay })).inForce, { audience, dir })
    expect(site.get('late-delivery.html')).toContain('<h1>Delivered later than we promised</h1>')
    // Styles, scripts and the schema are the same for every company.
    const own = [...site].filter(([address]) => !/\.(css|svg|schema\.json)$|(handbook|decide|finder|search|week)\.js$/.test(address))
    return own.map(([, text]) => text).join('\n')
  }
  const decided = `${parts}show-worth: yes\n`
  expect(await textFor('public', decided)).not.toMatch(/worth|12,?9\d\d\b|\b617\b/i)
  expect(await textFor('staff', decided)).toMatch(/A customer brings us about €12,900/)
  expect(await textFor('staff', decided)).not.toMatch(/\b617\b|3 orders|show-?worth/i)
  expect(await textFor('staff', parts)).not.toMatch(/A customer brings us|12,?9\d\d\b|\b617\b/)
})
