import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startChromium } from '../support/chromium.ts'
import { repository } from '../support/command.ts'
import { baseFiles, makeProject } from '../support/project.ts'
import { serve, type Served } from '../support/served.ts'
import { show, type Shown } from '../support/shown.ts'

let browser: Browser
let shown: Shown
let served: Served

beforeAll(async () => {
  browser = await startChromium()
  shown = await show(repository, { name: 'käsi raamat #1 100% Сад' })
  served = await serve(shown.folder)
})
afterAll(async () => {
  served.close()
  await browser.close()
  await shown.remove()
})

/** A page on a device of its own. Whatever goes wrong in its scripts fails the test. */
async function onDevice<T>(
  options: BrowserContextOptions,
  look: (page: Page) => Promise<T>,
  remembers: Record<string, string> = {},
): Promise<T> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, ...options })
  const mistakes: string[] = []
  try {
    const page = await context.newPage()
    page.on('pageerror', (error) => mistakes.push(error.message))
    page.on('console', (message) => message.type() === 'error' && mistakes.push(message.text()))
    if (Object.keys(remembers).length > 0)
      await page.addInitScript((all) => {
        for (const [name, value] of Object.entries(all)) if (localStorage.getItem(name) === null) localStorage.setItem(name, value)
      }, remembers)
    const looked = await look(page)
    expect(mistakes).toEqual([])
    return looked
  } finally {
    await context.close()
  }
}

const late = 'delivery/late-delivery.html'
const heading = (page: Page) => page.locator('h1').innerText()

/** The five things people come for, each from the home page. How they press and type is up to the mode. */
interface Hands {
  follow(page: Page, name: string | RegExp): Promise<void>
  /** Only where scripts run. */
  say?(page: Page, words: string): Promise<void>
  search?(page: Page, words: string): Promise<void>
}

/** Goes on to an element with the tabulator, as somebody without a mouse does. */
async function tabTo(page: Page, isIt: (element: Element) => boolean): Promise<void> {
  for (let i = 0; i < 120; i++) {
    await page.keyboard.press('Tab')
    if (await page.evaluate(`(${isIt.toString()})(document.activeElement)`)) return
  }
  throw new Error('The tabulator never came there')
}

const byKeyboard: Hands = {
  follow: async (page, name) => {
    const link = page.getByRole('link', { name }).first()
    await link.focus()
    await page.keyboard.press('Enter')
  },
  say: async (page, words) => {
    await tabTo(page, (element) => element.getAttribute('name') === 'said')
    await page.keyboard.type(words)
    await page.keyboard.press('Enter')
  },
  search: async (page, words) => {
    await tabTo(page, (element) => element.getAttribute('name') === 'q')
    await page.keyboard.type(words)
    // As a person does: what is found for the first letters is not it yet.
    await page
      .locator('.search-panel .result')
      .first()
      .filter({ hasText: new RegExp(words.split(' ')[0]!.slice(0, -1), 'i') })
      .waitFor()
    await page.keyboard.press('ArrowDown')
    await page.keyboard.press('Enter')
  },
}
const byTouch: Hands = {
  follow: (page, name) => page.getByRole('link', { name }).first().tap(),
  say: async (page, words) => {
    await page.getByLabel('What does the customer say?').fill(words)
    await page.locator('.finder .situations a').first().tap()
  },
  search: async (page, words) => {
    await page.getByRole('searchbox', { name: 'Search the handbook' }).fill(words)
    await page.locator('.search-panel .result a').first().tap()
  },
}
const withoutScripts: Hands = { follow: (page, name) => page.getByRole('link', { name }).first().click() }

const modes: [name: string, hands: Hands, options: BrowserContextOptions][] = [
  ['by keyboard', byKeyboard, { viewport: { width: 1280, height: 800 } }],
  ['by touch at 360 px', byTouch, { hasTouch: true, isMobile: true }],
  ['without scripts', withoutScripts, { javaScriptEnabled: false }],
]

