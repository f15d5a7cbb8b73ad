import { readFile, writeFile } from 'node:fs/promises'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readProject } from '../../src/project.ts'
import { renderSite, type Site } from '../../src/render/site.ts'
import { makeCode } from '../../src/signoff/code.ts'
import type { SignData } from '../../src/signoff/question.ts'
import { isGenuine } from '../../src/signoff/receipt.ts'
import { receiptsIn } from '../../src/signoff/receipts-in.ts'
import { approve } from '../../src/walk/approve.ts'
import { wordsFor } from '../../src/words/words.ts'
import { startChromium } from '../support/chromium.ts'
import { violationsOn } from '../support/looked-at.ts'
import { sideways, smallTargets, unseenStops } from '../support/looks.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'
import { serve, type Served } from '../support/served.ts'
import { show, type Shown } from '../support/shown.ts'

const tea = 'policies/чай & coffee/#1 100% it’s -- late.md'
const teaName = 'чай & coffee/#1 100% it’s -- late'
const late = 'policies/late-delivery.md'

const cases = `cases:
  - { story: The tea is cold., verdict: yes, because: Tea is drunk warm. }
  - { story: They want a whole lunch., verdict: ask first, because: A lunch is more than tea. }
  - { story: They ask for two cups., verdict: partly, because: One cup is ours to give. }
  - { story: The cup is chipped., verdict: yes, because: Nobody drinks from that. }
`
const guideline = (more: string) => `---
kind: discretion
situation: The tea <came> late
also-called: [cold tea]
say-first: I'm sorry. You wanted it warm.
ladder:
  - { role: sales-assistant, may: ["a free cup, up to 5 EUR per case"], ask-within: 10 minutes }
  - { role: shift-lead, may: ["a free cup, up to 20 EUR per case"] }
if-nobody-answers: Give the cup.
write-down: [what you gave]
${more}policies: [delivery]
status: approved
owner: shop-manager
review-by: 2027-08-31
---
## Why

Nobody likes it cold.
`

/** Approves pages as they stand in a project. */
async function approveAll(dir: string, paths: readonly string[], today: string, told: { note?: string; differently?: string } = {}) {
  const read = () => readProject(dir, { today })
  const { refusals, versions } = await approve(dir, read, paths, { by: 'shift-lead', ...told }, wordsFor('en'))
  expect(refusals).toEqual([])
  return versions
}

const render = async (dir: string, audience: 'staff' | 'managers' | 'public' = 'staff') =>
  renderSite((await readProject(dir, { today: testDay })).inForce, { dir, audience })

const dataOf = (site: Site) => JSON.parse(site.files.get('assets/sign-data.js')!.replace(/^servicebookSign=/, '')) as SignData

let browser: Browser
let dir: string
let staff: Shown
let served: Served
let fingerprints: Map<string, string>
beforeAll(async () => {
  dir = await makeProject({ ...(await baseFiles()), [tea]: guideline(cases) })
  await approveAll(dir, [tea, late, 'policies/delivery.md'], '2026-11-01')
  const file = `${dir}/${late}`
  await writeFile(file, (await readFile(file, 'utf8')).replace('25 EUR', '30 EUR'))
  await approveAll(dir, [late], '2026-11-20', { note: 'Most cost more than 25.', differently: 'You may give 30 EUR, not 25.' })
  staff = await show(dir, { name: 'our handbook #4 50% Käsiraamat Справочник' })
  served = await serve(staff.folder)
  fingerprints = new Map(dataOf(staff.site).pages.map(({ page, fingerprint }) => [page, fingerprint]))
  browser = await startChromium()
})
afterAll(async () => {
  await browser.close()
  served.close()
  await staff.remove()
})

let seed = 7
const code = () => makeCode((count) => Uint8Array.from({ length: count }, () => (seed = (seed * 73 + 41) % 251)))

/** Opens the page on a phone whose clock is ours. */
async function sign(
  look: (page: Page) => Promise<void>,
  {
    hash = '',
    at = staff.at,
    minds = /./,
    now = '2026-11-23T09:30:00+02:00',
    ...options
  }: BrowserContextOptions & { hash?: string; at?: Shown['at']; minds?: RegExp; now?: string } = {},
): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, timezoneId: 'Europe/Tallinn', ...options })
  try {
    const page = await context.newPage()
    page.setDefaultTimeout(8_000)
    await page.clock.setFixedTime(now)
    const trouble: string[] = []
    page.on('pageerror', (error) => trouble.push(error.message))
    page.on('console', (message) => message.type() === 'error' && minds.test(message.text()) && trouble.push(message.text()))
    const own = new RegExp(
      `^(?:blob|mailto):|^${at('')
        .replaceAll(/[.?+*]/g, '\\$&')
        .replace(/\/$/, '')}`,
    )
    page.on('request', (request) => own.test(request.url()) || trouble.push(request.url()))
    await page.goto(`${at('sign.html')}${hash === '' ? '' : `#${encodeURIComponent(hash)}`}`)
    await look(page)
    expect(trouble).toEqual([])
  } finally {
    await context.close()
  }
}

