import { pathToFileURL } from 'node:url'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readProject } from '../../src/project.ts'
import { drawPages, renderSite } from '../../src/render/site.ts'
import { weeksFrom } from '../../src/measure/week.ts'
import { startChromium } from '../support/chromium.ts'
import { repository, servicebook } from '../support/command.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'
import { show, type Shown } from '../support/shown.ts'

let browser: Browser
let sample: Shown
beforeAll(async () => {
  browser = await startChromium()
  sample = await show(repository, { name: 'käsiraamat #1 100%' })
})
afterAll(async () => {
  await browser.close()
  await sample.remove()
})

/** Opens the page on a device whose clock says this day. */
async function on(day: string, look: (page: Page) => Promise<void>, javaScriptEnabled = true): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, javaScriptEnabled })
  try {
    const page = await context.newPage()
    if (javaScriptEnabled) await page.clock.setFixedTime(new Date(`${day}T09:30:00`))
    await page.goto(`${pathToFileURL(sample.folder).href}/this-week.html`)
    await look(page)
  } finally {
    await context.close()
  }
}

const openWeeks = (page: Page) =>
  page.locator('.week[open]').evaluateAll((weeks) => weeks.map((week) => (week as HTMLElement).dataset.week))
const isOld = (page: Page) =>
  page.getByText(/The newest page here is for week 6\. The handbook has not been built since 21 November 2026/).isVisible()

describe("Monday's page", () => {
  test('has a principle with its story, a case whose answer is folded, and a number with where we are and where we aim', async () => {
    await on(testDay, async (page) => {
      const sheet = page.locator('.week[open]')
      expect(await sheet.locator('h3').count()).toBe(3)
      expect(await sheet.locator('.story p').first().isVisible()).toBe(true)
      expect(await sheet.locator('.now-and-aim').innerText()).toMatch(/Now[\s\S]*\d[\s\S]*Aim[\s\S]*\d/)
      const answer = sheet.locator('.week-answer .because')
      expect(await answer.isVisible()).toBe(false)
      await sheet.getByText('What we would do').first().click()
      expect(await answer.isVisible()).toBe(true)
    })
  })

  test('a handbook built in November opens the right week in January, and says when its pages have come to an end', async () => {
    await on('2026-11-22', async (page) => {
      expect(await openWeeks(page)).toEqual(['2026-W47'])
      expect(await isOld(page)).toBe(false)
    })
    await on('2027-01-06', async (page) => {
      expect(await openWeeks(page)).toEqual(['2027-W01'])
      // It stands first, and the others are a tap away.
      expect(await page.locator('.week').first().getAttribute('data-week')).toBe('2027-W01')
      expect(await page.locator('.week').count()).toBe(13)
      expect(await isOld(page)).toBe(false)
    })
    await on('2027-02-15', async (page) => expect(await isOld(page)).toBe(true))
  })

  test('a clock that is behind, and a browser without scripts, have the week the handbook was built in', async () => {
    await on('2020-01-01', async (page) => {
      expect(await openWeeks(page)).toEqual(['2026-W47'])
      expect(await isOld(page)).toBe(false)
    })
    const withoutScripts = async (page: Page) => expect(await openWeeks(page)).toEqual(['2026-W47'])
    await on(testDay, withoutScripts, false)
  })

  test('each week of the sample prints on one sheet of A4, with the answer upside down at its foot', async () => {
    await on(testDay, async (page) => {
      for (const week of await page.locator('.week').evaluateAll((weeks) => weeks.map((one) => one.id))) {
        await page.evaluate((id) => {
          for (const one of document.querySelectorAll<HTMLDetailsElement>('.week')) one.open = one.id === id
        }, week)
        const pdf = (await page.pdf({ preferCSSPageSize: true, format: 'A4' })).toString('latin1')
        expect(pdf.match(/\/Type\s*\/Page(?![a-zA-Z])/g), week).toHaveLength(1)
      }
      await page.emulateMedia({ media: 'print' })
      const turned = page.locator('.week[open] .week-turned')
      expect(await turned.isVisible()).toBe(true)
      expect(await turned.evaluate((one) => new DOMMatrix(getComputedStyle(one).transform).a)).toBe(-1)
      expect(await page.locator('.week[open] .week-answer').isVisible()).toBe(false)
    })
  })

  test('home and A to Z lead there', () => {
    for (const address of ['index.html', 'a-to-z.html'])
      expect(sample.site.files.get(address), address).toContain('href="this-week.html">Ten minutes this week</a>')
  })
})