describe.each([
  ['from a folder', () => shown.at('index.html')],
  ['from a web server', () => served.at('index.html')],
])('%s', (_, home) => {
  describe.each(modes)('%s', (_, { follow, say, search }, options) => {
    const task = (look: (page: Page) => Promise<void>) =>
      onDevice(options, async (page) => {
        await page.goto(home())
        await look(page)
      })

    test('what may I do, by what the customer says', () =>
      task(async (page) => {
        if (say) await say(page, 'my sofa is late')
        else await follow(page, /Delivered later than we promised/)
        await expect.poll(() => heading(page)).toBe('Delivered later than we promised')
        expect(await page.locator('.decide').innerText()).toMatch(/up to €25 per case/)
      }))

    test('none of these: there is always an answer', () =>
      task(async (page) => {
        await follow(page, /None of these\?/)
        await expect.poll(() => heading(page)).toBe('Anything this handbook does not name')
        expect(await page.locator('.decide').innerText()).toMatch(/whatever puts it right, up to €40 per case/)
      }))

    test('a policy, by a word of it', () =>
      task(async (page) => {
        if (search) await search(page, 'guarantees and repairs')
        else {
          await follow(page, 'Policies')
          await follow(page, /^Warranty|Guarantee/i)
        }
        await expect.poll(() => heading(page)).toMatch(/guarantee|warranty|repair/i)
      }))

    test('whom to ring at this shop', () =>
      task(async (page) => {
        await follow(page, 'A to Z')
        await follow(page, 'Harbour Hall')
        await expect.poll(() => heading(page)).toBe('Harbour Hall')
        expect(await page.getByRole('link', { name: '+372 5550 0202' }).getAttribute('href')).toBe('tel:+37255500202')
      }))

    test('what everybody may decide, in one table', () =>
      task(async (page) => {
        await follow(page, 'What may I do?')
        await follow(page, 'All situations and roles in one table')
        await expect.poll(() => heading(page)).toBe('What you may decide')
      }))
  })
})

