import { appendFile, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { HtmlValidate } from 'html-validate'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readProject } from '../../src/project.ts'
import { writeFigures } from '../../src/records/figures.ts'
import { drawPages } from '../../src/render/site.ts'
import { wordsFor } from '../../src/words/words.ts'
import { startChromium } from '../support/chromium.ts'
import { repository, servicebook } from '../support/command.ts'
import { clipped, faintText, sideways, smallTargets } from '../support/looks.ts'
import { makeProject, testDay } from '../support/project.ts'
import { eachPage, type Seen } from '../support/shown.ts'

const address = 'dashboard.html'

let browser: Browser
let dir: string
/** The page as it was built, and the figures that `insight` prints. */
let html: string
let url: string
let insight: {
  complaints: { n: number; cost: number }
  onTheSpot: { share: number }
  content: { share: number }
  overdue: { reference: string; waits: string }[]
  by: Record<string, { title?: string; n: number; share: number; cumulative: number }[]>
  byMonth: { n: number }[]
  topThree: { title: string; n: number; cost: number; trend: { before: number; after: number } }[]
  limits: { situation: { title: string }; role: { title: string }; met: number; alone: number; granted: number }[]
  surveys: {
    measure: string
    value: number
    n: number
    places: { title?: string; value: number; n: number }[]
    byMonth: { value: number; n: number }[]
  }[]
  contacts: {
    n: number
    channels: { title: string; n: number }[]
    answered: Contacted
    settled: Contacted
    complaints: { n: number; of: number }
  }
  attendance: {
    people: { n: number; of: number }
    toCome: { title: string; n: number }[]
    trainings: { title: string; there: number; missed: number }[]
  }
  customers: {
    year: number
    n: number
    costMore: number
    shares: { few: number; fifth: number }
    largest: { rank: number; hasFile: boolean; isSpokenTo: boolean }[]
  }
}

interface Contacted {
  n: number
  of: number
  share: number
  lastRead: { title: string; value: string }
}

/** The sections that are there only where there is such a list. */
const listSections = ['Answers', 'Contacts', 'Introduced', 'Customers']

beforeAll(async () => {
  dir = await makeProject({})
  for (const folder of ['policies', 'records']) await cp(join(repository, folder), join(dir, folder), { recursive: true })
  const built = await servicebook(['build', '--audience', 'managers', '--dir', dir, '--today', testDay])
  expect(built.code).toBe(0)
  html = await readFile(join(dir, 'handbook-managers', address), 'utf8')
  url = pathToFileURL(join(dir, 'handbook-managers', address)).href
  insight = JSON.parse((await servicebook(['insight', '--format', 'json', '--dir', dir, '--today', testDay])).stdout)
  browser = await startChromium()
}, 120_000)
afterAll(() => browser.close())

const look = async (options: Seen, see: (page: Page) => Promise<void>) => eachPage(browser, options, [url], see)

/** The rows of the table under a heading, each as the texts of its cells. */
async function rowsUnder(page: Page, id: string): Promise<string[][]> {
  return page
    .locator(`section[aria-labelledby=${id}] table.chart tbody tr`)
    .evaluateAll((rows) =>
      rows.map((row) => [...row.children].map((cell) => cell.textContent!.replaceAll(/\s+/g, ' ').trim()).filter((text) => text !== '')),
    )
}

/** A section as it was written; empty where it is not there. */
function sectionOf(page: string, id: string): string {
  const from = page.indexOf(`aria-labelledby="${id}"`)
  return from < 0 ? '' : page.slice(from, page.indexOf('</section>', from))
}

const euros = (coins: number) =>
  new Intl.NumberFormat('en', { style: 'currency', currency: 'EUR', minimumFractionDigits: coins % 100 ? 2 : 0 }).format(coins / 100)
const share = (tenths: number) => `${tenths < 100 ? tenths / 10 : Math.round(tenths / 10)}%`

