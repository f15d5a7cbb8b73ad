import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, Page as Tab } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Field } from '../../src/kinds/field.ts'
import { kinds } from '../../src/kinds/index.ts'
import type { Project } from '../../src/handbook/read.ts'
import { readProject } from '../../src/project.ts'
import { drawScreens } from '../../src/start/draw.ts'
import { answerPosted } from '../../src/start/posted.ts'
import { questionView } from '../../src/start/question.ts'
import { same, type Answer } from '../../src/walk/answers.ts'
import { askedOn, pageOf, type Page } from '../../src/walk/page.ts'
import { wordsFor } from '../../src/words/words.ts'
import { startChromium } from '../support/chromium.ts'
import { repository } from '../support/command.ts'
import { makeProject, testDay } from '../support/project.ts'

const words = wordsFor('en')
const script = readFileSync(join(repository, 'site/start/scripts/answers.js'), 'utf8').replace(/^export /gm, '')

let browser: Browser
let tab: Tab
let sample: Project

beforeAll(async () => {
  browser = await startChromium()
  tab = await browser.newPage()
  sample = await readProject(repository, { today: testDay, records: true })
})

afterAll(() => browser.close())

/** What a browser would send back of a page's forms, all of them left as they were drawn. */
async function sentBack(page: Page): Promise<{ key: string; was: Answer | undefined; answer: Answer | undefined }[]> {
  const views = await Promise.all(askedOn(page).map((asked) => questionView(asked, page)))
  const draw = drawScreens(words)
  const forms = views.map((view) => draw.part('workshop', { ...plain, file: page.path, questions: [view] }))
  await tab.setContent(forms.join(''))
  await tab.addScriptTag({ content: script })
  const sent = await tab.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.question')].map((question) => ({
      key: question.dataset.key!,
      was: JSON.parse(question.dataset.was!) as unknown,
      // The scripts of the page itself.
      answer: (window as unknown as { answerOf(form: Element): { answer: unknown } }).answerOf(question).answer,
    })),
  )
  return sent.map(({ key, was, answer }) => {
    const { field } = page.questions.find((question) => question.key === key)!
    return { key, was: (was ?? undefined) as Answer | undefined, answer: answerPosted(field, answer, page.project.working) }
  })
}

const plain = { step: 1, position: '', steps: [], back: null, next: '', isLast: false }

/** Spaces around a text say nothing, and one text where several belong is as good as a list of it. */
function tidy(answer: Answer): Answer {
  return answer === 'Estonia' ? ['Estonia'] : typeof answer === 'string' ? answer.trim() : answer
}

async function expectUnchanged(page: Page): Promise<void> {
  for (const { key, was, answer } of await sentBack(page)) {
    if (was !== undefined)
      expect(same(answer, tidy(was)), `${page.path} ${key}: ${JSON.stringify(was)} became ${JSON.stringify(answer)}`).toBe(true)
    else expect(answer, `${page.path} ${key}`).toBeUndefined()
  }
}

describe('a form that is sent back as it was drawn says what the file says', () => {
  test('for every question of every document of the sample', async () => {
    for (const { path } of sample.documents)
      await expectUnchanged(pageOf(sample, path, readFileSync(join(repository, path), 'utf8'), words))
  })

  const company = (lines: string) =>
    `---\nkind: company\nname: The Corner\ncurrency: EUR\nlanguages: [en]\nroles:\n  - name: barista\n    title: Barista\n    meets-customers: yes\n${lines}status: draft\n---\n`
  test.each([
    ['a key nobody knows, with a list', '  - name: owner\n    title: Owner\n    shifts: [early, late]\n'],
    ['a text where a group belongs', '  - owner\n'],
    ['yes said in another way', '  - name: owner\n    title: Owner\n    meets-customers: "true"\n'],
    ['somebody to report to who is not there', '  - name: owner\n    title: Owner\n    reports-to: board\n'],
    ['one text where several belong', 'countries: Estonia\n'],
    ['markup and marks', 'offers: |\n  <b>"Cake"</b> & \'tea\' {{x}}\n\n  second line\n'],
    ['an amount that cannot be read', 'usual-order: quite a lot\n'],
  ])('%s', async (_, lines) => {
    const text = company(lines)
    const dir = await makeProject({ 'policies/company.md': text })
    const project = await readProject(dir, { today: testDay })
    await expectUnchanged(pageOf(project, 'policies/company.md', text, words))
  })
})

describe('what is typed becomes what stands in a file', () => {
  const { company, discretion, goal } = kinds
  const handbook = { company: undefined, today: testDay } as never
  const euros = { company: { language: 'en', fields: { currency: 'EUR' } }, today: testDay } as never
  test.each<[string, Field, unknown, Answer | undefined]>([
    ['a bare number where money is meant', company.fields.usualOrder, '12', '12 EUR'],
    ['a bare number of years', company.fields.yearsKept, '3', '3 years'],
    ['a line of hours', company.fields.workingHours, ['Mon-Fri 9-17', ''], 'Mon-Fri 9-17'],
    ['days in words, one under the other', company.fields.closedOn, ['24 December 2026', '2027-01-01'], ['2026-12-24', '2027-01-01']],
    ['a day in words', goal.fields.reviewBy, '31 December 2027', '2027-12-31'],
    ['spaces around', company.fields.offers, '  cake  ', 'cake'],
    ['nothing', company.fields.offers, '   ', undefined],
    ['empty entries of a list', company.fields.countries, ['', 'Estonia', '  '], ['Estonia']],
    ['a list of nothing', company.fields.countries, ['', ''], undefined],
    [
      'one who shares a rung with nobody',
      discretion.fields.ladder,
      [{ role: ['barista'], may: ['a drink'] }],
      [{ role: 'barista', may: ['a drink'] }],
    ],
    [
      'two who share a rung',
      discretion.fields.ladder,
      [{ role: ['barista', 'waiter'], may: ['a drink'], 'ask-within': '' }],
      [{ role: ['barista', 'waiter'], may: ['a drink'] }],
    ],
    [
      'a new role gets its short name behind its title',
      company.fields.roles,
      [{ title: 'Head cook' }],
      [{ title: 'Head cook', name: 'head-cook' }],
    ],
    [
      'a short name that is there stays',
      company.fields.roles,
      [{ name: 'chef', title: 'Head cook' }],
      [{ name: 'chef', title: 'Head cook' }],
    ],
    ['a number where a text belongs', company.fields.offers, 7, undefined],
    [
      'a key that every object has',
      company.fields.roles,
      [{ title: 'A', constructor: 'b' }],
      [{ title: 'A', name: 'a', constructor: 'b' }],
    ],
  ])('%s', (_, field, posted, answer) => {
    expect(answerPosted(field, posted, euros)).toEqual(answer)
  })

  test('a text keeps its lines', () => {
    expect(answerPosted(undefined, 'one\r\n\r\ntwo', handbook)).toBe('one\n\ntwo')
  })
})
