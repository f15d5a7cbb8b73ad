import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documentsOf } from '../../src/handbook/handbook.ts'
import { kinds } from '../../src/kinds/index.ts'
import { readProject } from '../../src/project.ts'
import { renderSite } from '../../src/render/site.ts'
import { startChromium } from '../support/chromium.ts'
import { repository } from '../support/command.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'
import { show, type Shown } from '../support/shown.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let browser: Browser
let sample: Shown
beforeAll(async () => {
  browser = await startChromium()
  sample = await show(repository, { name: 'our handbook #2 50% Käsiraamat' })
})
afterAll(async () => {
  await browser.close()
  await sample.remove()
})

/** Opens the self-check on a phone, with a role that the device knows where one is given. */
async function check(
  look: (page: Page) => Promise<void>,
  { role, ...options }: BrowserContextOptions & { role?: string } = {},
): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options })
  try {
    const page = await context.newPage()
    const trouble: string[] = []
    page.on('pageerror', (error) => trouble.push(error.message))
    page.on('console', (message) => message.type() === 'error' && trouble.push(message.text()))
    page.on('request', (request) => request.url().startsWith('file:') || trouble.push(request.url()))
    if (role !== undefined) await page.addInitScript((value) => localStorage.setItem('servicebook-role', value), role)
    await page.goto(`${pathToFileURL(sample.folder).href}/self-check.html`)
    await look(page)
    expect(trouble).toEqual([])
  } finally {
    await context.close()
  }
}

/** What the page holds: the story of each case, with its answer and the roles it is for. */
const casesIn = (page: Page) =>
  page.locator('.case').evaluateAll((all) =>
    all.map((one) => ({
      story: one.querySelector('.case-story')!.textContent!,
      verdict: (one as HTMLElement).dataset.is!,
      because: one.querySelector('.case-because')!.textContent!,
      roles: (one as HTMLElement).dataset.roles!.split(' '),
    })),
  )

/** Goes through a round; the first few answers wrong. Gives the stories asked. */
async function goThrough(page: Page, wrong: number): Promise<string[]> {
  const cases = await casesIn(page)
  const stories: string[] = []
  while (await page.locator('.check-round').isVisible()) {
    const story = (await page.locator('.check-story').textContent())!
    const { verdict, because } = cases.find((one) => one.story === story)!
    const other = ['yes', 'partly', 'ask first'].find((one) => one !== verdict)!
    await page.locator(`.check-choices [data-verdict="${stories.length < wrong ? other : verdict}"]`).click()
    const told = await page.getByRole('status').innerText()
    expect(told).toContain(because)
    expect(told).toContain(stories.length < wrong ? 'We would say:' : 'That is what we would do.')
    stories.push(story)
    await page.getByRole('button', { name: 'Go on' }).click()
  }
  return stories
}

