import { describe, expect, test } from 'vitest'
import { goalsOnCourse, isShortOf } from '../../src/measure/goals-on-course.ts'
import { standardsDue } from '../../src/measure/standards-due.ts'
import { readProject } from '../../src/project.ts'
import { makeProject } from '../support/project.ts'

const company = { 'policies/company.md': '---\nkind: company\nname: Ours\ncurrency: EUR\nlanguages: [en]\nstatus: approved\n---\n' }
const written = async (kind: string, lines: string, today: string) => {
  const dir = await makeProject({ ...company, 'policies/one.md': `---\nkind: ${kind}\nstatement: One\nstatus: approved\n${lines}\n---\n` })
  return (await readProject(dir, { today })).inForce
}

/** From 80% on 1 January to 90% a hundred days later, on 11 April; a tenth of the way is one. */
const goal = (more: string, measure = 'on-time-delivery', [from, to] = ['80%', '90%']) =>
  `measure: ${measure}\nbaseline: ${from}\nbaseline-date: 2026-01-01\ntarget: ${to}\nby: 2026-04-11\n${more}`
const reading = (value: string, on = '2026-02-20') => `readings: [{ on: ${on}, value: ${value} }]`
const steps = (...all: [string, string][]) => `milestones: [${all.map(([by, value]) => `{ by: ${by}, value: ${value} }`).join(', ')}]\n`

describe('a goal against the line to its target', () => {
  test.each<[string, string, { today?: string; line: number; standing: string; old?: boolean }]>([
    ['half way in half the time', goal(reading('85%')), { line: 85, standing: 'on-course' }],
    ['a tenth of the way above', goal(reading('86%')), { line: 85, standing: 'on-course' }],
    ['more than a tenth above', goal(reading('86.01%')), { line: 85, standing: 'ahead' }],
    ['a tenth below', goal(reading('84%')), { line: 85, standing: 'on-course' }],
    ['more than a tenth below', goal(reading('83.99%')), { line: 85, standing: 'behind' }],
    ['there', goal(reading('90%')), { line: 85, standing: 'reached' }],
    ['a late start was planned', goal(`${steps(['2026-02-20', '81%'])}${reading('81%')}`), { line: 81, standing: 'on-course' }],
    [
      'between two steps',
      goal(`${steps(['2026-02-10', '82%'], ['2026-03-02', '88%'])}${reading('85%')}`),
      { line: 85, standing: 'on-course' },
    ],
    ['on the first day', goal(reading('80%', '2026-01-01')), { line: 86, standing: 'unknown' }],
    ['nobody has looked', goal(''), { line: 86, standing: 'unknown' }],
    ['counted in something else', goal(reading('85 points')), { line: 86, standing: 'unknown' }],
    [
      'the newest, wherever it stands',
      goal('readings: [{ on: 2026-02-20, value: 85% }, { on: 2026-01-11, value: 90% }]'),
      { line: 85, standing: 'on-course' },
    ],
    ['its day is past', goal(reading('85%')), { today: '2026-04-12', line: 85, standing: 'missed' }],
    ['its day is past, and it was reached', goal(reading('91%')), { today: '2026-06-12', line: 85, standing: 'reached', old: true }],
    [
      'fewer are better',
      goal(reading('25 per 1000 orders'), 'order-errors', ['30 per 1000 orders', '20 per 1000 orders']),
      { line: 25, standing: 'on-course' },
    ],
    [
      'fewer, and there were more',
      goal(reading('27 per 1000 orders'), 'order-errors', ['30 per 1000 orders', '20 per 1000 orders']),
      { line: 25, standing: 'behind' },
    ],
    [
      'fewer, and far fewer',
      goal(reading('22.5 per 1000 orders'), 'order-errors', ['30 per 1000 orders', '20 per 1000 orders']),
      { line: 25, standing: 'ahead' },
    ],
  ])('%s', async (_name, lines, { today = '2026-03-02', old = false, ...found }) => {
    expect(goalsOnCourse(await written('goal', lines, today))).toMatchObject([{ ...found, old }])
  })

  test.each([
    ['without a target', goal('').replace('target: 90%\n', '')],
    ['without a first day', goal('').replace('baseline-date: 2026-01-01\n', '')],
    ['in two units', goal('', 'on-time-delivery', ['80%', '90 points'])],
  ])('%s, it has no course', async (_name, lines) => {
    expect(goalsOnCourse(await written('goal', lines, '2026-03-02'))).toEqual([])
  })
})

describe('on course, and yet a little behind', () => {
  test.each<[string, string, boolean]>([
    ['on the line', goal(reading('85%')), false],
    ['a little above it', goal(reading('85.5%')), false],
    ['a little below it', goal(reading('84.5%')), true],
    ['behind it', goal(reading('83%')), false],
    ['fewer are better, and there is one more', goal(reading('25.5 points'), 'order-errors', ['30 points', '20 points']), true],
    ['fewer are better, and there is one less', goal(reading('24.5 points'), 'order-errors', ['30 points', '20 points']), false],
  ])('%s', async (_name, lines, isShort) => {
    const [course] = goalsOnCourse(await written('goal', lines, '2026-03-02'))
    expect(isShortOf(course!)).toBe(isShort)
  })
})

describe('a standard to be looked at', () => {
  test.each<[string, string, boolean]>([
    ['a month after the last time', 'check-every: 1 month\nreadings: [{ on: 2026-02-02, value: 90% }]', true],
    ['a day before that', 'check-every: 1 month\nreadings: [{ on: 2026-02-03, value: 90% }]', false],
    ['it was reviewed, and never read', 'check-every: 1 week\nlast-reviewed: 2026-02-23', true],
    ['never', 'check-every: 1 week', true],
    ['nobody says how often', 'readings: [{ on: 2025-02-02, value: 90% }]', false],
    ['every day, and yesterday', 'check-every: same day\nreadings: [{ on: 2026-03-01, value: 90% }]', true],
    ['every day, and today', 'check-every: same day\nreadings: [{ on: 2026-03-02, value: 90% }]', false],
  ])('%s', async (_name, lines, isDue) => {
    expect(standardsDue(await written('standard', `threshold: 80%\n${lines}`, '2026-03-02'))).toHaveLength(isDue ? 1 : 0)
  })
})
