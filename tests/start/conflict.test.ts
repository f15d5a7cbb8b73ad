import { readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Open, openHandbook, openWindow, saved } from '../support/start.ts'

let { browser, running, dir, close } = {} as Open

beforeAll(async () => {
  ;({ browser, running, dir, close } = await openHandbook())
})
afterAll(() => close())

const file = (path: string) => join(dir, 'policies', path)
const text = (path: string) => readFile(file(path), 'utf8')
/** Changes a file as an editor does: the whole of it, at once. */
const edit = async (path: string, from: string, to: string) => writeFile(file(path), (await text(path)).replace(from, to))
const at = (path: string) => new URL(path, running.address).href

/** A window on a question. */
async function asked(question: string, beside?: Page): Promise<Page & { mistakes?: string[] }> {
  const page = beside ? await beside.context().newPage() : await openWindow(browser, running.address)
  await page.goto(at(`/write/policies/${question}`))
  return page
}

const both = (page: Page) => page.locator('[data-part="conflict"]')
const box = (page: Page) => page.locator('.question [data-value]').first()

describe('an editor changes the same answer while somebody types', () => {
  test('both are shown side by side, and nothing is overwritten; mine is kept', async () => {
    const page = await asked('delivery.md?ask=purpose')
    await edit('delivery.md', 'You can take one morning off', 'An hour is enough')
    await box(page).fill('Nobody waits longer than a morning.')
    await both(page).waitFor()
    expect(await both(page).textContent()).toContain('Somebody else changed this answer meanwhile. Nothing was overwritten.')
    expect(await both(page).getByRole('list').allTextContents()).toEqual([
      'Nobody waits longer than a morning.',
      expect.stringContaining('An hour is enough'),
    ])
    expect(await page.getByRole('status').first().textContent()).toBe('Not saved yet')
    expect(await text('delivery.md')).toContain('purpose: An hour is enough')
    await page.getByRole('button', { name: 'Keep mine' }).click()
    await saved(page)
    expect(await text('delivery.md')).toContain('purpose: Nobody waits longer than a morning.\n')
    expect(await both(page).isVisible()).toBe(false)
    await page.reload()
    expect(await box(page).inputValue()).toBe('Nobody waits longer than a morning.')
    await page.context().close()
  })

  test('theirs is taken, and what was typed does not come back', async () => {
    const page = await asked('late-delivery.md?ask=say-first')
    await edit('late-delivery.md', "I'm sorry. You kept the day free for us.", 'We are late, and I am sorry.')
    await box(page).fill('Sorry about that.')
    await page.getByRole('button', { name: 'Take theirs' }).click()
    await page.waitForFunction(() => document.querySelector<HTMLTextAreaElement>('.question [data-value]')?.value.startsWith('We are late'))
    expect(await text('late-delivery.md')).toContain('say-first: We are late, and I am sorry.\n')
    await page.reload()
    expect(await box(page).inputValue()).toBe('We are late, and I am sorry.')
    expect(await both(page).isVisible()).toBe(false)
    await page.context().close()
  })

  test('of a ladder too; what is typed while both are shown is kept, also through a reload', async () => {
    const page = await asked('late-delivery.md?ask=ladder')
    await edit('late-delivery.md', 'up to 25 EUR', 'up to 30 EUR')
    await page.getByRole('textbox').first().fill('something off, up to 20 EUR per case')
    await both(page).waitFor()
    expect(await both(page).textContent()).toMatch(/20 EUR[^]*30 EUR/)
    await page.getByRole('textbox').first().fill('something off, up to 15 EUR per case')
    await page.reload()
    await both(page).waitFor()
    expect(await both(page).textContent()).toMatch(/15 EUR[^]*30 EUR/)
    expect(await text('late-delivery.md')).toContain('up to 30 EUR')
    await page.getByRole('button', { name: 'Keep mine' }).click()
    await saved(page)
    expect(await text('late-delivery.md')).toContain('up to 15 EUR per case')
    await page.context().close()
  })

  test('an answer that an editor took out is told as that', async () => {
    const page = await asked('late-delivery.md?ask=if-nobody-answers')
    await edit('late-delivery.md', /if-nobody-answers:.*\n/.exec(await text('late-delivery.md'))![0], '')
    await box(page).fill('Decide, and tell us.')
    await both(page).waitFor()
    expect(await both(page).textContent()).toContain('Nothing. Somebody took the answer out.')
    await page.getByRole('button', { name: 'Keep mine' }).click()
    await saved(page)
    expect(await text('late-delivery.md')).toContain('if-nobody-answers: Decide, and tell us.\n')
    await page.context().close()
  })

  test('where both wrote the same, there is nothing to choose', async () => {
    const page = await asked('on-time.md?ask=statement')
    await edit('on-time.md', 'The furniture comes on the day we promised', 'It comes when we said')
    await box(page).fill('It comes when we said')
    await saved(page)
    await box(page).fill('It comes when we said it would')
    await saved(page)
    expect(await both(page).isVisible()).toBe(false)
    expect(await text('on-time.md')).toContain('statement: It comes when we said it would\n')
    await page.context().close()
  })
})

