import { readFile } from 'node:fs/promises'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Download, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readProject } from '../../src/project.ts'
import { openTable } from '../../src/records/open-table.ts'
import { settingFor } from '../../src/records/setting.ts'
import { complaints, type Complaint } from '../../src/records/tables/complaints.ts'
import { renderSite } from '../../src/render/site.ts'
import { wordsFor } from '../../src/words/words.ts'
import { startChromium } from '../support/chromium.ts'
import { repository, servicebook } from '../support/command.ts'
import { sideways, smallTargets } from '../support/looks.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'
import { show, type Shown } from '../support/shown.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

let browser: Browser
let sample: Shown
beforeAll(async () => {
  browser = await startChromium()
  sample = await show(repository, { name: 'our handbook #3 50% Käsiraamat' })
})
afterAll(async () => {
  await browser.close()
  await sample.remove()
})

interface Opened extends BrowserContextOptions {
  kept?: Record<string, string>
  address?: string
}

/** Opens the slip on a phone whose clock is ours. */
async function slip(look: (page: Page) => Promise<void>, { kept = {}, address = 'slip.html', ...options }: Opened = {}): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, timezoneId: 'Europe/Tallinn', ...options })
  try {
    const page = await context.newPage()
    await page.clock.setFixedTime('2026-11-21T14:32:10+02:00')
    const trouble: string[] = []
    page.on('pageerror', (error) => trouble.push(error.message))
    page.on('console', (message) => message.type() === 'error' && trouble.push(message.text()))
    page.on('request', (request) => /^(?:file|blob|mailto):/.test(request.url()) || trouble.push(request.url()))
    await page.addInitScript((all) => {
      for (const [name, value] of Object.entries(all)) localStorage.setItem(`servicebook-${name}`, value)
    }, kept)
    await page.goto(sample.at('').replace(/\/$/, `/${address}`))
    await look(page)
    expect(trouble).toEqual([])
  } finally {
    await context.close()
  }
}

const field = (page: Page, name: string) => page.locator(`[name="${name}"]`)
const handIn = (page: Page, name: string) => page.getByRole('button', { name }).click()

/** Answers all that is needed. */
async function answer(page: Page, answers: Record<string, string> = {}): Promise<void> {
  const needed = { 'received-by': 'Driver', channel: 'Phone', category: 'Late', 'what-happened': 'The sofa came late' }
  for (const [name, value] of Object.entries({ ...needed, ...answers })) {
    const one = field(page, name)
    if ((await one.evaluate((element) => element.tagName)) === 'SELECT') await one.selectOption({ label: value })
    else await one.fill(value)
  }
}

