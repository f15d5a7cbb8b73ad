import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { gzipSync } from 'node:zlib'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { kinds } from '../../src/kinds/index.ts'
import { goalsOnCourse, type GoalOnCourse } from '../../src/measure/goals-on-course.ts'
import { readProject } from '../../src/project.ts'
import { courseChart, type CourseChart } from '../../src/render/charts/course.ts'
import { monthTicks } from '../../src/render/charts/months.ts'
import { courseInWords } from '../../src/render/course.ts'
import { renderSite } from '../../src/render/site.ts'
import { wordsFor } from '../../src/words/words.ts'
import { startChromium } from '../support/chromium.ts'
import { repository } from '../support/command.ts'
import { badType, clipped, faintText, sideways } from '../support/looks.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'
import { eachPage, show, type Shown } from '../support/shown.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const words = wordsFor('en')
const company = { 'policies/company.md': '---\nkind: company\nname: Ours\ncurrency: EUR\nlanguages: [en]\nstatus: approved\n---\n' }

interface Written {
  from?: string
  to?: string
  start?: string
  by?: string
  readings?: [string, string][]
  steps?: [string, string][]
  measure?: string
  today?: string
}

const goalText = ({
  from = '80%',
  to = '90%',
  start = '2026-01-01',
  by = '2026-12-31',
  readings = [],
  steps = [],
  measure = 'on-time-delivery',
}: Written) =>
  `---
kind: goal
statement: They come on the day
status: approved
measure: ${measure}
baseline: ${from}
baseline-date: ${start}
target: ${to}
by: ${by}
milestones: [${steps.map(([on, value]) => `{ by: ${on}, value: "${value}" }`).join(', ')}]
readings: [${readings.map(([on, value]) => `{ on: ${on}, value: "${value}" }`).join(', ')}]
---
`

/** The goal of a project that has one. */
async function goalOf(written: Written): Promise<GoalOnCourse> {
  const dir = await makeProject({ ...company, 'policies/goals/one.md': goalText(written) })
  const [goal] = goalsOnCourse((await readProject(dir, { today: written.today ?? testDay })).inForce)
  return goal!
}

/** Every number in a chart, by where it stands. */
function numbersIn(value: unknown): number[] {
  if (typeof value === 'number') return [value]
  if (typeof value === 'string') return (value.match(/-?\d+(?:\.\d+)?/g) ?? []).map(Number)
  return value !== null && typeof value === 'object' ? Object.values(value).flatMap(numbersIn) : []
}

