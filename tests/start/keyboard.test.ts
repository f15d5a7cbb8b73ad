import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cafeBegun } from '../support/both-faces.ts'
import { type Open, openHandbook, saved } from '../support/start.ts'

let { dir, page, close } = {} as Open

beforeAll(async () => {
  ;({ dir, page, close } = await openHandbook(cafeBegun()))
})
afterAll(() => close())

const path = 'policies/premises/long-wait.md'
const file = () => readFile(join(dir, path), 'utf8')

/** What has the focus, what a person would call it, and whether they can see that it has it. */
function focused() {
  return page.evaluate(() => {
    const one = document.activeElement!
    const style = getComputedStyle(one)
    const box = one.getBoundingClientRect()
    const isMarked = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2
    const isInSight = box.width > 0 && box.height > 0 && box.bottom > 0 && box.top < innerHeight && style.visibility === 'visible'
    const value = one instanceof HTMLTextAreaElement ? one.value : ''
    const name = one.getAttribute('aria-label') ?? one.closest('label')?.querySelector('span')?.textContent ?? one.textContent ?? ''
    return { tag: one.localName, name: name.trim(), value, seen: isMarked && isInSight }
  })
}

/** Presses a key until something has the focus; on the way it is always somewhere, and always to be seen. */
async function goTo(name: string | RegExp, key = 'Tab'): Promise<void> {
  const passed: string[] = []
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press(key)
    const now = await focused()
    passed.push(`${now.tag} ${now.name}`)
    expect(now.tag, passed.join('\n')).not.toBe('body')
    expect(now.seen, `the focus cannot be seen on ${now.tag} “${now.name}” at ${page.url()}`).toBe(true)
    if (typeof name === 'string' ? now.name === name : name.test(now.name)) return
  }
  throw new Error(`No ${String(name)} among\n${passed.join('\n')}`)
}

/** Presses a key that opens another screen. */
async function leads(key: string): Promise<void> {
  const here = page.url()
  await Promise.all([page.waitForURL((url) => url.href !== here), page.keyboard.press(key)])
}

const question = () => page.getByRole('heading', { level: 1 }).textContent()
const rows = () => page.locator('.question .row textarea').evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value))

test('from the home page into a page, past the first question', async () => {
  await goTo(/^A long wait/)
  await leads('Enter')
  expect(await focused()).toMatchObject({ tag: 'textarea', value: 'A long wait', seen: true })
  await leads('Control+Enter')
  expect(await question()).toBe('How do customers put it?')
})

test('a list: a row more, up, down and out, and the focus stays where a hand would be', async () => {
  expect(await focused()).toMatchObject({ tag: 'textarea', value: 'how long will it be', seen: true })
  await page.keyboard.press('Enter')
  expect(await focused()).toMatchObject({ tag: 'textarea', value: '', seen: true })
  await page.keyboard.type('are you closed?')
  expect((await rows()).slice(0, 3)).toEqual(['how long will it be', 'are you closed?', 'has everybody forgotten us'])

  await goTo('Move up')
  await page.keyboard.press('Space')
  expect((await rows())[0]).toBe('are you closed?')
  // At the top there is no further up: the focus must not fall off the page with the button.
  expect(await focused(), 'moved to the top').toMatchObject({ tag: 'button', seen: true })
  for (let i = 0; i < 6; i++) {
    if ((await focused()).name !== 'Move down') await goTo('Move down')
    await page.keyboard.press('Enter')
    expect(await focused(), `moved down ${i + 1}`).toMatchObject({ tag: 'button', seen: true })
  }
  expect((await rows()).at(-1)).toBe('are you closed?')

  if ((await focused()).name !== 'Take out') await goTo('Take out')
  await page.keyboard.press('Enter')
  expect(await rows()).not.toContain('are you closed?')
  expect(await focused(), 'taken out').toMatchObject({ tag: 'button', name: 'Take out', seen: true })
  await page.keyboard.press('Enter')
  expect(await focused(), 'one more taken out').toMatchObject({ tag: 'button', name: 'Take out', seen: true })
  await saved(page)
  expect(await file()).not.toContain('on hold for twenty minutes')
})

test('what was done is undone from the keyboard, and one goes on from there', async () => {
  await goTo(/^Undo/, 'Shift+Tab')
  await Promise.all([page.waitForEvent('load'), page.keyboard.press('Enter')])
  expect(await file()).toContain('on hold for twenty minutes')
  expect(await focused()).toMatchObject({ tag: 'textarea', value: 'how long will it be', seen: true })
})

test('a ladder: a step more, its role ticked, what it may do, and out again', async () => {
  while ((await question()) !== 'What may each role do on its own, and up to how much?') await leads('Control+Enter')
  expect((await focused()).tag).toBe('summary')
  await goTo('Add a step')
  await page.keyboard.press('Enter')
  expect(await focused(), 'in the new step').toMatchObject({ tag: 'summary', seen: true })
  await page.keyboard.press('Enter')
  await goTo('Cook')
  await page.keyboard.press('Space')
  await goTo('Add one')
  await page.keyboard.press('Enter')
  expect(await focused()).toMatchObject({ tag: 'textarea', value: '', seen: true })
  await page.keyboard.type('a second plate at once')
  await saved(page)
  expect(await file()).toContain('  - role: cook\n    may: a second plate at once\n'.replace('may: ', 'may:\n      - '))

  // Past the row's own buttons, whom to ask and how soon, to the step's.
  await goTo(/^They answer within/)
  await goTo('Take out')
  await page.keyboard.press('Space')
  await saved(page)
  expect(await file()).not.toContain('role: cook')
  expect(await focused(), 'the step taken out').toMatchObject({ tag: 'button', name: 'Take out', seen: true })
})

test('on to the last question, and yes', async () => {
  while (!page.url().includes('ask=end')) await leads('Control+Enter')
  expect(await focused()).toMatchObject({ tag: 'h1', name: 'May staff work by this?' })
  // Where several may approve it, nobody is chosen beforehand.
  const may = await page.getByRole('group', { name: 'Who approves it?' }).locator('.option span').allTextContents()
  expect(may.length).toBeGreaterThan(1)
  await goTo(may[0]!)
  await page.keyboard.press('Space')
  await goTo('Yes, they may')
  await leads('Enter')
  expect(await focused()).toMatchObject({ tag: 'h1', name: 'Approved: version 1' })
  expect(await file()).toContain('status: approved')
  expect(page.mistakes).toEqual([])
})
