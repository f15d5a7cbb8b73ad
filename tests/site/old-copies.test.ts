import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readProject } from '../../src/project.ts'
import { renderHandout } from '../../src/render/handout.ts'
import { renderSite } from '../../src/render/site.ts'
import { startChromium } from '../support/chromium.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'
import { repository } from '../support/command.ts'
import { show, type Shown } from '../support/shown.ts'

let browser: Browser
let sample: Shown
beforeAll(async () => {
  browser = await startChromium()
  sample = await show(repository, { name: 'käsiraamat #3 100%' })
})
afterAll(async () => {
  await browser.close()
  await sample.remove()
})

async function on(day: string, address: string, look: (page: Page) => Promise<void>): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 } })
  try {
    const page = await context.newPage()
    const trouble: string[] = []
    page.on('pageerror', (error) => trouble.push(error.message))
    await page.clock.setFixedTime(new Date(`${day}T09:30:00`))
    await page.goto(`${pathToFileURL(sample.folder).href}/${address}`)
    await look(page)
    expect(trouble).toEqual([])
  } finally {
    await context.close()
  }
}

describe('a page that was to be looked at again', () => {
  // It says 31 August 2027.
  const overdue = (page: Page) =>
    page.getByText('This page was to be looked at again by 31 August 2027. Ask its owner before you rely on it.')

  test.each([
    ['2026-11-21', false],
    ['2027-08-31', false],
    ['2027-09-01', true],
    ['2027-11-29', true],
    ['2031-01-01', true],
  ])('says so by itself, however old the copy is: on %s, %s', async (day, isSaid) => {
    for (const address of ['delivery/late-delivery.html', 'delivery/delivery.html']) {
      await on(day, address, async (page) => {
        expect(await overdue(page).isVisible(), address).toBe(isSaid)
        if (!isSaid) return
        // At the top, where nobody can miss it.
        const [heading, notice] = [(await page.locator('h1').boundingBox())!, (await overdue(page).boundingBox())!]
        expect(notice.y - heading.y - heading.height).toBeLessThan(200)
        expect(await overdue(page).count()).toBe(1)
      })
    }
  })

  test.each([
    ['2027-11-29', false],
    ['2027-11-30', true],
  ])('says it more strongly after ninety days: on %s, %s', async (day, isStrong) => {
    await on(day, 'delivery/late-delivery.html', async (page) => {
      expect(await page.locator('.title .notice-stop').isVisible()).toBe(isStrong)
    })
  })

  test('the day stands at the foot for machines and without scripts; one that is past when the handbook is built is told without a script', async () => {
    const files = await baseFiles()
    const old = files['policies/delivery.md']!.replace(/review-by: .*/, 'review-by: 2026-11-20')
    const dir = await makeProject({ ...files, 'policies/delivery.md': old })
    const { files: pages } = renderSite((await readProject(dir, { today: testDay })).inForce, { dir })
    expect(pages.get('delivery.html')).toMatch(/<p class="notice">This page was to be looked at again by 20 November 2026\./)
    expect(pages.get('delivery.html')).not.toContain('data-after="2026-11-20"')
    expect(pages.get('late-delivery.html')).toMatch(/<p class="notice" data-after="2027-08-31" hidden>/)
    expect(pages.get('late-delivery.html')).toContain('<time datetime="2027-08-31">31 August 2027</time>')
  })

  test('nothing of it is in the handbook for customers, nor on paper that is handed out for comment', async () => {
    const files = await baseFiles()
    const open = files['policies/delivery.md']!.replace('status:', 'audience: public\nstatus:')
    const dir = await makeProject({ ...files, 'policies/delivery.md': open })
    const { inForce } = await readProject(dir, { today: testDay })
    expect(renderSite(inForce, { audience: 'public', dir }).files.get('delivery.html')).not.toMatch(/data-after|looked at again/)
    const delivery = inForce.documents.find(({ path }) => path === 'policies/delivery.md')!
    expect(renderHandout(delivery, inForce, { dir })).not.toContain('was to be looked at again')
  })
})

describe('a printed card', () => {
  const told = (page: Page) => page.getByText(/You scanned a card of/)

  test('that is older than the handbook is told to be printed anew', async () => {
    await on(testDay, 'delivery/late-delivery.html?as-of=2026-09-03', async (page) => {
      expect(await told(page).innerText()).toBe('You scanned a card of 3 September 2026. The handbook is newer: print a new card.')
      expect((await told(page).boundingBox())!.y).toBeLessThan(200)
    })
  })

  test.each(['2026-11-21', '2027-01-01', '2026-02-30', '2026-9-3', '', '<b>2026-09-03</b>', "2026-09-03'", 'x'.repeat(10_000), '%E0%A4%A'])(
    'of the same day, of a later one, or with anything else in its code, says nothing: %.20s',
    async (asOf) => {
      await on(testDay, `vision.html?as-of=${asOf}`, async (page) => {
        expect(await told(page).count()).toBe(0)
        expect(await page.locator('h1').isVisible()).toBe(true)
      })
    },
  )
})

describe('the foot of each page', () => {
  const foot = (html: string) => html.slice(html.indexOf('<footer class="foot">'), html.lastIndexOf('</footer>')).replaceAll('&#x3D;', '=')

  test('has the day, who to ask, and whom to tell what is not right, in one order on every page', () => {
    for (const address of sample.pages) {
      expect(foot(sample.site.files.get(address)!), address).toMatch(
        /<time datetime="2026-11-21"[^>]*>21 November 2026<\/time>[^]*company\.html#Roles">Who to ask<[^]*Something not right on this page\? <a href="mailto:hello@lammasjalaud\.example\?subject=[^"]+">Tell /,
      )
    }
  })

  test('names the page, its day and who looks after it in the mail', () => {
    const [, subject] = /subject=([^"]+)/.exec(foot(sample.site.files.get('goals/keep-the-promised-day.html')!))!
    expect(decodeURIComponent(subject!)).toBe(
      'For Shift lead: not right on the page “The furniture comes on the day we promised” of 21 November 2026',
    )
  })

  test('rings the owner where there is no mail; customers write to the company, and hear of no role', async () => {
    const files = await baseFiles()
    const dir = await makeProject(files)
    const { inForce } = await readProject(dir, { today: testDay })
    expect(foot(renderSite(inForce, { dir }).files.get('delivery.html')!)).toMatch(
      /Tell Shop manager <a class="phone" href="tel:\+37255500103">/,
    )
    // This company gives its customers no number.
    expect(foot(renderSite(inForce, { audience: 'public', dir }).files.get('index.html')!)).not.toMatch(/Tell|Who to ask/)
    const open = await show(repository, { audience: 'public' })
    try {
      for (const address of open.pages) {
        const html = foot(open.site.files.get(address)!)
        expect(html, address).toContain('Tell us</a>')
        expect(html, address).not.toMatch(/manager|lead/i)
      }
    } finally {
      await open.remove()
    }
  })

  test('cuts a title without end, so that a mail program takes it', async () => {
    const files = await baseFiles()
    const dir = await makeProject({
      ...files,
      'policies/company.md': files['policies/company.md']!.replace(
        'channels:',
        'channels:\n  - { name: mail, title: Mail, address: hello@birch.example }',
      ),
      'policies/delivery.md': files['policies/delivery.md']!.replace(/title: .*/, `title: ${'Zaubertrank & "Co" '.repeat(160)}`),
    })
    const html = renderSite((await readProject(dir, { today: testDay })).inForce, { dir }).files.get('delivery.html')!
    const [href] = /mailto:[^"]+/.exec(foot(html))!
    expect(href.length).toBeLessThan(600)
  })
})