describe('the self-check', () => {
  test('asks ten cases, gives answer and reason after each, and the score at the end; ten others are others', async () => {
    await check(async (page) => {
      expect(await page.getByRole('heading', { name: 'Case 1 of 10' }).isVisible()).toBe(true)
      // The list with the answers is no longer in sight.
      expect(await page.locator('.all-cases').isVisible()).toBe(false)
      const first = await goThrough(page, 3)
      expect(new Set(first).size).toBe(10)
      expect(await page.getByRole('heading', { name: '7 of 10 as we would' }).isVisible()).toBe(true)
      const again = await page.locator('.check-again a').count()
      expect(again).toBeGreaterThanOrEqual(1)
      expect(again).toBeLessThanOrEqual(3)
      await page.getByRole('button', { name: 'Ten others' }).click()
      const second = await goThrough(page, 0)
      expect(second.filter((story) => first.includes(story))).toEqual([])
      expect(await page.getByRole('heading', { name: '10 of 10 as we would' }).isVisible()).toBe(true)
      expect(await page.getByText('Look at these again').isVisible()).toBe(false)
      // What was answered is written nowhere: only where to go on.
      expect(await page.evaluate(() => [Object.entries(localStorage), Object.keys(sessionStorage), document.cookie])).toEqual([
        [['servicebook-self-check', '20']],
        [],
        '',
      ])
    })
  })

  test('a device that knows its role is asked what that role decides; one tap asks about everything', async () => {
    await check(
      async (page) => {
        const cases = await casesIn(page)
        const own = cases.filter(({ roles }) => roles.includes('driver')).map(({ story }) => story)
        expect(own.length).toBeLessThan(cases.length)
        expect(await page.getByText('Cases for Driver.').isVisible()).toBe(true)
        for (const story of await goThrough(page, 0)) expect(own).toContain(story)
        await page.getByRole('button', { name: 'Cases for everybody' }).click()
        expect(await page.getByText('Cases for Driver.').isVisible()).toBe(false)
        expect(await page.locator('.check-round').isVisible()).toBe(true)
      },
      { role: 'driver' },
    )
  })

  test('a role nobody here has is passed over, and where to go on as somebody else wrote it does no harm', async () => {
    await check(async (page) => {
      const kept = async (name: string, value: string) => {
        await page.evaluate(([key, text]) => localStorage.setItem(`servicebook-${key}`, text!), [name, value])
        await page.reload()
        expect(await page.getByRole('heading', { name: 'Case 1 of 10' }).isVisible(), value).toBe(true)
        expect(await page.locator('.check-for').isVisible(), value).toBe(false)
        expect(await page.locator('.check-story').innerText(), value).not.toBe('')
      }
      for (const role of ['night-porter', '<img src=x onerror=alert(1)>', '"] *', 'constructor', '', '\u202e\u0000'])
        await kept('role', role)
      for (const at of ['-3', '1e99', 'NaN', '99999', '{}', '2.5']) await kept('self-check', at)
    })
  })

  test('works by keyboard alone, and the reader is led along: from answer to reason to the next case', async () => {
    await check(async (page) => {
      await page.locator('.check-choices button').first().focus()
      await page.keyboard.press('Enter')
      // The button keeps its place, so that nobody starts from the top of the page again.
      expect(await page.evaluate(() => (document.activeElement as HTMLElement).dataset.verdict)).toBe('yes')
      expect(await page.getByRole('status').innerText()).not.toBe('')
      for (let i = 0; i < 3; i++) await page.keyboard.press('Tab')
      expect(await page.evaluate(() => document.activeElement!.textContent)).toBe('Go on')
      await page.keyboard.press('Enter')
      expect(await page.evaluate(() => document.activeElement!.textContent)).toBe('Case 2 of 10')
    })
  })

  test('an answer once given stays given', async () => {
    await check(async (page) => {
      const buttons = page.locator('.check-choices button')
      await buttons.nth(0).click()
      const told = await page.getByRole('status').innerText()
      // It is told to be switched off, and playwright would wait for it to be on.
      for (const i of [1, 2]) await buttons.nth(i).dispatchEvent('click')
      expect(await page.getByRole('status').innerText()).toBe(told)
      expect(await page.locator('.check-choices [aria-pressed]').count()).toBe(1)
    })
  })

  test('buttons are as large as a thumb at 320 px, nothing scrolls sideways, and axe finds nothing, before and after an answer', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await check(
        async (page) => {
          const found = async () => {
            await page.evaluate(axe)
            const { violations } = await page.evaluate(() =>
              (globalThis as never as { axe: typeof import('axe-core') }).axe.run(document, {
                // It would ask for the styles again, which a folder does not give.
                preload: false,
                runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
              }),
            )
            return violations.map(({ id, nodes }) => `${id} ${nodes[0]!.target.join(' ')}`)
          }
          expect(await found()).toEqual([])
          await page.locator('.check-choices button').first().click()
          expect(await found()).toEqual([])
          for (const button of await page.locator('.check-round button').all()) {
            const box = (await button.boundingBox())!
            expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44)
          }
          expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
        },
        { viewport: { width: 320, height: 640 }, colorScheme, bypassCSP: true },
      )
    }
  })

  test('without scripts, every case of every guideline is there, its answer folded', async () => {
    const { inForce } = await readProject(repository, { today: testDay })
    const cases = documentsOf(inForce, kinds.discretion).flatMap(({ fields }) => fields.cases ?? [])
    await check(
      async (page) => {
        expect(await page.locator('.check-round').isVisible()).toBe(false)
        expect(await page.locator('.case').count()).toBe(cases.length)
        const one = page.locator('.case').first()
        expect(await one.locator('.case-because').isVisible()).toBe(false)
        await one.locator('summary').click()
        expect(await one.locator('.case-because').isVisible()).toBe(true)
      },
      { javaScriptEnabled: false },
    )
  })
})

test('fewer than ten cases make a shorter round; without cases, and for customers, there is no page', async () => {
  const files = await baseFiles()
  const siteOf = async (changed: Record<string, string>, audience: 'staff' | 'public' = 'staff') => {
    const dir = await makeProject({ ...files, ...changed })
    return { dir, files: renderSite((await readProject(dir, { today: testDay })).inForce, { audience, dir }).files }
  }
  expect((await siteOf({})).files.get('self-check.html')!.match(/class="case"/g)).toHaveLength(1)
  const late = files['policies/late-delivery.md']!.replace(/cases:\n( {2}.*\n)+/, '')
  const bare = (await siteOf({ 'policies/late-delivery.md': late })).files
  expect(bare.has('self-check.html')).toBe(false)
  expect(bare.has('assets/self-check.js')).toBe(false)
  expect(bare.get('a-to-z.html')).not.toContain('self-check.html')
  expect((await siteOf({}, 'public')).files.has('self-check.html')).toBe(false)
})