test('an editor changes a file while a screen without questions is open: it is drawn anew, and can still be pressed', async () => {
  const page = await openWindow(browser, running.address)
  await page.goto(at('/check'))
  await page.waitForFunction(() => !document.getElementById('Main')!.inert)
  const answered = page.waitForResponse((response) => new URL(response.url()).pathname === '/check')
  await writeFile(file('new-page.md'), '---\nkind: policy\ntitle: A page from an editor\nspeed: high\nstatus: draft\n---\n')
  await answered
  await page.getByText('new-page.md').first().waitFor()
  expect(await page.locator('main').evaluate((main) => (main as HTMLElement).inert)).toBe(false)
  await rm(file('new-page.md'))
  await page.context().close()
})

test('an editor changes another answer of the same file: both are kept', async () => {
  const page = await asked('settled-at-once.md?ask=statement')
  await edit('settled-at-once.md', 'target: 70%', 'target: 72%')
  await box(page).fill('Whoever hears it settles it')
  await saved(page)
  const now = await text('settled-at-once.md')
  expect(now).toContain('statement: Whoever hears it settles it\n')
  expect(now).toContain('target: 72%\n')
  await page.context().close()
})

describe('two tabs', () => {
  test('that answer the same question: the second is asked which shall stay', async () => {
    const one = await asked('missed-days.md?ask=statement')
    const two = await asked('missed-days.md?ask=statement', one)
    await one.bringToFront()
    await box(one).fill('We miss the day')
    await saved(one)
    await two.bringToFront()
    // Somebody has their cursor in it, so it is left as it was.
    await box(two).fill('The day is missed')
    await both(two).waitFor()
    expect(await both(two).getByRole('list').allTextContents()).toEqual(['The day is missed', 'We miss the day'])
    expect(await text('missed-days.md')).toContain('statement: We miss the day\n')
    await two.getByRole('button', { name: 'Keep mine' }).click()
    await saved(two)
    expect(await text('missed-days.md')).toContain('statement: The day is missed\n')
    await one.context().close()
  })

  test.each(['a new one', 'one opened by the other'])('that show the same: a change in one is seen in the other (%s)', async (sort) => {
    const one = await asked('missed-days.md?ask=costs')
    const opened = one.context().waitForEvent('page')
    if (sort === 'a new one') await asked('missed-days.md?ask=costs', one)
    // As duplicating a tab does: what the first one keeps for itself, the second has too.
    else await one.evaluate(() => void window.open(location.href))
    const two = await opened
    await two.waitForLoadState('load')
    await two.evaluate(() => (document.activeElement as HTMLElement).blur())
    await one.bringToFront()
    const costs = `${sort.length} 000 EUR per year`
    await box(one).fill(costs)
    await saved(one)
    await two.waitForFunction((typed) => document.querySelector<HTMLInputElement>('.question [data-value]')?.value === typed, costs)
    await one.context().close()
  })

  test('that save different pages at once: each knows of both', async () => {
    const one = await asked('delivery.md?ask=title')
    const two = await asked('late-delivery.md?ask=situation', one)
    for (const n of ['first', 'second', 'third']) {
      await Promise.all([box(one).fill(`Coming the ${n} time`), box(two).fill(`Late for the ${n} time`)])
      await Promise.all([saved(one), saved(two)])
      const home = await one.context().newPage()
      await home.goto(at('/'))
      const listed = (await home.locator('main').textContent())!
      expect(listed).toContain(`Coming the ${n} time`)
      expect(listed).toContain(`Late for the ${n} time`)
      await home.close()
    }
    await one.context().close()
  })

  test('an editor that writes what we wrote before is believed', async () => {
    const page = await asked('delivery.md?ask=title')
    const home = await page.context().newPage()
    await home.goto(at('/'))
    await box(page).fill('On the day')
    await saved(page)
    const shows = (title: string) => home.locator('main').getByText(title, { exact: true }).first().waitFor({ state: 'attached' })
    await shows('On the day')
    await edit('delivery.md', 'title: On the day', 'title: Any day')
    await shows('Any day')
    await edit('delivery.md', 'title: Any day', 'title: On the day')
    await shows('On the day')
    await page.context().close()
  })
})
