import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { baseFiles, makeProject } from '../support/project.ts'
import { type Open, openHandbook, openWindow, runStart, saved } from '../support/start.ts'

let { browser, running, dir, close } = {} as Open

beforeAll(async () => {
  ;({ browser, running, dir, close } = await openHandbook())
})
afterAll(() => close())

const text = (path: string) => readFile(join(dir, 'policies', path), 'utf8')
const at = (path: string) => new URL(path, running.address).href
const box = (page: Page) => page.locator('.question [data-value]').first()

async function asked(question: string): Promise<Page> {
  const page = await openWindow(browser, running.address)
  await page.goto(at(`/write/policies/${question}`))
  return page
}

/** Waits until a file holds something. */
async function untilWritten(path: string, words: string): Promise<void> {
  await expect.poll(() => text(path), { timeout: 20_000 }).toContain(words)
}

test('the server is killed between two keys: what was typed is kept, told, and saved once it runs again', async () => {
  const page = await asked('delivery.md?ask=purpose')
  await box(page).fill('Nobody waits longer')
  await saved(page)
  await running.stop('SIGKILL')
  await box(page).pressSequentially(' than a morning.')
  await page.getByRole('alert').filter({ hasText: 'Servicebook is not running. What you type is kept in this browser' }).waitFor()
  await running.stop()
  running = await runStart(dir, { port: new URL(running.address).port })
  // It has another key: the old window is a stranger now, and says where to go on.
  await page.getByRole('alert').filter({ hasText: 'Servicebook was started anew' }).waitFor()
  expect(await text('delivery.md')).toContain('purpose: Nobody waits longer\n')
  const next = await page.context().newPage()
  await next.goto(running.address)
  await untilWritten('delivery.md', 'purpose: Nobody waits longer than a morning.\n')
  await next.locator('#Kept', { hasText: 'What you had typed before the window closed is saved now.' }).waitFor()
  // In the old one nothing is in doubt either: both say the same.
  await page.getByRole('button', { name: 'Try again' }).click()
  await saved(page)
  expect(await page.locator('#Trouble').isVisible()).toBe(false)
  await page.context().close()
})

test('a reload in the middle, and a tab that is closed right after the last key', async () => {
  const page = await asked('late-delivery.md?ask=say-first')
  await box(page).fill('I am sorry. We kept you waiting')
  await page.reload()
  await untilWritten('late-delivery.md', 'say-first: I am sorry. We kept you waiting\n')
  expect(await box(page).inputValue()).toBe('I am sorry. We kept you waiting')
  await box(page).pressSequentially(' the whole day')
  await saved(page)
  expect(await page.locator('[data-part="conflict"]').isVisible()).toBe(false)
  await box(page).pressSequentially(', and that is on us.')
  await page.close({ runBeforeUnload: true })
  await untilWritten('late-delivery.md', 'say-first: I am sorry. We kept you waiting the whole day, and that is on us.\n')
  const again = await page.context().newPage()
  await again.goto(at('/write/policies/late-delivery.md?ask=say-first'))
  await box(again).press('Control+End')
  await box(again).pressSequentially(' Truly.')
  await saved(again)
  expect(await again.locator('[data-part="conflict"]').isVisible()).toBe(false)
  await untilWritten('late-delivery.md', 'that is on us. Truly.\n')
  await again.context().close()
})

test('whoever leaves while an answer is still on its way is in no conflict with themselves', async () => {
  const page = await asked('on-time.md?ask=statement')
  let letGo = () => {}
  const held = new Promise<void>((done) => (letGo = done))
  await page.route('**/do/answer', async (route) => {
    const response = await route.fetch()
    await held
    await route.fulfill({ response }).catch(() => undefined)
  })
  await box(page).fill('The furniture comes')
  await untilWritten('on-time.md', 'statement: The furniture comes\n')
  await page.unroute('**/do/answer')
  await box(page).pressSequentially(' when we said')
  await page.reload()
  letGo()
  await untilWritten('on-time.md', 'statement: The furniture comes when we said\n')
  await box(page).pressSequentially(' it would')
  await saved(page)
  expect(await page.locator('[data-part="conflict"]').isVisible()).toBe(false)
  await untilWritten('on-time.md', 'statement: The furniture comes when we said it would\n')
  await page.context().close()
})

test('an answer that arrives several times at once is one answer', async () => {
  const page = await asked('delivery.md?ask=purpose')
  const told = await page.evaluate(async () => {
    const { file, key, was } = document.querySelector<HTMLElement>('.question')!.dataset
    const post = (answer: string, sent: string[]) =>
      fetch('/do/answer', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-folder': document.body.dataset.folder! },
        body: JSON.stringify({ file, key, answer, was: JSON.parse(was!), sent }),
      }).then((response) => response.json())
    const [first, next] = ['Whoever has bought from us', 'Whoever has bought from us may call']
    await post(first, [])
    return Promise.all(Array.from({ length: 4 }, () => post(next, [first])))
  })
  expect(told.filter(({ saved, theirs }) => !saved || theirs)).toEqual([])
  expect(told).toHaveLength(4)
  await page.context().close()
})

test('nobody can type before the page is ready to listen', async () => {
  const page = await openWindow(browser, running.address)
  let letGo = () => {}
  const held = new Promise<void>((done) => (letGo = done))
  await page.route('**/assets/start.js', async (route) => {
    await held
    await route.continue()
  })
  await page.goto(at('/write/policies/settled-at-once.md?ask=statement'), { waitUntil: 'commit' })
  await box(page).waitFor()
  await page.keyboard.press('Tab')
  await page.keyboard.type('Whoever')
  expect(await box(page).evaluate((field: HTMLTextAreaElement) => [field.value === field.defaultValue, field.matches(':focus')])).toEqual([
    true,
    false,
  ])
  letGo()
  await box(page).fill('Whoever hears it settles it')
  await saved(page)
  expect(await text('settled-at-once.md')).toContain('statement: Whoever hears it settles it\n')
  await page.context().close()
})

test('what was typed for one handbook is not put into another one at the same address', async () => {
  const page = await asked('missed-days.md?ask=costs')
  await running.stop('SIGKILL')
  await box(page).fill('41 000 EUR per year')
  await page.getByRole('alert').filter({ hasText: 'Servicebook is not running' }).waitFor()
  const other = await makeProject(await baseFiles())
  const { port } = new URL(running.address)
  const another = await runStart(other, { port })
  const next = await page.context().newPage()
  await next.goto(another.address)
  await next.goto(new URL('/write/policies/missed-days.md?ask=costs', another.address).href)
  expect(await box(next).inputValue()).toBe('37 000 EUR per year')
  // The old window notices that it is not its own handbook any more.
  await page.getByRole('alert').filter({ hasText: 'Servicebook was started anew' }).waitFor()
  await another.stop()
  expect(await readFile(join(other, 'policies/missed-days.md'), 'utf8')).toContain('costs: 37 000 EUR per year\n')
  running = await runStart(dir, { port })
  await next.goto(running.address)
  await untilWritten('missed-days.md', 'costs: 41 000 EUR per year\n')
  await page.context().close()
})
