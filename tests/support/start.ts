import { spawn, type ChildProcess } from 'node:child_process'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll } from 'vitest'
import { startChromium } from './chromium.ts'
import { repository } from './command.ts'
import { baseFiles, makeProject, testDay } from './project.ts'

/** The walk in the browser, running as a manager runs it. */
export interface Running {
  /** As printed, with this run's key. */
  address: string
  child: ChildProcess
  /** Everything it has printed. */
  said(): string
  /** Ends it; with `SIGKILL` as the power does. */
  stop(signal?: NodeJS.Signals): Promise<void>
}

const started = new Set<ChildProcess>()

// Also those of tests that failed half way.
afterAll(() => started.forEach((child) => child.kill('SIGKILL')))

/** Runs `servicebook start` for a folder, and waits for the address it prints on a line of its own. */
export function runStart(dir: string, { port = '0', args = [] }: { port?: string; args?: readonly string[] } = {}): Promise<Running> {
  const child = spawn(
    process.execPath,
    [`${repository}/dist/cli/servicebook.js`, 'start', '--no-open', '--dir', dir, '--port', port, '--today', testDay, ...args],
    { cwd: dir },
  )
  started.add(child)
  let said = ''
  const ended = new Promise<void>((done) => child.on('close', () => done()))
  return new Promise((done, failed) => {
    const take = (chunk: Buffer) => {
      said += chunk.toString()
      const address = /^(http:\/\/127\.0\.0\.1:\d+\/\?key=\S+)$/m.exec(said)?.[1]
      if (address)
        done({
          address,
          child,
          said: () => said,
          stop: async (signal = 'SIGINT') => {
            child.kill(signal)
            await ended
          },
        })
    }
    child.stdout.on('data', take)
    child.stderr.on('data', take)
    child.on('close', () => failed(new Error(`It ended: ${said}`)))
  })
}

/** A handbook open in the browser. */
export interface Open {
  browser: Browser
  running: Running
  dir: string
  page: Page & { mistakes: string[] }
  close(): Promise<void>
}

/** Opens a handbook, by default the small one of the tests, in a browser of its own. */
export async function openHandbook(made: Promise<string> = baseFiles().then(makeProject)): Promise<Open> {
  const [dir, browser] = await Promise.all([made, startChromium()])
  const running = await runStart(dir)
  const page = await openWindow(browser, running.address)
  return {
    browser,
    running,
    dir,
    page,
    close: async () => {
      await running.stop()
      await browser.close()
    },
  }
}

/** A window on a running walk. What goes wrong in its scripts fails the test that looks at `mistakes`. */
export async function openWindow(
  browser: Browser,
  address: string,
  options: BrowserContextOptions = {},
): Promise<Page & { mistakes: string[] }> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options })
  const page = await context.newPage()
  const mistakes: string[] = []
  page.on('pageerror', (error) => mistakes.push(error.message))
  page.on('console', (message) => message.type() === 'error' && mistakes.push(message.text()))
  await page.goto(address)
  return Object.assign(page, { mistakes })
}

/** Waits until everything typed is in its file. */
export async function saved(page: Page): Promise<void> {
  await page.waitForFunction(() => document.getElementById('Kept')?.textContent === 'Saved')
}

/** Goes on to the next question, and waits until it is there. */
export async function goOn(page: Page): Promise<void> {
  const here = page.url()
  await page.locator('[data-go="next"]').click()
  await page.waitForURL((url) => url.href !== here)
}

/** Says yes to “May staff work by this?”. Where several may approve it, the first of them does. */
export async function sayYes(page: Page): Promise<void> {
  const who = page.getByRole('group', { name: 'Who approves it?' }).getByRole('radio').first()
  await page.getByRole('button', { name: 'Yes, they may' }).waitFor()
  if ((await who.count()) > 0) await who.check()
  await page.getByRole('button', { name: 'Yes, they may' }).click()
}