const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click()
const heading = (page: Page) => page.evaluate(() => document.activeElement?.closest('h2')?.textContent)
const story = (page: Page) => page.locator('.sign-story').innerText()
const says = (page: Page) => page.locator('.sign-says').innerText()

async function typeCode(page: Page, typed: string): Promise<void> {
  await page.getByLabel('Your code').fill(typed)
  await press(page, 'Go on')
}

/** The right answer to what is being asked, and one that is not. */
async function answersTo(page: Page): Promise<{ right: string; wrong: string; because: string }> {
  const asked = await story(page)
  const { choices, right, because } = dataOf(staff.site).questions.find(({ asks }) => asks === asked)!
  return { right: choices[right]!, wrong: choices.find((_, i) => i !== right)!, because }
}

/** Answers whatever is asked, rightly. */
async function answerAll(page: Page): Promise<string[]> {
  const asked: string[] = []
  while (await page.locator('[data-step="asks"]').isVisible()) {
    asked.push(await story(page))
    await press(page, (await answersTo(page)).right)
    await press(page, 'Go on')
  }
  return asked
}

async function makeOne(page: Page, typed?: string): Promise<void> {
  if (typed !== undefined) await typeCode(page, typed)
  await answerAll(page)
  await page.getByRole('checkbox').check()
  await press(page, 'Make my receipt')
}

const sent = (page: Page) => page.getByLabel('What is sent').inputValue()

describe('a receipt', () => {
  test.each([
    ['opened from a folder', () => staff.at],
    ['from a plain web server', () => served.at],
  ])('%s is genuine, whatever the page is called', async (_, at) => {
    const own = code()
    await sign(
      async (page) => {
        await makeOne(page, own.toLowerCase().replaceAll('-', ' '))
        expect(await heading(page)).toBe('One receipt to send')
        const found = receiptsIn(await sent(page))
        expect(found).toEqual([
          { line: 2, receipt: expect.objectContaining({ page: teaName, version: 1, day: '2026-11-23', mark: own.slice(0, 4) }) },
        ])
        const { receipt } = found[0] as Extract<(typeof found)[number], { receipt: unknown }>
        expect(isGenuine(receipt, own, fingerprints.get(teaName)!)).toBe(true)
        expect(isGenuine(receipt, code(), fingerprints.get(teaName)!)).toBe(false)
      },
      { hash: teaName, at: at() },
    )
  })

  test('of several pages is one text, to send by mail, as a file or copied; once sent, nothing is kept', async () => {
    const own = code()
    await sign(
      async (page) => {
        await makeOne(page, own)
        await page.getByRole('link', { name: /^I have read it ?: Delivered later/ }).click()
        expect(await page.locator('.sign-code').isVisible()).toBe(false)
        await makeOne(page)
        expect(await heading(page)).toBe('2 receipts to send')
        expect(await page.locator('.sign-has:visible').count()).toBe(2)
        const text = await sent(page)
        expect(receiptsIn(text)).toHaveLength(2)
        await press(page, 'Write a mail')
        const mail = new URL((await page.locator('.sign-mail').getAttribute('href'))!)
        expect(receiptsIn(mail.searchParams.get('body')!)).toEqual(receiptsIn(text.replaceAll('\n', '\r\n')))
        const [download] = await Promise.all([page.waitForEvent('download'), press(page, 'Save as a file')])
        expect(await readFile(await download.path(), 'utf8')).toBe(text)
        // Those of several people lie side by side in one folder.
        expect(download.suggestedFilename()).toBe(`receipts-${own.slice(0, 4)}.txt`)
        await press(page, 'Copy')
        await expect.poll(() => page.locator('.sign-receipts [role="status"]').innerText()).toMatch(/^(?:Copied\.|It is marked\.)/)
        // The same page again, and there is still one of it.
        await page.getByRole('link', { name: /^I have read it ?: Delivered later/ }).click()
        await makeOne(page)
        expect(await heading(page)).toBe('2 receipts to send')
        await press(page, 'I have sent it')
        expect(await page.locator('.sign-receipts').isVisible()).toBe(false)
        const kept = await page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }, document.cookie]))
        expect(kept).not.toMatch(new RegExp(`SB1|servicebook-sign|${own.slice(0, 4)}`))
      },
      { hash: 'delivery' },
    )
  })

  test('is not made without the tick, nor by a clock from before the handbook', async () => {
    await sign(
      async (page) => {
        // Told before the first question, and not after the last.
        expect(await page.locator('.sign-clock').innerText()).toContain('published for 21 November 2026')
        await typeCode(page, code())
        expect(await page.locator('.sign-from').innerText()).toMatch(/^From the page “.+”, which goes with “Delivery”\.$/)
        const [box, step] = await page.evaluate(() =>
          ['.sign-box.sign', '[data-step="asks"]'].map((one) => getComputedStyle(document.querySelector(one)!).borderTopWidth),
        )
        expect([box, step]).toEqual(['6px', '0px'])
        await answerAll(page)
        await press(page, 'Make my receipt')
        expect(await page.locator('.sign-wrong').innerText()).toBe('Tick it first, if it is so.')
        expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).type)).toBe('checkbox')
        await page.getByRole('checkbox').check()
        await press(page, 'Make my receipt')
        const early = 'was published for 21 November 2026, and this device says it is 1 March 2020.'
        expect(await page.locator('.sign-wrong').innerText()).toContain(early)
        expect(await page.locator('.sign-wrong').innerText()).toContain('the handbook has to be published anew for today')
        await page.clock.setFixedTime('2026-11-21T23:59:00+02:00')
        await press(page, 'Make my receipt')
        expect(receiptsIn(await sent(page))).toEqual([{ line: 2, receipt: expect.objectContaining({ day: '2026-11-21' }) }])
        expect(await page.locator('.sign-clock').isVisible()).toBe(false)
      },
      { hash: 'delivery', now: '2020-03-01T12:00:00+02:00' },
    )
  })
})

