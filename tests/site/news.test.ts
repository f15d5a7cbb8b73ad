import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fromXml } from 'xast-util-from-xml'
import type { Audience } from '../../src/kinds/field.ts'
import { readProject } from '../../src/project.ts'
import { publish } from '../../src/publish/publish.ts'
import { renderSite, type Site } from '../../src/render/site.ts'
import { approve } from '../../src/walk/approve.ts'
import { wordsFor } from '../../src/words/words.ts'
import { startChromium } from '../support/chromium.ts'
import { servicebook } from '../support/command.ts'
import { lived, livedIn } from '../support/lived-in.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'

let dir: string
let browser: Browser
let parent: string
const siteOn = async (today: string, audience: Audience = 'staff', project = dir) =>
  renderSite((await readProject(project, { today })).inForce, { dir: project, audience })

beforeAll(async () => {
  dir = await makeProject(await livedIn())
  browser = await startChromium()
  parent = await mkdtemp(join(tmpdir(), 'servicebook-news-'))
})
afterAll(async () => {
  await browser.close()
  await rm(parent, { recursive: true, force: true })
})

/** What the page of changes says, a line for each day and each change. */
function told({ files }: Site): string[] {
  const html = files.get('what-changed.html') ?? ''
  const plain = (text: string) =>
    text
      .replace(/<details[^]*?<\/details>/g, '')
      .replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim()
  return [...html.matchAll(/<h2 id="(?:Coming|Day)-[^]*?<\/h2>|<article class="news"[^]*?<\/article>/g)].map(([part]) => plain(part))
}

describe('what changed', () => {
  test('begins with what is coming; each change says what to do differently, why, and who said so', async () => {
    expect(told(await siteOn(testDay)).slice(0, 8)).toEqual([
      'Coming on 1 December 2026',
      'Delivery Promise one day. The new van comes on 1 December. Version 3. Approved by Shop manager on 10 November 2026.',
      'Since 3 November 2026',
      'Delivered later than we promised Drivers may give up to 25 EUR. Fifteen was too little &amp; &lt;too&gt; late. Version 2. Approved by Shop manager on 3 November 2026.',
      'Since 15 October 2026',
      'Cheques This page is retired. Do not work by it any more. This holds now: Delivery Nobody pays by cheque. Decided by Shop manager on 15 October 2026.',
      'Since 1 October 2026',
      'Tips Nothing for you to do differently. Everybody may know. Version 2. Approved by Shop manager on 1 October 2026.',
    ])
  })

  test.each([
    ['2026-02-28', undefined],
    ['2026-06-14', 'Since 1 April 2026'],
    ['2026-06-15', 'Coming on 1 July 2026'],
    ['2026-07-01', 'Since 1 July 2026'],
    ['2026-12-01', 'Since 1 December 2026'],
    // A quiet year: the last that changed is still there.
    ['2029-01-01', 'Since 1 December 2026'],
  ])('on %s the first is %s', async (day, first) => {
    expect(told(await siteOn(day))[0]).toBe(first)
  })

  test('shows word by word what differs, folded', async () => {
    const html = (await siteOn(testDay)).files.get('what-changed.html')!
    const [change] = /<article class="news" id="Change-late-delivery-2-[^]*?<\/article>/.exec(html)!
    expect(change).toMatch(/<details[^>]*>[^]*<del>[^]*15[^]*<ins>[^]*25[^]*<\/details>/)
  })

  test('says in sentences what somebody may give now, and to nobody who might not read the text before', async () => {
    const files = await livedIn()
    const { entriesFrom, filesOf } = await import('../support/versions.ts')
    const text = files[lived.late]!.replace(/audience: .*\n/, '')
    const raised = async (before: string) => {
      const first = text.replace('up to 25 EUR', 'up to 15 EUR').replace('status:', `${before}status:`)
      const entries = entriesFrom([
        { page: lived.late, text: first, on: '2026-03-01' },
        { page: lived.late, text, on: '2026-11-03', note: 'Too little.', differently: 'Drivers may give up to 25 EUR.' },
      ])
      const base = Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith('history/')))
      return makeProject({ ...base, [lived.late]: text, ...filesOf(entries) })
    }
    const shown = async (project: string, audience: Audience) =>
      /<article class="news" id="Change-late-delivery-2-[^]*?<\/article>/.exec(
        (await siteOn(testDay, audience, project)).files.get('what-changed.html')!,
      )![0]
    const sentence = 'now up to €25 per case. It was up to €15 per case.'
    const [open, closed] = [await raised(''), await raised('audience: managers\n')]
    expect(await shown(open, 'staff')).toMatch(new RegExp(`<details[^>]*>[^]*${sentence}[^]*</details>`))
    expect(await shown(closed, 'managers')).toContain(sentence)
    expect(await shown(closed, 'staff')).not.toMatch(/€15|word by word/)
  })

  test('first versions of one day, of which nobody said anything, are one quiet card', async () => {
    const began = async (audience: Audience) => {
      const html = (await siteOn(testDay, audience)).files.get('what-changed.html')!
      return [...html.matchAll(/<div class="began">[^]*?<\/div>/g)].map(([card]) =>
        [...card.matchAll(/<li id="Change-[^"]+">(?:<a[^>]*>)?([^<]+)/g)].map(([, title]) => title),
      )
    }
    expect(await began('staff')).toEqual([['Cheques', 'Delivered later than we promised', 'Delivery', 'Thank-you cards']])
    // Of this one, somebody told managers why.
    expect(told(await siteOn(testDay, 'managers')).join('\n')).toContain('is where tips go.')
    expect((await siteOn('2026-03-02')).files.get('delivery.html')).not.toContain('data-changed')
  })

  test('a page that staff had never had is told as new, though nobody said anything of it', async () => {
    const files = await livedIn()
    const { entriesFrom, filesOf } = await import('../support/versions.ts')
    const text = files[lived.tips]!.replace('title: Tips', 'title: Keys')
    const entries = entriesFrom([{ page: 'policies/keys.md', text, on: '2026-11-10', newToStaff: 'yes' }])
    const project = await makeProject({ ...files, 'policies/keys.md': text, ...filesOf(entries) })
    const site = await siteOn(testDay, 'staff', project)
    expect(told(site)).toContain('Keys This page is new. Version 1. Approved by Shop manager on 10 November 2026.')
    const feed = /<entry>(?:(?!<entry>)[^])*Keys: Since 10 November 2026[^]*?<\/entry>/.exec(site.files.get('changes.xml')!)![0]
    expect(feed.replaceAll('\u00a0', ' ')).toContain('Keys. Since 10 November 2026. This page is new. https://')
    expect(site.files.get('index.html')).toMatch(/>Keys<\/a> <span class="label">Since[^<]*<\/span><p>This page is new\.<\/p>/)
    const again = entriesFrom([
      { page: 'policies/keys.md', text, on: '2026-11-10', newToStaff: 'yes' },
      { page: 'policies/keys.md', text, on: '2026-11-12', note: 'One key is lost.', differently: 'Count them.' },
    ])
    const twice = await siteOn(testDay, 'staff', await makeProject({ ...files, 'policies/keys.md': text, ...filesOf(again) }))
    const home = /<h2 id="News">[^]*?<\/section>/.exec(twice.files.get('index.html')!)![0]
    expect(home.match(/>Keys<\/a>/g)).toHaveLength(1)
    expect(home).toContain('Count them.')
    expect(site.files.get('keys.html')).toMatch(/data-changed="2026-11-10 new" data-says="New since you were here last/)

    const folder = join(parent, 'new')
    await publish(site, folder, dir)
    const page = await (await browser.newContext()).newPage()
    await page.goto(`${pathToFileURL(folder).href}/a-to-z.html`)
    await page.evaluate(() => localStorage.setItem('servicebook-visits', '2026-11-01 2026-11-01'))
    await page.reload()
    await page.getByRole('link', { name: 'Keys New' }).waitFor()
    await page.context().close()
  })

  test('approving knows which pages are new: what staff worked by as it stood is not', async () => {
    const files = await baseFiles()
    const project = await makeProject({ ...files, [lived.late]: files[lived.late]!.replace('status: approved', 'status: draft') })
    const read = () => readProject(project, { today: testDay })
    const first = await approve(project, read, [lived.late, lived.delivery], { by: 'shop-manager' }, wordsFor('en'))
    expect(first.refusals).toEqual([])
    expect(first.versions.map(({ newToStaff }) => newToStaff)).toEqual(['yes', undefined])
    const html = (await siteOn(testDay, 'staff', project)).files.get('what-changed.html')!
    expect(html).toMatch(/<article class="news" id="Change-late-delivery-1-[^]*This page is new\.[^]*<div class="began">[^]*Delivery/)
  })

  test('a page tells of what is coming, and only then', async () => {
    const page = async (day: string) => (await siteOn(day)).files.get('delivery.html')!
    const notice = /<p class="notice">From 1 December 2026, something changes here\. <strong>Promise one day\.<\/strong>/
    expect(await page('2026-11-09')).not.toMatch(notice)
    expect(await page('2026-11-10')).toMatch(notice)
    expect(await page('2026-12-01')).not.toMatch(notice)
    const [, href] = /<a href="(what-changed\.html#[^"]+)">See what will change/.exec((await page(testDay)).replaceAll('&#x3D;', '='))!
    expect((await siteOn(testDay)).files.get('what-changed.html')).toContain(`id="${decodeURIComponent(href!.split('#')[1]!)}"`)
  })

  test.each([
    ['2026-11-30', false],
    ['2026-12-01', true],
    ['2026-12-31', true],
    ['2027-01-01', false],
  ])('for thirty days after its day, the page says that it changed, in a line: on %s %s', async (day, says) => {
    const page = (await siteOn(day)).files.get('delivery.html')!
    const notice = /<p class="label"[^>]*><span>Changed since 1 December 2026\.<\/span> <a href="what-changed/
    expect(notice.test(page)).toBe(says)
    // Nobody does anything differently here.
    expect((await siteOn('2026-10-02')).files.get('tips.html')).not.toContain('Changed since 1')
  })

  test('a version that another took the place of before its day never came into force', async () => {
    const files = await livedIn()
    const { entriesFrom, filesOf } = await import('../support/versions.ts')
    const text = (limit: number) => files[lived.late]!.replace('up to 25 EUR', `up to ${limit} EUR`)
    const entries = entriesFrom([
      { page: lived.late, text: text(15), on: '2026-03-01' },
      { page: lived.late, text: text(45), on: '2026-11-01', from: '2026-12-01', note: 'Forty-five.', differently: 'Give 45.' },
      { page: lived.late, text: text(25), on: '2026-11-20', from: '2026-11-25', note: 'No: 25.', differently: 'Give 25.' },
    ])
    const base = Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith('history/late-delivery/')))
    const project = await makeProject({ ...base, ...filesOf(entries) })
    const [before, after] = [await siteOn(testDay, 'staff', project), await siteOn('2026-12-05', 'staff', project)]
    expect(before.files.get('late-delivery.html')).toContain('Give 25.')
    expect(after.files.get('late-delivery.html')).toContain('version-1.html')
    for (const { files: made } of [before, after]) {
      expect([...made].flat().join('\n')).not.toMatch(/Give 45|Forty-five|€45/)
      expect([...made.keys()]).not.toContain('all/versions/late-delivery/version-2.html')
    }
    for (const today of [testDay, '2026-12-05']) {
      const { stdout } = await servicebook(['history', lived.late, '--dir', project, '--today', today])
      expect(stdout).toMatch(/Version 2, meant for 1 December 2026[^]*never\s+came into force/)
    }
  })

  test('what was said of a version that only managers could read is in no byte for staff, though the page is theirs now', async () => {
    const files = await livedIn()
    const { entriesFrom, filesOf } = await import('../support/versions.ts')
    const now = files[lived.tips]!
    const [first, entry] = entriesFrom([
      { page: lived.tips, text: now.replace('status:', 'audience: managers\nstatus:'), on: '2026-03-01', note: 'Begun.' },
      {
        page: lived.tips,
        text: now.replace('status:', 'audience: managers\nstatus:').replace('review-by: 2027', 'review-by: 2028'),
        on: '2026-11-01',
        note: 'Zanzibar pays better.',
        differently: 'Ask Zanzibar.',
      },
    ])
    const base = Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith('history/tips/')))
    const project = await makeProject({ ...base, ...filesOf([first!, entry!]) })
    const staff = await siteOn(testDay, 'staff', project)
    expect(staff.files.get('sign.html')).toContain('tips.html')
    for (const address of ['what-changed.html', 'changes.xml', 'assets/sign-data.js', 'servicebook.json', 'tips.html'])
      expect(staff.files.has(address), address).toBe(true)
    expect([...staff.files].flat().join('\n')).not.toMatch(/zanzibar/i)
    const managers = await siteOn(testDay, 'managers', project)
    for (const address of ['what-changed.html', 'changes.xml', 'sign.html']) expect(managers.files.get(address)).toContain('Zanzibar')
  })

  test('a first version that is still to come is told by its text’s own audience', async () => {
    const files = await livedIn()
    const { entriesFrom, filesOf } = await import('../support/versions.ts')
    const page = (audience: string) => files[lived.tips]!.replace('title: Tips', 'title: Keys').replace('status:', `${audience}status:`)
    const coming = (audience: string) => ({
      ...files,
      'policies/keys.md': page(audience),
      ...filesOf(entriesFrom([{ page: 'policies/keys.md', text: page(audience), on: '2026-11-20', from: '2026-12-20' }])),
    })
    const open = await makeProject(coming(''))
    const closed = await makeProject(coming('audience: managers\n'))
    expect(told(await siteOn(testDay, 'staff', open))[2]).toBe('Coming on 20 December 2026')
    expect([...(await siteOn(testDay, 'staff', closed)).files].flat().join('\n')).not.toContain('Keys')
    expect(told(await siteOn(testDay, 'managers', closed)).join('\n')).toContain('Keys')
  })

  test('customers have no such page, nor any word of it', async () => {
    const files = await livedIn()
    const open = await makeProject({ ...files, [lived.late]: files[lived.late]!.replace('status:', 'audience: public\nstatus:') })
    const site = await siteOn(testDay, 'public', open)
    expect(site.files.has('late-delivery.html')).toBe(true)
    expect([...site.files].flat().join('\n')).not.toMatch(/Fifteen was|Drivers may give|what-changed/)
  })
})

