import { pathToFileURL } from 'node:url'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documentsOf } from '../../src/handbook/handbook.ts'
import type { Project } from '../../src/handbook/read.ts'
import { kinds } from '../../src/kinds/index.ts'
import { readProject } from '../../src/project.ts'
import { renderSite } from '../../src/render/site.ts'
import { startChromium } from '../support/chromium.ts'
import { repository } from '../support/command.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'
import { show, type Shown } from '../support/shown.ts'

let browser: Browser
let site: Shown
let project: Project
beforeAll(async () => {
  browser = await startChromium()
  site = await show(repository, { audience: 'public' })
  project = await readProject(repository, { today: testDay })
})
afterAll(async () => {
  await browser.close()
  await site.remove()
})

const page = (address: string) => site.site.files.get(address)!
const visible = async (address: string) => {
  const tab = await browser.newPage()
  await tab.goto(`${pathToFileURL(site.folder).href}/${address}`)
  const text = await tab.locator('main').innerText()
  await tab.close()
  return text.replace(/\s+/g, ' ')
}

describe('what we promise you', () => {
  test('has every promise of every public policy, with its limit and what is given where it is not kept', async () => {
    const text = await visible('what-we-promise.html')
    const promised = documentsOf(project.inForce, kinds.policy).filter(({ fields }) => fields.audience === 'public')
    expect(promised.length).toBeGreaterThanOrEqual(10)
    for (const { fields, path } of promised) {
      for (const { promise, ifWeFail } of fields.promises ?? []) {
        expect(text, path).toContain(promise!.replace(/\s+/g, ' '))
        expect(text, path).toContain(ifWeFail!.replace(/\s+/g, ' '))
      }
    }
    expect(text).toContain('Within 30 minutes')
  })

  test('has no promise of a policy that is not public', () => {
    const inner = documentsOf(project.inForce, kinds.policy).filter(({ fields }) => fields.audience !== 'public')
    expect(inner.length).toBeGreaterThan(3)
    for (const { fields } of inner) {
      for (const { promise } of fields.promises ?? []) {
        for (const html of site.site.files.values()) expect(html).not.toContain(promise)
      }
    }
  })

  test('is two taps from anywhere: it stands at the top of every page', () => {
    for (const address of site.pages) {
      expect(page(address), address).toMatch(/<nav[^]*?what-we-promise\.html[^]*?how-to-complain\.html[^]*?<\/nav>/)
    }
  })
})

describe('how to complain', () => {
  test('gives every way in with hours, who answers and by when; what happens then; and where to go next', async () => {
    const text = await visible('how-to-complain.html')
    const { channels = [], outsideHelp = [] } = project.inForce.company!.fields
    expect(channels.length).toBeGreaterThan(4)
    for (const { title, address, hours } of channels) for (const said of [title!, address!, hours!]) expect(text).toContain(said)
    expect(text).toContain('Customer care answers within 1 minute.')
    expect(text).toContain('Complaints owner answers within 3 working days.')
    const complaints = documentsOf(project.inForce, kinds.policy).find(({ fields }) => fields.area === 'complaints')!
    for (const { promise } of complaints.fields.promises!) expect(text).toContain(promise)
    for (const { name } of outsideHelp) expect(text).toContain(name)
    for (const place of ['Rowan Street', 'Harbour Hall', 'Mill Yard']) expect(text).toContain(place)
  })

  test('can be rung and written to with a tap', () => {
    expect(page('how-to-complain.html')).toContain('href="tel:+37255500100"')
    expect(page('how-to-complain.html')).toContain('href="mailto:hello@lammasjalaud.example"')
  })

  test('prints as a poster: one sheet of A4, in large type', async () => {
    const tab = await browser.newPage()
    await tab.goto(`${pathToFileURL(site.folder).href}/how-to-complain.html`)
    const pdf = (await tab.pdf({ preferCSSPageSize: true, format: 'A4' })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page(?![a-zA-Z])/g)).toHaveLength(1)
    await tab.emulateMedia({ media: 'print' })
    const points = await tab.locator('h1').evaluate((heading) => (parseFloat(getComputedStyle(heading).fontSize) * 72) / 96)
    expect(points).toBeGreaterThanOrEqual(24)
    await tab.close()
  })

  test('is not made where there is nothing to say: no public policy on complaints', async () => {
    const dir = await makeProject(await baseFiles())
    const bare = renderSite((await readProject(dir, { today: testDay })).inForce, { audience: 'public', dir })
    expect([...bare.files.keys()]).not.toContain('how-to-complain.html')
    expect(bare.files.get('index.html')).not.toContain('how-to-complain')
  })
})

test('what staff alone may know is in no byte of it: phones of roles, ladders, names of staff pages', () => {
  const { roles = [] } = project.inForce.company!.fields
  // Some numbers are also given out to customers, as a way in.
  const given =
    JSON.stringify(project.inForce.company!.fields.channels) +
    JSON.stringify(documentsOf(project.inForce, kinds.place).map(({ fields }) => fields.phone))
  const inner = roles.flatMap(({ phone }) => (phone && !given.includes(phone) ? [phone.replaceAll(' ', '')] : []))
  expect(inner.length).toBeGreaterThan(4)
  const guidelines = documentsOf(project.inForce, kinds.discretion).flatMap(({ fields }) => fields.situation ?? [])
  for (const [address, text] of site.site.files) {
    for (const phone of inner) expect(text.replace(/[\s\u00a0]/g, ''), address).not.toContain(phone)
    for (const situation of guidelines) expect(text, address).not.toContain(`>${situation}<`)
  }
})

test('a public glossary gives its terms to nobody they are not for, and its anchors stand once', async () => {
  const glossary = (more: string) =>
    `---\nkind: glossary\nterms:\n  - term: Green list\n    means: Who owes us money.\n  - term: "!!!"\n    means: Hurry.\n  - term: "???"\n    means: Ask.\nowner: shop-manager\nreview-by: 2027-08-31\n${more}status: approved\n---\n`
  const dir = await makeProject({ ...(await baseFiles()), 'policies/terms.md': glossary('audience: public\n') })
  const { inForce } = await readProject(dir, { today: testDay })
  for (const [address, text] of renderSite(inForce, { audience: 'public', dir }).files) expect(text, address).not.toContain('Green list')
  const { files } = renderSite(inForce, { dir })
  const ids = [...files.get('terms.html')!.matchAll(/\sid="(Term-[^"]*)"/g)].map(([, id]) => id)
  expect(ids).toEqual(['Term-green-list', 'Term-sign', 'Term-sign-1'])
  expect(files.get('a-to-z.html')).toContain('terms.html#Term-sign-1')
})

test('a company page for managers only gives customers no number either', async () => {
  const files = await baseFiles()
  const company = files['policies/company.md']!.replace('status: approved', 'audience: managers\nstatus: approved').replace(
    'title: Phone',
    'title: Phone\n    address: +372 5550 0199',
  )
  const complaints = files['policies/delivery.md']!.replace(/area: .*/, 'area: complaints').replace(
    'status: approved',
    'audience: public\nstatus: approved',
  )
  const dir = await makeProject({ ...files, 'policies/company.md': company, 'policies/complaints.md': complaints })
  const { inForce } = await readProject(dir, { today: testDay })
  const html = renderSite(inForce, { audience: 'public', dir }).files.get('how-to-complain.html')!
  expect(html).not.toMatch(/5550\s0199|0199/)
})
