import { cp } from 'node:fs/promises'
import { join } from 'node:path'
import { HtmlValidate } from 'html-validate'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { repository } from '../support/command.ts'
import { knock, letIn } from '../support/knock.ts'
import { makeProject } from '../support/project.ts'
import { runStart, type Running } from '../support/start.ts'

/** Of the pages of one sort, so many are enough to see that the sort is right (screens). */
const enough = 25

let running: Running
let screens: Map<string, string>

/** Every screen that links lead to from the start, and whether it is there. */
async function crawl(address: string): Promise<Map<string, string>> {
  const { port, cookie } = await letIn(address)
  const found = new Map<string, string>()
  const broken: string[] = []
  const ofSort = new Map<string, number>()
  const waiting = ['/']
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (found.has(path)) continue
    const sort = path.split(/[/?]/)[1]!
    ofSort.set(sort, (ofSort.get(sort) ?? 0) + 1)
    if (ofSort.get(sort)! > enough) continue
    const { status, body, headers } = await knock(port, path, { headers: { cookie } })
    // What is begun already leads on to its page.
    if (status === 303) waiting.push(headers.location!)
    else if (status !== 200) broken.push(`${status} ${path}`)
    else if (path.startsWith('/assets/') || path.startsWith('/page/') || path.startsWith('/handout/') || path.startsWith('/sheets/'))
      found.set(path, '')
    else {
      found.set(path, body)
      for (const [, href] of body.matchAll(/\s(?:href|src)="(\/[^"#]*)/g))
        waiting.unshift(href!.replaceAll('&amp;', '&').replaceAll('&#x3D;', '='))
    }
  }
  expect(broken).toEqual([])
  return new Map([...found].filter(([, body]) => body !== ''))
}

beforeAll(async () => {
  const dir = await makeProject({})
  await cp(join(repository, 'policies'), join(dir, 'policies'), { recursive: true })
  running = await runStart(dir)
  screens = await crawl(running.address)
})

afterAll(() => running.stop())

test('links lead to screens of every sort, and none leads nowhere', () => {
  const sorts = new Set([...screens.keys()].map((path) => path.split(/[/?]/)[1]))
  expect([...sorts].sort()).toEqual(['', 'assess', 'bring', 'check', 'life', 'new', 'numbers', 'publish', 'see', 'workshop', 'write'])
})

test('they are valid HTML, with one heading of the first order', async () => {
  const validator = new HtmlValidate({
    extends: ['html-validate:recommended'],
    rules: { 'long-title': 'off', 'no-trailing-whitespace': 'off', 'valid-id': 'off', 'no-inline-style': 'error' },
  })
  const problems: string[] = []
  for (const [path, html] of screens) {
    const { results } = await validator.validateString(html)
    problems.push(...results.flatMap(({ messages }) => messages.map(({ line, ruleId, message }) => `${path}:${line} ${ruleId} ${message}`)))
    const headings = html.match(/<h1/g)?.length
    if (headings !== 1) problems.push(`${path} has ${headings} headings of the first order`)
  }
  expect([...new Set(problems.map((one) => one.replace(/^\S+ /, '')))]).toEqual([])
})
