import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Field } from '../../src/kinds/field.ts'
import { readProject } from '../../src/project.ts'
import { answerTo, pageOf } from '../../src/walk/page.ts'
import { wordsFor } from '../../src/words/words.ts'
import { knock, letIn } from '../support/knock.ts'
import { baseFiles, testDay } from '../support/project.ts'
import { type Open, openHandbook } from '../support/start.ts'

const markup = `<script>window.hit = 1</script><img src=x onerror="window.hit = 2"> "both' {{x}} {{{y}}} \\back\\ --- # no: [a] & co`
const signs = 'emoji 😀👩‍👩‍👧 שלום مرحبا é e\u0301 \u00a0\u2028 %s $& ../..'
const hostile = `${markup} ${signs}`

const dialogs: string[] = []
const words = wordsFor('en')

let { page, dir, running, close } = {} as Open

beforeAll(async () => {
  ;({ page, dir, running, close } = await openHandbook())
  page.on('dialog', (dialog) => (dialogs.push(dialog.message()), void dialog.dismiss()))
})
afterAll(() => close())

/** The same words wherever words may be written; undefined where there is only something to choose. */
function hostileFor(field: Field | undefined): unknown {
  if (field === undefined || field.type === 'text') return hostile
  if (field.type === 'remedy') return markup.replaceAll(/[[\]{}]/g, '')
  if (field.type === 'list') {
    const one = hostileFor(field.item)
    return one === undefined ? undefined : [one, one]
  }
  return undefined
}

test('in every field of every kind it is saved as it was typed, or refused in a sentence', async () => {
  const { port, cookie } = await letIn(running.address)
  const headers = { cookie, origin: `http://127.0.0.1:${port}`, 'content-type': 'application/json' }
  const project = await readProject(dir, { today: testDay })
  let saved = 0
  for (const { path } of project.documents) {
    const read = async () => pageOf(project, path, await readFile(join(dir, path), 'utf8'), words)
    const { questions } = await read()
    for (const { key, field } of questions) {
      const answer = hostileFor(field)
      if (answer === undefined) continue
      const was = answerTo(await read(), key) ?? null
      const body = JSON.stringify({ file: path, key, answer, was })
      const heard = await knock(port, '/do/answer', { method: 'POST', headers, body })
      expect(heard.status, `${path} ${key}: ${heard.body}`).toBe(200)
      const done = JSON.parse(heard.body) as { saved: boolean; remarks: string; rail: string }
      expect(`${done.remarks}${done.rail}`).not.toMatch(/<script|<img/)
      if (!done.saved) expect(done.remarks, `${path} ${key}`).toMatch(/<p>.+[.!?”]<\/p>/)
      else {
        const stands = answerTo(await read(), key)
        const said = typeof answer === 'string' ? answer.replace(/[ \u00a0]+$/, '') : answer
        // One entry of a list that may stand alone does.
        expect(typeof stands === 'string' ? stands.trimEnd() : stands, `${path} ${key}`).toEqual(said)
        saved++
      }
    }
  }
  expect(saved).toBeGreaterThan(40)
})

test('a sign that no text holds is refused in a sentence, or left as it is', async () => {
  const { port, cookie } = await letIn(running.address)
  const headers = { cookie, origin: `http://127.0.0.1:${port}`, 'content-type': 'application/json' }
  for (const sign of ['\u0000', '\u0007', '\u001b[31m', '\ud800', '\u202e'])
    for (const key of ['title', 'purpose', 'how-we-do-it', 'promises']) {
      const before = await readFile(join(dir, 'policies/delivery.md'), 'utf8')
      const was = answerTo(pageOf(await readProject(dir, { today: testDay }), 'policies/delivery.md', before, words), key) ?? null
      const answer = key === 'promises' ? [{ promise: `a${sign}b` }] : `a${sign}b`
      const body = JSON.stringify({ file: 'policies/delivery.md', key, answer, was })
      const { status, body: said } = await knock(port, '/do/answer', { method: 'POST', headers, body })
      expect(status, said).toBe(200)
      const now = await readFile(join(dir, 'policies/delivery.md'), 'utf8')
      if (!(JSON.parse(said) as { saved: boolean }).saved) expect(now).toBe(before)
      // Whatever became of it, the page can be read and gone on with.
      const project = await readProject(dir, { today: testDay })
      expect(() => pageOf(project, 'policies/delivery.md', now, words), `${key} ${JSON.stringify(sign)}`).not.toThrow()
    }
})

test('no screen takes it for anything but words', async () => {
  const screens = ['/', '/new', '/check', '/publish', '/search?q=script', '/search?q=%3Cscript%3Ealert(1)%3C/script%3E', '/workshop?step=5']
  for (const name of Object.keys(await baseFiles()))
    screens.push(`/see/${name}`, `/see/${name}?as=file`, `/write/${name}?ask=end`, `/write/${name}`, `/handout/${name}`)
  for (const [name, key] of [
    ['company', 'name'],
    ['company', 'roles'],
    ['delivery', 'title'],
    ['delivery', 'promises'],
    ['delivery', 'how-we-do-it'],
    ['late-delivery', 'ladder'],
    ['late-delivery', 'also-called'],
    ['vision', 'elements'],
  ])
    screens.push(`/write/policies/${name}.md?ask=${key}`)
  const shown: string[] = []
  for (const screen of screens) {
    await page.goto(new URL(screen, running.address).href)
    for (const frame of page.frames()) {
      expect(await frame.evaluate(() => (window as { hit?: number }).hit), screen).toBeUndefined()
      expect(
        await frame.evaluate(() => document.querySelectorAll('[onerror], main script:not([type="application/json"]), img[src="x"]').length),
        screen,
      ).toBe(0)
      const text = await frame.evaluate(
        () =>
          document.body.innerText +
          [...document.querySelectorAll<HTMLInputElement>('textarea, input[type="text"]')].map(({ value }) => value).join('\n'),
      )
      if (text.includes('<script>window.hit = 1</script>') && text.includes('{{x}}')) shown.push(screen)
    }
  }
  for (const kind of ['/', '/search?q=script', '/see/', '/write/', '/handout/', '/check'])
    expect(
      shown.some((screen) => (kind.length > 1 ? screen.startsWith(kind) : screen === kind)),
      kind,
    ).toBe(true)
  expect(dialogs).toEqual([])
  expect(page.mistakes).toEqual([])
})