describe('the code', () => {
  test('is told to be mistyped while it is typed, in words, and goes no further', async () => {
    const own = code()
    await sign(
      async (page) => {
        const field = page.getByLabel('Your code')
        await press(page, 'Go on')
        expect(await says(page)).toBe('Type your code first.')
        expect(await page.evaluate(() => document.activeElement!.id)).toBe('Code')
        await field.fill(own.slice(0, 12))
        expect(await says(page)).toBe('')
        await press(page, 'Go on')
        expect(await says(page)).toContain('These are 10.')
        await field.fill('U')
        expect(await says(page)).toContain('No code has “U” in it.')
        const last = own.at(-1) === 'Z' ? 'Y' : 'Z'
        await field.fill(`${own.slice(0, -1)}${last}`)
        expect(await says(page)).toContain('not as on your slip')
        expect(await field.getAttribute('aria-invalid')).toBe('true')
        expect(await page.locator('[data-step="code"]').isVisible()).toBe(true)
        await field.fill(` ${own.replaceAll('0', 'o').replaceAll('1', 'l').replaceAll('-', '\u2013')} `)
        expect(await says(page)).toBe('That fits.')
        await page.keyboard.press('Enter')
        expect(await heading(page)).toMatch(/^Question 1 of/)
      },
      { hash: teaName },
    )
  })

  test('stays through a reload, with what was answered, and goes when it is somebody else', async () => {
    const own = code()
    await sign(
      async (page) => {
        await typeCode(page, own)
        const first = await story(page)
        await press(page, (await answersTo(page)).right)
        await page.reload()
        expect(await page.locator('.sign-whose').innerText()).toContain(own.slice(0, 4))
        expect(await page.content()).not.toContain(own.slice(5))
        const rest = await answerAll(page)
        expect(rest).toHaveLength(2)
        expect(rest).not.toContain(first)
        await page.getByRole('checkbox').check()
        await press(page, 'Make my receipt')
        await page.reload()
        expect(receiptsIn(await sent(page))).toHaveLength(1)
        await press(page, 'Not me')
        expect(receiptsIn(await sent(page))).toHaveLength(1)
        await press(page, 'Not sent yet. Wipe it all the same?')
        expect(await page.locator('.sign-receipts').isVisible()).toBe(false)
        expect(await page.evaluate(() => JSON.stringify({ ...sessionStorage }))).toBe('{}')
        await page.reload()
        expect(await page.locator('.sign-me').isVisible()).toBe(false)
      },
      { hash: teaName },
    )
  })

  test('nothing that others may have left in the tab or the address does harm', async () => {
    const traps = [
      '{',
      '7',
      '{"code":5,"receipts":{},"begun":7}',
      '{"code":"K7QF","receipts":[null,{"title":1}],"begun":{"page":"delivery","version":1,"left":[99,"x"]}}',
    ]
    await sign(async (page) => {
      for (const kept of traps) {
        await page.evaluate((text) => sessionStorage.setItem('servicebook-sign', text), kept)
        await page.goto(`${staff.at('sign.html')}?${kept.length}#delivery`)
        await page.getByLabel('Your code').waitFor()
        expect(await page.locator('.sign-receipts').isVisible(), kept).toBe(false)
      }
      for (const hash of ['%', 'nowhere', '<img src=x onerror=alert(1)>', '"]']) {
        await page.goto(`${staff.at('sign.html')}?${hash.length}#${hash}`)
        await page.locator('.sign-choose').first().waitFor()
        expect(await page.locator('form.sign').isVisible(), hash).toBe(false)
      }
    })
  })
})

