import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTable } from '../../src/records/open-table.ts'
import { settingFor } from '../../src/records/setting.ts'
import { complaints, type Complaint } from '../../src/records/tables/complaints.ts'
import { readProject } from '../../src/project.ts'
import { wordsFor } from '../../src/words/words.ts'
import { handbookWith, logText, madeLog } from '../support/complaint-log.ts'
import { bytesOf } from '../support/folder.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'
import { tooWideOrSmall, violationsOn } from '../support/looked-at.ts'
import { type Open, openHandbook, openWindow } from '../support/start.ts'
import { workbook } from '../support/workbook.ts'

let { browser, running, dir, page, close } = {} as Open

/** Somebody who waits since the day that was promised to them. */
const late: Complaint = {
  reference: '2026-0500',
  sort: 'complaint',
  received: '2026-11-02T10:00',
  receivedBy: 'driver',
  channel: 'phone',
  customer: 'Zita Kuusemägi',
  reachedBy: '+372 5550 7777',
  whatHappened: 'The bench never came.',
  category: 'not-delivered',
  wants: 'The bench.',
  severity: '2',
  acknowledged: '2026-11-02T10:05',
  responsible: 'shift-lead',
  promisedFor: '2026-11-10',
  steps: '2026-11-02: rang the van',
}

beforeAll(async () => {
  const { working } = await handbookWith()
  const text = logText([...madeLog(120), late], working)
  ;({ browser, running, dir, page, close } = await openHandbook(makeProject({ ...(await baseFiles()), 'records/complaints.csv': text })))
})
afterAll(() => close())

const file = () => join(dir, 'records/complaints.csv')
const at = (path: string) => new URL(path, running.address).href
const window = () => openWindow(browser, running.address)

/** The rows of the log as the product itself reads them. */
async function rows(): Promise<Complaint[]> {
  const { working } = await readProject(dir, { today: testDay })
  const words = wordsFor('en')
  return (await openTable(dir, complaints, settingFor(working, words), words))!.rows.map(({ values }) => values)
}

async function row(reference: string): Promise<Complaint> {
  const found = (await rows()).find((one) => one.reference === reference)
  return Object.fromEntries(Object.entries(found!).filter(([, value]) => value !== undefined))
}

const figures = async () => JSON.parse(await readFile(join(dir, 'records/figures.json'), 'utf8')) as { complaints: object }

/** Presses a button that saves, and waits until the page it leads to is there. */
async function send(tab: Page, name: string): Promise<void> {
  const there = tab.waitForEvent('framenavigated')
  await tab.getByRole('button', { name, exact: true }).click()
  await there
  await tab.waitForLoadState()
  await tab.locator('main:not([inert])').waitFor()
}