describe('the figures are those of insight', () => {
  test('in the head, today, and in each table', async () => {
    await look({ viewport: { width: 1280, height: 800 } }, async (page) => {
      expect(await page.locator('.mirror-sentence').textContent()).toBe(
        `You promise “We keep the day”, and since 22 November 2025 customers have told you ${insight.topThree[0]!.n} times that it was not so.`,
      )
      expect(await page.locator('.mirror .key-figures dd').allTextContents()).toEqual([
        String(insight.complaints.n),
        euros(insight.complaints.cost),
        share(insight.onTheSpot.share),
        share(insight.content.share),
      ])
      const today = await page.locator('section[aria-labelledby=Today]').innerText()
      const waiting = insight.overdue.filter(({ waits }) => waits !== 'question-afterwards')
      expect(waiting.length).toBeLessThan(insight.overdue.length)
      expect(today).toContain(`${waiting.length} customers wait`)
      const missed = page.locator('section[aria-labelledby=Standards] tr.is-short', { hasText: 'not kept' }).locator('th a')
      expect(await missed.count()).toBeGreaterThan(0)
      for (const title of await missed.allTextContents()) expect(today).toContain(title)
      for (const { reference } of insight.overdue) expect(today).toContain(reference)

      const wrong = (await rowsUnder(page, 'WentWrong')).filter(([first]) => !first!.startsWith('Down to here'))
      const { category = [], cause = [], channel = [], area = [] } = insight.by
      expect(wrong.map((cells) => cells.slice(0, 2))).toEqual(
        [...category, ...cause, ...channel, ...area].map(({ title = 'not said', n }) => [title, String(n)]),
      )
      expect(wrong.slice(0, category.length).map((cells) => cells.slice(2, 4))).toEqual(
        category.map((bar) => [share(bar.share), share(bar.cumulative)]),
      )
      expect((await rowsUnder(page, 'Places')).map((cells) => cells.slice(0, 2))).toEqual(
        insight.by.place!.map(({ title, n }) => [title, String(n)]),
      )
      const troubles = await page.locator('.troubles > li').allInnerTexts()
      expect(troubles).toHaveLength(3)
      for (const [i, { title, n, cost, trend }] of insight.topThree.entries())
        for (const said of [title, `${n} times`, euros(cost), `${trend.after} in three months after ${trend.before}`])
          expect(troubles[i]).toContain(said)

      const limits = new Map((await rowsUnder(page, 'Limits')).map(([who, ...counts]) => [who, counts]))
      expect(limits.size).toBe(insight.limits.length)
      for (const { role, situation, met, alone, granted } of insight.limits)
        expect(limits.get(`${role.title} ${situation.title}`)!.slice(0, 3)).toEqual([met, alone, granted].map(String))
    })
  })

  test('of what the lists beside the complaints say', async () => {
    await look({ viewport: { width: 1280, height: 800 } }, async (page) => {
      const { surveys, contacts, attendance, customers } = insight
      const count = (n: number) => n.toLocaleString('en')

      const answers = await page.locator('section[aria-labelledby=Answers]').innerText()
      expect(surveys.length).toBeGreaterThan(1)
      for (const { value, n } of surveys) {
        expect(answers).toContain(`Of those who answered, ${Math.round(value)}%`)
        expect(answers).toContain(`${count(n)} answers.`)
      }
      expect(await rowsUnder(page, 'Answers')).toEqual(
        surveys.flatMap(({ places }) => places.map(({ title = 'not said', value, n }) => [title, `${Math.round(value)}%`, count(n)])),
      )
      const courses = page.locator('section[aria-labelledby=Answers] .chart-points')
      expect(await courses.locator('.column-n').allTextContents()).toEqual(
        surveys.flatMap(({ byMonth }) => byMonth.map(({ value }) => String(Math.round(value)))),
      )

      expect(await rowsUnder(page, 'Contacts')).toEqual([
        ...contacts.channels.map(({ title, n }) => [title, count(n), share(Math.round((n * 1000) / contacts.n))]),
        ...[contacts.answered, contacts.settled].map((one) => [
          expect.stringContaining(`${count(one.n)} of ${count(one.of)}`),
          share(one.share),
          expect.stringMatching(`^${one.lastRead.value}${one.lastRead.title}, `),
        ]),
      ])
      const rate = Math.round((contacts.complaints.n * 10_000) / contacts.complaints.of) / 10
      expect(await page.locator('section[aria-labelledby=Contacts] .key-figures dd').first().textContent()).toBe(String(rate))

      expect((await page.locator('section[aria-labelledby=Introduced] .says').textContent())!.split(' were ')[0]).toBe(
        `${attendance.people.n} of ${attendance.people.of} people`,
      )
      const [toCome, trainings] = [attendance.toCome.length, attendance.trainings.length]
      const people = await rowsUnder(page, 'Introduced')
      expect(people.length).toBe(toCome + trainings)
      expect(people.slice(0, toCome).map((cells) => cells.slice(0, 2))).toEqual(attendance.toCome.map(({ title, n }) => [title, String(n)]))
      expect(people.slice(toCome)).toEqual(attendance.trainings.map(({ title, there, missed }) => [title, String(there), String(missed)]))

      const { shares, largest } = customers
      const ofFive = share(shares.few)
      expect(await rowsUnder(page, 'Customers')).toEqual([
        ['The largest 5', ofFive],
        ['The largest fifth of all', share(shares.fifth)],
        ...largest.map(({ rank, hasFile, isSpokenTo }) => [
          `Number ${rank}`,
          hasFile ? 'yes' : 'none yet',
          isSpokenTo ? 'yes' : hasFile ? 'not in time' : 'nobody has said how often',
        ]),
      ])
      const said = await page.locator('section[aria-labelledby=Customers]').innerText()
      for (const one of [
        `The 5 largest bring ${ofFive} of your turnover.`,
        `The year ${customers.year}, ${count(customers.n)} customers.`,
        `${customers.costMore} of ${count(customers.n)} cost more than they bring.`,
      ])
        expect(said).toContain(one)
    })
  })

  test('bars and columns are as long as their numbers', async () => {
    await look({ viewport: { width: 1280, height: 800 } }, async (page) => {
      const widths = await page
        .locator('section[aria-labelledby=WentWrong] > table tbody .bar-length')
        .evaluateAll((rects) => rects.map((rect) => rect.getBoundingClientRect().width / rect.parentElement!.getBoundingClientRect().width))
      const shown = insight.by.category!.slice(0, widths.length)
      expect(widths.length).toBeGreaterThan(5)
      for (const [i, { n }] of shown.entries()) expect(widths[i]).toBeCloseTo(n / shown[0]!.n, 2)
      const heights = await page
        .locator('.chart-columns .column')
        .evaluateAll((rects) => rects.map((rect) => rect.getBoundingClientRect().height))
      const most = Math.max(...insight.byMonth.map(({ n }) => n))
      for (const [i, { n }] of insight.byMonth.entries()) expect(heights[i]! / Math.max(...heights)).toBeCloseTo(n / most, 2)
    })
  })
})