async function saved(page: Page): Promise<{ name: string; bytes: Buffer }> {
  const [download] = (await Promise.all([page.waitForEvent('download'), handIn(page, 'Save as a file')])) as [Download, unknown]
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

/** A company like the sample with an empty log, into which files are brought. */
async function broughtIn(files: Record<string, string | Uint8Array>, what: string): Promise<{ stdout: string; rows: Complaint[] }> {
  const dir = await makeProject({
    'policies/company.md': await readFile(join(repository, 'policies/company.md')),
    ...(await late()),
    ...files,
  })
  const { stdout, stderr } = await servicebook(['log', '--import', what, '--yes', '--today', testDay], { cwd: dir })
  expect(stderr).toBe('')
  const words = wordsFor('en')
  const read = await openTable(dir, complaints, settingFor((await readProject(dir, { today: testDay })).working, words), words)
  expect(read?.leftOut ?? []).toEqual([])
  return { stdout, rows: read?.rows.map(({ values }) => values) ?? [] }
}

const late = async () => {
  const file = 'policies/delivery/late-delivery.md'
  return { [file]: await readFile(join(repository, file)) }
}

const hard = '"Where is it?", she said;\n\nPlace: nowhere\n=1+1 – Жук 🙂, \'so\''
const typed: Record<string, string> = {
  customer: '=1+1',
  'reached-by': "'+372 5550 0000",
  product: 'Sofa, "Rowan"',
  'what-happened': hard,
  wants: '@home by Friday',
  given: '12,50',
  agreed: '-- \nReceived: later',
}
/** The same as the log has it. On the phone, they have heard from us. */
const logged: Complaint = {
  received: '2026-11-21T14:32',
  acknowledged: '2026-11-21T14:32',
  receivedBy: 'driver',
  channel: 'phone',
  customer: '=1+1',
  reachedBy: "'+372 5550 0000",
  product: 'Sofa, "Rowan"',
  sort: 'complaint',
  whatHappened: hard,
  category: 'late',
  situation: 'late-delivery',
  wants: '@home by Friday',
  given: 1250,
  agreed: '--\nReceived: later',
}
const situation = 'slip.html#Situation-delivery_late-delivery'

describe('handed in', () => {
  test('as a file: what was typed is what the log has, whatever was typed; brought in twice, it is there once', async () => {
    await slip(
      async (page) => {
        await answer(page, typed)
        const { name, bytes } = await saved(page)
        expect(name).toBe('slip-2026-11-21-1432.csv')
        // A mark, so that spreadsheets read its letters, and nothing that they would work out.
        expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
        expect(bytes.toString()).toContain(",'=1+1,")
        expect(await page.getByRole('heading', { name: 'The slip is saved' }).isVisible()).toBe(true)
        expect(await page.locator('.slip-handed').innerText()).toContain('slip-2026-11-21-1432.csv')
        const { rows } = await broughtIn({ 'slips/a.csv': bytes }, 'slips/a.csv')
        expect(rows).toEqual([{ ...logged, reference: '2026-0001', agreed: typed.agreed }])
        const again = await broughtIn({ 'slips/a.csv': bytes, 'slips/a (1).csv': bytes, 'slips/.hidden': 'x' }, 'slips')
        expect(again.rows).toHaveLength(1)
        expect(again.stdout).toContain('How we understand a (1).csv')
        expect(again.stdout).not.toContain('hidden')
      },
      { address: situation },
    )
  })

  test('as a mail: its text is read back, as it is and quoted', async () => {
    await slip(
      async (page) => {
        await answer(page, typed)
        // No mail program is here: what it would be given stands in the link.
        await handIn(page, 'Write a mail')
        expect(await page.getByRole('heading', { name: 'The mail is ready' }).isVisible()).toBe(true)
        const href = new URL((await page.locator('.slip-mail').getAttribute('href'))!)
        expect(href.protocol + href.pathname).toBe('mailto:hello@lammasjalaud.example')
        expect(href.searchParams.get('subject')).toBe('Slip, for Complaints owner')
        const text = href.searchParams.get('body')!
        expect(text).toMatch(/^Received: 2026-11-21 14:32\r\nReceived by: Driver\r\n/)
        const { rows } = await broughtIn({ 'mail.txt': `Hello!\r\n\r\n${text}Sent from a phone\r\n` }, 'mail.txt')
        expect(rows).toEqual([{ ...logged, reference: '2026-0001' }])
        const quoted = text.replaceAll(/^/gm, '> ').replace('14:32', '15:32')
        expect((await broughtIn({ 'mail.txt': `${text}\r\n${quoted}` }, 'mail.txt')).rows.map(({ received }) => received)).toEqual([
          '2026-11-21T14:32',
          '2026-11-21T15:32',
        ])
      },
      { address: situation },
    )
  })

  test('too long for a mail, it is a text to copy', async () => {
    await slip(async (page) => {
      await page
        .context()
        .grantPermissions(['clipboard-read', 'clipboard-write'])
        .catch(() => {})
      await answer(page, { 'what-happened': 'Очень долго. '.repeat(60) })
      await handIn(page, 'Write a mail')
      expect(await page.getByRole('heading', { name: 'Too long to open as a mail' }).isVisible()).toBe(true)
      const text = await page.getByLabel('Text of the slip').inputValue()
      await handIn(page, 'Copy the text')
      const status = page.locator('.slip-text [role="status"]')
      await expect.poll(() => status.innerText()).toMatch(/^(?:Copied\.|It is marked\.)/)
      const { rows } = await broughtIn({ 'pasted.txt': text }, 'pasted.txt')
      expect(rows[0]!.whatHappened).toBe('Очень долго. '.repeat(60).trim())
    })
  })
})

describe('filling it in', () => {
  test('what the device knows is there already: the hour, who holds it and where, the situation they came from', async () => {
    await slip(
      async (page) => {
        const place = await page.evaluate(() => document.querySelector<HTMLSelectElement>('[name="place"]')!.value)
        expect(place).toBe('places/harbour-hall')
        for (const [name, value] of Object.entries({
          received: '2026-11-21T14:32',
          'received-by': 'driver',
          sort: 'complaint',
          situation: 'delivery/late-delivery',
        }))
          expect(await field(page, name).inputValue(), name).toBe(value)
        // Settled on the spot is settled when it came in, and can be changed.
        await field(page, 'on-the-spot').selectOption({ label: 'yes' })
        expect(await field(page, 'settled').inputValue()).toBe('2026-11-21T14:32')
      },
      { kept: { role: 'driver', place: 'places/harbour-hall' }, address: situation },
    )
  })

  test('the way from the page of a situation leads here with it', async () => {
    await slip(
      async (page) => {
        await page.getByRole('link', { name: 'Write it down on a slip' }).click()
        expect(await field(page, 'situation').inputValue()).toBe('delivery/late-delivery')
      },
      { address: 'delivery/late-delivery.html' },
    )
  })

  test('by mail they have not heard from us, unless they were promised a day', async () => {
    await slip(async (page) => {
      const text = () => page.getByLabel('Text of the slip').inputValue()
      await answer(page, { channel: 'E-mail' })
      await handIn(page, 'Show it as text')
      expect(await text()).not.toContain('Acknowledged')
      await handIn(page, 'Back to this slip')
      await field(page, 'promised-for').fill('2026-11-30T12:00')
      await handIn(page, 'Show it as text')
      expect(await text()).toContain('Acknowledged: 2026-11-21 14:32')
    })
  })

  test('on the page of a situation a way to write it down is near the top', async () => {
    await slip(
      async (page) => {
        const link = page.getByRole('link', { name: 'Write it down', exact: true })
        expect((await link.boundingBox())!.y).toBeLessThan(740)
        await link.click()
        expect(await field(page, 'situation').inputValue()).toBe('delivery/late-delivery')
      },
      { address: 'delivery/late-delivery.html' },
    )
  })

  test('what others may have written there does no harm', async () => {
    await slip(async (page) => {
      for (const wrong of ['<img src=x onerror=alert(1)>', '"] *', 'constructor', '%']) {
        await page.evaluate((text) => ['role', 'place'].forEach((name) => localStorage.setItem(`servicebook-${name}`, text)), wrong)
        await page.goto(sample.at('slip.html') + `?${wrong.length}#${encodeURIComponent(wrong)}`)
        for (const name of ['received-by', 'place', 'situation']) expect(await field(page, name).inputValue(), wrong).toBe('')
      }
    })
    await slip(async (page) => {
      for (const draft of ['{', '[]', '7', '{"sort":"constructor","customer":5}']) {
        await page.evaluate((text) => sessionStorage.setItem('servicebook-slip', text), draft)
        await page.reload()
        expect(await field(page, 'sort').inputValue(), draft).toBe('complaint')
        expect(await page.getByRole('button', { name: 'Save as a file' }).isVisible(), draft).toBe(true)
      }
    })
  })

  test('what is lacking is said in words, by keyboard alone, and leads to its field; praise needs no category', async () => {
    await slip(async (page) => {
      await field(page, 'given').fill('twelve')
      await page.getByRole('button', { name: 'Save as a file' }).focus()
      await page.keyboard.press('Enter')
      expect(await page.evaluate(() => document.activeElement!.textContent)).toBe('Not handed in yet')
      const lacks = page.locator('.slip-lacks li')
      expect((await lacks.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' '))).toEqual([
        'Who took it? Without it, nobody knows whom to ask.',
        'How did it reach you? Without it, nobody sees where complaints come from.',
        'What happened? Without it, nobody can help.',
        'What went wrong, as one of these? Without it, the same mistake is not seen a second time.',
        expect.stringContaining('What was given for the trouble, in money? (EUR) Type the sum in figures'),
      ])
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      expect(await page.evaluate(() => (document.activeElement as HTMLSelectElement).name)).toBe('received-by')
      const described = await field(page, 'received-by').getAttribute('aria-describedby')
      expect(await page.locator(`#${described!.split(' ').at(-1)}`).innerText()).toBe('Please answer this one.')
      expect(await page.locator('#Wrong-given').innerText()).toContain('Type the sum in figures')
      await field(page, 'received-by').selectOption({ label: 'Driver' })
      expect(await page.locator('#Wrong-received-by').isVisible()).toBe(false)
      expect(await lacks.count()).toBe(4)
      await answer(page, { sort: 'Praise', given: '' })
      await field(page, 'category').selectOption('')
      expect((await saved(page)).bytes.toString()).toContain('Praise')
    })
  })

  test('a reload loses nothing; once it is handed in or thrown away, nothing of it is kept', async () => {
    await slip(async (page) => {
      const kept = () => page.evaluate(() => JSON.stringify([{ ...sessionStorage }, { ...localStorage }, document.cookie]))
      await answer(page, { customer: 'Mari Mets' })
      await page.reload()
      expect(await field(page, 'customer').inputValue()).toBe('Mari Mets')
      expect(await page.locator('.slip-restored').innerText()).toBe('What you typed before is still here.')
      await saved(page)
      expect(await kept()).not.toContain('Mari')
      await handIn(page, 'Back to this slip')
      expect(await field(page, 'customer').inputValue()).toBe('Mari Mets')
      await handIn(page, 'Throw it away')
      expect(await field(page, 'customer').inputValue()).toBe('Mari Mets')
      await handIn(page, 'Really throw it away?')
      expect(await field(page, 'customer').inputValue()).toBe('')
      expect(await kept()).not.toContain('Mari')
      await answer(page, { customer: 'Mari Mets' })
      // A mail that was begun is not sent yet.
      await handIn(page, 'Write a mail')
      await page.reload()
      expect(await field(page, 'customer').inputValue()).toBe('Mari Mets')
      await handIn(page, 'Write a mail')
      await handIn(page, 'Throw it away')
      await handIn(page, 'Really throw it away?')
      expect(await field(page, 'customer').inputValue()).toBe('')
      expect(await kept()).not.toContain('Mari')
      await answer(page, { customer: 'Mari Mets' })
      await handIn(page, 'Show it as text')
      expect(await kept()).toContain('Mari')
      await handIn(page, 'I have sent it. Next slip')
      expect(await field(page, 'received').inputValue()).toBe('2026-11-21T14:32')
      await page.reload()
      expect(await page.content()).not.toContain('Mari')
      expect(await field(page, 'customer').inputValue()).toBe('')
    })
  })

  test.each(['light', 'dark'] as const)(
    'axe finds nothing, whatever is shown, in the %s; every target is a thumb wide',
    async (colorScheme) => {
      await slip(
        async (page) => {
          const found = async () => {
            await page.evaluate(axe)
            const { violations } = await page.evaluate(() =>
              (globalThis as never as { axe: typeof import('axe-core') }).axe.run(document, {
                preload: false,
                runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] },
              }),
            )
            const wrong = violations.map(({ id, nodes }) => `${id} ${nodes[0]!.target.join(' ')}`)
            return [...wrong, ...(await page.evaluate(smallTargets)), ...(await page.evaluate(sideways))]
          }
          expect(await found()).toEqual([])
          await handIn(page, 'Save as a file')
          expect(await found()).toEqual([])
          await answer(page)
          for (const way of ['Write a mail', 'Show it as text']) {
            await handIn(page, way)
            expect(await found(), way).toEqual([])
            await handIn(page, 'Back to this slip')
          }
        },
        { colorScheme, viewport: { width: 320, height: 640 }, bypassCSP: true },
      )
    },
  )
})

