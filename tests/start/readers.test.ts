import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readProject } from '../../src/project.ts'
import { makeReceipt } from '../../src/signoff/receipt.ts'
import { signablePages } from '../../src/signoff/versions.ts'
import { approve } from '../../src/walk/approve.ts'
import { wordsFor } from '../../src/words/words.ts'
import { cafeBegun } from '../support/both-faces.ts'
import { tooWideOrSmall, violationsOn } from '../support/looked-at.ts'
import { testDay } from '../support/project.ts'
import { openHandbook, openWindow, type Open } from '../support/start.ts'

const wait = 'policies/premises/long-wait.md'

let { browser, running, dir, page, close } = {} as Open

beforeAll(async () => {
  const begun = await cafeBegun()
  const read = () => readProject(begun, { today: testDay })
  const { refusals } = await approve(begun, read, [wait], { by: 'shift-lead' }, wordsFor('en'))
  expect(refusals).toEqual([])
  ;({ browser, running, dir, page, close } = await openHandbook(Promise.resolve(begun)))
})
afterAll(() => close())

const there = () => page.goto(new URL('/life/readers', running.address).href)
const record = (name: string) => readFile(join(dir, 'records', name), 'utf8')
const said = (text: string | RegExp) => page.locator('#Kept').filter({ hasText: text }).waitFor()

test('people are written down one by one, or looked at in a list before anything is written', async () => {
  await there()
  await page.getByText('Nobody has been asked to read anything yet.').waitFor()
  await page.getByRole('textbox', { name: 'Name' }).fill('Ana')
  await page.getByRole('combobox', { name: 'Role', exact: true }).selectOption('Waiter')
  await page.getByRole('button', { name: 'Write them down' }).click()
  await said('Ana is in the list.')
  const list = join(dir, 'list.csv')
  await writeFile(list, 'Name,Role\nBo,Barista\nCy,Waiter\nX,Pilot\n')
  await page.locator('form[data-do="read-people"] input').setInputFiles(list)
  await page.getByRole('button', { name: 'Look at it' }).click()
  await page.getByText('New: Bo, Cy').waitFor()
  await page.getByText('“Pilot” is nothing the handbook knows here').waitFor()
  expect(await record('people.csv')).not.toContain('Bo')
  await page.locator('form[data-do="take-people"]').getByRole('button').click()
  await said('The list of people is up to date.')
  expect(await record('people.csv')).toMatch(/Ana,Waiter.*\r?\nBo,Barista.*\r?\nCy,Waiter/)
})

test('they are asked, and their codes stand on slips that only we are shown', async () => {
  await page.getByRole('checkbox', { name: 'A long wait, version 1' }).check()
  await page.getByRole('checkbox', { name: 'Waiter' }).check()
  await page.getByRole('checkbox', { name: 'Barista' }).check()
  await page.getByRole('button', { name: 'Ask them' }).click()
  await said('3 people are asked.')
  // What is done every day stands out; asking and the list of people are folded away.
  expect(await page.locator('main .button:not(.is-second)').allTextContents()).toEqual(['Take them in'])
  expect(await page.getByRole('textbox', { name: 'Name' }).isVisible()).toBe(false)
  expect(await page.getByRole('button', { name: 'Ask them' }).isVisible()).toBe(false)
  expect(await page.locator('main').textContent()).not.toMatch(/[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}-[A-Z0-9]{4}/)
  const slips = new URL((await page.getByRole('link', { name: /^Print the slips/ }).getAttribute('href'))!, running.address).href
  const [code] = /[A-Z0-9]{4}(?:-[A-Z0-9]{4}){3}/.exec(await record('sign-off-codes.csv'))!
  expect(await (await page.context().request.get(slips)).text()).toContain(code)
  const stranger = await browser.newContext()
  expect((await stranger.request.get(slips)).status()).toBe(403)
  await stranger.close()
})

test.each([
  { width: 360, colorScheme: 'light' as const },
  { width: 1280, colorScheme: 'dark' as const },
])(
  'at $width px, $colorScheme, with all three missing: axe finds nothing, and nothing is too wide or too small for a thumb',
  async ({ width, colorScheme }) => {
    const looked = await openWindow(browser, running.address, { viewport: { width, height: 740 }, colorScheme, bypassCSP: true })
    await looked.goto(new URL('/life/readers', running.address).href)
    await looked.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)))
    expect([...(await violationsOn(looked)), ...(await tooWideOrSmall(looked))]).toEqual([])
    await looked.context().close()
  },
)

/** What somebody sends back after reading, made with their code as staff's own page makes it. */
async function receiptOf(person: string): Promise<string> {
  const [, code] = new RegExp(`${person},([A-Z0-9-]+)`).exec(await record('sign-off-codes.csv'))!
  const [signed] = signablePages(await readProject(dir, { today: testDay }))
  return makeReceipt({ code: code!.replaceAll('-', ''), page: signed!.page, version: 1, fingerprint: signed!.now.signed, day: testDay })
}

test('receipts that were pasted or uploaded are taken in, a half one is named, and a signature on paper counts', async () => {
  const ana = await receiptOf('Ana')
  const [pasted, uploaded] = [page.locator('form[data-do="receipts"]').first(), page.locator('form[data-do="receipts"]').last()]
  await pasted.getByLabel('Paste them here').fill(`> ${ana}\n${ana.slice(0, 20)}`)
  await pasted.getByRole('button').click()
  await page.getByText('One receipt is new and was taken in.').waitFor()
  await page.getByText('The receipt is not whole.').waitFor()
  await page.getByText('A long wait, version 1: 1 of 3 have read it').waitFor()
  const mail = join(dir, 'mail.txt')
  await writeFile(mail, `Hello,\n\n${await receiptOf('Bo')}\n\n> ${ana}\n`)
  await uploaded.locator('input').setInputFiles(mail)
  await uploaded.getByRole('button', { name: 'Take them in' }).click()
  await page.getByText('A long wait, version 1: 2 of 3 have read it').waitFor()
  await page.getByText('Signed on paper').click()
  await page.getByRole('checkbox', { name: 'Cy' }).check()
  await page.getByRole('button', { name: 'Write it down' }).click()
  await said('One signature on paper was taken down.')
  await page.getByText('Everybody has read everything.').waitFor()
  expect(page.mistakes).toEqual([])
})