describe('what is asked', () => {
  test('answered wrongly, it is shown with its reason, and comes again after the others', async () => {
    await sign(
      async (page) => {
        await typeCode(page, code())
        const first = await story(page)
        const { wrong, right, because } = await answersTo(page)
        await press(page, wrong)
        const told = await page.locator('.sign-told').innerText()
        expect(told).toContain(`The page says: ${right}.`)
        expect(told).toContain(because)
        expect(await page.locator('[aria-pressed="true"]').innerText()).toContain(wrong)
        // What is answered is answered.
        await page.getByRole('button', { name: right }).click({ force: true })
        await press(page, 'Go on')
        expect(await heading(page)).toBe('Question 2 of 3')
        const others = [await story(page)]
        await press(page, (await answersTo(page)).right)
        await press(page, 'Go on')
        others.push(await story(page))
        await press(page, (await answersTo(page)).right)
        await press(page, 'Go on')
        expect(others).not.toContain(first)
        expect(await heading(page)).toBe('Once more')
        expect(await story(page)).toBe(first)
        await press(page, (await answersTo(page)).right)
        expect(await page.locator('.sign-told').innerText()).toContain('That is what the page says.')
        await press(page, 'Go on')
        expect(await heading(page)).toBe('One last thing')
        await page.getByRole('checkbox').check()
        await press(page, 'Make my receipt')
        expect(await sent(page)).not.toContain('wrong')
      },
      { hash: teaName },
    )
  })

  test('shows both sides, is the same for everybody, and comes from the guidelines of a policy too', async () => {
    const { pages, questions } = dataOf(staff.site)
    const asked = (name: string) => pages.find(({ page }) => page === name)!.asks.map((i) => questions[i]!)
    expect(asked(teaName)).toHaveLength(3)
    expect(asked('delivery')).toHaveLength(3)
    // Whose case it is, where it is not of the page that is confirmed: people have that other page on no slip.
    expect(new Set(asked('delivery').map(({ page }) => page))).not.toContain('Delivery')
    for (const name of [teaName, 'delivery']) expect(new Set(asked(name).map(({ right }) => right === 0))).toEqual(new Set([true, false]))
    // What changed in this version comes first, and what it was before is there to be mistaken for it.
    const [limit, ...rest] = asked('late-delivery')
    expect(limit).toMatchObject({ asks: expect.stringContaining('how far may they go') })
    expect(limit!.choices[limit!.right]).toBe('up to €30 per case')
    expect(limit!.choices).toContain('up to €25 per case')
    expect(rest.map(({ asks }) => asks)).toEqual(['The bed came at four and not at noon.'])
    expect((await render(dir)).files.get('assets/sign-data.js')).toBe(staff.site.files.get('assets/sign-data.js'))
  })

  test('of the cases, a new one comes before the others; what only managers could read before is in no answer', async () => {
    const fresh = 'The tea is green'
    const asksAfter = async (before: (text: string) => string, after: (text: string) => string) => {
      const own = await makeProject({ ...(await baseFiles()), [tea]: before(guideline(cases)) })
      await approveAll(own, [tea], '2026-11-01')
      await writeFile(`${own}/${tea}`, after(guideline(cases)))
      await approveAll(own, [tea], '2026-11-20', { note: 'We were asked.', differently: 'Give the cup.' })
      return dataOf(await render(own)).questions
    }
    for (const verdict of ['yes', 'partly', 'ask first']) {
      const more = (text: string) => text.replace('cases:\n', `cases:\n  - { story: ${fresh}., verdict: ${verdict}, because: It is. }\n`)
      expect((await asksAfter((text) => text, more)).map(({ asks }) => asks)).toContain(`${fresh}.`)
    }
    const raised = (text: string) => text.replace('up to 5 EUR', 'up to 7 EUR')
    const closed = (text: string) => text.replace('status:', 'audience: managers\nstatus:')
    const choices = async (before: (text: string) => string) => (await asksAfter(before, raised)).flatMap((one) => one.choices)
    expect(await choices((text) => text)).toContain('up to €5 per case')
    expect(await choices(closed)).not.toContain('up to €5 per case')
  })

  test.each([
    ['how far they may go', guideline(''), '“a free cup”', 'up to €5 per case', ['up to €20 per case']],
    [
      'who is asked next',
      guideline('').replaceAll(/, up to \d+ EUR per case/g, ''),
      'Sales assistant cannot settle it alone.',
      'Shift lead',
      ['Driver', 'Fitter'],
    ],
    [
      'what comes first',
      '---\nkind: procedure\ntitle: Tea\nstarts-when: They ask.\nsteps:\n  - { who: driver, does: Boil it. }\n  - { who: driver, does: Pour it. }\nask: shift-lead\nends-when: It is drunk.\npolicies: [delivery]\nstatus: approved\nowner: shop-manager\nreview-by: 2027-08-31\n---\n',
      'What comes first?',
      'Boil it.',
      ['Pour it.'],
    ],
    [
      'who answers',
      '---\nkind: answer\nquestion: Is it hot?\nanswer: It is.\nask: fitter\nstatus: approved\nowner: shop-manager\nreview-by: 2027-08-31\n---\n',
      'Who is asked?',
      'Fitter',
      ['Sales assistant', 'Driver'],
    ],
  ])('without a case is one thing that the page answers beyond doubt: %s', async (_, text, asks, right, others) => {
    const path = 'policies/tea.md'
    const own = await makeProject({ ...(await baseFiles()), [path]: text })
    await approveAll(own, [path], '2026-11-01')
    const { questions } = dataOf(await render(own))
    expect(questions).toHaveLength(1)
    expect(questions[0]!.asks).toContain(asks)
    expect(questions[0]!.choices[questions[0]!.right]).toBe(right)
    expect(questions[0]!.choices.toSorted()).toEqual([right, ...others].toSorted())
  })

  test('nothing, where the page answers nothing beyond doubt: then the tick is enough', async () => {
    const own = await makeProject(await baseFiles())
    await approveAll(own, ['policies/vision.md'], '2026-11-01')
    expect(dataOf(await render(own)).pages.map(({ asks }) => asks)).toEqual([[]])
  })
})

