import { mkdtemp, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { goOn, type Open, openHandbook, openWindow, saved, sayYes } from '../support/start.ts'

let { browser, dir, page, close } = {} as Open

beforeAll(async () => {
  ;({ browser, dir, page, close } = await openHandbook(mkdtemp(join(tmpdir(), 'servicebook-café-'))))
})
afterAll(() => close())

const at = (path: string) => readFile(join(dir, path), 'utf8')
const button = (name: string) => page.getByRole('button', { name, exact: true })
const field = (name: string) => page.getByRole('textbox', { name })
const asked = () => page.getByRole('heading', { level: 1 })
const card = (title: string) => page.getByRole('region', { name: 'Ten pages to begin with' }).getByRole('link', { name: title })
const open = (title: string) => Promise.all([page.waitForURL(/\/write\//), card(title).click()])
const home = () => page.getByRole('link', { name: 'The Mill', exact: true }).click()

/** Says yes to the last question, and waits until it is so. */
async function approve(): Promise<void> {
  await page.waitForURL(/ask=end/)
  await sayYes(page)
  await page.getByRole('heading', { name: 'Approved: version 1' }).waitFor()
}

const pages = [
  'Anything else',
  'A long wait',
  'Something wrong or missing in an order',
  'Somebody is hurt or has an allergic reaction',
  'Complaints',
  'Handling a complaint',
  'Safety and allergies',
  "Don't yuck the yum",
  'The bill is higher than the price shown',
  'Orders, changes and cancelling',
]

test('an empty folder: three questions, a wrong one is asked again, and the company has a file', async () => {
  expect(new URL(page.url()).search, 'the key has left the address').toBe('')
  await page.getByRole('radio', { name: 'Café, bar or restaurant' }).check()
  await page.getByRole('radio', { name: /someone they can ask first/ }).check()
  await page.getByRole('combobox').fill('beads')
  await button('Begin').click()
  await page.getByRole('alert').filter({ hasText: 'three-letter code' }).waitFor()
  await page.getByRole('combobox').fill('euros')
  await button('Begin').click()
  await page.waitForURL(/\/write\/policies\/company\.md/)
  expect(await at('policies/company.md')).toContain('currency: EUR')
})

test("the company's questions, one after the other, to ten pages", async () => {
  expect(await asked().textContent()).toBe('What is your company called?')
  await page.keyboard.type('The Mill')
  await saved(page)
  expect(await at('policies/company.md')).toContain('name: The Mill\n')
  // Beside the question, the page as staff will see it.
  await page.frameLocator('.beside iframe').getByRole('heading', { name: 'The Mill' }).first().waitFor()
  await goOn(page)
  await goOn(page)
  expect(await asked().textContent()).toBe('In which countries do your customers live?')
  await page.getByRole('textbox').fill('Estonia')
  for (let i = 0; !page.url().includes('ask=end'); i++) {
    expect(i, page.url()).toBeLessThan(15)
    await goOn(page)
  }
  await sayYes(page)
  await page.getByRole('heading', { name: 'Ten pages to begin with' }).waitFor()
  const company = await at('policies/company.md')
  expect(company).toContain('countries:\n  - Estonia\n')
  expect(company).toContain('status: approved')
  expect(company).not.toContain('not-yet-yours')
  for (const title of pages) expect(await card(title).textContent(), title).toContain('not yours yet')
})

test('one page question by question, with answers of their own', async () => {
  await open('A long wait')
  await goOn(page)
  expect(await asked().textContent()).toBe('How do customers put it?')
  await button('Add one').click()
  await page.keyboard.type('are you closed?')
  await page
    .getByRole('listitem')
    .filter({ has: page.locator('textarea') })
    .first()
    .getByRole('button', { name: 'Take out' })
    .click()
  await saved(page)
  await goOn(page)
  await goOn(page)
  await field('What does a colleague say first?').fill('I am sorry. You have my whole attention now.')
  await goOn(page)
  await goOn(page)
  await goOn(page)
  expect(await asked().textContent()).toBe('What may each role do on its own, and up to how much?')
  await field('May do').nth(2).fill('something off, up to 2 EUR per case')
  await page.getByText('something off, up to €2 per case', { exact: true }).waitFor()
  await page.frameLocator('.beside iframe').getByText('€2', { exact: false }).first().waitFor()
  for (let i = 0; !page.url().includes('ask=end'); i++) {
    expect(i, page.url()).toBeLessThan(20)
    await goOn(page)
  }
  await approve()
  const text = await at('policies/premises/long-wait.md')
  expect(text).toContain('also-called:\n  - has everybody forgotten us\n')
  expect(text).toContain('  - are you closed?\n')
  expect(text).toContain('say-first: I am sorry. You have my whole attention now.\n')
  expect(text).toContain('      - something off, up to 2 EUR per case\n')
  expect(text).toContain('status: approved')
  expect(text).not.toContain('not-yet-yours')
})

/** Two halves, since a slow machine needs its time for each page. */
const others = pages.filter((title) => title !== 'A long wait')

test.each([
  { half: 'one half', titles: others.slice(0, 5) },
  { half: 'the other half', titles: others.slice(5) },
])('$half of the others are read and taken; each card turns from ours to theirs', async ({ titles }) => {
  await home()
  for (const title of titles) {
    expect(await card(title).textContent()).toContain('not yours yet')
    await open(title)
    await button('Take all of it').click()
    await approve()
    await home()
    await card(title).getByText('yours', { exact: true }).waitFor()
  }
})

test('every card says that it is theirs', async () => {
  for (const title of pages) expect(await card(title).textContent(), title).not.toContain('not yours yet')
  await page.getByText('10 of 10 are yours').waitFor()
})

test('published from the screen, and the folder opens from the disk with the pages in it', async () => {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Publish' }).click()
  const changes = page.getByRole('region', { name: 'What will change for them' })
  for (const title of pages) await changes.getByRole('link', { name: title, exact: true }).waitFor()
  await changes.getByRole('button', { name: 'Publish' }).click()
  await page.getByRole('heading', { name: 'Published' }).waitFor()
  expect(await page.getByRole('region', { name: 'Published' }).textContent()).toContain(join(dir, 'handbook'))
  expect(page.mistakes).toEqual([])

  const staff = await openWindow(browser, pathToFileURL(join(dir, 'handbook/index.html')).href)
  await staff.getByRole('banner').getByRole('link', { name: 'The Mill' }).waitFor()
  await staff.getByRole('link', { name: 'A long wait' }).first().click()
  await staff.getByText('I am sorry. You have my whole attention now.').first().waitFor()
  await staff.getByText('something off, up to €2 per case').first().waitFor()
  await staff.getByRole('link', { name: 'A to Z' }).click()
  for (const title of pages) await staff.getByRole('main').getByRole('link', { name: title }).first().waitFor()
  expect(staff.mistakes).toEqual([])
})
