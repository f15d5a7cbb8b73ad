import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { writeFile } from 'node:fs/promises'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readProject } from '../../src/project.ts'
import { renderSite } from '../../src/render/site.ts'
import { bytesOf } from '../support/folder.ts'
import { repository, servicebook } from '../support/command.ts'
import { startChromium } from '../support/chromium.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'
import { sheetsOf } from '../support/pdf.ts'
import { entriesFrom, filesOf } from '../support/versions.ts'

const base = await baseFiles()
const build = (dir: string, ...more: string[]) => servicebook(['build', '--dir', dir, '--today', testDay, ...more])
const cardsIn = async (folder: string) =>
  Object.keys(await bytesOf(folder))
    .filter((path) => path.startsWith('print/cards/'))
    .toSorted()

test('without the flag nothing of it is there', async () => {
  const { inForce } = await readProject(repository, { today: testDay })
  const [without, withCards] = [renderSite(inForce, { dir: repository }), renderSite(inForce, { dir: repository, cards: true })]
  const extra = [...withCards.files.keys()].filter((address) => !without.files.has(address))
  expect(extra.every((address) => address.startsWith('print/cards/') || address === 'assets/cards.css')).toBe(true)
  expect(
    [...without.files].filter(([address, text]) => address.endsWith('.html') && text.includes('print/cards/')).map(([address]) => address),
  ).toEqual([])
})

test('a build without the flag takes away what one with it added', async () => {
  const dir = await makeProject(base)
  expect((await build(dir, '--cards')).code).toBe(0)
  expect(await cardsIn(join(dir, 'handbook'))).not.toEqual([])
  expect((await build(dir)).code).toBe(0)
  expect(await cardsIn(join(dir, 'handbook'))).toEqual([])
})

describe('one shop, and no address on the web', () => {
  test('a card for each role, no code, and a sentence that says why', async () => {
    const dir = await makeProject(base)
    const { code, stdout } = await build(dir, '--cards')
    expect(code).toBe(0)
    expect(stdout).toMatch(/\d+ cards to print\. The list is .*cards.index\.html/)
    expect(stdout).toContain('no square code for phones')
    expect(await cardsIn(join(dir, 'handbook'))).toEqual(
      expect.arrayContaining([
        'print/cards/driver-card.html',
        'print/cards/driver-sheet.html',
        'print/cards/shift-lead-card.html',
        'print/cards/complaint-slip.html',
      ]),
    )
    const card = await readFile(join(dir, 'handbook/print/cards/driver-card.html'), 'utf8')
    expect(card.slice(card.indexOf('<main'))).not.toContain('<svg')
    expect(card).toMatch(/Shift lead<\/b> <a class="phone" href="tel:\+37255500102">/)
    // Accounts meet nobody and stand on no ladder.
    expect(await cardsIn(join(dir, 'handbook'))).not.toContain('print/cards/accounts-card.html')
  })

  test('with an address, the code is there and the sentence is not', async () => {
    const company = base['policies/company.md']!.replace('currency: EUR', 'currency: EUR\nhandbook-address: http://till-3/our%20handbook')
    const dir = await makeProject({ ...base, 'policies/company.md': company })
    const { stdout } = await build(dir, '--cards')
    expect(stdout).not.toContain('square code')
    expect(await readFile(join(dir, 'handbook/print/cards/driver-card.html'), 'utf8')).toContain(
      'aria-label="Square code for a phone. It opens till-3/our handbook"',
    )
  })
})

test('a handbook of one page: nothing to put on a card but the slip to write on', async () => {
  const dir = await makeProject({
    'policies/company.md':
      '---\nkind: company\nname: Tiina\ncurrency: EUR\nlanguages: [en]\nroles:\n  - name: tailor\n    title: Tailor\n    meets-customers: yes\nstatus: approved\nowner: tailor\nreview-by: 2027-08-31\n---\n',
  })
  const { code, stdout } = await build(dir, '--cards')
  expect(code, stdout).toBe(0)
  expect(await cardsIn(join(dir, 'handbook'))).toEqual(['print/cards/complaint-slip.html', 'print/cards/index.html'])
})

