import { posix } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { audiences } from '../../src/kinds/field.ts'
import { readProject } from '../../src/project.ts'
import { renderSite, type Site } from '../../src/render/site.ts'
import { repository } from '../support/command.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'

const sites = new Map<string, { site: Site; pages: string[] }>()
beforeAll(async () => {
  const { inForce } = await readProject(repository, { today: testDay })
  for (const audience of audiences) {
    const site = renderSite(inForce, { audience, dir: repository })
    sites.set(audience, { site, pages: [...site.files.keys()].filter((address) => address.endsWith('.html')) })
  }
})

/** Pages that a page leads to. */
function linksOf(address: string, { site }: { site: Site }): string[] {
  return [...site.files.get(address)!.matchAll(/\shref="([^"#]+\.html)/g)].map(([, href]) =>
    posix.join(posix.dirname(address), decodeURIComponent(href!.replaceAll('&#x3D;', '='))),
  )
}

/** A text that does not hold any more: nobody is led to it but from what holds now. */
const isEarlier = (address: string) => address.startsWith('all/versions/')

describe.each(audiences)('the handbook for %s', (audience) => {
  test('every page is two taps from the first one', () => {
    const site = sites.get(audience)!
    const first = new Set(linksOf('index.html', site))
    const second = new Set([...first].flatMap((address) => linksOf(address, site)))
    const far = site.pages.filter(
      (address) => address !== '404.html' && address !== 'index.html' && !first.has(address) && !second.has(address) && !isEarlier(address),
    )
    expect(far).toEqual([])
  })

  test('every earlier version is one tap from a page, and none is at hand before that', () => {
    const site = sites.get(audience)!
    const earlier = site.pages.filter(isEarlier)
    const linked = new Set(site.pages.filter((address) => !isEarlier(address)).flatMap((address) => linksOf(address, site)))
    expect(earlier.filter((address) => !linked.has(address))).toEqual([])
    expect(earlier).not.toEqual([])
    for (const list of ['index.html', 'a-to-z.html']) expect(linksOf(list, site).filter(isEarlier), list).toEqual([])
  })

  test('A to Z has every page that a document makes, and every word of the glossary', () => {
    const site = sites.get(audience)!
    const listed = new Set(linksOf('a-to-z.html', site))
    const made = (
      JSON.parse(site.site.files.get('servicebook.json')!) as {
        documents: { page: string; kind: string; fields: { terms?: { term: string }[] } }[]
      }
    ).documents
    expect(made.map(({ page }) => page).filter((page) => !listed.has(page))).toEqual([])
    for (const { term } of made.flatMap(({ fields }) => fields.terms ?? []))
      expect(site.site.files.get('a-to-z.html')).toContain(`>${term}</a>`)
  })
})

test('a guideline says where people may go further, and the place says so too', () => {
  const { files } = sites.get('staff')!.site
  expect(files.get('delivery/late-delivery.html')).toMatch(
    /class="wider"[^]*harbour-hall\.html">Harbour Hall<\/a> · Sales assistant[^]*up to €60 per case/,
  )
  expect(files.get('places/harbour-hall.html')).toMatch(/late-delivery\.html">Delivered later than we promised<\/a>[^]*up to €60 per case/)
})

test('principles are cards with their stories, credited', () => {
  const html = sites.get('staff')!.site.files.get('all/principle.html')!
  expect(html.match(/class="story"/g)!.length).toBeGreaterThanOrEqual(14)
  expect(html).toContain('after Micah Solomon')
})

test('reasons stand once on a page, with the thread', () => {
  for (const [address, html] of sites.get('staff')!.site.files) {
    if (address.endsWith('.html'))
      expect(html.match(/<h2[^>]*>Why( we do it like this)?<\/h2>/g)?.length ?? 0, address).toBeLessThanOrEqual(1)
  }
})

test('an area has a page of its own where it has two policies; a single one is led to straight', async () => {
  const policy = (title: string) =>
    `---\nkind: policy\ntitle: ${title}\narea: returns\npurpose: Fair.\npromises:\n  - promise: We take it back.\nask: shift-lead\ngoals: [on-time]\nstatus: approved\nowner: shop-manager\nreview-by: 2027-08-31\n---\n`
  const dir = await makeProject({ ...(await baseFiles()), 'policies/a.md': policy('Sofas back'), 'policies/b.md': policy('Lamps back') })
  const { files } = renderSite((await readProject(dir, { today: testDay })).inForce, { dir })
  expect([...files.keys()].filter((address) => address.startsWith('areas/'))).toEqual(['areas/returns.html'])
  expect(files.get('areas/returns.html')).toMatch(/a\.html">Sofas back[^]*b\.html">Lamps back/)
  expect(files.get('areas.html')).toContain('href="delivery.html"')
  expect(files.get('index.html')).toContain('href="areas/returns.html"')
})