describe('who asks, and where, is asked once and kept on the device', () => {
  const choose = async (page: Page, role: string, place?: string) => {
    await page.locator('.who-asks summary').click()
    await page.getByLabel('I am').selectOption(role)
    if (place) await page.locator('.who [name=place]').selectOption({ label: place })
  }
  const mine = (page: Page) => page.locator('.mine').innerText()

  test('then their own line comes first, with the limits and the number of their shop, and the ladder is folded', () =>
    onDevice({}, async (page) => {
      await page.goto(shown.at('what-may-i-do.html'))
      await choose(page, 'sales-assistant', 'Harbour Hall')
      await page.goto(shown.at('promises/appointment-not-kept.html'))
      await expect.poll(() => mine(page)).toMatch(/^Sales assistant/)
      await page.goto(shown.at(late))
      await expect.poll(() => mine(page)).toMatch(/something off, up to €60 per case/)
      expect(await page.locator('.everybody').isVisible()).toBe(false)
      expect(await page.locator('.who-asks summary').innerText()).toBe('You are: Sales assistant, Harbour Hall. Change')
      await page.getByText('What everybody may do').click()
      expect(await page.locator('.everybody').innerText()).toMatch(/Shop manager/)
    }))

  test('the card stands in the order in which it is needed', () =>
    onDevice(
      {},
      async (page) => {
        await page.goto(shown.at(late))
        await expect.poll(() => mine(page)).toMatch(/Driver/)
        const text = await page.locator('main').innerText()
        const places = [
          'Say first',
          'something off',
          'More? Ask',
          'If nobody answers',
          'If you feel unsafe',
          'What to write down',
          'Why we do it like this',
        ].map((words) => text.indexOf(words))
        expect(places).not.toContain(-1)
        expect(places).toEqual(places.toSorted((a, b) => a - b))
        expect(await page.locator('details.why').getAttribute('open')).toBe(null)
        // The number can be tapped.
        expect(await page.locator('.mine .next a').getAttribute('href')).toBe('tel:+37255500110')
      },
      { 'servicebook-role': 'driver' },
    ))

  test('a sum that is typed is theirs to give, or somebody else’s, and a share of the order is worked out', () =>
    onDevice(
      {},
      async (page) => {
        const amount = page.getByLabel('I would give, in EUR')
        const off = page.locator('.mine .may li').filter({ hasText: 'something off' }).locator('.covers')
        await page.goto(shown.at(late))
        const cases: [string, string][] = [
          ['30', 'Yes, that is yours to give.'],
          ['€ 49,90', 'Yes, that is yours to give.'],
          // Customer care may lend a piece worth 80, and take no more than 75 off.
          ['70', 'More than you may give. Customer care may decide it.'],
          ['80', 'More than you may give. Shift lead may decide it.'],
          ['900', 'More than you may give. Shop manager may decide it.'],
          ['', ''],
        ]
        for (const [typed, said] of cases) {
          await amount.fill(typed)
          expect(await off.textContent(), typed).toBe(said)
        }
        for (const typed of ['a lot', '<img src=x onerror=alert(1)>', '9'.repeat(400)]) {
          await amount.fill(typed)
          expect(await page.locator('.mine [role=status]').innerText()).toContain('Type the sum in figures, such as 30 or 12.50.')
          expect(await off.textContent()).toBe('')
        }
        // Nothing of this page is a share of the order, so nobody is asked for it.
        expect(await page.getByLabel(/The order came to/).count()).toBe(0)
      },
      { 'servicebook-role': 'sales-assistant' },
    ))

  test('a share of the order is worked out once the order is known', () =>
    onDevice(
      {},
      async (page) => {
        await page.goto(shown.at('promises/appointment-not-kept.html'))
        await expect.poll(() => mine(page)).toMatch(/10% of the order, €150 per case Type what the order came to/)
        await page.getByLabel('The order came to, in EUR').fill('800')
        await page.getByLabel('I would give, in EUR').fill('90')
        expect(await mine(page)).toMatch(/10% of the order, €150 per case That is €80\./)
      },
      { 'servicebook-role': 'shift-lead' },
    ))

  test.each([
    ['a role that is gone', { 'servicebook-role': 'astronaut', 'servicebook-place': 'moon' }],
    ['markup for a role', { 'servicebook-role': '<img src=x onerror=alert(1)>', 'servicebook-place': '"><script>' }],
    ['a name every object has', { 'servicebook-role': '__proto__', 'servicebook-place': 'constructor' }],
    ['ten thousand signs', { 'servicebook-role': '\u0000\u202e'.repeat(5000) }],
  ])('%s on the device is nobody: the whole ladder shows', (_, remembers) =>
    onDevice(
      {},
      async (page) => {
        await page.goto(shown.at(late))
        await page.locator('.who-asks').waitFor()
        await expect.poll(() => page.locator('.who-asks option').count()).toBeGreaterThan(5)
        expect(await page.locator('.everybody').isVisible()).toBe(true)
        expect(await page.locator('.mine').isVisible()).toBe(false)
        expect(await page.locator('.who-asks summary').innerText()).toBe('Who are you? See what is yours.')
      },
      remembers,
    ),
  )

  test('with storage switched off everything works, for as long as the page is open', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    const mistakes: string[] = []
    page.on('pageerror', (error) => mistakes.push(error.message))
    await page.addInitScript(() =>
      Object.defineProperty(window, 'localStorage', {
        get: () => {
          throw new Error('switched off')
        },
      }),
    )
    await page.goto(shown.at(late))
    await choose(page, 'driver')
    await expect.poll(() => mine(page)).toMatch(/up to €25/)
    expect(mistakes).toEqual([])
    await context.close()
  })

  test('a role that stands on no ladder is told whom to ask', () =>
    onDevice(
      {},
      async (page) => {
        await page.goto(shown.at('payment/charged-wrongly.html'))
        await expect
          .poll(() => mine(page))
          .toMatch(/^Fitter\s+Nothing here is yours to decide\. Pass it on\.\s+More\? Ask Sales assistant \S+\s\S+\s\S+ · Customer care /)
      },
      { 'servicebook-role': 'fitter' },
    ))
})

