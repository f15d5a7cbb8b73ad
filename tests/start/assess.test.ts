import { cp, mkdir, readdir, readFile, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { askedSet, assessmentAreas, statementSets } from '../../src/kinds/assessment.ts'
import { repository, servicebook } from '../support/command.ts'
import { bytesOf } from '../support/folder.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'
import { type Open, openHandbook, openWindow } from '../support/start.ts'

const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const today = ['--today', testDay]
const counts = assessmentAreas.map((area) => statementSets[askedSet]![area])
const file = `records/assessments/${testDay}.md`

/** A small handbook with the sample's two rounds. */
async function withRounds(): Promise<string> {
  const dir = await makeProject(await baseFiles())
  await mkdir(join(dir, 'records'))
  await cp(join(repository, 'records/assessments'), join(dir, 'records/assessments'), { recursive: true })
  return dir
}

let { browser, running, dir, page, close } = {} as Open
beforeAll(async () => {
  ;({ browser, running, dir, page, close } = await openHandbook(withRounds()))
})
afterAll(() => close())

/** Every test begins with no round of today, also where it is tried a second time. */
async function withoutRoundOfToday(): Promise<void> {
  await rm(join(dir, file), { force: true })
  await expect
    .poll(async () => {
      await page.goto(at('/assess'))
      return main()
    })
    .toContain('Begin a round')
}

const at = (path: string) => new URL(path, running.address).href
const flat = (text: string | null) => (text ?? '').replace(/\s+/g, ' ')
const main = async (of: Page = page) => flat(await of.locator('main').textContent())

interface Entry {
  rater: string
  role?: string
  area: string
  marks: (string | number)[]
  comment?: string
}

async function entries(path = file): Promise<Entry[]> {
  const [, yaml] = (await readFile(join(dir, path), 'utf8')).split('---\n')
  return (parse(yaml!) as { answers: Entry[] }).answers
}

/** What axe says of a screen, and what sticks out of it. */
async function troubles(of: Page): Promise<string[]> {
  await of.evaluate(axe)
  return of.evaluate(async () => {
    const { violations } = await (globalThis as never as { axe: typeof import('axe-core') }).axe.run(document)
    const { scrollWidth, clientWidth } = document.documentElement
    const small = [...document.querySelectorAll('main button, main a.button, .marks label')].filter(
      (one) => one.getBoundingClientRect().height < 44 || one.getBoundingClientRect().width < 44,
    )
    return [
      ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`),
      ...(scrollWidth > clientWidth ? [`${scrollWidth} px wide`] : []),
      ...small.map(({ outerHTML }) => `too small: ${outerHTML}`),
    ]
  })
}

/** Presses a key that leads to the next screen of a sitting. */
async function leads(press: () => Promise<unknown>, of: Page = page): Promise<void> {
  const here = of.url()
  await Promise.all([of.waitForURL((url) => url.href !== here), press()])
  await of.waitForFunction(() => document.querySelector('#Main:not([inert])'))
}

/** Marks an area as somebody does who knows only the keyboard. The focus stands in the first row when the screen opens. */
async function markByKeyboard(marks: readonly number[]): Promise<void> {
  for (const [i, mark] of marks.entries()) {
    if (i > 0) await page.keyboard.press('Tab')
    if (mark === 1) await page.keyboard.press('Space')
    for (let n = 1; n < mark; n++) await page.keyboard.press('ArrowRight')
  }
}

async function mark(of: Page, place: number, value: string): Promise<void> {
  await of.locator('.statement').nth(place).locator(`label:has([value="${value}"])`).click()
}

const button = (name: string, of: Page = page) => of.getByRole('button', { name, exact: true })

describe('what the last round came to', () => {
  test('the same scores as in the terminal, with the lowest named and nothing of a single person', async () => {
    await page.goto(at('/assess'))
    const { stdout } = await servicebook(['assess', '--show', '--format', 'json', ...today], { cwd: dir })
    const data = JSON.parse(stdout) as {
      total: number
      areas: { title: string; score: number; change: { by: number; counts: boolean } }[]
      lowest: string[]
      talkAbout: { statement: string; lowest: number; highest: number }[]
    }
    expect(await page.locator('.total').textContent()).toBe(`${data.total.toFixed(1)} of 35: Good on most days`)
    const rows = await page.locator('.scores').first().locator('tbody tr').allTextContents()
    expect(rows).toHaveLength(7)
    for (const [i, { title, score, change }] of data.areas.entries()) {
      expect(rows[i]).toContain(title)
      expect(rows[i]).toContain(score.toFixed(1))
      expect(rows[i]).toMatch(change.counts ? /\+\d\.\d, from \d\.\d/ : /as before: \d\.\d/)
    }
    expect(await page.locator('.low h3').allTextContents()).toEqual(['Knowing our customers', 'Easy to reach and to deal with'])
    expect(await page.locator('.talk li').allTextContents()).toEqual(
      data.talkAbout.slice(0, 8).map(({ statement, lowest, highest }) => `${lowest} to ${highest} ${statement}`),
    )
    expect(await main()).toContain('Compared with 24 October 2025, when the total was 21.5')
    expect(await main()).not.toContain('more than a year ago')
  })

  test('a draft of an improvement, once', async () => {
    await rm(join(dir, 'policies/improvements'), { recursive: true, force: true })
    await page.goto(at('/assess'))
    await leads(() => button('Draft an improvement for “Knowing our customers”').click())
    const drafts = (await readdir(join(dir, 'policies/improvements'))).filter((name) => name.startsWith('one-change'))
    expect(drafts).toEqual(['one-change-for-knowing-our-customers.md'])
    expect(page.url()).toContain('/write/policies/improvements/one-change-for-knowing-our-customers.md')
    expect(await readFile(join(dir, 'policies/improvements', drafts[0]!), 'utf8')).toContain('“Knowing our customers” came to 2.8')
    await page.goto(at('/assess'))
    await leads(() => page.getByRole('link', { name: 'Go on with the draft for “Knowing our customers”' }).click())
    // The terminal knows it, too.
    const { stdout } = await servicebook(['assess', '--improve', ...today], { cwd: dir })
    expect(flat(stdout)).toContain('“Knowing our customers” has its draft already')
  })
})

describe('giving marks', () => {
  const ofFirst = counts.map((count, a) => Array.from({ length: count }, (_, i) => 1 + ((a + i) % 5)))

  test('a whole rating by keyboard, and the letter at the end; nobody after them finds it', async () => {
    await withoutRoundOfToday()
    await leads(() => page.getByRole('link', { name: 'Begin a round' }).click())
    expect(await page.getByRole('navigation').count(), 'whoever rates is led nowhere else').toBe(0)
    await page.getByRole('radio', { name: 'Driver' }).focus()
    await page.keyboard.press('Space')
    await leads(() => page.keyboard.press('Enter'))
    for (const [a, marks] of ofFirst.entries()) {
      expect(await main()).toContain(`${a + 1} of 7`)
      await markByKeyboard(marks)
      if (a === 2) {
        await page.keyboard.press('Tab')
        await page.keyboard.type('Mondays are: the worst #1')
        await page.keyboard.press('Tab')
      }
      await leads(() => page.keyboard.press('Enter'))
      expect(await entries()).toHaveLength(a + 1)
    }
    expect(await main()).toContain('You are A')
    const found = await entries()
    expect(found.map(({ rater, role, area }) => [rater, role, area])).toEqual(assessmentAreas.map((area) => ['A', 'driver', area]))
    expect(found.map(({ marks }) => marks)).toEqual(ofFirst)
    expect(found[2]!.comment).toBe('Mondays are: the worst #1')
    const { stdout } = await servicebook(['check', file, ...today], { cwd: dir })
    expect(stdout).not.toContain(`${file}:`)
    // One person's totals would be that person's marks to whoever knows who it was; their remark leaves in no case.
    expect(await readFile(join(dir, 'records/figures.json'), 'utf8')).not.toMatch(/Mondays|"driver"|"A"/)

    await page.goBack()
    await page.goForward()
    await page.goto(at('/assess'))
    expect(await main()).toContain('The round of 21 November 2026 has one person’s marks.')
    expect(await main()).toContain('A round is shown here once three people have given their marks.')
    expect(await page.locator('.total').textContent()).toContain('24.0 of 35')
    await page.goto(at('/assess/rate'))
    expect(await page.getByRole('radio', { name: 'Yes, I am A' }).count()).toBe(0)
    await page.goto(at('/assess?few=yes'))
    expect(await page.locator('.total').textContent()).not.toContain('24.0')
    // Groups are never apart below three in each, whoever asks.
    expect(await page.locator('section[aria-labelledby=Apart]').count()).toBe(0)
  })

  test('two at once; back and forth; stopped, and gone on with by the letter, unseen', async () => {
    await withoutRoundOfToday()
    const other = await openWindow(browser, running.address)
    for (const one of [page, other]) {
      await one.goto(at('/assess/rate'))
      await leads(() => button('Begin', one).click(), one)
      for (let i = 0; i < counts[0]!; i++) await mark(one, i, one === page ? '2' : '4')
      await leads(() => button('Go on', one).click(), one)
    }
    expect(await main()).toContain('you are A')
    expect(await main(other)).toContain('you are B')
    // Back in the same sitting: what they said stands there, and is changed.
    await leads(() => button('Back').click())
    expect(await page.locator('.marks :checked').evaluateAll((all) => all.map((one) => (one as HTMLInputElement).value))).toEqual(
      Array(counts[0]).fill('2'),
    )
    await mark(page, 1, 'none')
    await leads(() => button('Go on').click())
    await mark(page, 0, '5')
    // A sentence left out is told once, and then goes as “cannot say”.
    await button('Go on').click()
    expect(await main()).toContain('4 sentences have no mark yet.')
    await leads(() => button('Stop here').click())
    expect(await main()).toContain('You are A. What you answered is kept.')
    await page.goBack()
    expect(await page.locator('.marks').count(), 'the sitting is over').toBe(0)

    await page.goto(at('/assess/rate'))
    await page.getByRole('radio', { name: 'Yes, I am A' }).check()
    await leads(() => button('Begin').click())
    expect(await main()).toContain('2 of 7 · you are A')
    expect(await main()).toContain('You marked this area before.')
    expect(await page.locator('.marks :checked').count()).toBe(0)
    await mark(page, 1, '3')
    await button('Go on').click()
    expect(await main()).toContain('3 sentences have no mark yet.')
    await leads(() => button('Go on').click())
    const ofA = (await entries()).filter(({ rater }) => rater === 'A')
    expect(ofA.map(({ marks }) => marks)).toEqual([
      [2, 'none', 2, 2, 2],
      [5, 3, 'none', 'none', 'none'],
    ])
    // The window is closed in the middle of an area.
    await mark(other, 0, '1')
    await other.close({ runBeforeUnload: false })
    await expect
      .poll(async () => (await entries()).findLast(({ rater }) => rater === 'B')!.marks)
      .toEqual([1, ...Array<string>(4).fill('none')])
    await leads(() => button('Stop here').click())
    await leads(() => page.getByRole('link', { name: 'How the round stands' }).click())
    expect(await main()).toContain('A has 5 areas left.')
    expect(await main()).toContain('B has 5 areas left.')
  })
})

describe('a list with marks', () => {
  const choose = async (name: string, text: string) => {
    await page.goto(at('/assess'))
    await page.getByLabel('A list with marks').setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) })
    await button('See what is in it').click()
  }
  /** The sheet as we make it, with columns of marks filled in. */
  async function filled(...people: string[]): Promise<string> {
    const blank = await (await page.request.get(at('/sheets/assessment-sheet.csv'))).text()
    return blank
      .trimEnd()
      .split('\r\n')
      .map((line) => (/^\d[a-f],/.test(line) ? line.replace(/,{8}$/, `,${people.join(',')}`) : line.replace(/,{8}$/, '')))
      .join('\r\n')
  }

  test('is understood aloud before it is taken in, and only once', async () => {
    await withoutRoundOfToday()
    const rounds = async () =>
      (JSON.parse(await readFile(join(dir, 'records/figures.json'), 'utf8')) as { rounds: { on: string; raters: number }[] }).rounds.at(-1)
    await choose('marks.csv', await filled('4', '3'))
    await page.getByRole('heading', { name: 'What the list says' }).waitFor()
    expect(await main()).toContain('The marks of 2 people were found in marks.csv. Nothing is taken in yet.')
    expect(await page.locator('tbody tr').allTextContents()).toEqual(['Dleft out390', 'Eleft out390'])
    expect(await troubles(page)).toEqual([])
    await leads(() => button('Take them in').click())
    expect(await main()).toContain('The marks of 2 people were taken in.')
    expect(await entries()).toHaveLength(14)
    // Two people's sums are nearly their own marks: they leave no trace in what git keeps.
    expect(await rounds()).toMatchObject({ on: '2026-10-23' })

    await choose('marks.csv', await filled('4', '3', '5'))
    await page.getByRole('heading', { name: 'What the list says' }).waitFor()
    expect(await page.locator('tbody tr').first().textContent()).toContain('in already: the same as A in the round of 21 November 2026')
    await leads(() => button('Take them in').click())
    expect(await main()).toContain('One person’s marks were taken in.')
    expect(await entries()).toHaveLength(21)
    expect(await rounds()).toMatchObject({ on: testDay, raters: 3 })
  })

  test('what cannot be read is named, and nothing is written', async () => {
    const before = await bytesOf(dir)
    await choose('marks.csv', (await filled('4')).replace(/^(1b,.*),4\r$/m, '$1,6\r'))
    await page.getByRole('heading', { name: 'Some places cannot be read' }).waitFor()
    expect(await main()).toContain('line 4, column D: “6” is not a mark.')
    expect(await button('Take them in').count()).toBe(0)
    await choose('names.csv', 'Name,Turnover\nA,1\n')
    await expect.poll(() => page.getByRole('alert').first().textContent()).toContain('no statement of ours stands in it')
    expect(await bytesOf(dir)).toEqual(before)
  })

  test('the sheet to print is there, and only for us', async () => {
    expect(flat(await (await page.request.get(at('/sheets/assessment-sheet.html'))).text())).toContain('how we treat our customers')
    const stranger = await browser.newContext()
    expect((await stranger.request.get(at('/sheets/assessment-sheet.html').replace(/\?.*/, ''))).status()).toBe(403)
    await stranger.close()
  })
})

describe('on a phone, in the dark, and a year later', () => {
  test('axe finds nothing, nothing is too wide, and nothing too small for a thumb', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const phone = await openWindow(browser, running.address, {
        viewport: { width: 360, height: 740 },
        hasTouch: true,
        isMobile: true,
        colorScheme,
      })
      await phone.goto(at('/assess'))
      expect(await troubles(phone)).toEqual([])
      await phone.goto(at('/assess/rate'))
      expect(await troubles(phone)).toEqual([])
      await leads(() => button('Begin', phone).click(), phone)
      await mark(phone, 0, '3')
      expect(await troubles(phone)).toEqual([])
      await leads(() => button('Stop here', phone).click(), phone)
      expect(await troubles(phone)).toEqual([])
      expect(phone.mistakes).toEqual([])
      await phone.context().close()
    }
  })

  test('a round of more than a year ago asks for the next', async () => {
    const { stdout } = await servicebook(['assess', '--show', '--today', '2027-11-23'], { cwd: dir })
    expect(flat(stdout)).toContain('more than a year ago')
    const other = await withRounds()
    const fresh = await servicebook(['assess', '--show', '--today', '2027-10-22'], { cwd: other })
    expect(flat(fresh.stdout)).not.toContain('more than a year ago')
  })
})

test('no script stumbled', () => {
  expect(page.mistakes.filter((one) => !one.includes('409'))).toEqual([])
})
