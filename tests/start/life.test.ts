import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readProject } from '../../src/project.ts'
import { approve } from '../../src/walk/approve.ts'
import { blankEntry } from '../../src/walk/blank.ts'
import { confirmReview } from '../../src/walk/confirm.ts'
import { retire } from '../../src/walk/retire.ts'
import { wordsFor } from '../../src/words/words.ts'
import { cafeBegun, part } from '../support/both-faces.ts'
import { bytesOf } from '../support/folder.ts'
import { tooWideOrSmall, violationsOn } from '../support/looked-at.ts'
import { testDay } from '../support/project.ts'
import { openHandbook, openWindow, saved, sayYes, type Open } from '../support/start.ts'

const wait = 'policies/premises/long-wait.md'
const order = 'policies/orders/wrong-order.md'
const words = wordsFor('en')

let { browser, running, dir, page, close } = {} as Open
/** The same handbook, in which the library does what is done here in the browser. */
let other: string

beforeAll(async () => {
  const begun = await cafeBegun()
  // One page is to be looked at again soon.
  await edit(begun, order, /review-by: .*/, 'review-by: 2026-12-01')
  other = await mkdtemp(join(tmpdir(), 'servicebook-'))
  await cp(begun, other, { recursive: true })
  ;({ browser, running, dir, page, close } = await openHandbook(Promise.resolve(begun)))
})
afterAll(async () => {
  await close()
  await rm(other, { recursive: true, force: true })
})

const text = (path: string, where = dir) => readFile(join(where, path), 'utf8')
const edit = async (where: string, path: string, from: string | RegExp, to: string) =>
  writeFile(join(where, path), (await text(path, where)).replace(from, to))
const read = () => readProject(other, { today: testDay, records: true })
const at = (address: string, within = page) => within.goto(new URL(address, running.address).href)
const end = (path: string) => at(`/write/${path}?ask=end`)
const field = (name: string) => page.getByRole('textbox', { name })
const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
const heading = (name: string | RegExp) => page.getByRole('heading', { name }).first()
/** What stands for the last question on the way through them. */
const endDot = () => page.locator('.rail li.is-end')
const kept = () => page.locator('#Kept')

/** Every file is as the library, given the same answers, would have left it. */
async function sameAsTheLibrary(): Promise<void> {
  expect(await bytesOf(dir)).toEqual(await bytesOf(other))
}

test('a first page: whoever sits there says who they are, a version is kept, and staff have it once it is published', async () => {
  await at(`/write/${wait}?ask=end`)
  await page.getByText('Why nobody else can').click()
  await page.getByText('Barista', { exact: true }).waitFor()
  await press('Yes, they may')
  await page.getByText('Choose who approves it.').waitFor()
  expect(await endDot().getAttribute('class')).not.toContain('is-answered')
  await sayYes(page)
  await heading('Approved: version 1').waitFor()
  await page.getByText('Staff read it once you publish.').waitFor()
  expect(await endDot().getAttribute('class')).toContain('is-answered')
  await approve(other, read, [wait], { by: 'owner' }, words)
  await sameAsTheLibrary()
  await page.locator('main').getByRole('link', { name: 'Publish', exact: true }).waitFor()
  // Nobody reads what nobody has published.
  const whatHolds = 'Version 1 holds since 21 November 2026. Staff read it once you publish.'
  await at('/life')
  await page.getByRole('region', { name: 'All pages with versions' }).getByText(whatHolds).waitFor()
  await at(`/life/${wait}`)
  await page.locator('.lead').getByText(whatHolds).waitFor()
  await at('/publish')
  await press('Publish')
  await heading('Published').waitFor()
  await end(wait)
  await heading('Staff work by this page').waitFor()
  await page.getByText('Staff work by version 1, since 21 November 2026.').waitFor()
  await at('/life')
  await page.getByText('Staff work by version 1, since 21 November 2026.').waitFor()
  await rm(join(dir, 'handbook'), { recursive: true })
})