describe('it can be read', () => {
  test('by a validator', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended'],
      rules: { 'long-title': 'off', 'no-trailing-whitespace': 'off' },
    })
    const { results } = await validator.validateString(html, address)
    expect(results.flatMap(({ messages }) => messages.map(({ line, ruleId, message }) => `${line} ${ruleId} ${message}`))).toEqual([])
    expect(html).not.toMatch(/<script(?! defer src=)|<style|\sstyle="|\son\w+="|NaN|undefined|Infinity/)
  })

  test.each<[string, Seen]>([
    ['in the light', { viewport: { width: 1280, height: 800 } }],
    ['in the dark', { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' }],
    ['on a phone', { viewport: { width: 360, height: 740 } }],
  ])(
    'axe finds nothing %s',
    async (_, options) => {
      const axe = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
      await look({ ...options, bypassCSP: true }, async (page) => {
        for (const summary of await page.locator('summary').all()) await summary.click()
        await page.evaluate(axe)
        const { violations } = await page.evaluate(() =>
          (globalThis as never as { axe: typeof import('axe-core') }).axe.run(document, {
            runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
            rules: { 'target-size': { enabled: true } },
          }),
        )
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(' ')).slice(0, 3)}`)).toEqual([])
        expect(await page.evaluate(faintText, { least: 4.5, among: 'main *' })).toEqual([])
      })
    },
    60_000,
  )

  test.each([320, 360, 768])('without scrolling sideways at %i px, nothing cut off, and each link large enough', async (width) => {
    await look({ viewport: { width, height: 740 } }, async (page) => {
      for (const summary of await page.locator('summary').all()) await summary.click()
      expect(await page.evaluate(sideways)).toEqual([])
      expect(await page.evaluate(clipped)).toEqual([])
      expect(await page.evaluate(smallTargets)).toEqual([])
    })
  })

  test('on paper: in black, charts whole, thirteen sheets at most', async () => {
    await look({}, async (page) => {
      await page.emulateMedia({ media: 'print' })
      const broken = await page.evaluate(() =>
        [...document.querySelectorAll('.chart-columns, .chart-course, .troubles > li, .chart tbody tr, .proposal')]
          .filter((element) => getComputedStyle(element).breakInside !== 'avoid')
          .map(({ className }) => String(className)),
      )
      expect(broken).toEqual([])
      expect(await page.evaluate(() => getComputedStyle(document.querySelector('.bar-length')!).fill)).toBe('rgb(51, 51, 51)')
      const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1')
      expect([...pdf.matchAll(/\/Type \/Page\b(?!s)/g)].length).toBeLessThanOrEqual(13)
    })
  })

  test('each part has its place in the contents', () => {
    const ids = [...html.matchAll(/<h2 id="(\w+)"/g)].map(([, id]) => `#${id}`)
    const nav = html.slice(html.indexOf('on-this-page'), html.indexOf('</nav>', html.indexOf('on-this-page')))
    expect([...nav.matchAll(/href="(#\w+)"/g)].map(([, href]) => href)).toEqual(ids)
    expect(ids.length).toBe(17)
  })
})