describe('taken down', () => {
  test('from the menu: what was said stands in the log, the customer gets a reference, the totals are counted anew', async () => {
    await page.getByRole('navigation').getByRole('link', { name: 'Numbers' }).click()
    await page.getByRole('link', { name: /^Write a complaint down/ }).click()
    await page.getByLabel('Who took it?').selectOption('Driver')
    await page.getByRole('group', { name: 'How did it reach you?' }).getByLabel('Phone').check()
    await page.getByLabel("What is the customer's name?").fill('Quirin Õunapuu')
    await page.getByLabel('How can they be reached?').fill('=HYPERLINK("x")')
    await page.getByLabel('What happened?').fill('He said "late", twice.\nThen he hung up; 100%.')
    await page.getByLabel('What went wrong, as one of these?').selectOption('Late')
    await page.getByLabel('What would put it right').fill('A day that holds')
    await page.getByRole('group', { name: 'How serious is it' }).getByLabel('4').check()
    await page.locator('[data-group="promise"] summary').click()
    await page.getByLabel('For when did you promise a solution?', { exact: true }).fill('2026-11-24')
    // What is still missing is said while somebody types.
    await page.getByText(/^Still missing: Looked after by/).waitFor()
    await send(page, 'Write it down')
    await page.getByText('Written down. Tell the customer: your reference is 2026-0501.').waitFor()
    await page.getByText('Somebody has to look at it now.').waitFor()
    expect(new URL(page.url()).pathname).toBe('/numbers/complaint/2026-0501')
    expect(await row('2026-0501')).toEqual({
      reference: '2026-0501',
      sort: 'complaint',
      received: testDay,
      receivedBy: 'driver',
      channel: 'phone',
      customer: 'Quirin Õunapuu',
      reachedBy: '=HYPERLINK("x")',
      whatHappened: 'He said "late", twice.\nThen he hung up; 100%.',
      category: 'late',
      wants: 'A day that holds',
      severity: '4',
      // They were on the phone: they have heard from us.
      acknowledged: testDay,
      promisedFor: '2026-11-24',
    })
    // A spreadsheet computes nothing of it.
    expect(await readFile(file(), 'utf8')).toContain(`"'=HYPERLINK(""x"")"`)
    expect(Object.keys((await figures()).complaints)).toContain('2026-11')
    expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).not.toMatch(/Quirin|HYPERLINK/)
    expect(page.mistakes).toEqual([])
  })

  test('settled on the spot: what follows is asked, and the hour is filled in', async () => {
    await page.goto(at('/numbers/complaints/new'))
    await page.getByLabel('What happened?').fill('A drawer stuck.')
    await page.getByLabel('Who took it?').selectOption('Fitter')
    await page.getByRole('group', { name: 'settle it there and then' }).getByLabel('yes').check()
    await page.getByLabel('When was it settled?', { exact: true }).waitFor()
    await expect.poll(() => page.getByLabel('When was it settled?', { exact: true }).inputValue()).toBe(testDay)
    expect(await page.getByLabel('Who decided in the end?').inputValue()).toBe('Fitter')
    // Nobody waits, so nothing is promised.
    expect(await page.locator('[data-group="promise"]').isVisible()).toBe(false)
    await page.getByLabel('What was given for the trouble').fill('12,50')
    await send(page, 'Write it down')
    expect(await row('2026-0502')).toMatchObject({ onTheSpot: true, settled: testDay, decidedBy: 'fitter', given: 1250 })
  })

  test('praise is asked for less, and what was typed before it was praise is not kept', async () => {
    await page.goto(at('/numbers/complaints/new'))
    await page.getByLabel('What would put it right').fill('Nothing at all')
    await page.getByRole('group', { name: 'What is it?' }).getByLabel('Praise').check()
    await page.getByLabel('What would put it right').waitFor({ state: 'hidden' })
    await page.getByLabel('What happened?').fill('The driver sang.')
    await send(page, 'Write it down')
    await page.getByText('Written down. It stands under 2026-0503.').waitFor()
    expect(await row('2026-0503')).toEqual({ reference: '2026-0503', sort: 'praise', received: testDay, whatHappened: 'The driver sang.' })
  })

  test('what cannot be so is told where it was typed, also in a fold, and nothing is written', async () => {
    const before = await bytesOf(dir)
    await page.goto(at('/numbers/complaints/new'))
    await page.getByRole('button', { name: 'Write it down' }).click()
    await page.locator('.says').getByText('Say at least what happened.').waitFor()
    await page.getByLabel('What happened?').fill('Something')
    await page.getByLabel('When did it come in?', { exact: true }).fill('2026-12-24')
    await page.locator('[data-group="settle"] summary').click()
    await page.getByLabel('What was given for the trouble').fill('a cake')
    await page.locator('[data-group="settle"] summary').click()
    await page.getByRole('button', { name: 'Write it down' }).click()
    await page.locator('.says').getByText('“Received”: 24 December 2026 is still to come. When was it?').waitFor()
    await page.locator('.says').getByText('“a cake” is no sum in EUR.').waitFor()
    // Above the form all of it once more, each with the way there; the first has the focus.
    const lacks = page.getByRole('group', { name: 'Not saved yet. Please look at these:' }).getByRole('listitem')
    expect(await lacks.locator('a').allInnerTexts()).toEqual(['When did it come in?', 'What was given for the trouble, in money?'])
    expect(await page.evaluate(() => document.activeElement!.id)).toBe('A-received')
    await lacks.getByRole('link', { name: 'What was given' }).click()
    expect(await page.evaluate(() => document.activeElement!.id)).toBe('A-given')
    await page.getByLabel('What was given for the trouble').fill('12')
    await expect.poll(() => lacks.count()).toBe(1)
    expect(await bytesOf(dir)).toEqual(before)
    page.once('dialog', (dialog) => void dialog.accept())
    await page.goto(at('/numbers'))
  })

  test('by keyboard alone', async () => {
    await page.goto(at('/numbers/complaints/new'))
    await page.getByLabel('Who took it?').focus()
    await page.keyboard.type('Dri')
    for (const key of ['Tab', 'Tab', 'Tab', 'Tab']) await page.keyboard.press(key)
    await page.keyboard.type('Only keys were used.')
    await page.keyboard.press('Control+Enter')
    await page.getByText('your reference is 2026-0504').waitFor()
    expect(Object.values(await row('2026-0504'))).toContain('Only keys were used.')
  })
})