test('a limit is changed: staff keep version 1, and whoever approves sees what differs and says why', async () => {
  await at(`/write/${wait}?ask=ladder`)
  await part(page, 0, 'May do').last().fill('something off, up to 2 EUR per case')
  await saved(page)
  await page.getByText('Staff work by version 1').waitFor({ state: 'hidden' })
  await at(`/see/${wait}`)
  await page.locator('main').getByText('Staff keep reading version 1 until this is approved.').waitFor()
  await page.frameLocator('iframe').getByText('Draft. Staff keep reading version 1 until this is approved.').waitFor()
  await end(wait)
  await page.getByText('Staff keep reading version 1 until this is approved.').waitFor()
  const differs = page.getByRole('region', { name: 'What is different from version 1' })
  expect(await differs.textContent()).toContain('now up to €2 per case. It was up to €1 per case.')
  expect(await differs.locator('del').first().textContent()).toContain('€1')
  expect(await differs.locator('ins').first().textContent()).toContain('€2')
  expect(await differs.textContent()).not.toContain('What is different now')
  // An amount differs, so nobody is asked whether it is only better wording.
  expect(await page.getByText('only better wording').count()).toBe(0)
  // All that is missing is named at once, each at its place, and goes as soon as it is answered.
  await page.getByRole('radio', { checked: true }).evaluateAll((all) => all.forEach((one) => ((one as HTMLInputElement).checked = false)))
  await press('Yes, they may')
  await page.getByText('Something staff must know about differs from version 1, and nobody said why.').waitFor()
  const said = () => page.locator('.approve .says:not(:empty)').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.about))
  expect(await said()).toEqual(['note', 'differently', 'by'])
  await field('What changed, and why?').fill('A')
  expect(await said()).toEqual(['differently', 'by'])
  await page.getByRole('radio').first().check()
  expect(await said()).toEqual(['differently'])
  await page.getByRole('checkbox', { name: /^Nothing/ }).check()
  expect(await said()).toEqual([])
  await page.getByRole('checkbox', { name: /^Nothing/ }).uncheck()
  await field('What changed, and why?').fill('')
  await sayYes(page)
  await page.getByText('Say it in a sentence, or tick that nothing changes for them.').waitFor()
  expect(await text(wait), 'nothing was approved').not.toContain('effective-from')
  await field('What changed, and why?').fill('A coffee costs 2 euros now.')
  await field('What do staff do differently').fill('Offer up to 2 euros.')
})

test('somebody changes the page meanwhile: nothing unseen is approved, and nothing typed is lost', async () => {
  await edit(dir, wait, 'up to 2 EUR', 'up to 3 EUR')
  await press('Yes, they may')
  await page.getByText('Somebody changed this page after you opened it here. Nothing was approved.').waitFor()
  expect(await field('What changed, and why?').inputValue()).toBe('A coffee costs 2 euros now.')
  await page.getByRole('link', { name: 'Go there' }).first().click()
  await page.getByText('now up to €3 per case').waitFor()
  await edit(dir, wait, 'up to 3 EUR', 'up to 2 EUR')
  await end(wait)
})

test('approved for next month: it is called so wherever it is met, and staff keep what they have', async () => {
  await field('What changed, and why?').fill('A coffee costs 2 euros now.')
  await field('What do staff do differently').fill('Offer up to 2 euros.')
  await page.getByText('It holds from today. Choose another day').click()
  await page.getByLabel('From this day on').fill('2026-12-01')
  await page.getByText('It holds from 1 December 2026. Choose another day').waitFor()
  await edit(other, wait, /up to 1 EUR/, 'up to 2 EUR')
  await sayYes(page)
  await heading('Approved: version 2, from 1 December 2026').waitFor()
  await page.getByText('Publish again on that day or after it.').waitFor()
  const approval = { by: 'owner', note: 'A coffee costs 2 euros now.', differently: 'Offer up to 2 euros.', from: '2026-12-01' }
  const { versions } = await approve(other, read, [wait], approval, words)
  expect(versions).toMatchObject([{ version: 2, effectiveFrom: '2026-12-01' }])
  await sameAsTheLibrary()
  await at('/life')
  const coming = page.getByRole('region', { name: 'Approved, and still to come' })
  expect(await coming.textContent()).toMatch(/A long wait.*version 2, from 1 December 2026, approved by Owner.*Offer up to 2 euros/s)
  await at('/publish')
  await page.getByRole('region', { name: 'Not yet as you are writing it' }).getByText('until then, staff read version 1').waitFor()
})

