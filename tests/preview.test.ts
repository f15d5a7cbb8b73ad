import { spawn, type ChildProcess } from 'node:child_process'
import { request } from 'node:http'
import { createServer } from 'node:net'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startChromium } from './support/chromium.ts'
import { repository } from './support/command.ts'
import { bytesOf } from './support/folder.ts'
import { makeProject, testDay } from './support/project.ts'

const company = `---
kind: company
name: The Corner
currency: EUR
languages: [en]
roles:
  - name: barista
    title: Barista
    meets-customers: yes
status: approved
owner: barista
---
`
const policy = `---
kind: policy
title: Cold coffee
area: goodwill
purpose: You enjoy your cup.
status: draft
owner: barista
---
## How we do it

We make a fresh one.

## Why

Nobody comes here for cold coffee.
`

let browser: Browser
let dir: string
let preview: ChildProcess
let address: string

/** Starts the real command and waits for the address it prints on a line of its own. */
function startPreview(folder: string, port = '0'): Promise<{ child: ChildProcess; printed: string }> {
  const child = spawn(process.execPath, [
    `${repository}/dist/cli/servicebook.js`,
    'preview',
    '--dir',
    folder,
    '--port',
    port,
    '--today',
    testDay,
  ])
  return new Promise((done, failed) => {
    let said = ''
    child.stdout.on('data', (chunk: Buffer) => {
      said += chunk.toString()
      const line = /^(http:\/\/127\.0\.0\.1:\d+\/)$/m.exec(said)
      if (line) done({ child, printed: line[1]! })
    })
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()))
    child.on('close', () => failed(new Error(said)))
  })
}

function statusOf(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<number> {
  return new Promise((done, failed) => {
    request(new URL(path, address), { method, headers }, (response) => {
      response.resume()
      done(response.statusCode!)
    })
      .on('error', failed)
      .end()
  })
}

beforeAll(async () => {
  browser = await startChromium()
  dir = await makeProject({ 'policies/company.md': company, 'policies/cold-coffee.md': policy })
  const started = await startPreview(dir)
  preview = started.child
  address = started.printed
})
afterAll(async () => {
  preview.kill('SIGINT')
  await browser.close()
})

describe('servicebook preview', () => {
  test('shows drafts, marked; a save changes the open page in its place; findings stand in the page', async () => {
    const page = await browser.newPage()
    const errors: string[] = []
    page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))
    await page.goto(`${address}cold-coffee.html`)
    expect(await page.locator('.ribbon').innerText()).toBe('Draft. Nobody works by this page yet.')
    await expect
      .poll(() => page.locator('.preview-panel summary').innerText())
      .toMatch(/Preview · \d+ findings? on this page, \d+ elsewhere/)

    // A mark on a node that does not change shows that the page was patched and not loaded again.
    await page.evaluate(() => document.querySelector('h1')!.setAttribute('data-seen', 'yes'))
    await page.evaluate(() => ((window as never as { seen: boolean }).seen = true))
    const file = join(dir, 'policies/cold-coffee.md')
    await writeFile(file, policy.replace('We make a fresh one.', 'We make a fresh one, and bring it to the table.'))
    await page.getByText('and bring it to the table').waitFor({ timeout: 5000 })
    expect(await page.evaluate(() => (window as never as { seen?: boolean }).seen)).toBe(true)

    await writeFile(file, policy.replace('area: goodwill', 'area: goodwil'))
    // Errors on this page open the panel by themselves.
    await expect.poll(() => page.locator('.preview-panel').innerText()).toContain('“goodwil” is not one of the choices')
    expect(await page.locator('.preview-panel').innerText()).toContain('Line 4')
    expect(errors).toEqual([])

    // In the middle of a line the settings cannot be read; the page stays, and the panel says why.
    await writeFile(file, policy.replace('title: Cold coffee', 'title: "Cold coffee'))
    await expect.poll(() => page.locator('.preview-panel').innerText()).toContain('never closed')
    expect(await page.getByText('We make a fresh one').isVisible()).toBe(true)
    await writeFile(file, policy)
    await page.close()
  })

  test('writes nothing into the project', async () => {
    expect(Object.keys(await bytesOf(dir)).sort()).toEqual(['policies/cold-coffee.md', 'policies/company.md'])
  })

  test('answers only requests addressed to this computer', async () => {
    expect(await statusOf('/')).toBe(200)
    expect(await statusOf('/', { host: 'evil.example' })).toBe(403)
    expect(await statusOf('/', { origin: 'http://evil.example' })).toBe(403)
    expect(await statusOf('/', {}, 'POST')).toBe(405)
    expect(await statusOf('/../../etc/passwd')).toBe(404)
    expect(await statusOf('/%2e%2e/%2e%2e/etc/passwd')).toBe(404)
    expect(await statusOf('/policies/company.md')).toBe(404)
    expect(await statusOf('/%zz')).toBe(404)
    expect(await statusOf('/__proto__')).toBe(404)
  })

  test('a layout of their own that cannot be filled is told in the page, and the last page stays', async () => {
    const own = await makeProject({ 'policies/company.md': company, 'policies/cold-coffee.md': policy })
    const { child, printed } = await startPreview(own)
    const page = await browser.newPage()
    await page.goto(`${printed}cold-coffee.html`)
    await page.getByText('We make a fresh one').waitFor()
    const layout = await readFile(join(repository, 'site/layouts/policy.hbs'), 'utf8')
    await makeLayout(own, layout.replace('{{> head}}', '{{titel}}'))
    await expect.poll(() => page.locator('.preview-panel summary').innerText(), { timeout: 5000 }).toContain('site/layouts/policy.hbs')
    expect(await page.getByText('We make a fresh one').isVisible()).toBe(true)
    child.kill('SIGINT')
    await page.close()
  })

  test('takes the next port where one is in use', async () => {
    const taken = createServer()
    await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done))
    const { port } = taken.address() as { port: number }
    const { child, printed } = await startPreview(dir, String(port))
    expect(printed).not.toContain(`:${port}/`)
    child.kill('SIGINT')
    taken.close()
  })

  test('stops when asked, with 0', async () => {
    const { child } = await startPreview(dir)
    const ended = new Promise((done) => child.on('close', done))
    child.kill('SIGINT')
    expect(await ended).toBe(0)
  })
})

async function makeLayout(project: string, text: string): Promise<void> {
  const { mkdir } = await import('node:fs/promises')
  await mkdir(join(project, 'site/layouts'), { recursive: true })
  await writeFile(join(project, 'site/layouts/policy.hbs'), text)
}
