import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Audience } from '../../src/kinds/field.ts'
import { readProject } from '../../src/project.ts'
import { renderSite } from '../../src/render/site.ts'
import { startChromium } from '../support/chromium.ts'
import { repository } from '../support/command.ts'
import { badType, clipped, faintText, sideways, smallTargets } from '../support/looks.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'
import { eachPage, show, type Shown } from '../support/shown.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')
const address = 'what-we-changed.html'

let browser: Browser
let staff: Shown
beforeAll(async () => {
  browser = await startChromium()
  staff = await show(repository)
})
afterAll(async () => {
  await browser.close()
  await staff.remove()
})

describe('in the sample', () => {
  test('the newest change comes first, what is coming after what has come, each beside what people said', async () => {
    await eachPage(browser, { viewport: { width: 360, height: 740 }, javaScriptEnabled: false }, [staff.at('index.html')], async (page) => {
      await page.getByRole('link', { name: 'You told us, we changed' }).click()
      expect(await page.locator('h1, h2, h3').allInnerTexts()).toEqual([
        'You told us, we changed',
        'What has changed',
        'A call that nobody takes rings on to the next desk',
        'Nobody has to fill in a form to complain',
        'Every packed order is photographed before it is closed',
        'What is coming',
        'Every door carries a label of our own, with a drawing of the part and its side',
        'Two weeks after a delivery somebody rings and asks how it is going',
      ])
      const form = page.getByRole('article').filter({ hasText: 'Nobody has to fill in a form' })
      const told = await form.innerText()
      for (const line of [
        /You told us\n+“[^”]+”\n+(?:A customer|One of us) \(\d+ of \d+\)/,
        'Customers tell the same problem to two or more of us before it is settled',
        'Since 14 September 2026.',
        'Unhappy customers who told us: 20% before, 33% on 31 October 2026. We had hoped for 30%. We keep it.',
        'nineteen answers to the February survey that named the form itself',
        'Customers, 14 September 2026: On the website and on the card at every service desk.',
      ])
        expect(told).toMatch(line)
      const labels = page.getByRole('article').filter({ hasText: 'a label of our own' })
      expect(await labels.innerText()).toMatch(
        /By 31 January 2027\.[^]*Orders with something wrong: 29 per 1000 orders now, we hope for 22 per/,
      )
      await form.getByRole('link', { name: /^Customers tell the same/ }).click()
      // The page of the problem says it too.
      const followers = page.locator('.followers').filter({ hasText: 'What we changed' })
      expect(await followers.innerText()).toContain('Since 14 September 2026. Unhappy customers who told us: 20% before, 33% on')
    })
  })

  test('two changes about one problem say it in the words of two people, customers first', () => {
    const html = staff.site.files.get(address)!
    const quotes = [...html.matchAll(/<blockquote><p>(.*?)<\/p><p class="from">(.*?)<\/p>/g)].map(([, says, who]) => [says, who])
    expect(quotes).toHaveLength(5)
    expect(new Set(quotes.map(([says]) => says)).size).toBe(5)
    expect(quotes[0]).toEqual(['“By the third time I was telling it quite well.”', 'A customer (61 of 212)'])
    expect(quotes[1]).toEqual(['“By the time upstairs said yes, she had said goodbye.”', 'One of us (9 of 14)'])
  })

  test.each([
    [320, 'light'],
    [360, 'dark'],
    [1280, 'light'],
  ] as const)('nothing is cut, small, faint, too wide or hard to hit at %i px in the %s', async (width, colorScheme) => {
    await eachPage(browser, { viewport: { width, height: 740 }, colorScheme, bypassCSP: true }, [staff.at(address)], async (page) => {
      const found = [
        ...(await page.evaluate(sideways)),
        ...(await page.evaluate(clipped)),
        ...(await page.evaluate(smallTargets)),
        ...(await page.evaluate(badType, { body: [16, 20] as [number, number] })),
        ...(await page.evaluate(faintText, { least: 7, among: 'main :is(p, li)' })).map(({ text }) => `faint: ${text}`),
      ]
      await page.evaluate(axe)
      const { violations } = await page.evaluate(() =>
        (globalThis as never as { axe: typeof import('axe-core') }).axe.run(document, { preload: false }),
      )
      expect([...found, ...violations.map(({ id, nodes }) => `${id} ${nodes[0]!.target.join(' ')}`)]).toEqual([])
    })
  })

  test('on paper no change is torn in two', async () => {
    await eachPage(browser, { colorScheme: 'dark' }, [staff.at(address)], async (page) => {
      await page.emulateMedia({ media: 'print' })
      const looks = await page.evaluate(() => {
        const { breakInside, color, backgroundColor } = getComputedStyle(document.querySelector('.change')!)
        return [breakInside, color, backgroundColor]
      })
      expect(looks).toEqual(['avoid', 'rgb(0, 0, 0)', 'rgb(255, 255, 255)'])
    })
  })
})

const problem = `---
kind: problem
statement: People tell it twice
frequency: 4 per 10 calls
costs: 98765 EUR per year
status: approved
---
`
const improvement = (change: string, more: string) => `---
kind: improvement
change: ${change}
comes-from: [SET OFF BY ${change}]
problems: [told-twice]
status: approved
${more}
---
`
const brought = 'now: 20%\nexpected: 30%\nresult: { value: 41%, on: 2026-10-31 }\n'

/** What a handbook with these improvements has on the page; undefined where it has none. */
async function pageOf(improvements: Record<string, string>, audience: Audience = 'staff', more: Record<string, string> = {}) {
  const files = Object.fromEntries(Object.entries(improvements).map(([name, text]) => [`policies/improvements/${name}.md`, text]))
  const dir = await makeProject({ ...(await baseFiles()), 'policies/problems/told-twice.md': problem, ...files, ...more })
  const { files: site } = renderSite((await readProject(dir, { today: testDay })).inForce, { audience, dir })
  return { page: site.get(address), home: site.get('index.html')!, aToZ: site.get('a-to-z.html')!, all: [...site.values()].join('\n') }
}