describe('what somebody types into the finder', () => {
  const cases: [typed: string, first: string | RegExp][] = [
    ['still waiting', 'Delivered later than we promised'],
    ['where is my sofa', 'Delivered later than we promised'],
    ['wher is my soffa', 'Delivered later than we promised'],
    ['SCRATCH after a month', /scratch/i],
    ['no receipt', /receipt/i],
  ]
  test.each(cases)('%s', (typed, first) =>
    onDevice({}, async (page) => {
      await page.goto(shown.at('what-may-i-do.html'))
      await page.getByLabel('What does the customer say?').fill(typed)
      await expect.poll(() => page.locator('.finder .situations strong').first().innerText()).toMatch(first)
      await expect.poll(() => page.locator('.finder [role=status]').innerText()).toMatch(/fit/)
    }),
  )

  test.each([
    ['ten thousand signs', 'x'.repeat(10_000)],
    ['markup', '<img src=x onerror=alert(1)>'],
    ['what every object has', '__proto__ constructor'],
  ])('%s: nothing runs, and the page for anything else is still there', (_, typed) =>
    onDevice({}, async (page) => {
      await page.goto(shown.at('what-may-i-do.html'))
      await page.getByLabel('What does the customer say?').fill(typed)
      await expect.poll(() => page.locator('.finder [role=status]').innerText()).toMatch(/Nothing fits|fit/)
      expect(await page.getByRole('link', { name: /None of these/ }).isVisible()).toBe(true)
      expect(await page.locator('.finder img').count()).toBe(0)
    }),
  )
})

describe('handbooks of other sizes', () => {
  test('one page and nobody to ask: there is no finder, and nothing is missed', async () => {
    const tiny = await show(
      await makeProject({
        'policies/company.md': '---\nkind: company\nname: A\ncurrency: EUR\nlanguages: [en]\nroles: []\nstatus: approved\n---\n',
      }),
    )
    await onDevice({}, async (page) => {
      await page.goto(tiny.at('index.html'))
      expect(await page.locator('.finder').count()).toBe(0)
    })
    await tiny.remove()
  })

  test('300 situations, a title of 3,000 signs and a name with markup', async () => {
    const situation = (title: string, also: string) =>
      `---\nkind: discretion\nsituation: ${JSON.stringify(title)}\nalso-called: [${JSON.stringify(also)}]\nsay-first: I am sorry.\nladder:\n  - role: sales-assistant\n    may: [something off, up to 5 EUR per case]\n    ask-within: 5 minutes\n  - role: shop-manager\n    may: [use your judgement]\nif-nobody-answers: Give it.\nstatus: approved\nowner: shop-manager\nreview-by: 2027-08-31\n---\n## Why\n\nFair.\n`
    const many = Object.fromEntries(
      Array.from({ length: 300 }, (_, i) => [`policies/s/n${i}.md`, situation(`Case number ${i} of a kind`, `it is the ${i}th`)]),
    )
    const big = await show(
      await makeProject({
        ...(await baseFiles()),
        ...many,
        'policies/s/long.md': situation(`Long ${'and longer '.repeat(270)}`, 'endless'),
        'policies/s/markup.md': situation('<b onclick=alert(1)>Bold</b> & "quoted"', '</script><script>alert(1)</script>'),
      }),
    )
    await onDevice(
      {},
      async (page) => {
        await page.goto(big.at('what-may-i-do.html'))
        await page.getByLabel('What does the customer say?').fill('it is the 123th')
        await expect.poll(() => page.locator('.finder .situations strong').first().innerText()).toBe('Case number 123 of a kind')
        await page.goto(big.at('s/markup.html'))
        await expect.poll(() => page.locator('.mine').innerText()).toMatch(/Sales assistant/i)
        await page.goto(big.at('s/long.html'))
        await expect.poll(() => page.locator('.mine').innerText()).toMatch(/Sales assistant/i)
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
      },
      { 'servicebook-role': 'sales-assistant' },
    )
    await big.remove()
  })
})