test('customers get what they are promised, and nothing that is between colleagues', async () => {
  const { inForce } = await readProject(repository, { today: testDay })
  const { files } = renderSite(inForce, { audience: 'public', cards: true, dir: repository })
  expect([...files.keys()].filter((address) => address.startsWith('print/cards/'))).toEqual([
    'print/cards/index.html',
    'print/cards/promises.html',
  ])
  expect(files.get('print/cards/promises.html')).toContain('We come on the day we agreed with you.')
  const all = [...files.values()].join('\n')
  expect(all).not.toContain('handbook.lammasjalaud.example')
  expect(all).not.toContain('Stuck? Ask')
})

test('drafts are marked as such on the card itself, which is carried away from its page', async () => {
  const dir = await makeProject({
    ...base,
    'policies/late-delivery.md': base['policies/late-delivery.md']!.replace('status: approved', 'status: draft'),
    'policies/delivery.md': base['policies/delivery.md']!.replace('status: approved', 'status: draft'),
  })
  expect((await build(dir, '--cards', '--drafts')).code).toBe(0)
  expect(await readFile(join(dir, 'handbook-drafts/print/cards/driver-card.html'), 'utf8')).toContain(
    'Draft. Nobody works by this page yet.',
  )
  expect(await readFile(join(dir, 'handbook-drafts/print/cards/promises.html'), 'utf8')).toMatch(
    /<p class="slip-foot"><b>Draft\. Nobody works by this page yet\.<\/b>/,
  )
})

describe('of a page that is in force by an approved version, and being written anew', () => {
  const late = 'policies/late-delivery.md'
  const files = {
    ...base,
    [late]: base[late]!.replace('status: approved', 'status: draft').replace('up to 25 EUR', 'up to 40 EUR'),
    ...filesOf(entriesFrom([{ page: late, text: base[late]!, on: '2026-03-01' }])),
  }
  const card = (dir: string, folder: string) => readFile(join(dir, folder, 'print/cards/driver-card.html'), 'utf8')

  test('the card for staff shows what is approved, and is no draft', async () => {
    const dir = await makeProject(files)
    expect((await build(dir, '--cards')).code).toBe(0)
    const shown = await card(dir, 'handbook')
    expect(shown).toContain('25')
    expect(shown).not.toMatch(/40|Draft/)
  })

  test('the card of drafts says what staff have instead', async () => {
    const dir = await makeProject(files)
    expect((await build(dir, '--cards', '--drafts')).code).toBe(0)
    const shown = await card(dir, 'handbook-drafts')
    expect(shown).toContain('40')
    expect(shown).toContain('Draft. Staff keep reading version 1 until this is approved.')
    expect(shown).not.toContain('Nobody works by this')
  })

  test('where only a part of a card is a draft, it says so', async () => {
    const other = 'policies/left-outside.md'
    const dir = await makeProject({
      ...files,
      [other]: base[late]!.replace('situation: Delivered later than we promised', 'situation: Left outside'),
    })
    expect((await build(dir, '--cards', '--drafts')).code).toBe(0)
    const shown = await card(dir, 'handbook-drafts')
    expect(shown).toContain('Draft: not all of this is approved. Until it is, what you have now holds.')
    expect(shown).not.toContain('Nobody works by this')
  })
})

test('a card whose day has passed says so', async () => {
  const dir = await makeProject(base)
  expect((await servicebook(['build', '--dir', dir, '--today', '2027-09-01', '--cards'])).code).toBe(0)
  const card = await readFile(join(dir, 'handbook/print/cards/driver-card.html'), 'utf8')
  expect(card).toMatch(/To be looked at again since <time datetime="2027-08-31">31 August 2027<\/time>\. Ask before you rely on it\./)
})