const titles = (html: string) => [...html.matchAll(/<h[23][^>]*>(?:<a [^>]*>)?([^<]*)/g)].map(([, title]) => title)

describe('what is told', () => {
  test('follows from how far it is: ideas are nothing to tell of, and what was given up is told as well', async () => {
    const { page } = await pageOf({
      older: improvement('Older', 'state: done\nby: 2026-03-31'),
      newer: improvement('Newer', `state: done\nby: 2026-06-30\ndecision: keep\n${brought}`),
      undated: improvement('Undated', 'state: done'),
      idea: improvement('Idea', 'state: idea\nby: 2027-01-31'),
      late: improvement('Late', 'state: doing\nby: 2026-11-20'),
      soon: improvement('Soon', 'state: agreed\nby: 2026-11-21'),
      dropped: improvement('Dropped', 'state: dropped\nby: 2026-05-31'),
      undone: improvement('Undone', `state: done\nby: 2026-04-30\ndecision: undo\n${brought}`),
    })
    expect(titles(page!)).toEqual([
      'What has changed',
      'Newer',
      'Older',
      'Undated',
      'What is coming',
      'Late',
      'Soon',
      'What we tried and gave up',
      'Dropped',
      'Undone',
    ])
    expect(page).toContain('The number: 20% before, 41% on 31 October 2026. We had hoped for 30%. We keep it.')
    expect(page).toContain('Planned for 20 November 2026, and not done yet.')
    expect(page).toContain('By 21 November 2026.')
    expect(page).toContain('We have undone it.')
    expect(page).not.toContain('Idea')
    // Since when it held says nothing of what holds no more.
    expect(page).not.toMatch(/30 April 2026|31 May 2026/)
  })

  test('what only managers may see is not told, not even named', async () => {
    const ours = { ours: improvement('Ours', 'state: done\nby: 2026-03-31') }
    const secret = { 'policies/problems/told-twice.md': problem.replace('status:', 'audience: managers\nstatus:') }
    const { page } = await pageOf({ ...ours, theirs: improvement('Theirs', 'state: done\naudience: managers') }, 'staff', secret)
    expect(page).toContain('Ours')
    expect(page).not.toMatch(/Theirs|People tell it twice|98765|98,765/)
    expect((await pageOf(ours, 'managers', secret)).page).toContain('People tell it twice')
  })

  test('only words of people who were asked stand beside it, and only where somebody said which problem they speak of', async () => {
    const research = (sources: string, words: string, about = 'problem: told-twice') =>
      `---\nkind: research\nquestion: What would you change, ${words}?\nmethod: survey\nsources: ${sources}\nfindings:\n  - { finding: Twice., in-their-words: "${words}", ${about} }\nproblems: [told-twice]\nstatus: approved\n---\n`
    const { page } = await pageOf({ ours: improvement('Ours', 'state: done') }, 'staff', {
      'policies/research/a.md': research('competitors', 'RIVAL'),
      'policies/research/b.md': research('[customers, staff]', 'EITHER'),
      'policies/research/c.md': research('customers', 'ELSEWHERE', 'count: 3 of 4'),
    })
    expect(page).toContain('<p>“EITHER”</p><p class="from">One of those we asked</p>')
    expect(page).not.toMatch(/RIVAL|ELSEWHERE/)
  })

  test('without a change there is no page, and no way to one', async () => {
    for (const { page, home, aToZ } of [await pageOf({}), await pageOf({ idea: improvement('Idea', 'state: idea') })]) {
      expect(page).toBeUndefined()
      expect(home + aToZ).not.toContain(address)
    }
    const { page, home, aToZ } = await pageOf({ ours: improvement('Ours', 'state: done') })
    expect(page).toBeDefined()
    for (const from of [home, aToZ]) expect(from).toContain(`href="${address}">You told us, we changed</a>`)
  })
})

describe('customers', () => {
  const forAll = 'audience: public\nsummary: You need not fill in anything.'
  const improvements = {
    told: improvement(
      'No more forms',
      `state: done\nby: 2026-09-14\n${forAll}\ndecision: keep\n${brought}told: [{ who: staff, how: TOLD STAFF }]`,
    ),
    ours: improvement('Ours alone', 'state: done\nby: 2026-09-14'),
    coming: improvement('A plan', `state: doing\nby: 2027-01-31\n${forAll}`),
    undone: improvement('Undone', `state: done\ndecision: undo\n${forAll}`),
  }

  test('are told what was marked for them, once it is done and stays: what, and since when', async () => {
    const { page, home } = await pageOf(improvements, 'public')
    expect(titles(page!)).toEqual(['What has changed', 'No more forms'])
    expect(page).toMatch(/What you told us, and what is different now\.[^]*Since 14 September 2026\.[^]*You need not fill in anything\./)
    expect(home).toContain(`href="${address}"`)
  })

  test('see nothing of what it brought, what set it off, who was told, or a problem that is ours', async () => {
    const { all } = await pageOf(improvements, 'public')
    expect(all).not.toMatch(/41%|SET OFF|TOLD STAFF|People tell it twice|Ours alone|We keep it/)
  })

  test('have no such page where nothing is marked for them, as in the sample', async () => {
    expect((await pageOf({ ours: improvements.ours }, 'public')).page).toBeUndefined()
    const { inForce } = await readProject(repository, { today: testDay })
    expect(renderSite(inForce, { audience: 'public', dir: repository }).files.has(address)).toBe(false)
  })
})