describe('the paragraphs to pass on', () => {
  test('are there without scripts; with them, one press copies them', async () => {
    const folder = join(parent, 'käsiraamat 100%')
    await publish(await siteOn(testDay), folder, dir)
    const address = `${pathToFileURL(folder).href}/what-changed.html`
    const silent = await browser.newPage({ javaScriptEnabled: false })
    await silent.goto(address)
    const text = await silent.locator('.paste textarea').inputValue()
    expect(text).toBe(
      [
        'Delivery. From 1 December 2026. Promise one day. The new van comes on 1 December. https://handbook.birch.example/staff/delivery.html',
        'Delivered later than we promised. Since 3 November 2026. Drivers may give up to 25 EUR. Fifteen was too little & <too> late. https://handbook.birch.example/staff/late-delivery.html',
      ].join('\n\n'),
    )
    expect(await silent.locator('.paste button').isVisible()).toBe(false)
    await silent.close()
    const page = await browser.newPage()
    await page.goto(address)
    await page.evaluate(() => {
      Object.defineProperty(navigator, 'clipboard', { value: { writeText: (copied: string) => void (document.title = copied) } })
    })
    await page.locator('.paste button').click()
    await page.getByText('Copied.').waitFor()
    expect(await page.title()).toBe(text.replace(/\s+/g, ' '))
    await page.close()
  })
})