describe('the list', () => {
  test('who waits longest stands first, fifty on a page; a name leads to its row and stands in no address', async () => {
    await page.goto(at('/numbers/complaints'))
    const items = page.locator('.complaints > li')
    expect(await items.count()).toBe(50)
    const lateOnes = await page.locator('.complaints > li.is-late').count()
    expect(lateOnes).toBeGreaterThan(0)
    expect(await items.evaluateAll((all) => all.findLastIndex((one) => one.matches('.is-late')))).toBe(lateOnes - 1)
    await page.getByRole('link', { name: 'Further' }).click()
    await page.getByText('Page 2 of 3').waitFor()
    await page.getByRole('searchbox', { name: 'Look for a number, a name or a word' }).fill('kuusemägi BENCH')
    await page.getByText('One', { exact: true }).waitFor()
    expect(page.url()).toBe(at('/numbers/complaints?at=2'))
    await page.getByRole('link', { name: '2026-0500' }).click()
    await page.getByRole('heading', { name: '2026-0500' }).waitFor()
    await page.getByText('Overdue: promised for 10 November 2026.').waitFor()
    for (const known of ['Zita Kuusemägi', '+372 5550 7777', '2026-11-02: rang the van', 'Not delivered'])
      expect(await page.locator('main').textContent()).toContain(known)
  })

  test('only those that are open', async () => {
    const open = (await rows()).filter(
      ({ sort, settled, onTheSpot }) => sort !== 'praise' && sort !== 'comment' && settled === undefined && !onTheSpot,
    )
    await page.goto(at('/numbers/complaints?show=open'))
    await page.getByText(`${open.length} in all`).waitFor()
  })

  test('a row that cannot be read is named by line and column, and a reference that is not there leads on', async () => {
    const before = await readFile(file())
    await writeFile(file(), before.toString().replace('2026-11-02 10:00', 'last week'))
    await expect
      .poll(async () => {
        await page.goto(at('/numbers/complaints'))
        return page
          .locator('.unread')
          .textContent({ timeout: 500 })
          .catch(() => '')
      })
      .toMatch(/One row cannot be read.*Line \d+, Received.*“last week” is no day/s)
    await page.goto(at('/numbers/complaint/2026-0500'))
    await page.getByText('There is no “2026-0500” in the log. One line of the log cannot be read, and may be it.').waitFor()
    await writeFile(file(), before)
  })
})