describe('for whom', () => {
  test('pages with a version lead here; the page leads back, and says what is new', async () => {
    await sign(
      async (page) => {
        await page.getByRole('link', { name: 'I have read this' }).click()
        await expect.poll(() => page.locator('.sign-pages li:visible').count()).toBe(1)
        const entry = await page.locator('.sign-pages li:visible').innerText()
        expect(entry).toContain('Version 2, in force since 20 November 2026')
        expect(entry).toContain('What you do differently: You may give 30 EUR, not 25.')
        await page.getByRole('link', { name: 'Another page' }).click()
        await expect.poll(() => page.locator('.sign-pages li:visible').count()).toBe(3)
        expect(await page.locator('.sign-on-slip').innerText()).toContain('Choose the pages on your slip.')
        expect(await page.locator('.lead').innerText()).toContain('up to three questions')
        await page.getByRole('link', { name: 'Delivery', exact: true }).click()
        expect(page.url()).toContain('/delivery.html')
      },
      { at: (address) => staff.at(address === 'sign.html' ? 'late-delivery.html' : address) },
    )
    expect(staff.site.files.get('on-time.html')).not.toContain('sign.html')
  })

  test('customers have none of it, and no page without a version has', async () => {
    const [forCustomers, managers, before] = [
      await render(dir, 'public'),
      await render(dir, 'managers'),
      await render(await makeProject(await baseFiles())),
    ]
    expect(managers.files.has('sign.html')).toBe(true)
    for (const { files } of [forCustomers, before]) {
      expect([...files.keys()].filter((address) => /\bsign\b/.test(address))).toEqual([])
      for (const [address, text] of files) expect(text, address).not.toMatch(/sign\.html|servicebookSign/)
    }
    for (const fingerprint of fingerprints.values()) for (const text of forCustomers.files.values()) expect(text).not.toContain(fingerprint)
  })
})

