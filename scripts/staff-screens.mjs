/** Makes the pictures of the README that show what staff see: the sample handbook, with its cards, in a real browser. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { chromium } from 'playwright-core'
import { needChromium } from './chromium.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const parent = mkdtempSync(join(tmpdir(), 'servicebook-screens-'))
const folder = join(parent, 'handbook')
spawnSync(process.execPath, [
  join(root, 'dist/cli/servicebook.js'),
  'build',
  '--cards',
  '--dir',
  root,
  '--out',
  folder,
  '--today',
  '2026-11-21',
])

const at = (address) => `${pathToFileURL(folder).href}/${address}`
const browser = await chromium.launch({ executablePath: needChromium(), args: ['--no-sandbox'] })
const context = await browser.newContext({ viewport: { width: 390, height: 780 }, deviceScaleFactor: 2 })
const page = await context.newPage()
const take = (name) => page.screenshot({ path: join(root, `docs/screens/${name}.png`) })

await page.goto(at('what-may-i-do.html'))
await page.locator('.who-asks summary').click()
await page.locator('.who [name=role]').selectOption('sales-assistant')
await page.locator('.who [name=place]').selectOption({ label: 'Harbour Hall' })
await page.goto(at('delivery/late-delivery.html'))
await page.getByLabel('I would give').fill('30')
await page.getByLabel('I would give').evaluate((input) => {
  input.blur()
  scrollTo(0, 0)
})
await take('card')

await page.goto(at('returns/returns.html'))
await page.getByRole('searchbox').fill('no receipt')
await page.locator('.search-panel mark').first().waitFor()
await take('search')

await page.setViewportSize({ width: 900, height: 1000 })
await page.goto(at('print/cards/places/harbour-hall/sales-assistant-card.html'))
await page.emulateMedia({ media: 'print' })
await take('pocket')

await browser.close()
rmSync(parent, { recursive: true, force: true })