describe('gone on with', () => {
  test('a step, then settled, then asked afterwards, to its end; every other row stays as it was', async () => {
    const others = async () => (await readFile(file(), 'utf8')).split('\n').filter((line) => !/2026-0500|rang her/.test(line))
    const before = await others()
    await page.goto(at('/numbers/complaint/2026-0500'))
    await page.getByLabel('What has been done since').fill('rang her,\n and said sorry')
    await page.getByLabel('Who did it?').selectOption('Driver')
    await send(page, 'Save')
    expect((await row('2026-0500')).steps).toBe('2026-11-02: rang the van\n2026-11-21, Driver: rang her, and said sorry')
    await page.locator('[data-group="settle"] summary').click()
    await page.getByRole('button', { name: 'Now: When was it settled?' }).click()
    await page.getByRole('group', { name: 'settle it there and then' }).getByLabel('no', { exact: true }).check()
    await page.getByLabel('What did you agree on?').fill('A new bench')
    await page.getByLabel('What was given for the trouble').fill('0')
    await send(page, 'Save')
    await page.getByText('It is settled. Nobody has asked afterwards yet').first().waitFor()
    await page.locator('[data-group="after"] summary').click()
    await page.getByRole('button', { name: 'Now: When did somebody ask' }).click()
    await page.getByRole('group', { name: 'Is the customer content?' }).getByLabel('Yes').check()
    await page.getByLabel('Where did it come from?').selectOption('How we work')
    await page.getByLabel('What would prevent the next one?').fill('Ring the day before')
    await send(page, 'Save')
    await page.getByText('It is closed.').first().waitFor()
    expect(await page.locator('.missing').count()).toBe(0)
    expect(await row('2026-0500')).toMatchObject({ settled: testDay, given: 0, content: 'yes', cause: 'process', followedUp: testDay })
    expect(await others()).toEqual(before)
    const month = (await figures()).complaints as Record<string, { settled: number }>
    expect(month['2026-11']!.settled).toBeGreaterThan(0)
    expect(page.mistakes.filter((one) => !one.includes('404'))).toEqual([])
  })

  test('an answer is taken out, and nothing changed is nothing written', async () => {
    await page.goto(at('/numbers/complaint/2026-0501'))
    // Something is missing there, so it stands open.
    await page.getByLabel('For when did you promise a solution?', { exact: true }).fill('')
    await send(page, 'Save')
    expect(await row('2026-0501')).not.toHaveProperty('promisedFor')
    const before = await bytesOf(dir)
    await page.getByRole('button', { name: 'Save' }).click()
    await page.getByText('Nothing was changed.').waitFor()
    expect(await bytesOf(dir)).toEqual(before)
  })
})

