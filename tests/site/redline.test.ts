import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readProject } from '../../src/project.ts'
import { publish } from '../../src/publish/publish.ts'
import { renderSite } from '../../src/render/site.ts'
import { startChromium } from '../support/chromium.ts'
import { livedIn } from '../support/lived-in.ts'
import { sideways } from '../support/looks.ts'
import { makeProject, testDay } from '../support/project.ts'

let browser: Browser
let folder: string

beforeAll(async () => {
  const dir = await makeProject(await livedIn())
  const site = renderSite((await readProject(dir, { today: testDay })).inForce, { dir })
  browser = await startChromium()
  folder = join(await mkdtemp(join(tmpdir(), 'servicebook-redline-')), 'handbook')
  await publish(site, folder, dir)
})
afterAll(async () => {
  await browser.close()
  await rm(join(folder, '..'), { recursive: true, force: true })
})

describe('a redline on a page', () => {
  test.each([
    ['light', 'screen'],
    ['dark', 'screen'],
    ['light', 'print'],
  ] as const)('is told apart without colour, in %s on %s', async (colorScheme, media) => {
    const page = await browser.newPage({ viewport: { width: 360, height: 800 }, colorScheme })
    await page.goto(`${pathToFileURL(folder).href}/what-changed.html`)
    await page.emulateMedia({ media, colorScheme })
    await page.evaluate(() => document.querySelectorAll('details').forEach((details) => void (details.open = true)))
    const looks = await page.evaluate(() =>
      [...document.querySelectorAll('.redline :is(ins, del)')].slice(0, 2).map((mark) => {
        const { textDecorationLine } = getComputedStyle(mark)
        return [mark.tagName, textDecorationLine, mark.textContent?.trim().replace(/\s+/g, ' ')]
      }),
    )
    expect(looks).toEqual([
      ['DEL', 'line-through', 'taken out: two days'],
      ['INS', 'underline', 'added: one day'],
    ])
    expect(await page.evaluate(sideways)).toEqual([])
    await page.close()
  })

  test('keeps what stayed folded, and shows what a line is part of', async () => {
    const page = await browser.newPage({ viewport: { width: 360, height: 800 } })
    await page.goto(`${pathToFileURL(folder).href}/what-changed.html`)
    const ladder = page.locator('.redline', { hasText: 'What you may decide' }).first()
    expect(await ladder.locator('dd > ul > li:not(.stayed)').count()).toBe(1)
    expect(await ladder.locator('details').last().getAttribute('open')).toBeNull()
    expect(await ladder.locator('summary').last().textContent()).toBe('2 lines more, as they were')
    expect(await ladder.locator('dd > ul > li:not(.stayed)').textContent()).toMatch(/^Driver/)
    await page.close()
  })
})