describe('whoever looks at it', () => {
  const states: [string, (page: Page) => Promise<void>][] = [
    ['the list', async (page) => page.locator('.sign-choose').first().waitFor()],
    ['the code', async (page) => (await page.getByRole('link', { name: /^I have read it ?: The tea/ }).click(), press(page, 'Go on'))],
    ['a question', async (page) => typeCode(page, code())],
    ['an answer', async (page) => press(page, (await answersTo(page)).wrong)],
    [
      'the tick',
      async (page) => {
        await press(page, 'Go on')
        await answerAll(page)
        await press(page, 'Make my receipt')
      },
    ],
    ['receipts', async (page) => (await page.getByRole('checkbox').check(), press(page, 'Make my receipt'))],
  ]

  test.each([
    ['on a phone', { viewport: { width: 360, height: 740 } }],
    ['on a desk, in the dark', { viewport: { width: 1280, height: 800 }, colorScheme: 'dark' as const }],
  ])('finds each state whole: axe, thumbs, stops, nothing sideways (%s)', async (_, options) => {
    const found: string[] = []
    await sign(
      async (page) => {
        for (const [name, go] of states) {
          await go(page)
          const wrong = [...(await violationsOn(page)), ...(await page.evaluate(smallTargets)), ...(await page.evaluate(sideways))]
          found.push(...wrong.map((one) => `${name}: ${one}`))
        }
        await page.keyboard.press('Tab')
        found.push(...(await page.evaluate(unseenStops)))
      },
      // Axe reads the styles, which a page from a folder may not.
      { ...options, at: served.at, bypassCSP: true },
    )
    expect(found).toEqual([])
  })

  test('gets through by keyboard alone', async () => {
    const own = code()
    await sign(
      async (page) => {
        const focused = () => page.evaluate(() => document.activeElement!.textContent!.trim())
        const to = async (name: string) => {
          for (let i = 0; i < 12 && (await focused()) !== name; i++) await page.keyboard.press('Tab')
          expect(await focused()).toBe(name)
        }
        await page.getByLabel('Your code').focus()
        await page.keyboard.type(own)
        await page.keyboard.press('Enter')
        for (let i = 0; i < 3; i++) {
          expect(await heading(page)).toBe(`Question ${i + 1} of 3`)
          await to((await answersTo(page)).right)
          await page.keyboard.press('Space')
          await to('Go on')
          await page.keyboard.press('Enter')
        }
        await page.keyboard.press('Tab')
        await page.keyboard.press('Space')
        await page.keyboard.press('Enter')
        expect(await heading(page)).toBe('One receipt to send')
      },
      { hash: teaName },
    )
  })

  test('without scripts reads the list, and prints a sheet to sign; with one page chosen, a sheet for a team', async () => {
    const rows = (page: Page) =>
      page.locator('.sign-sheet tbody tr:visible').evaluateAll((all) => all.map((row) => row.firstElementChild!.textContent))
    await sign(
      async (page) => {
        expect(await page.locator('.sign-off').isVisible()).toBe(true)
        expect(await page.locator('.sign-pages li:visible').count()).toBe(3)
        expect(await page.locator('button:visible, input:visible').count()).toBe(0)
        await page.emulateMedia({ media: 'print' })
        expect(await rows(page)).toEqual(['Delivered later than we promised', 'Delivery', 'The tea <came> late'])
        expect(await page.locator('.sign-pages').isVisible()).toBe(false)
      },
      { javaScriptEnabled: false },
    )
    await sign(
      async (page) => {
        await page.getByLabel('Your code').waitFor()
        await page.emulateMedia({ media: 'print' })
        expect(await rows(page)).toEqual(Array.from({ length: 17 }, () => 'Delivery'))
      },
      { hash: 'delivery' },
    )
  })

  test('is told where what the page works with did not come', async () => {
    await sign(
      async (page) => {
        await page.route('**/sign-data.js', (route) => route.abort())
        await page.reload()
        await page.locator('.sign-broken').waitFor()
        expect(await page.locator('.sign-choose:visible').count()).toBe(0)
      },
      // The browser says so too.
      { at: served.at, minds: /^(?!.*ERR_FAILED)/ },
    )
  })
})