describe('two windows', () => {
  /** Opens the round of first questions of a complaint in both. */
  async function both(reference: string): Promise<[Page, Page]> {
    const tabs = await Promise.all([window(), window()])
    for (const tab of tabs) {
      await tab.goto(at(`/numbers/complaint/${reference}`))
      if (!(await tab.locator('[data-group="hear"]').evaluate((fold) => (fold as HTMLDetailsElement).open)))
        await tab.locator('[data-group="hear"] summary').click()
    }
    return tabs
  }

  test('different answers are both kept', async () => {
    const [one, other] = await both('2026-0001')
    await one.getByLabel('What would put it right').fill('A call')
    await other.getByLabel("What is the customer's name?").fill('Somebody Else')
    await other.getByLabel('What has been done since').fill('wrote to them')
    await send(one, 'Save')
    await send(other, 'Save')
    expect(await row('2026-0001')).toMatchObject({ wants: 'A call', customer: 'Somebody Else' })
    expect((await row('2026-0001')).steps).toMatch(/story 0\n2026-11-21: wrote to them$/)
    for (const tab of [one, other]) await tab.context().close()
  })

  test('the same answer: both stand side by side, and whoever came second chooses', async () => {
    const [one, other] = await both('2026-0002')
    await one.getByLabel('What would put it right').fill('First of all an apology')
    await other.getByLabel('What would put it right').fill('Money')
    await send(one, 'Save')
    await other.getByRole('button', { name: 'Save' }).click()
    const choice = other.locator('.conflict')
    await choice.getByText('Nothing was overwritten.').waitFor()
    for (const said of ['First of all an apology', 'Money']) await choice.getByText(said).waitFor()
    expect((await row('2026-0002')).wants).toBe('First of all an apology')
    const there = other.waitForEvent('framenavigated')
    await choice.getByRole('button', { name: 'Keep mine' }).click()
    await there
    expect((await row('2026-0002')).wants).toBe('Money')
    for (const tab of [one, other]) await tab.context().close()
  })

  test('changed in a spreadsheet meanwhile: taking theirs changes nothing', async () => {
    const tab = await window()
    await tab.goto(at('/numbers/complaint/2026-0504'))
    await tab.locator('[data-group="hear"]').evaluate((fold) => ((fold as HTMLDetailsElement).open = true))
    await tab.getByLabel('What happened?').fill('Mine')
    await writeFile(file(), (await readFile(file(), 'utf8')).replace('Only keys were used.', 'From a spreadsheet'))
    await tab.getByRole('button', { name: 'Save' }).click()
    await tab.locator('.conflict').getByText('From a spreadsheet').waitFor()
    await tab.getByRole('button', { name: 'Take theirs' }).click()
    await tab.getByText('Nothing was changed.').waitFor()
    expect(Object.values(await row('2026-0504'))).toContain('From a spreadsheet')
    expect(Object.values(await row('2026-0504'))).not.toContain('Mine')
    await tab.context().close()
  })

  test('two that are taken down at once have a reference each', async () => {
    const tabs = await Promise.all([window(), window()])
    for (const [i, tab] of tabs.entries()) {
      await tab.goto(at('/numbers/complaints/new'))
      await tab.getByLabel('What happened?').fill(`At once ${i}`)
    }
    await Promise.all(tabs.map((tab) => send(tab, 'Write it down')))
    const made = (await rows()).filter(({ whatHappened }) => whatHappened?.startsWith('At once'))
    expect(new Set(made.map(({ reference }) => reference))).toEqual(new Set(['2026-0505', '2026-0506']))
    for (const tab of tabs) await tab.context().close()
  })
})