/** Places along a path of straight lines. */
const along = (path: string) => [...path.matchAll(/[ML](-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => ({ x: Number(x), y: Number(y) }))

/** What is drawn, but for texts: they may hold any figure. */
const drawn = ({ plan, counted, steps, dots, axis, ticks }: CourseChart) => ({
  plan,
  counted,
  steps,
  dots,
  axis,
  at: ticks.map(({ x }) => x),
})

const perOrders = (n: number) => `${n} per 1000 orders`

describe('the course as a picture', () => {
  const cases: [string, Written][] = [
    ['nobody has counted', {}],
    ['one reading', { readings: [['2026-03-31', '83%']] }],
    ['below the first figure', { readings: [['2026-03-31', '71%']] }],
    ['far above the aim', { readings: [['2026-03-31', '100%']] }],
    ['on the day of the aim', { readings: [['2026-12-31', '88%']] }],
    [
      'long after its day',
      {
        readings: [
          ['2026-12-30', '85%'],
          ['2028-02-29', '86%'],
        ],
      },
    ],
    [
      'counted before the start',
      {
        readings: [
          ['2025-06-30', '60%'],
          ['2026-02-28', '81%'],
        ],
      },
    ],
    ['over steps', { steps: [['2026-06-30', '82%'], ['2026-03-31', '81%']], readings: [['2026-06-30', '82%']] }], // prettier-ignore
    ['fewer are better', { from: perOrders(38), to: perOrders(15), measure: 'order-errors', readings: [['2026-06-30', perOrders(29)]] }],
    ['nothing to reach', { from: '80%', to: '80%', readings: [['2026-06-30', '80%']] }],
    ['in one day', { start: '2026-12-30', by: '2026-12-31' }],
    ['over thirty years', { start: '2020-01-01', by: '2050-01-01', readings: [['2026-06-30', '82%']] }],
    ['millions', { from: '1200000 EUR', to: '2500000 EUR', measure: 'cost-per-contact', readings: [['2026-06-30', '1900000 EUR']] }],
    ['cents', { from: '2.50 EUR per contact', to: '1.75 EUR per contact', measure: 'cost-per-contact' }],
    ['below zero', { from: '-12 points', to: '30 points', measure: 'net-promoter-score', readings: [['2026-06-30', '3 points']] }],
  ]

  test.each(cases)('%s: everything is inside, in its order, and in tenths', async (_name, written) => {
    const goal = await goalOf(written)
    const chart = courseChart(goal, words)
    expect(JSON.stringify(chart)).not.toMatch(/NaN|Infinity|null,null|undefined/)
    for (const n of numbersIn(drawn(chart))) expect(Math.round(n * 10) / 10).toBe(n)
    const plan = along(chart.plan)
    const places = [...plan, ...chart.dots, ...chart.steps, ...along(chart.counted ?? '')]
    for (const { x, y } of places) {
      expect(x).toBeGreaterThanOrEqual(chart.axis.from)
      expect(x).toBeLessThanOrEqual(chart.axis.to)
      expect(y).toBeGreaterThanOrEqual(0)
      expect(y).toBeLessThan(chart.axis.y)
    }
    // From end to end, and never back.
    expect([plan[0]!.x, plan.at(-1)!.x]).toEqual([chart.axis.from, chart.axis.to])
    for (const line of [plan, chart.dots]) expect(line.map(({ x }) => x)).toEqual(line.map(({ x }) => x).toSorted((a, b) => a - b))
    expect(chart.dots).toHaveLength(goal.readings.length + 1)
    expect(chart.counted === null).toBe(goal.readings.length === 0)
    // The ends' figures stand beside them, within the picture; the newest above the months.
    expect(chart.began.x - chart.began.text.length * 9.5).toBeGreaterThanOrEqual(0)
    expect(chart.aim.x + chart.aim.text.length * 9.5).toBeLessThanOrEqual(chart.width)
    if (chart.now) expect(chart.now.y).toBeLessThanOrEqual(chart.axis.y)
    const at = chart.ticks.map(({ x }) => x)
    expect(at.slice(1).every((x, i) => x - at[i]! >= 30)).toBe(true)
    expect(courseChart(await goalOf(written), words)).toEqual(chart)
  })

  test('more is higher, whichever way is better', async () => {
    const up = courseChart(await goalOf({ readings: [['2026-06-30', '82%']] }), words)
    expect(up.aim.y).toBeLessThan(up.began.y)
    const down = courseChart(await goalOf({ from: perOrders(38), to: perOrders(15), measure: 'order-errors' }), words)
    expect(down.aim.y).toBeGreaterThan(down.began.y)
    expect([up.began.text, up.aim.text, up.now!.text, down.began.text, down.aim.text]).toEqual(['80%', '90%', '82%', '38', '15'])
  })

  test('half the time is half the way across, and half the difference half the way up', async () => {
    const { dots, axis, plan } = courseChart(
      await goalOf({ start: '2026-01-01', by: '2026-04-11', readings: [['2026-02-20', '85%']] }),
      words,
    )
    const [first, last] = [along(plan)[0]!, along(plan).at(-1)!]
    expect(dots[1]!.x).toBeCloseTo((axis.from + axis.to) / 2, 0)
    expect(dots[1]!.y).toBeCloseTo((first.y + last.y) / 2, 0)
  })

  test('the newest figure stands on the free side of the planned line', async () => {
    const nowAt = async (value: string) => {
      const { now, dots } = courseChart(await goalOf({ readings: [['2026-06-30', value]] }), words)
      return Math.sign(now!.y - dots.at(-1)!.y)
    }
    expect([await nowAt('88%'), await nowAt('81%')]).toEqual([-1, 1])
  })

  test('after its day, the aim still stands', async () => {
    const { plan } = courseChart(await goalOf({ readings: [['2028-02-29', '86%']] }), words)
    const [, there, then] = along(plan)
    expect(there!.y).toBe(then!.y)
    expect(there!.x).toBeLessThan(then!.x)
  })
})

describe('months along the foot', () => {
  test.each<[string, [string, string, number], string[]]>([
    ['each', ['2026-01-15', '2026-04-02', 6], ['Feb 2026', 'Mar', 'Apr']],
    ['quarters', ['2026-01-31', '2027-06-30', 6], ['Apr 2026', 'Jul', 'Oct', 'Jan 2027', 'Apr']],
    ['years', ['2026-03-02', '2031-03-02', 6], ['Jan 2027', 'Jan 2028', 'Jan 2029', 'Jan 2030', 'Jan 2031']],
    ['each fifth year', ['2021-01-01', '2050-01-01', 6], ['Jan 2025', 'Jan 2030', 'Jan 2035', 'Jan 2040', 'Jan 2045', 'Jan 2050']],
    ['a day that begins a month', ['2026-03-01', '2026-03-01', 6], ['Mar 2026']],
    ['none between', ['2026-03-02', '2026-03-30', 6], []],
  ])('%s', (_name, [from, to, most], told) => {
    expect(monthTicks(from, to, most, words).map(({ month, year }) => `${month} ${year}`.trim())).toEqual(told)
  })
})

describe('how it goes in words', () => {
  test.each<[Written, string]>([
    [
      { start: '2026-01-01', by: '2026-04-11', today: '2026-03-02', readings: [['2026-02-20', '84.5%']] },
      'On course: 84.5% on 20 February 2026. For that day we had planned 85%. That is a little behind, but within a tenth of the whole way.',
    ],
    [
      { start: '2026-01-01', by: '2026-04-12', today: '2026-03-02', readings: [['2026-02-20', '82%']] },
      'Behind: 82% on 20 February 2026. For that day we had planned 85%.',
    ],
    [{ today: '2026-07-02', readings: [['2026-06-30', '88%']] }, 'Ahead: 88% on 30 June 2026. For that day we had planned 84.9%.'],
    [
      { today: '2026-12-02', readings: [['2026-06-30', '88%']] },
      'Ahead: 88% on 30 June 2026. For that day we had planned 84.9%. That is more than three months ago, and says little about today.',
    ],
    [{ today: '2026-12-02', readings: [['2026-06-30', '91%']] }, 'Reached: 91% on 30 June 2026. The aim was 90%.'],
    [{ today: '2026-07-02' }, 'Nobody has counted since 1 January 2026, so we cannot say how it goes.'],
    [
      { today: '2027-02-02', readings: [['2027-01-31', '88%']] },
      'Not reached: 88% on 31 January 2027. The aim was 90% by 31 December 2026.',
    ],
    [
      { today: '2027-02-02', readings: [['2026-10-31', '88%']] },
      'The day we set, 31 December 2026, has passed. Last counted: 88% on 31 October 2026.',
    ],
    [{ today: '2027-02-02' }, 'The day we set, 31 December 2026, has passed, and nobody has counted. The aim was 90%.'],
  ])('%o', async (written, told) => {
    expect(courseInWords(await goalOf(written), words)).toBe(told)
  })
})

describe('on the page of a goal', () => {
  let browser: Browser
  let staff: Shown
  let goals: string[]
  beforeAll(async () => {
    browser = await startChromium()
    staff = await show(repository)
    goals = staff.pages.filter((address) => staff.site.files.get(address)!.includes('class="page-goal"'))
  })
  afterAll(async () => {
    await browser.close()
    await staff.remove()
  })

  test('each goal of the sample has one, with a dot for each figure in the list below it', async () => {
    expect(goals).toHaveLength(5)
    await eachPage(browser, { viewport: { width: 360, height: 740 }, javaScriptEnabled: false }, goals.map(staff.at), async (page) => {
      const dots = await page.locator('.chart-course > svg .dot').count()
      const rows = await page.locator('#Readings tbody tr').count()
      expect(rows).toBeGreaterThan(1)
      // And one for the figure it began at, which stands above.
      expect(dots).toBe(rows + 1)
      const newest = await page.locator('#Readings tbody tr').last().locator('td').nth(1).innerText()
      expect(newest).toMatch(new RegExp(`^${await page.locator('.chart-course .now').textContent()}`))
      expect(await page.locator('.standing').innerText()).toMatch(
        /^(?:On course|Ahead|Behind): .+ on 31 October 2026\. For that day we had/,
      )
      const picture = page.getByRole('img', { name: `How it is going: ${await page.locator('h1').innerText()}` })
      expect(await picture.count()).toBe(1)
    })
  })

  test.each([
    [320, 'light'],
    [360, 'dark'],
    [1280, 'light'],
  ] as const)('nothing is cut, small, faint or too wide at %i px in the %s', async (width, colorScheme) => {
    const found: string[] = []
    await eachPage(browser, { viewport: { width, height: 740 }, colorScheme, bypassCSP: true }, goals.map(staff.at), async (page) => {
      const faint = await page.evaluate(faintText, { least: 4.5, among: '.chart-course *' })
      found.push(...(await page.evaluate(sideways)), ...(await page.evaluate(clipped)), ...faint.map(({ text }) => text))
      found.push(...(await page.evaluate(badType, { body: [16, 20] as [number, number] })))
      // No text of the picture lies over another, or beyond its edges.
      const boxes = await page.locator('.chart-course > svg text').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect)) // prettier-ignore
      const [edge] = await page.locator('.chart-course > svg').evaluateAll((all) => all.map((one) => one.getBoundingClientRect().toJSON() as DOMRect)) // prettier-ignore
      for (const [i, box] of boxes.entries()) {
        if (box.left < edge!.left - 1 || box.right > edge!.right + 1 || box.bottom > edge!.bottom + 1) found.push(`text ${i} is outside`)
        for (const other of boxes.slice(i + 1)) {
          const over = box.left < other.right && other.left < box.right && box.top < other.bottom - 3 && other.top < box.bottom - 3
          if (over) found.push(`text ${i} lies over another`)
        }
      }
      await page.evaluate(axe)
      const { violations } = await page.evaluate(() =>
        (globalThis as never as { axe: typeof import('axe-core') }).axe.run(document, { preload: false }),
      )
      found.push(...violations.map(({ id, nodes }) => `${id} ${nodes[0]!.target.join(' ')}`))
    })
    expect(found).toEqual([])
  })

  test('on paper it is black on white, and on one sheet', async () => {
    await eachPage(browser, { colorScheme: 'dark' }, [staff.at(goals[0]!)], async (page) => {
      await page.emulateMedia({ media: 'print' })
      const looks = await page.evaluate(() => {
        const of = (selector: string) => getComputedStyle(document.querySelector(selector)!)
        return [of('.chart-course .counted').stroke, of('.chart-course .now').fill, of('.chart-course').breakInside]
      })
      expect(looks).toEqual(['rgb(0, 0, 0)', 'rgb(0, 0, 0)', 'avoid'])
    })
  })

  test('in grey the plan is still told from what was counted: by dashes, and by rings for dots', async () => {
    await eachPage(browser, { forcedColors: 'active' }, [staff.at(goals[0]!)], async (page) => {
      const looks = await page.evaluate(() => {
        const of = (selector: string) => getComputedStyle(document.querySelector(`.chart-course > svg ${selector}`)!)
        return [of('.plan').strokeDasharray, of('.counted').strokeDasharray, of('.step').fill === of('.dot').fill]
      })
      expect(looks).toEqual(['5px, 4px', 'none', false])
    })
  })

  test('it weighs little: the page of a goal comes to 15 kB at most, and other pages load nothing of it', () => {
    const { files } = staff.site
    for (const address of goals) {
      const loaded = [address, 'assets/handbook.css', 'assets/course.css', 'assets/handbook.js', 'assets/icon.svg']
      expect(files.get(address)).toContain('assets/course.css')
      expect(
        loaded.reduce((sum, file) => sum + gzipSync(files.get(file)!).length, 0),
        address,
      ).toBeLessThanOrEqual(15_000)
      // The policy blocks what stands in a tag.
      expect(files.get(address)).not.toMatch(/\sstyle=/)
    }
    const others = [...files].filter(([address, html]) => html.includes('class="page-') && !goals.includes(address))
    expect(others.filter(([, html]) => html.includes('assets/course.css')).map(([address]) => address)).toEqual(['whole-handbook.html'])
  })

  test('home says in a few words how each goal goes, and since when that is known', () => {
    const home = staff.site.files.get('index.html')!
    expect(home.match(/(?:On course|Ahead|Behind), counted on 31 October 2026/g)).toHaveLength(5)
  })
})

test('customers see nothing of it, and a handbook whose goals have no course loads nothing for one', async () => {
  const files = await baseFiles()
  const dir = await makeProject({
    ...files,
    'policies/goals/one.md': goalText({ readings: [['2026-06-30', '82%']] }).replace('status:', 'audience: public\nstatus:'),
  })
  const { inForce } = await readProject(dir, { today: testDay })
  const customers = [...renderSite(inForce, { audience: 'public', dir }).files]
  expect(customers.some(([address]) => address === 'goals/one.html')).toBe(true)
  expect(customers.filter(([, text]) => /chart-course|82%/.test(text)).map(([address]) => address)).toEqual([])
  const without = await makeProject(
    Object.fromEntries(Object.entries(files).filter(([, text]) => !text.includes(`kind: ${kinds.goal.name}`))),
  )
  const site = renderSite((await readProject(without, { today: testDay })).inForce, { dir: without })
  expect(site.files.has('assets/course.css')).toBe(false)
})