describe('the feed', () => {
  const feedOf = (site: Site) => site.files.get('changes.xml')
  const all = (xml: string, tag: string) => [...xml.matchAll(new RegExp(`<${tag}[^>]*>([^<]*)</${tag}>`, 'g'))].map(([, text]) => text!)

  test('is sound XML, its ids are one each and stay, and its days are those of the versions', async () => {
    const before = feedOf(await siteOn(testDay))!
    const after = feedOf(await siteOn('2026-12-24'))!
    expect(() => fromXml(before)).not.toThrow()
    const ids = all(before, 'id')
    expect(new Set(ids).size).toBe(ids.length)
    expect(all(after, 'id').toSorted()).toEqual(ids.toSorted())
    expect(all(before, 'updated').slice(0, 2)).toEqual(['2026-11-10T00:00:00Z', '2026-11-10T00:00:00Z'])
    expect(all(after, 'updated').slice(0, 2)).toEqual(['2026-12-01T00:00:00Z', '2026-12-01T00:00:00Z'])
    expect(before).toContain('Fifteen was too little &#x26; &#x3C;too> late.')
    expect(before).not.toMatch(/2026-11-21/)
  })

  test('whatever a title or a note holds, it stays sound and says it', async () => {
    const files = await livedIn()
    const { entriesFrom, filesOf } = await import('../support/versions.ts')
    const text = files[lived.late]!.replace(/situation: .*/, 'situation: "Two\\nlines ]]> </entry> & , ; 😀 <!-- \\e[31m"')
    const note = 'A bell \u0007 and ]]> & <b>\nSecond line 😀'
    const entries = entriesFrom([{ page: lived.late, text, on: '2026-11-10', note, differently: ']]></content>' }])
    const base = Object.fromEntries(Object.entries(files).filter(([path]) => !path.startsWith('history/late-delivery/')))
    const site = await siteOn(testDay, 'staff', await makeProject({ ...base, [lived.late]: text, ...filesOf(entries) }))
    const xml = feedOf(site)!
    expect(() => fromXml(xml)).not.toThrow()
    // eslint-disable-next-line no-control-regex
    expect(xml).not.toMatch(/[\u0000-\u0008\u000b-\u001f]/)
    expect(xml).not.toContain('</entry> &')
    expect(all(xml, 'title').filter((one) => one.includes('😀'))).toHaveLength(1)
    expect(all(xml, 'content').find((one) => one.includes('Second line 😀'))).toContain(']]&#x3E;')
    expect(site.files.get('what-changed.html')).not.toContain('<b>\nSecond')
  })

  test('is found from home and the page of changes, and there is none where nobody knows the address', async () => {
    const site = await siteOn(testDay)
    for (const address of ['index.html', 'what-changed.html'])
      expect(site.files.get(address)!.replaceAll('&#x3D;', '='), address).toContain(
        '<link rel="alternate" type="application/atom+xml" href="changes.xml"',
      )
    expect(site.files.get('delivery.html')).not.toContain('changes.xml')
    const files = await livedIn()
    const company = files['policies/company.md']!.replace(/handbook-address: .*\n/, '')
    const without = await siteOn(testDay, 'staff', await makeProject({ ...files, 'policies/company.md': company }))
    expect(feedOf(without)).toBeUndefined()
    expect([...without.files.values()].join('\n')).not.toContain('changes.xml')
  })
})