describe('what the customer knows', () => {
  const said = async () => (await page.locator('.complaint-page > p').allInnerTexts()).join(' ')
  const channel = () => page.getByRole('group', { name: 'How did it reach you?' })

  test('heard from us where they talked to us: filled in, and taken back with the channel', async () => {
    await page.goto(at('/numbers/complaints/new'))
    await page.getByLabel('What happened?').fill('The mirror came in two.')
    await page.locator('[data-group="promise"] summary').click()
    const heard = page.locator('[name="acknowledged"]')
    await channel().getByLabel('Phone').check()
    await expect.poll(() => heard.inputValue()).toBe(testDay)
    await channel().getByLabel('not known yet').check()
    await expect.poll(() => heard.inputValue()).toBe('')
    // A promise is heard too.
    await page.getByLabel('For when did you promise a solution?', { exact: true }).fill('2026-11-30')
    await expect.poll(() => heard.inputValue()).toBe(testDay)
    await heard.fill('')
    await send(page, 'Write it down')
    expect(await said()).toContain('The customer knows that we look after it')
  })

  test('a step says so, with no other answer', async () => {
    const waiting: Complaint = { reference: '2026-0600', sort: 'complaint', received: '2026-11-20T10:00', whatHappened: 'A letter came.' }
    const { working } = await readProject(dir, { today: testDay })
    const before = await readFile(file(), 'utf8')
    await writeFile(file(), before + logText([waiting], working).split('\n').slice(1).join('\n'))
    await page.goto(at('/numbers/complaint/2026-0600'))
    expect(await said()).toContain('The customer has not heard from us yet.')
    await page.getByLabel('What has been done since').fill('Rang them')
    await page.getByLabel('On which day?').fill('2026-11-20')
    await page.getByLabel('By this, the customer has heard from us').check()
    await send(page, 'Save')
    expect(await row('2026-0600')).toMatchObject({ acknowledged: '2026-11-20', steps: '2026-11-20: Rang them' })
    expect(await page.getByLabel('By this, the customer has heard from us').count()).toBe(0)
    // Said where it was typed; whoever saved goes on from there.
    expect(await page.locator('form .kept-here').innerText()).toBe(
      'Saved. The customer knows that we look after it, and waits for a solution.',
    )
    expect(await page.locator('form .kept-here').isVisible()).toBe(true)
    expect(await page.evaluate(() => document.activeElement!.textContent)).toBe('Save')
  })

  test('an hour of a clock that was ahead keeps nobody from going on', async () => {
    const early = 'Received,Kind,What happened\n2026-11-22 08:00,Complaint,A clock was ahead\n'
    await page.goto(at('/numbers/complaints/bring-in'))
    await page.getByLabel('Or paste the text of a slip').fill(early)
    await send(page, 'Look at this text')
    await page.getByText('“Received” is 22 November 2026, 08:00 in line 2, which is still to come.').waitFor()
    await send(page, 'Add this row')
    await page.getByText('It is 2026-0').getByRole('link').click()
    await page.getByRole('heading', { name: /2026-0/ }).waitFor()
    await page.locator('[data-group="settle"]').evaluate((fold) => ((fold as HTMLDetailsElement).open = true))
    await page.getByRole('button', { name: 'Now: When was it settled?' }).click()
    await send(page, 'Save')
    expect((await rows()).find(({ whatHappened }) => whatHappened === 'A clock was ahead')).toMatchObject({ settled: testDay })
  })

  test('only moments that have been have a button for now, and nobody is content by “No answer” twice', async () => {
    await page.goto(at('/numbers/complaint/2026-0600'))
    await page.evaluate(() => document.querySelectorAll('details').forEach((fold) => (fold.open = true)))
    const buttons = await page.locator('[data-fills]').evaluateAll((all) => all.map((one) => (one as HTMLElement).dataset.fills))
    expect(buttons).toEqual(expect.arrayContaining(['received', 'acknowledged']))
    expect(buttons).not.toEqual(expect.arrayContaining(['promisedFor']))
    expect(buttons).not.toEqual(expect.arrayContaining(['nextUpdate']))
    expect(await page.locator('#A-content label').allInnerTexts()).toEqual(['Yes', 'No', 'No answer', 'Not known yet'])
  })
})

