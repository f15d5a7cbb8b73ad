import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { add, answerBothWays, cafeBegun, line, lines, part, words, type Both, type Answers } from '../support/both-faces.ts'
import { startChromium } from '../support/chromium.ts'

let browser: Browser
let cafe: string

beforeAll(async () => {
  browser = await startChromium()
  cafe = await cafeBegun()
})
afterAll(() => browser.close())

/** A goal is named before it is asked about, and its file is called after it. */
function begun(title: string): Omit<Both, 'answers'> {
  return {
    args: ['write', 'goal'],
    // The first line takes the empty page, and none of those that are written already.
    first: ['', title],
    address: '/new/goal',
    begin: async (page) => {
      await page.getByRole('textbox').fill(title)
      await Promise.all([page.waitForURL(/write/), page.getByRole('button', { name: 'Begin' }).click()])
    },
  }
}

/** A day, as people type it and as it is chosen in a form. */
const day = (typed: string, chosen: string) => ({ ...line(chosen), typed: [typed] })

const goal: Answers = {
  'What we count': {
    typed: ['+', 'No-shows', 'guests a week', 'down', '', 'We count the empty chairs.'],
    done: async (page) => {
      await page.getByLabel('Name').fill('No-shows')
      await page.getByLabel('Unit').fill('guests a week')
      await page.getByLabel('Which way is better').selectOption('Lower is better')
      await page.getByLabel('How we count it').fill('We count the empty chairs.')
    },
  },
  Now: line('9 guests a week'),
  'Counted on': day('31 October 2026', '2026-10-31'),
  Aim: line('3 guests a week'),
  'By when': day('31.12.2027', '2027-12-31'),
  'How we get there': words('We ring everybody the day before.'),
}

test('a goal from an empty page, with a measure of their own, and days as people say them', async () => {
  const files = await answerBothWays(browser, { ...begun('Nobody stays away'), answers: goal }, cafe)
  expect(files['policies/goals/nobody-stays-away.md']).toContain('measure:\n  title: No-shows\n  unit: guests a week\n  better: down\n')
  expect(files['policies/goals/nobody-stays-away.md']).toContain('by: 2027-12-31\n')
})

const fromOurList: Answers = {
  'What we count': { typed: ['order-errors'], done: (page) => page.getByRole('radio', { name: 'Orders with something wrong' }).check() },
  Now: line('38 per 1000 orders'),
}

test('a goal with a measure from our list', async () => {
  const files = await answerBothWays(browser, { ...begun('What you ordered'), answers: fromOurList }, cafe)
  expect(files['policies/goals/what-you-ordered.md']).toContain('measure: order-errors\n')
})

const vision: Answers = {
  'How far ahead': line('4'),
  'Why we do well': lines('We baked before anyone was up', 'People knew our names'),
  'Why customers choose us': lines('They remember what I drink'),
  'What we did to get there': lines('We gave every table a number'),
  'What keeps coming back': lines('names', 'bread'),
  'What we do, in verbs': { ...lines('remember', 'greet'), typed: ['remember, greet', ''] },
  'Our vision': line('We greet you by name and bring what you love before you ask.'),
  'What it is made of': {
    typed: [
      'By name',
      'You are a person here.',
      'The barista says your name.',
      '',
      'Warm bread',
      'There is always some.',
      'A tray comes out.',
      '',
      '',
    ],
    done: async (page) => {
      for (const [n, [title, meaning, seen]] of [
        ['By name', 'You are a person here.', 'The barista says your name.'],
        ['Warm bread', 'There is always some.', 'A tray comes out.'],
      ].entries()) {
        await add(page)
        await part(page, n, 'Title').fill(title!)
        await part(page, n, 'What it means').fill(meaning!)
        await part(page, n, 'You see it when').last().fill(seen!)
      }
    },
  },
  'Tests it passed': {
    typed: ['1, 3', ''],
    done: async (page) => {
      await page.getByRole('checkbox').nth(0).check()
      await page.getByRole('checkbox').nth(2).check()
    },
  },
  'How we use it': words('New colleagues hear the story.'),
  'In short': line('What we want every guest to say of us.'),
}

test('a vision, with all five exercises', async () => {
  const files = await answerBothWays(
    browser,
    {
      args: ['write', 'vision'],
      address: '/new/vision',
      begin: async (page) => {
        await Promise.all([page.waitForURL(/workshop/), page.getByRole('button', { name: 'Begin the workshop' }).click()])
        await page.goto(new URL('/write/policies/vision.md', page.url()).href)
      },
      answers: vision,
    },
    cafe,
  )
  expect(files['policies/vision.md']).toContain('verbs:\n  - remember\n  - greet\n')
})