test('what is changed after that waits, and it is said that version 2 holds on its day all the same', async () => {
  await edit(dir, wait, 'up to 2 EUR', 'up to 4 EUR')
  const says = 'Staff read version 1, and from 1 December 2026 on version 2, until this is approved.'
  await expect.poll(async () => (await at(`/see/${wait}`), page.locator('main').textContent())).toContain(says)
  await page.frameLocator('iframe').getByText(`Draft. ${says}`).waitFor()
  await at('/life')
  await page.getByText('Version 1 holds, and from 1 December 2026 on version 2, until this is approved.').first().waitFor()
  await edit(dir, wait, 'up to 4 EUR', 'up to 2 EUR')
})

test('two versions are compared, and one is read', async () => {
  await at('/life')
  await page.getByRole('region', { name: 'All pages with versions' }).getByRole('link', { name: 'A long wait' }).click()
  await heading('A long wait').waitFor()
  await page.locator('select[name="from"]').selectOption('Version 1')
  await page.locator('select[name="to"]').selectOption('Version 2')
  await press('Show it')
  await page.waitForURL(/from=1&to=2/)
  await page.getByText('something off, now up to €2 per case. It was up to €1 per case.').waitFor()
  const versions = page.getByRole('region', { name: 'Versions' }).getByRole('listitem')
  expect(await versions.first().textContent()).toMatch(/Version 2 still to come.*A coffee costs 2 euros now\..*Offer up to 2 euros/s)
  await versions.last().getByRole('link', { name: 'Read this version' }).click()
  expect(await page.locator('pre').textContent()).toContain('something off, up to 1 EUR per case')
})

test('only better wording is offered where no amount differs, and asks for no reasons', async () => {
  await end(order)
  await sayYes(page)
  await heading('Approved: version').waitFor()
  await approve(other, read, [order], { by: 'owner' }, words)
  await at(`/write/${order}?ask=if-nobody-answers`)
  const answer = page.locator('.question [data-value]')
  await answer.fill(`${await answer.inputValue()} They will thank you.`)
  await saved(page)
  await edit(other, order, /if-nobody-answers: .*/, '$& They will thank you.')
  expect(await text(order)).toBe(await text(order, other))
  await end(order)
  await page.getByRole('radio', { name: /only better wording/ }).check()
  expect(await field('What changed, and why?').isVisible()).toBe(false)
  await sayYes(page)
  await heading('Approved: version').waitFor()
  const { versions } = await approve(other, read, [order], { by: 'owner', wording: true }, words)
  expect(versions[0]!.meansTheSameAs).toBeDefined()
  await sameAsTheLibrary()
})

test('what is due is found still right', async () => {
  await at('/')
  await page.getByRole('region', { name: 'To be read again soon' }).getByRole('link').click()
  const due = page.getByRole('region', { name: 'To be looked at again' })
  await due.getByText('by 1 December 2026').click()
  await due.getByLabel('Look again by').fill('2027-06-01')
  await due.getByLabel('Who has read it?').selectOption('Owner')
  await press('It is still right')
  await kept().filter({ hasText: 'is still right, until 1 June 2027' }).waitFor()
  await due.getByText('Nothing is due within a month.').waitFor()
  await confirmReview(other, read, order, { by: 'owner', reviewBy: '2027-06-01' }, words)
  await sameAsTheLibrary()
})

test('a page that is not due is found still right on its own screen, and one stays there', async () => {
  await at(`/life/${wait}`)
  await page.getByText('Say that it is still right').click()
  await page.getByLabel('Look again by').fill('2027-07-01')
  await page.getByLabel('Who has read it?').selectOption('Owner')
  await press('It is still right')
  await kept().filter({ hasText: '“A long wait” is still right, until 1 July 2027' }).waitFor()
  expect(new URL(page.url()).pathname).toBe(`/life/${wait}`)
  await page.getByRole('region', { name: 'Versions' }).getByText('look again by 1 July 2027').waitFor()
  await confirmReview(other, read, wait, { by: 'owner', reviewBy: '2027-07-01' }, words)
  await sameAsTheLibrary()
})