describe('who has read it', () => {
  test('each page with how many were asked and have, the least read first, and nobody by name', () => {
    const from = html.indexOf('<h2 id="Read"')
    const part = html.slice(from, html.indexOf('<h2', from + 1))
    const text = part.replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ')
    expect(text).toContain('2 pages of 2 were not read by everybody')
    expect(text).toMatch(/Delivered later than we promised \(version 2\).* 8 .*13.*Returns and money back \(version 1\).* 10 .*11/)
    expect(text).not.toMatch(/Mustjala|Silver-Aleks/)
  })
})

describe('who gets it', () => {
  test('managers, from home and A to Z', async () => {
    for (const page of ['index.html', 'a-to-z.html'])
      expect(await readFile(join(dir, 'handbook-managers', page), 'utf8')).toContain(`href="${address}"`)
  })

  test('nobody else, whatever the records say', async () => {
    const { inForce, working } = await readProject(dir, { today: testDay, records: true })
    for (const audience of ['staff', 'public'] as const) {
      const pages = drawPages(inForce, { audience, dir, working })
      expect(pages.has(address)).toBe(false)
      for (const page of ['index.html', 'a-to-z.html']) expect(pages.get(page)!()).not.toContain(address)
    }
  })
})

describe('from what is here', () => {
  const rendered = async (records: boolean) => {
    const { inForce, working } = await readProject(dir, { today: testDay, records })
    return drawPages(inForce, { audience: 'managers', dir, working }).get(address)!()
  }

  test('with no records at all, what documents say stands, and the rest tells how to begin', async () => {
    const text = await rendered(false)
    expect(text).toContain('You promise “We keep the day we gave')
    expect(text).toContain('what customers meet, nobody writes down yet.')
    expect(text).toContain('npx servicebook log')
    expect(text).toContain('The furniture comes on the day we promised')
    expect(text).toContain('Every packed order is photographed')
    expect(text).toContain('chart-course')
    for (const id of listSections) expect(text).not.toContain(`#${id}`)
    for (const chart of ['chart-columns', 'class="spark"', 'class="piece', 'class="dots']) expect(text, chart).not.toContain(chart)
    expect(text).not.toMatch(/NaN|undefined/)
  })

  test('rows that cannot be read are told of, and count for nothing', async () => {
    const csv = join(dir, 'records/complaints.csv')
    const before = await readFile(csv, 'utf8')
    expect(html).not.toContain('could not be read')
    await appendFile(csv, '2026-9998,Complaint,some day\r\n2026-9999,Complaint\r\n')
    const text = await rendered(true)
    await writeFile(csv, before)
    expect(text).toContain('2 rows in the list of complaints could not be read, and are in no figure here.')
    expect(text).toContain(`<dd>${insight.complaints.n}</dd>`)
  })

  test('a standard for one channel is told as one', () => {
    expect(html).toContain('(holds for “E-mail” only)')
  })

  test('the totals alone give the same parts, but for who waits', async () => {
    const { working } = await readProject(dir, { today: testDay })
    await writeFigures(dir, working, wordsFor('en'))
    for (const list of ['complaints.csv', 'surveys.csv', 'contacts.csv', 'attendance.csv', 'customers.csv', 'slips', 'assessments'])
      await rm(join(dir, 'records', list), { recursive: true, force: true })
    const text = await rendered(true)
    expect(text).toContain('The list of complaints is not on this computer.')
    expect(text).not.toContain('could not be read')
    for (const id of listSections) expect(sectionOf(text, id).length).toBeGreaterThan(500)
    for (const id of ['Introduced', 'Customers', 'Answers']) expect(sectionOf(text, id)).toBe(sectionOf(html, id))
    expect(text).not.toMatch(/20\d\d-0\d{3}/)
    expect(text).toContain('chart-columns')
    expect(text.match(/<li><h3>/g)!.length).toBeGreaterThanOrEqual(3)
    for (const { title } of insight.topThree) expect(text).toContain(title)
    expect(text).toMatch(/With a limit of €45, \d+ of the \d+ would not have had to wait\./)
  })

  test('of a few complaints counts are told, and nothing is concluded', async () => {
    const few = await makeProject({})
    await cp(join(repository, 'policies/company.md'), join(few, 'policies/company.md'))
    const rows = ['Late', 'Faulty product', ''].map((category, i) => `2026-000${i + 1},Complaint,2026-11-0${i + 2},2026-11-03,${category}`)
    await mkdir(join(few, 'records'))
    await writeFile(join(few, 'records/complaints.csv'), `${['Reference,Kind,Received,Settled,Category', ...rows].join('\n')}\n`)
    const { inForce, working } = await readProject(few, { today: testDay, records: true })
    const text = drawPages(inForce, { audience: 'managers', dir: few, working }).get(address)!()
    for (const id of ['Problems', 'WentWrong', 'Months'])
      expect(sectionOf(text, id), id).toContain('3 complaints so far: too few to say what comes most.')
    expect(text).not.toMatch(/mostly|above all|Begin there|change the year|most in |about the same|how people felt/)
    expect(text).toContain('Of one complaint your list does not say what it was about.')
    expect(sectionOf(text, 'DealtWith').match(/your list does not say/g)).toHaveLength(3)
    expect(sectionOf(text, 'DealtWith')).not.toContain('>0%<')
    expect(sectionOf(text, 'Today')).toContain('No standard, and no goal that can be measured, is in force yet.')
  })

  test('a list that nobody keeps has no section', async () => {
    const bare = await makeProject({})
    await cp(join(repository, 'policies'), join(bare, 'policies'), { recursive: true })
    await cp(join(repository, 'records/complaints.csv'), join(bare, 'records/complaints.csv'))
    const { inForce, working } = await readProject(bare, { today: testDay, records: true })
    const text = drawPages(inForce, { audience: 'managers', dir: bare, working }).get(address)!()
    expect(text).toContain('chart-columns')
    for (const id of listSections) {
      expect(sectionOf(text, id)).toBe('')
      expect(text).not.toContain(`#${id}"`)
    }
  })
})
