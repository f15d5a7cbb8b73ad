import { posix } from 'node:path'
import { HtmlValidate } from 'html-validate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readProject } from '../../src/project.ts'
import { renderSite } from '../../src/render/site.ts'
import { repository } from '../support/command.ts'
import { testDay } from '../support/project.ts'
import { show, type Shown } from '../support/shown.ts'

let staff: Shown

beforeAll(async () => {
  staff = await show(repository)
})
afterAll(() => staff.remove())

/** Every address in a page that the browser would follow or load. */
function addressesIn(html: string): { address: string; attribute: string }[] {
  return [...html.matchAll(/\s(href|src)="([^"]*)"/g)].map(([, attribute, address]) => ({
    attribute: attribute!,
    address: address!.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='),
  }))
}

function idsIn(html: string): string[] {
  return [...html.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id!)
}

describe('every page of the sample', () => {
  test('there are pages of every sort', () => {
    expect(staff.pages).toEqual(
      expect.arrayContaining([
        'index.html',
        '404.html',
        'what-you-may-decide.html',
        'areas.html',
        'vision.html',
        'company.html',
        'delivery/delivery.html',
        'delivery/late-delivery.html',
      ]),
    )
    expect(staff.pages.length).toBeGreaterThanOrEqual(25)
  })

  test('is valid HTML', async () => {
    const validator = new HtmlValidate({
      extends: ['html-validate:recommended'],
      // How long a title may be is the company's choice, and the policy allows no inline styles anyway.
      rules: { 'long-title': 'off', 'no-trailing-whitespace': 'off' },
    })
    const problems: string[] = []
    for (const audience of ['staff', 'managers', 'public'] as const) {
      const project = await readProject(repository, { today: testDay })
      for (const [address, html] of renderSite(project.inForce, { audience, dir: repository }).files) {
        if (!address.endsWith('.html')) continue
        const report = await validator.validateString(html, address)
        problems.push(
          ...report.results.flatMap(({ messages }) =>
            messages.map(({ line, ruleId, message }) => `${audience} ${address}:${line} ${ruleId} ${message}`),
          ),
        )
      }
    }
    expect(problems).toEqual([])
  })

  test('links only to pages and anchors that are there, by relative addresses with a file name', () => {
    const dead: string[] = []
    let followed = 0
    for (const page of staff.pages) {
      const html = staff.site.files.get(page)!
      for (const { address } of addressesIn(html)) {
        if (/^(https?:|mailto:|tel:)/.test(address)) continue
        followed++
        const [path = '', anchor] = address.split('#')
        const target = path === '' ? page : posix.join(posix.dirname(page), decodeURIComponent(path))
        const found = staff.site.files.get(target)
        if (path.startsWith('/') || path.endsWith('/') || found === undefined) dead.push(`${page} → ${address}`)
        else if (anchor !== undefined && !idsIn(found).includes(decodeURIComponent(anchor))) dead.push(`${page} → ${address} (anchor)`)
      }
    }
    expect(dead).toEqual([])
    expect(followed).toBeGreaterThan(200)
  })

  test('no id stands twice, and each page has one main heading', () => {
    for (const page of staff.pages) {
      const html = staff.site.files.get(page)!
      expect(idsIn(html).length, page).toBe(new Set(idsIn(html)).size)
      expect(html.match(/<h1[ >]/g), page).toHaveLength(1)
    }
  })

  test('loads nothing from anywhere else, and says so in its content policy', () => {
    for (const page of staff.pages) {
      const html = staff.site.files.get(page)!
      expect(html, page).toContain('http-equiv="Content-Security-Policy" content="default-src &#x27;none&#x27;')
      expect(html, page).not.toMatch(/<script(?! defer src="[^:"]*"| type="application\/json")|<style|\sstyle="|\son\w+="/)
      expect(html.match(/<(?:link|img)[^>]*(?:href|src)="(?:https?:)?\/\//), page).toBeNull()
    }
    expect(staff.site.files.get('assets/handbook.css')).not.toMatch(/@import|url\(/)
  })

  test('owner and dates stand on every page that a document makes', () => {
    for (const address of [
      'delivery/delivery.html',
      'delivery/late-delivery.html',
      'vision.html',
      'goals/keep-the-promised-day.html',
      'problems/promised-day-missed.html',
      'company.html',
    ]) {
      const html = staff.site.files.get(address)!
      expect(html, address).toMatch(/<dt>Looked after by<\/dt><dd>[^<]+ <a class="phone" href="tel:/)
      expect(html, address).toMatch(/To be looked at again by<\/dt><dd><time datetime="20\d\d-\d\d-\d\d">/)
      expect(html, address).toMatch(/In force since<\/dt><dd><time datetime="20\d\d-\d\d-\d\d">/)
    }
  })

  test('each guideline answers everybody who meets customers: by a rung, or by whom they ask', () => {
    const guidelines = JSON.parse(staff.site.files.get('servicebook.json')!).documents.filter(
      ({ kind }: { kind: string }) => kind === 'discretion',
    )
    for (const { page } of guidelines) {
      const html = staff.site.files.get(page)!
      const ladder = html.slice(html.indexOf('id="Ladder"'), html.indexOf('</section>', html.indexOf('id="Ladder"')))
      for (const role of ['Sales assistant', 'Driver', 'Fitter', 'Customer care', 'Shift lead']) expect(ladder, page).toContain(role)
    }
    expect(staff.site.files.get('delivery/late-delivery.html')).toMatch(
      /Fitter\? Ask <span class="person">Shift lead <a class="phone" href="tel:/,
    )
  })

  test('why-threads run both ways: guideline, policy, goal, problem and vision', () => {
    const page = (address: string) => staff.site.files.get(address)!
    expect(page('delivery/late-delivery.html')).toContain('href="delivery.html"')
    expect(page('delivery/late-delivery.html')).toContain('href="../goals/keep-the-promised-day.html"')
    expect(page('delivery/late-delivery.html')).toContain('href="../vision.html#Element-keep-the-day"')
    expect(page('delivery/late-delivery.html')).toContain('href="../problems/promised-day-missed.html"')
    expect(page('delivery/delivery.html')).toContain('href="late-delivery.html"')
    expect(page('goals/keep-the-promised-day.html')).toContain('href="../delivery/delivery.html"')
    expect(page('problems/promised-day-missed.html')).toContain('href="../goals/keep-the-promised-day.html"')
    expect(page('vision.html')).toContain('href="goals/keep-the-promised-day.html"')
  })
})