test('a page is taken out of the handbook, once it was asked again', async () => {
  await at(`/life/${order}`)
  await page.getByText('Take this page out of the handbook').click()
  await page.getByLabel('What holds in its place?').selectOption('A long wait')
  await field('Why?').fill('One page is enough.')
  await press('Take it out')
  await heading(/^Really take/).waitFor()
  expect(await text(order)).not.toContain('status: retired')
  await page.getByText('Whoever looks for it is sent to “A long wait”.').waitFor()
  await press('Yes, take it out')
  await page.getByText('Nobody works by it since 21 November 2026.').waitFor()
  await retire(other, read, order, { by: 'owner', note: 'One page is enough.', replacedBy: 'premises/long-wait' }, words)
  await sameAsTheLibrary()
})

test('words are taken out of a version for good, once it was asked again', async () => {
  await at(`/life/${order}?show=1`)
  await page.getByText('Take words out of this version').click()
  await field('Which words?').fill('nowhere to be found')
  await press('Take them out')
  await heading('This cannot be undone. Really do it?').waitFor()
  await press('Yes, take them out for good')
  await page.getByText('These words do not stand in').waitFor()
  await at(`/life/${order}?show=1`)
  await page.getByText('Take words out of this version').click()
  await field('Which words?').fill('situation:')
  await page.locator('#A-because').fill('Somebody wrote “Situation” in it.')
  await press('Take them out')
  await page.getByText('The reason says again what is to be taken out.').waitFor()
  await page.locator('#A-because').fill('')
  await press('Take them out')
  await press('Yes, take them out for good')
  // The page as it is now has them too, and so have others: that is where whoever wants them gone goes next.
  await heading('The words are out of this version. They still stand elsewhere.').waitFor()
  const elsewhere = page.getByRole('alert').filter({ hasText: 'They still stand elsewhere' })
  expect(await elsewhere.textContent()).toMatch(/In pages as they are now.*policies\/.*In other versions.*Version \d.*Copies elsewhere/s)
  expect(
    await elsewhere
      .getByRole('link', { name: /: Version \d/ })
      .first()
      .getAttribute('href'),
  ).toMatch(/^\/life\/.*\?show=\d/)
  expect(await violationsOn(page)).toEqual([])
  await elsewhere.getByRole('link', { name: 'All versions of this page' }).click()
  await page.getByText('Words were taken out of it on 21 November 2026').waitFor()
  const file = Object.keys(await bytesOf(other)).find((one) => /history\/orders\/wrong-order\/1-\w+\.md$/.test(one))
  await blankEntry(other, read, file!, { by: 'owner', words: 'situation:' }, words)
  await sameAsTheLibrary()
})

test('a file that is gone: staff keep what was approved, and the screen says what to do', async () => {
  const before = await text(wait)
  await rm(join(dir, wait))
  await expect.poll(async () => (await at('/life'), page.getByRole('region', { name: /Something is wrong/ }).count())).toBe(1)
  await page
    .getByRole('region', { name: /Something is wrong/ })
    .getByRole('link', { name: 'Go there' })
    .first()
    .click()
  await page.getByText('Its file is gone.').first().waitFor()
  await writeFile(join(dir, wait), before)
  expect(page.mistakes).toEqual([])
})

describe('the screens', () => {
  test.each([
    { width: 360, colorScheme: 'light' },
    { width: 1280, colorScheme: 'dark' },
  ] as const)('axe finds nothing at $width px in $colorScheme, and nothing is too wide or too small for a thumb', async (given) => {
    const { width, colorScheme } = given
    await edit(dir, wait, 'up to 2 EUR', 'up to 1 EUR')
    const looked = await openWindow(browser, running.address, { viewport: { width, height: 740 }, colorScheme, bypassCSP: true })
    const found: string[] = []
    for (const address of ['/', '/life', `/life/${wait}`, `/life/${wait}?show=1`, `/write/${wait}?ask=end`, '/publish']) {
      await at(address, looked)
      for (const fold of await looked.locator('main details:not(.rail-fold)').all())
        await fold.evaluate((one) => one.setAttribute('open', ''))
      for (const one of [...(await violationsOn(looked)), ...(width === 360 ? await tooWideOrSmall(looked) : [])])
        found.push(`${address} ${one}`)
    }
    expect(found).toEqual([])
    await looked.context().close()
  })
})