describe('what comes in which week', () => {
  test('every principle, case and number comes before any comes again; its next story comes the next time', async () => {
    const { inForce } = await readProject(repository, { today: testDay })
    const links = (week: string) =>
      [
        ...drawPages(inForce, { week }).get('this-week.html')!().matchAll(/<h3><a href="([^"]+)"|<blockquote class="story"><p>([^<]+)/g),
      ].map(([, href, story]) => href ?? story!)
    const principles = inForce.documents.filter(({ kind }) => kind === 'principle').length
    const weeks = Array.from({ length: principles }, (_, i) => links(weeksFrom('2026-W47', i)))
    expect(new Set(weeks.map(([principle]) => principle)).size).toBe(principles)
    const later = links(weeksFrom('2026-W47', principles))
    expect(later[0]).toBe(weeks[0]![0])
    expect(later[1]).not.toBe(weeks[0]![1])
  })

  test('the same documents give the same page on each day of a week', async () => {
    const page = async (today: string) => {
      const { inForce } = await readProject(repository, { today })
      const html = drawPages(inForce, { week: '2026-W47' }).get('this-week.html')!()
      return html.slice(html.indexOf('class="weeks"'), html.indexOf('</main>'))
    }
    expect(await page('2026-11-16')).toContain('2026-W47')
    expect(await page('2026-11-16')).toBe(await page('2026-11-20'))
  })

  test('what there is is shown, and where there is nothing, or the handbook is for customers, there is no page', async () => {
    const files = await baseFiles()
    const siteOf = async (without: string[], audience: 'staff' | 'public' = 'staff') => {
      const dir = await makeProject(Object.fromEntries(Object.entries(files).filter(([path]) => !without.includes(path))))
      return renderSite((await readProject(dir, { today: testDay })).inForce, { audience, dir }).files
    }
    // No principle; a case and a goal.
    const some = (await siteOf([])).get('this-week.html')!
    expect(some).toContain('The bed came at four and not at noon.')
    expect(some).not.toContain('class="story"')
    const none = await siteOf(['policies/late-delivery.md', 'policies/on-time.md', 'policies/settled-at-once.md'])
    expect(none.has('this-week.html')).toBe(false)
    expect(none.has('assets/week.js')).toBe(false)
    expect(none.get('index.html')).not.toContain('this-week.html')
    expect((await siteOf([], 'public')).has('this-week.html')).toBe(false)
  })
})

describe('build --week', () => {
  test('makes the page for that week alone', async () => {
    const dir = await makeProject(await baseFiles())
    const { code } = await servicebook(['build', '--dir', dir, '--today', testDay, '--week', '2026-W53'])
    expect(code).toBe(0)
    const page = await readFile(join(dir, 'handbook/this-week.html'), 'utf8')
    expect(page.match(/data-week="[^"]+"/g)).toEqual(['data-week="2026-W53"'])
    expect(page).toContain('from 28 December 2026')
  })

  test.each([
    ['2026-W54', 'There is no week “2026-W54”: 2026 has weeks 01 to 53.'],
    ['2026-w5', '“2026-w5” is not a week. Write year and week, such as --week 2026-W47.'],
    ['next', '“next” is not a week.'],
  ])('%s is told in a sentence, and nothing is published', async (typed, says) => {
    const dir = await makeProject(await baseFiles())
    const { code, stderr } = await servicebook(['build', '--dir', dir, '--week', typed])
    expect(code).toBe(2)
    expect(stderr).toContain(says)
    await expect(readFile(join(dir, 'handbook/index.html'))).rejects.toThrow()
  })
})
