/** Makes the pictures of the README: the real program, a café of our own, a real browser. Run it when the screens change. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Document, HeadingLevel, Packer, Paragraph } from 'docx'
import { chromium } from 'playwright-core'
import { needChromium } from './chromium.mjs'

const root = fileURLToPath(new URL('..', import.meta.url))
const command = join(root, 'dist/cli/servicebook.js')
const day = '2026-11-21'
// The folder's name is seen on a screen.
const dir = mkdtempSync(join(tmpdir(), 'corner-cafe-'))

function run(...args) {
  return new Promise((done) =>
    spawn(process.execPath, [command, ...args, '--dir', dir, '--today', day], { stdio: 'ignore' }).on('close', done),
  )
}

function start() {
  const child = spawn(process.execPath, [command, 'start', '--no-open', '--port', '0', '--dir', dir, '--today', day])
  return new Promise((done) => {
    let said = ''
    child.stdout.on('data', (chunk) => {
      const address = /^(http:\S+)$/m.exec((said += chunk))?.[1]
      if (address) done({ child, address })
    })
  })
}

const answers = join(root, 'docs/examples/corner-cafe.yaml')
await run('init', '--answers', answers)
const { child, address } = await start()
const browser = await chromium.launch({ executablePath: needChromium(), args: ['--no-sandbox'] })
const page = await browser.newPage({ viewport: { width: 1280, height: 800 } })
await page.goto(address)
const go = (path) => page.goto(new URL(path, address).href, { waitUntil: 'networkidle' })
const take = (name) => page.screenshot({ path: join(root, `docs/screens/${name}.png`) })
const saved = () => page.waitForFunction(() => /Saved|Not saved/.test(document.getElementById('Kept').textContent))
const press = async (name) => {
  const here = page.url()
  await page.getByRole('button', { name }).click()
  await page.waitForURL((url) => url.href !== here)
}
/** Says yes to “May staff work by this?”; where several may, the first of them does. */
const approve = async () => {
  await page.getByRole('button', { name: 'Yes, they may' }).waitFor()
  const who = page.getByRole('group', { name: 'Who approves it?' }).getByRole('radio').first()
  if ((await who.count()) > 0) await who.check()
  await press('Yes, they may')
}

for (const path of ['anything-else', 'premises/long-wait']) {
  await go(`/write/policies/${path}.md`)
  await press('Take all of it')
  await approve()
}
await go('/')
await take('home')

await go('/write/policies/orders/wrong-order.md?ask=say-first')
await page
  .getByRole('textbox', { name: 'What' })
  .first()
  .fill("I'm sorry, that is our mistake. The right one is coming now, and this one is on us.")
await saved()
await page.frameLocator('iframe').getByText('this one is on us').waitFor()
await page.evaluate(() => scrollTo(0, 0))
await take('write')

await go('/write/policies/orders/wrong-order.md?ask=ladder')
const limit = page.getByRole('textbox', { name: 'May do' }).filter({ hasText: 'up to' }).nth(1)
await limit.fill('something off, up to a fair amount per case')
await page.locator('.remark').first().waitFor()
await limit.evaluate((field) => scrollBy(0, field.getBoundingClientRect().top - 420))
await take('ladder')

await go('/write/policies/premises/long-wait.md?ask=ladder')
await page.getByRole('textbox', { name: 'May do' }).filter({ hasText: 'up to' }).first().fill('something off, up to 3 EUR per case')
await saved()
await go('/write/policies/premises/long-wait.md?ask=end')
await page.getByRole('textbox', { name: 'What changed' }).fill('A coffee costs three euros now.')
await take('approve')

await go('/new/vision')
await press('Begin the workshop')
await page.locator('main').getByRole('textbox').first().fill('3 years')
const reasons = page.getByRole('group', { name: /five reasons/ })
await reasons.getByRole('textbox').first().fill('Nobody waits without a word from us')
for (const reason of ['We know who drinks what', 'The kitchen and the counter talk', 'A mistake is put right before anybody asks']) {
  await page.keyboard.press('Enter')
  await page.keyboard.type(reason)
}
await saved()
await page.evaluate(() => scrollTo(0, 0))
await take('workshop')

const parts = [
  ['When something is late', 'Say so before they ask, and offer a drink. We do not let anybody wonder.'],
  ['Paying', 'Cash and card. Split the bill as they like it.'],
  ['If somebody is unhappy', 'Listen first. Make it again, or take it off the bill.'],
]
const handbook = new Document({
  sections: [
    { children: parts.flatMap(([title, text]) => [new Paragraph({ text: title, heading: HeadingLevel.HEADING_1 }), new Paragraph(text)]) },
  ],
})
await go('/bring')
await page.getByLabel('Your file').setInputFiles({ name: 'Our rules.docx', mimeType: '', buffer: await Packer.toBuffer(handbook) })
await page.getByRole('button', { name: 'Look at it' }).click()
await page.locator('.piece').first().waitFor()
await take('bring-in')

await browser.close()
// While it runs, it watches the folder.
const stopped = new Promise((done) => child.on('close', done))
child.kill('SIGINT')
await stopped
rmSync(dir, { recursive: true, force: true })