describe('what changed since this device was here last', () => {
  const marks = (page: Page) =>
    page
      .locator('[data-changed] .mark')
      .evaluateAll((found) => found.map((mark) => mark.closest('a')!.firstChild!.textContent!.trim() || mark.closest('a')!.innerText))

  test('is marked from the second visit on, by the handbook that was read then', async () => {
    const context = await browser.newContext()
    const page = await context.newPage()
    const folder = join(parent, 'käsiraamat #2')
    const visit = async (day: string, built: string, address: string) => {
      await publish(await siteOn(built), folder, dir)
      await page.clock.setFixedTime(new Date(`${day}T09:30:00`))
      await page.goto(`${pathToFileURL(folder).href}/${address}`)
    }
    const notice = page.getByText(/Changed since you were here last/)
    await visit('2026-10-20', '2026-10-20', 'a-to-z.html')
    expect(await marks(page)).toEqual([])
    // Somebody was there after the change, but the handbook they read was of before.
    await visit('2026-11-04', '2026-10-20', 'a-to-z.html')
    expect(await marks(page)).toEqual([])
    await visit('2026-11-20', '2026-11-20', 'a-to-z.html')
    expect(await marks(page)).toEqual(['Delivered later than we promised'])
    // The line of the link ends with its words.
    expect(await page.locator('[data-changed] .mark').evaluate((mark) => getComputedStyle(mark).display)).toBe('inline-block')
    expect(await page.getByRole('link', { name: 'Delivered later than we promised Changed' }).count()).toBe(1)
    await page.getByRole('link', { name: /^Delivered later/ }).click()
    expect(await notice.innerText()).toBe('Changed since you were here last (4 November 2026).')
    // The same visit still knows; the next one does not.
    await visit('2026-11-20', '2026-11-20', 'index.html')
    expect((await marks(page)).length).toBeGreaterThan(0)
    await visit('2026-11-21', '2026-11-21', 'index.html')
    expect(await marks(page)).toEqual([])
    await visit('2026-12-02', '2026-12-02', 'delivery.html')
    expect(await notice.isVisible()).toBe(true)
    await context.close()
  })

  test.each(['', 'x y z', '2026-99-99 <b> 1', '2026-11-20'])('what else stands in the storage marks nothing: %s', async (kept) => {
    const context = await browser.newContext()
    const page = await context.newPage()
    const trouble: string[] = []
    page.on('pageerror', (error) => trouble.push(error.message))
    await page.addInitScript((text) => localStorage.setItem('servicebook-visits', text), kept)
    await page.goto(`${pathToFileURL(join(parent, 'käsiraamat 100%')).href}/a-to-z.html`)
    expect(await page.locator('.foot').isVisible()).toBe(true)
    expect(await marks(page)).toEqual([])
    expect(trouble).toEqual([])
    await context.close()
  })
})

test('home: what is new and coming for all; what waits for managers, and for staff only how much they cannot rely on', async () => {
  const home = async (day: string, audience: Audience) => (await siteOn(day, audience)).files.get('index.html')!
  expect(await home(testDay, 'staff')).toMatch(/<h2 id="News">New and coming<\/h2>[^]*Promise one day\.[^]*Drivers may give/)
  expect(await home(testDay, 'staff')).not.toContain('looked at again')
  const waiting = await home('2027-09-05', 'managers')
  expect(waiting).toMatch(
    /To be looked at again[^]*Waiting for more than three months[^]*The day has passed[^]*31 August 2027 · Shop manager/,
  )
  expect(await home('2027-08-15', 'managers')).toMatch(/Within 30 days[^]*31 August 2027/)
  expect(await home('2027-09-05', 'staff')).toMatch(/<p class="notice">\d+ pages have waited for more than three months/)
})