test('without scripts it says so, and prints as one sheet to fill in', async () => {
  await slip(
    async (page) => {
      expect(await page.locator('.slip-off').innerText()).toContain('scripts are switched off')
      expect(await page.getByRole('button').filter({ hasText: 'Save as a file' }).isVisible()).toBe(false)
      const pdf = await page.pdf({ format: 'A4' })
      expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
      await page.emulateMedia({ media: 'print' })
      expect(await page.locator('.slip-off').isVisible()).toBe(false)
      expect(await page.locator('.slip-line').count()).toBe(9)
    },
    { javaScriptEnabled: false },
  )
})

test('there is one for staff and managers, and none for customers; what managers alone see is on theirs alone', async () => {
  const files = await baseFiles()
  const guideline = Object.keys(files).find((file) => file.endsWith('late-delivery.md'))!
  const secret = files[guideline]!.replace(/^---\n/, '---\naudience: managers\n')
  const dir = await makeProject({ ...files, [guideline]: secret })
  const { inForce } = await readProject(dir, { today: testDay })
  const siteFor = (audience: 'staff' | 'managers' | 'public', cards = false) => renderSite(inForce, { audience, dir, cards }).files
  const option = 'value="late-delivery"'
  expect(siteFor('staff').get('slip.html')).not.toContain(option)
  expect(siteFor('managers').get('slip.html')).toContain(option)
  expect(siteFor('public').has('slip.html')).toBe(false)
  expect(siteFor('public').has('assets/slip.js')).toBe(false)
  // The sheet made for paper is named where there is one.
  expect(siteFor('staff').get('slip.html')).not.toContain('complaint-slip.html')
  expect(siteFor('staff', true).get('slip.html')).toContain('print/cards/complaint-slip.html')
})
