import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Audience } from '../../src/kinds/field.ts'
import { readProject } from '../../src/project.ts'
import { publish } from '../../src/publish/publish.ts'
import { renderSite, type Site } from '../../src/render/site.ts'
import { testDay } from './project.ts'
import { sortsIn } from './sorts.ts'

/** A handbook published to a folder, to be opened in a browser from there. */
export interface Shown {
  folder: string
  site: Site
  /** Addresses of all its pages. */
  pages: string[]
  /** Addresses of one page of each sort. */
  sorts: ReadonlyMap<string, string>
  /** Where the browser finds a page. */
  at(address: string): string
  remove(): Promise<void>
}

/** Publishes a project's handbook to a folder. */
export async function show(
  dir: string,
  { audience = 'staff', name = 'handbook' }: { audience?: Audience; name?: string } = {},
): Promise<Shown> {
  const parent = await mkdtemp(join(tmpdir(), 'servicebook-shown-'))
  const site = renderSite((await readProject(dir, { today: testDay })).inForce, { audience, dir })
  const folder = join(parent, name)
  await publish(site, folder, dir)
  return {
    folder,
    site,
    pages: [...site.files.keys()].filter((address) => address.endsWith('.html')),
    sorts: sortsIn(site),
    at: (address) => `${pathToFileURL(folder).href}/${address.split('/').map(encodeURIComponent).join('/')}`,
    remove: () => rm(parent, { recursive: true, force: true }),
  }
}

/** How a page is looked at: as a browser's settings say, and perhaps with none of the site's scripts arriving. */
export type Seen = BrowserContextOptions & { withoutScripts?: boolean }

/**
 * Opens pages one after the other, as somebody with such a screen and such settings sees them on the day they were built:
 * the page of a week opens the one it is.
 */
export async function eachPage(
  browser: Browser,
  { withoutScripts = false, ...options }: Seen,
  addresses: readonly string[],
  look: (page: Page, address: string) => Promise<void>,
): Promise<void> {
  const context = await browser.newContext(options)
  try {
    if (withoutScripts) await context.route('**/*.js', (route) => route.abort())
    if (options.javaScriptEnabled !== false) await context.clock.setFixedTime(new Date(`${testDay}T09:30:00`))
    const page = await context.newPage()
    for (const address of addresses) {
      await page.goto(address)
      await look(page, address.split('/').slice(-2).join('/'))
    }
  } finally {
    await context.close()
  }
}