describe('a list is brought in', () => {
  const csv = [
    'Ticket;Date;Customer;Description;Mood',
    'T-1;3/12/2025;Ann Brought;"Late; again";cross',
    'T-2;25/11/2025;Ben Brought;Scratched;calm',
    'T-3;no day;Cid Brought;Lost;sad',
  ].join('\r\n')

  async function chosen(name: string, buffer: Buffer): Promise<void> {
    await page.goto(at('/numbers/complaints/bring-in'))
    await page.getByLabel('Your file').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
    await send(page, 'Look at it')
  }

  test('first it is shown how it is understood, and nothing is written', async () => {
    const before = await bytesOf(dir)
    await chosen('old log.csv', Buffer.from(csv))
    const all = (await page.locator('main').textContent())!.replaceAll(/\s+/g, ' ')
    for (const says of [
      'How we understand old log.csv',
      'Columns we do not know: Mood.',
      '2 rows are new and can be added.',
      'One row cannot be read, and is left out:',
      'Line 4, Date “no day” is no day',
      'Late; again',
    ])
      expect(all).toContain(says)
    await page.getByRole('row', { name: 'Description What happened' }).waitFor()
    // The list shows which comes first; somebody may know better.
    await page.getByText('3 December 2025').first().waitFor()
    await page.getByRole('link', { name: 'the month first' }).click()
    await page.getByText('12 March 2025').first().waitFor()
    expect(await bytesOf(dir)).toEqual(before)
    await page.getByRole('link', { name: 'as most of them show' }).click()
  })

  test('then it is added, with its unknown cells among the steps; a second time it is known', async () => {
    await send(page, 'Add these 2 rows')
    await page.getByText('2 rows were added to records/complaints.csv.').waitFor()
    expect(await page.locator('[aria-labelledby="Added"] p').first().innerText()).toContain('They are T-1, T-2.')
    await page.getByRole('link', { name: 'T-1' }).click()
    await page.getByRole('heading', { name: 'T-1' }).waitFor()
    expect(await row('T-1')).toMatchObject({ customer: 'Ann Brought', received: '2025-12-03', steps: 'Mood: cross' })
    await chosen('old log.csv', Buffer.from(csv))
    await page.getByText('2 rows stand in the log already, and are not added again.').waitFor()
    expect(await page.getByRole('button', { name: /^Add/ }).count()).toBe(0)
  })

  test('it begins with the box for a file; a slip of ours shows what stands in it, and asks nothing of its days', async () => {
    const tab = await window()
    await tab.goto(at('/numbers/complaints/bring-in'))
    await tab.getByText('save the mail (.eml), or its text').waitFor()
    expect(await tab.getByLabel('Your file').isVisible()).toBe(true)
    await tab
      .getByLabel('Or paste the text of a slip')
      .fill('Hello!\n\nReceived: 2026-11-20 14:32\nReceived by: Driver\nWhat happened: Pasted\n-- \n')
    await send(tab, 'Look at this text')
    const all = await tab.locator('main').innerText()
    expect(all).toContain('One row is new and can be added.')
    expect(all).not.toContain('Reference”')
    expect(all).not.toContain('Days such as')
    expect(all.indexOf('Pasted')).toBeLessThan(all.indexOf('3 columns understood'))
    expect(await tab.locator('.understood').isVisible()).toBe(false)
    await tab.goto(at('/numbers/complaints/bring-in'))
    expect(await tab.getByLabel('Your file').isVisible()).toBe(true)
    await tab.getByRole('link', { name: 'Look again at the pasted text' }).click()
    await tab.getByText('How we understand the pasted text').waitFor()
    await tab.context().close()
  })

  test('an Excel list, and files that are none', async () => {
    await chosen(
      'list.xlsx',
      Buffer.from(
        workbook({
          Log: [
            ['Date', 'Customer', 'What happened'],
            ['2026-02-03', 'Dot', 'From Excel'],
          ],
        }),
      ),
    )
    await page.getByText('One row is new and can be added.').waitFor()
    for (const [name, bytes, says] of [
      ['scan.pdf', '%PDF-1.7', 'scan.pdf is no list that can be read.'],
      ['prices.csv', 'Sofa,Price\nA,3\n', 'None of these headings is known'],
      ['empty.csv', '', ''],
    ] as const) {
      await chosen(name, Buffer.from(bytes))
      expect(await page.locator('main').textContent()).toContain(says)
      expect(await page.getByRole('button', { name: /^Add/ }).count()).toBe(0)
    }
    expect(page.mistakes.filter((one) => !one.includes('404'))).toEqual([])
  })
})

