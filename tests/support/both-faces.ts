import { cp, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { expect } from 'vitest'
import { servicebook } from './command.ts'
import { testDay } from './project.ts'
import { goOn, openWindow, runStart, sayYes } from './start.ts'
import { sitDown } from './terminal.ts'

/** An answer, given at the terminal and in the browser. What is not named is left as it is suggested. */
export interface Given {
  /** The lines somebody types, the last empty one included where there has to be one. */
  typed: readonly string[]
  /** What somebody does in the form. */
  done(page: Page): Promise<void>
}

/** Answers by what their questions are called in the list of a page's questions. */
export type Answers = Readonly<Record<string, Given>>

/** A text where one line is typed, and filled in where a form has one field for it. */
export function line(typed: string): Given {
  return { typed: [typed], done: (page) => page.locator('.question [data-value]').fill(typed) }
}

/** Lines typed one under the other, and as many rows in a form that has one empty row to begin with. */
export function lines(...typed: string[]): Given {
  return {
    typed: [...typed, ''],
    done: async (page) => {
      for (const [i, one] of typed.entries()) {
        if (i > 0) await page.getByRole('button', { name: 'Add one' }).click()
        await page.locator('.question .row textarea').nth(i).fill(one)
      }
    },
  }
}

/** A text of several lines. */
export function words(text: string): Given {
  return { typed: [...text.split('\n'), '', ''], done: (page) => page.locator('.question textarea').fill(text) }
}

/** Left as it stands, or unanswered. */
const nothing: Given = { typed: [''], done: async () => undefined }

/** Answers a page at a terminal, from wherever it begins to “May staff work by this?”. */
async function answerAtTheTerminal(args: readonly string[], dir: string, answers: Answers, first: readonly string[] = []): Promise<void> {
  const person = await sitDown(args, dir)
  for (const one of first) await person.types(one)
  const asked = new Set<string>()
  let shown = person.screen()
  for (;;) {
    const [, label] = [...shown.matchAll(/^\d+ of \d+ · (.+)$/gm)].at(-1) ?? []
    if (shown.includes('May staff work by this?')) break
    if (label !== undefined) asked.add(label)
    const before = person.screen().length
    if (label === undefined) await person.types(shown.includes('would make this page better') ? 'no' : '')
    else for (const one of (answers[label] ?? nothing).typed) await person.types(one)
    shown = person.screen().slice(before)
  }
  await person.types('yes')
  // The same as `sayYes` takes in the browser: the first, where several may approve it.
  if (person.since().includes('Who approves it?')) await person.types('1')
  if (person.since().includes('waiting')) await person.types('no')
  await person.ended()
  allWereAsked(answers, asked, person.screen())
}

/** Answers a page in the browser, from the question it stands at to “May staff work by this?”. */
async function answerInTheBrowser(page: Page, answers: Answers): Promise<void> {
  const asked = new Set<string>()
  while (!page.url().includes('ask=end')) {
    const label = await page
      .getByRole('navigation', { name: 'The questions of this page' })
      .locator('[aria-current="step"] > :nth-child(2)')
      .textContent()
    asked.add(label!)
    await (answers[label!] ?? nothing).done(page)
    await goOn(page)
  }
  const end = page.url()
  await sayYes(page)
  await page.waitForURL((url) => url.href !== end)
  allWereAsked(answers, asked, page.url())
}

function allWereAsked(answers: Answers, asked: ReadonlySet<string>, where: string): void {
  const missed = Object.keys(answers).filter((label) => !asked.has(label))
  if (missed.length > 0) throw new Error(`Nobody asked ${missed.join(', ')}, but ${[...asked].join(', ')}. ${where}`)
}

const today = ['--today', testDay]

export function emptyFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), 'servicebook-'))
}

/** A folder in which a café has begun: its company, and ten pages as drafts. */
export async function cafeBegun(): Promise<string> {
  const [dir, other] = [await emptyFolder(), await emptyFolder()]
  const answers = join(other, 'answers.yaml')
  await writeFile(answers, 'company: { trade: cafe, staff: two-above, currency: EUR, name: The Mill, countries: [Estonia] }\n')
  const { code, stdout } = await servicebook(['init', '--answers', answers, ...today], { cwd: dir })
  expect(code, stdout).toBe(0)
  return dir
}

/** A page to be answered in two folders, once at the terminal and once in the browser. */
export interface Both {
  /** What the terminal is given, such as `write goal`, and the first lines typed before the page is there. */
  args: readonly string[]
  first?: readonly string[]
  /** Where the browser goes, and what is done there before the page is there. */
  address: string
  begin?(page: Page): Promise<unknown>
  answers: Answers
}

/**
 * Answers a page both ways, and holds every file against its other.
 *
 * @param from what both folders hold to begin with; nothing, where it is not said
 * @returns the files, by their paths
 */
export async function answerBothWays(
  browser: Browser,
  { args, first, address, begin, answers }: Both,
  from?: string,
): Promise<Record<string, string>> {
  const [typed, clicked] = [await emptyFolder(), await emptyFolder()]
  if (from !== undefined) for (const one of [typed, clicked]) await cp(from, one, { recursive: true })
  // Side by side: neither knows of the other, and the terminal mostly waits.
  await Promise.all([
    answerAtTheTerminal([...args, ...today], typed, answers, first),
    inWindow(browser, clicked, address, async (page) => {
      await begin?.(page)
      await answerInTheBrowser(page, answers)
    }),
  ])
  const [one, other] = [await textsIn(typed), await textsIn(clicked)]
  expect(other).toEqual(one)
  return one
}

/** Does something in a window on a folder. */
async function inWindow(browser: Browser, dir: string, address: string, does: (page: Page) => Promise<void>): Promise<void> {
  const running = await runStart(dir)
  const page = await openWindow(browser, running.address)
  await page.goto(new URL(address, running.address).href)
  await does(page)
  expect(page.mistakes).toEqual([])
  await page.context().close()
  await running.stop()
}

/** Every file of a project with its text: a difference is then easy to read. */
async function textsIn(dir: string): Promise<Record<string, string>> {
  const texts: Record<string, string> = {}
  for (const entry of (await readdir(dir, { recursive: true })).toSorted())
    if (/\.\w+$/.test(entry)) texts[entry] = await readFile(join(dir, entry), 'utf8')
  return texts
}

/** Rows of entries: roles, ways to be reached, cases, rungs. */
export const entry = (page: Page, n: number) => page.locator('.question .rows > :is(.entry, tr)').nth(n)

/** A part of such a row, by the words beside it. */
export const part = (page: Page, n: number, name: string) => entry(page, n).getByLabel(name)

export const takeOut = (page: Page, n: number) => entry(page, n).getByRole('button', { name: 'Take out' }).last().click()

export const add = (page: Page) => page.locator('.question :is(.entries, .ladder-table) > .add').click()