describe('titles of 3,000 characters', () => {
  const long = { words: 'a day too late and '.repeat(158).trim(), letters: 'sünnipäev'.repeat(333) }
  let browser: Browser
  beforeAll(async () => void (browser = await startChromium()))
  afterAll(() => browser.close())

  test.each(['words', 'letters'] as const)(
    'in %s: told, printed whole on further sides, nothing cut off and nothing over anything',
    async (sort) => {
      const title = `Begins ${long[sort]} ends`
      const principle = `---\nkind: principle\nname: ${title}\nmeaning: ${title}\ndo-this: [a]\nnot-this: [b]\nstories:\n  - tells: ${title}\nelements: [on-time]\nstatus: approved\nowner: driver\nreview-by: 2027-08-31\n---\n`
      const dir = await makeProject({
        ...base,
        'policies/company.md': base['policies/company.md']!.replace('title: Driver', `title: ${title}`),
        'policies/late-delivery.md': base['policies/late-delivery.md']!.replace(
          'situation: Delivered later than we promised',
          `situation: ${title}`,
        ),
        'policies/delivery.md': base['policies/delivery.md']!.replace(/^title: .*$/m, `title: ${title}`),
        'policies/on-time.md': base['policies/on-time.md']!.replace(/^statement: .*$/m, `statement: ${title}`),
        'policies/long.md': principle,
      })
      const project = await readProject(dir, { today: testDay })
      const site = renderSite(project.inForce, { cards: true, dir })
      const told = new Set(site.unfit!.map(({ card }) => card))
      const sorts = ['driver-card', 'driver-sheet', 'principles', 'promises', 'the-one-number'].map((name) => `print/cards/${name}.html`)
      expect([...told]).toEqual(expect.arrayContaining(sorts))
      const out = join(dir, 'out')
      const { publish } = await import('../../src/publish/publish.ts')
      await publish(site, out, dir)
      for (const address of sorts) {
        const page = await browser.newPage({ viewport: { width: 360, height: 700 } })
        await page.goto(`${pathToFileURL(out).href}/${address}`)
        expect(await page.evaluate(() => document.documentElement.scrollWidth), address).toBeLessThanOrEqual(360)
        await page.emulateMedia({ media: 'print' })
        const over = await page.evaluate(() =>
          [...document.querySelectorAll('.paper, .paper *:not(.visually-hidden)')].flatMap((element) => {
            if (element.scrollWidth > element.clientWidth + 1 && getComputedStyle(element).overflow !== 'visible')
              return [`cut ${element.className}`]
            const next = element.nextElementSibling
            if (
              next === null ||
              [element, next].some((one) => getComputedStyle(one).display === 'inline') ||
              next.matches('td, th, .visually-hidden')
            )
              return []
            const [one, two] = [element.getBoundingClientRect(), next.getBoundingClientRect()]
            const isOver = one.bottom > two.top + 1 && one.right > two.left + 1 && two.right > one.left + 1 && two.bottom > one.top + 1
            return isOver && one.height > 0 && two.height > 0
              ? [`${element.tagName}.${element.className} over ${next.tagName}.${next.className}`]
              : []
          }),
        )
        expect(over, address).toEqual([])
        const file = join(dir, 'printed.pdf')
        await writeFile(file, await page.pdf({ preferCSSPageSize: true }))
        const sheets = sheetsOf(file)
        expect(sheets.length, address).toBeGreaterThan(1)
        const text = sheets.join('').replace(/\s+/g, '')
        const parts = title.replace(/\s+/g, '')
        expect(text, address).toContain(parts.slice(0, 20))
        expect(text.match(/sünnipäev|adaytoolate/g)!.length, address).toBeGreaterThanOrEqual(150)
        expect(text, address).toContain('ends')
        await page.close()
      }
    },
    120_000,
  )
})