test('a reading is taken, a slip is told, and it can be undone', async () => {
  await page.goto(at('/numbers/readings'))
  const goal = page.locator('details', { hasText: 'on the day' }).first()
  await goal.locator('summary').click()
  await goal.getByLabel('The figure').fill('a lot')
  await goal.getByRole('button', { name: 'Write it down' }).click()
  await goal.getByText('“a lot” is no figure.').waitFor()
  await goal.getByLabel('The figure').fill('88')
  await send(page, 'Write it down')
  await page
    .getByText(/88% on 21 November 2026\./)
    .first()
    .waitFor()
  const path = join(dir, 'policies/on-time.md')
  expect(await readFile(path, 'utf8')).toMatch(/on: 2026-11-21\n\s+value: 88%/)
  // Said where it was typed, with where it stands against the aim.
  const kept = page.locator('details[open] .kept-here')
  expect(await kept.innerText()).toMatch(/^Saved\. .+: 88% on 21 November 2026\. The aim is .+\. You are not there yet\.$/)
  // Nothing of a complaint can be undone, so no page of theirs offers to undo the reading.
  for (const path of ['', '/complaints', '/complaint/2026-0003', '/complaints/new']) {
    await page.goto(at(`/numbers${path}`))
    expect(await page.getByRole('button', { name: /^Undo/ }).count(), path).toBe(0)
  }
  await page.goto(at('/numbers/readings'))
  await page.getByRole('button', { name: /^Undo “a reading”/ }).click()
  await expect.poll(() => readFile(path, 'utf8')).not.toContain('value: 88%')
})

test.each([
  { width: 360, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
] as const)('axe finds nothing at $width px in $colorScheme, and nothing is too wide or too small for a thumb', async (given) => {
  const tab = await openWindow(browser, running.address, {
    viewport: { width: given.width, height: 800 },
    colorScheme: given.colorScheme,
    bypassCSP: true,
  })
  const found: string[] = []
  for (const path of ['', '/complaints', '/complaints/new', '/complaint/2026-0003', '/complaints/bring-in', '/readings']) {
    await tab.goto(at(`/numbers${path}`))
    await tab.evaluate(() => document.querySelectorAll('details').forEach((fold) => (fold.open = true)))
    const small = given.width === 360 ? await tooWideOrSmall(tab) : []
    for (const one of [...(await violationsOn(tab)), ...small]) found.push(`${path} ${one}`)
  }
  expect(found).toEqual([])
  await tab.context().close()
})

test('those who wait, and that the others are in time; where everything else stands is said in words', async () => {
  await page.goto(at('/numbers/complaints/new'))
  await page.getByLabel('What happened?').fill('It came in today.')
  await send(page, 'Write it down')
  await page.goto(at('/numbers'))
  const all = await page.locator('main').innerText()
  const open = Number(/(\d+) are open/.exec(all)![1])
  const inTime = Number((/The other (\d+) that are open are in time/.exec(all) ?? [0, 1])[1])
  const { late } = await page.evaluate(() => ({ late: document.querySelectorAll('[aria-labelledby="Waiting"] a').length }))
  expect(all).toMatch(/^The other .*in time\.$/m)
  expect(inTime).toBeLessThan(open)
  expect(inTime + late).toBeGreaterThanOrEqual(open)
  expect(all).toContain('the page “How we are doing” in the handbook for managers')
  expect(all).not.toContain('npx')
  expect(await page.getByRole('link', { name: 'Publish it for managers' }).getAttribute('href')).toBe('/publish?for=managers')
})

test('a rating is reloaded before it could be sent: its marks and words are there again, and for nobody else', async () => {
  const tab = await window()
  await tab.goto(at('/assess/rate'))
  await send(tab, 'Begin')
  await tab.route('**/do/rate', (route) => route.abort())
  const second = tab.locator('.statement').nth(1)
  await second.locator('input[value="4"]').check()
  await tab.getByLabel('Anything to add?').fill('On Mondays')
  await tab.reload()
  await tab.locator('main:not([inert])').waitFor()
  expect(await second.locator('input[value="4"]').isChecked()).toBe(true)
  expect(await tab.getByLabel('Anything to add?').inputValue()).toBe('On Mondays')
  await tab.goto(at('/assess/rate'))
  await tab.locator('main:not([inert])').waitFor()
  expect(await tab.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }]))).not.toContain('Mondays')
  await tab.context().close()
})
