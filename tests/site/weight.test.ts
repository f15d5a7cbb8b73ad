import { gzipSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { posix } from 'node:path'
import { readProject } from '../../src/project.ts'
import { renderSite, type Site } from '../../src/render/site.ts'
import { bigHandbook } from '../support/big-handbook.ts'
import { repository } from '../support/command.ts'
import { makeProject, testDay } from '../support/project.ts'

/** What a first visit may weigh, compressed, and how often it may ask. */
const most = { bytes: 15_000, requests: 5 }

const sites = new Map<string, Site>()
beforeAll(async () => {
  const render = async (dir: string) => renderSite((await readProject(dir, { today: testDay })).inForce, { dir })
  sites.set('the sample', await render(repository))
  for (const pages of [50, 1000]) sites.set(`${pages} documents`, await render(await makeProject(await bigHandbook(pages))))
}, 300_000)

/** All that a page has the browser load at once: itself, its styles, its scripts, its icon. */
function loadedAt(address: string, { files }: Site): string[] {
  const html = files.get(address)!
  const head = html.slice(0, html.indexOf('</head>'))
  const asked = [...head.matchAll(/<(?:link|script)[^>]*\s(?:href|src)="([^"]+)"/g)].map(([, href]) =>
    posix.join(posix.dirname(address), decodeURIComponent(href!.replaceAll('&#x3D;', '='))),
  )
  return [address, ...asked]
}

const weightOf = (address: string, site: Site) =>
  loadedAt(address, site).reduce((sum, file) => sum + gzipSync(site.files.get(file)!, { level: 6 }).length, 0)

const policiesOf = (site: Site) =>
  [...site.files].filter(([, html]) => /class="page-(?:policy|discretion)"/.test(html)).map(([address]) => address)

describe.each(['the sample', '50 documents', '1000 documents'])('in %s', (name) => {
  test('a policy weighs at most 15 kB on the first visit, and asks for five files at most', () => {
    const site = sites.get(name)!
    const pages = policiesOf(site)
    expect(pages.length).toBeGreaterThan(20)
    const heavy = pages.map((address) => ({ address, bytes: weightOf(address, site) })).filter(({ bytes }) => bytes > most.bytes)
    expect(heavy).toEqual([])
    for (const address of pages) expect(loadedAt(address, site).length, address).toBeLessThanOrEqual(most.requests)
  })

  test('the second policy costs its own text alone', () => {
    const site = sites.get(name)!
    const [first, second] = [...site.files].filter(([, html]) => html.includes('class="page-policy"')).map(([address]) => address)
    expect(loadedAt(first!, site).slice(1)).toEqual(loadedAt(second!, site).slice(1))
  })
})

test('what every page loads is the same at 50 and at 1,000 documents', () => {
  const [few, many] = [sites.get('50 documents')!, sites.get('1000 documents')!]
  const assets = (site: Site) => loadedAt('delivery.html', site).slice(1)
  expect(assets(many)).toEqual(assets(few))
  for (const file of assets(few)) expect(many.files.get(file), file).toBe(few.files.get(file))
})
