import type { Browser, Route } from 'playwright-core'
import { join } from 'node:path'
import { readOrdinary } from '../handbook/files.ts'
import type { Site } from '../render/site.ts'
import type { PageToPrint } from '../render/to-print.ts'

/** What printing takes from a site that was rendered: styles, the icon, pictures. */
export type Beside = Pick<Site, 'files' | 'pictures'>

/** Sizes of paper, for pages that do not say their own. */
export type Paper = 'a4' | 'letter'

/** A browser could not be started, or ended before it was done. What it said is in the message. */
export class PrintTrouble extends Error {
  override name = 'PrintTrouble'
}

/** No name on the internet ends like this, so nobody can ever be asked by it. */
const origin = 'http://handbook.invalid/'

/** Longest a browser may take to start (milliseconds): an old laptop with a cold disk. */
const patienceToStart = 60_000

/** Longest one page may take (milliseconds): a browser that hangs is given up, but a large handbook on a busy machine is not. */
const patienceFor = ({ html }: PageToPrint): number => 120_000 + html.length / 5

/**
 * Prints pages to PDF with an installed browser: tagged, with an outline made of their headings.
 *
 * Pages never touch a disk, and nothing is asked of anybody: what they load comes from the site in memory, and every
 * other request is refused. Their scripts do not run. All pages are printed, or none.
 *
 * @example
 * const { program } = findBrowser()
 * if (program !== undefined) {
 *   const cards = [...site.files].filter(([address]) => address.startsWith('print/cards/'))
 *   const pages = cards.map(([address, html]) => ({ address, html, to: address.replace(/\.html$/, '.pdf') }))
 *   const sheets = await printPages(pages, site, { program, dir })
 * }
 *
 * @param options.program the browser, as `findBrowser` found it
 * @param options.dir the project, from which pictures are read
 * @param options.paper for pages whose style does not say how large they are; A4 where it is not given
 * @returns the bytes of each sheet, by where it goes; as the site's `sheets`
 * @throws {PrintTrouble} where the browser cannot be started, or ends before all is printed
 */
export async function printPages(
  pages: readonly PageToPrint[],
  beside: Beside,
  { program, dir, paper = 'a4' }: { program: string; dir: string; paper?: Paper | undefined },
): Promise<Map<string, Uint8Array>> {
  const sheets = new Map<string, Uint8Array>()
  if (pages.length === 0) return sheets
  const browser = await start(program)
  try {
    for (const page of pages) sheets.set(page.to, await inTime(printOne(page, beside, browser, { dir, paper }), patienceFor(page)))
    return sheets
  } catch (error) {
    throw new PrintTrouble(inOneLine(error))
  } finally {
    await browser.close().catch(() => undefined)
  }
}

async function start(program: string): Promise<Browser> {
  try {
    // Only now: most builds print nothing, and this is large.
    const { chromium } = await import('playwright-core')
    return await chromium.launch({
      executablePath: program,
      timeout: patienceToStart,
      // A browser started by root, as in a container, refuses to run in its sandbox. What it opens are pages of our own,
      // whose content policy allows no script and no other host.
      chromiumSandbox: process.getuid?.() !== 0,
      args: [
        '--host-resolver-rules=MAP * ~NOTFOUND',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-gpu',
        '--disable-quic',
        '--disable-sync',
        '--no-first-run',
      ],
    })
  } catch (error) {
    throw new PrintTrouble(inOneLine(error))
  }
}

async function printOne(
  toPrint: PageToPrint,
  beside: Beside,
  browser: Browser,
  { dir, paper }: { dir: string; paper: Paper },
): Promise<Uint8Array> {
  const { address, html } = toPrint
  const context = await browser.newContext({ javaScriptEnabled: false, colorScheme: 'light', serviceWorkers: 'block' })
  try {
    const page = await context.newPage()
    const start = origin + address.split('/').map(encodeURIComponent).join('/')
    await page.route('**', (route) => answer(route, html, start, beside, dir))
    await page.goto(start, { waitUntil: 'load', timeout: patienceFor(toPrint) })
    return await page.pdf({ preferCSSPageSize: true, format: paper, printBackground: true, tagged: true, outline: true })
  } finally {
    await context.close().catch(() => undefined)
  }
}

const types: Readonly<Record<string, string>> = {
  css: 'text/css',
  svg: 'image/svg+xml',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
}

/** Answers what a page asks for while it is opened, out of the site in memory. */
async function answer(route: Route, html: string, start: string, { files, pictures }: Beside, dir: string): Promise<void> {
  const url = route.request().url()
  if (url === start) return route.fulfill({ body: html, contentType: 'text/html; charset=utf-8' })
  const address = addressIn(url)
  const contentType = types[/[^.]*$/.exec(address)![0].toLowerCase()] ?? 'application/octet-stream'
  const text = files.get(address)
  if (text !== undefined) return route.fulfill({ body: text, contentType: `${contentType}; charset=utf-8` })
  const picture = pictures.get(address)
  const bytes = picture === undefined ? undefined : await readOrdinary(join(dir, picture)).catch(() => undefined)
  return bytes === undefined ? route.abort() : route.fulfill({ body: Buffer.from(bytes), contentType })
}

function addressIn(url: string): string {
  if (!url.startsWith(origin)) return ''
  try {
    return decodeURIComponent(url.slice(origin.length).replace(/[?#].*$/s, ''))
  } catch {
    return ''
  }
}

/** A browser that hangs is given up. */
async function inTime<T>(printing: Promise<T>, patience: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, failed) => {
    timer = setTimeout(() => failed(new Error(`It was not done after ${Math.round(patience / 60_000)} minutes.`)), patience)
  })
  try {
    return await Promise.race([printing, late])
  } finally {
    clearTimeout(timer)
  }
}

/** The first line of what went wrong: what follows is a log that helps nobody who runs a shop. */
function inOneLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  return (
    text
      .split('\n')
      .map((line) => line.trim())
      .find((line) => line !== '') ?? ''
  )
}
