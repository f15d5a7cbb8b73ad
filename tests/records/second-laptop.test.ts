import { cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkProject, type ReportedFinding } from '../../src/check/report.ts'
import { scoresFromTotals } from '../../src/measure/round-totals.ts'
import { scoresIn } from '../../src/measure/scores.ts'
import { readProject } from '../../src/project.ts'
import { figuresFile, readFigures, writeFigures } from '../../src/records/figures.ts'
import { complaints } from '../../src/records/tables/complaints.ts'
import { wordsFor } from '../../src/words/words.ts'
import { recordsOf } from '../support/case-records.ts'
import { repository, servicebook } from '../support/command.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'

/*
 * A second laptop, and whatever checks on a server, have the documents and `figures.json`, and no list.
 */

const words = wordsFor('en')

/** A handbook in which the records have something to say to each rule that goes by them. */
async function withRecords(): Promise<Record<string, string>> {
  const base = await baseFiles()
  const company = base['policies/company.md']!
  const launch = `---
kind: training
title: The first evening
form: launch-meeting
mandatory: yes
roles: [sales-assistant, driver, fitter, shift-lead]
policies: [delivery]
status: approved
owner: shop-manager
review-by: 2027-02-26
---
`
  const june = { received: '2026-06-08T10:00', problem: 'missed-days' }
  return {
    ...base,
    'policies/company.md': company,
    'policies/first-evening.md': launch,
    'policies/missed-days.md': base['policies/missed-days.md']!.replace(/^frequency: .*$/m, 'frequency: 12 per month\ntop-three: yes'),
    'policies/what-people-told-us.md': base['policies/what-people-told-us.md']!.replace('to: 2026-03-31', 'to: 2025-03-31'),
    'policies/advice.md': base['policies/delivery.md']!.replace(/^title: .*$/m, 'title: Advice').replace(/^area: .*$/m, 'area: advice'),
    'policies/premises.md': base['policies/delivery.md']!.replace(/^title: .*$/m, 'title: Rooms').replace(/^area: .*$/m, 'area: premises'),
    'records/attendance.csv':
      'Training,Day,Person,Role,Was there\nThe first evening,2026-09-07,Ann One,Driver,yes\nThe first evening,2026-09-07,Ben Two,Driver,no\n',
    'records/customers.csv': 'Customer,Turnover\nLighthouse House,9000\nAlder School,4000\n',
    ...(await recordsOf({
      log: [june, { onTheSpot: null, settled: null, followedUp: null, content: null, promisedFor: '2026-11-02', given: null }],
      rounds: [
        { on: '2025-05-10', areas: { 'easy-to-reach': 2 } },
        { on: '2025-11-10', areas: { 'knowing-customers': 2 } },
      ],
    })),
  }
}

let first: string
let second: string

async function findingsOn(dir: string): Promise<ReportedFinding[]> {
  return checkProject(await readProject(dir, { today: testDay, records: true })).findings
}

async function keep(dir: string): Promise<void> {
  await writeFigures(dir, (await readProject(dir, { today: testDay, records: true })).working, words)
}

/** What another computer gets of a project: its documents, and the one file of the records that git keeps. */
async function broughtFrom(dir: string): Promise<string> {
  const to = await makeProject({})
  await cp(join(dir, 'policies'), join(to, 'policies'), { recursive: true })
  await mkdir(join(to, 'records'))
  await cp(join(dir, figuresFile), join(to, figuresFile))
  return to
}

beforeAll(async () => {
  first = await makeProject(await withRecords())
  await keep(first)
  second = await broughtFrom(first)
})

describe('the totals alone', () => {
  test('lead to the same findings as the records, but for those of single complaints', async () => {
    const here = await findingsOn(first)
    const ofTotals = here.filter(({ file }) => file !== complaints.file)
    expect(new Set(ofTotals.map(({ rule }) => rule))).toEqual(
      new Set([
        ...ofTotals.map(({ rule }) => rule),
        'service-is-rated',
        'weak-area-is-worked-on',
        'frequency-agrees-with-log',
        'launch-reaches-everybody',
        'largest-customers-are-looked-after',
      ]),
    )
    expect(here.some(({ rule }) => rule === 'customer-is-answered-in-time')).toBe(true)
    expect(await findingsOn(second)).toEqual(ofTotals)
  })

  test('say of a round what its marks say', async () => {
    const { working } = await readProject(first, { today: testDay, records: true })
    const there = (await readProject(second, { today: testDay, records: true })).working.numbers!.rounds
    const scores = scoresIn(working)
    expect(there).toHaveLength(2)
    for (const [i, { total, average, band, lowest, areas }] of scores.entries()) {
      const found = scoresFromTotals(there[i]!)
      expect({ total: found.total, average: found.average, band: found.band }).toEqual({ total, average, band })
      expect(found.lowest.map(({ area }) => area)).toEqual(lowest.map(({ area }) => area))
      expect(found.areas).toEqual(areas.map(({ area, sum, answered, asked, score, flag }) => ({ area, sum, answered, asked, score, flag })))
    }
    expect(there[0]!.roles).toBe(3)
  })

  test('without any, nothing is said of records, not even to those who mind gaps', async () => {
    const bare = await broughtFrom(first)
    await rm(join(bare, 'records'), { recursive: true })
    const rules = new Set((await findingsOn(bare)).map(({ rule }) => rule))
    for (const rule of ['service-is-rated', 'weak-area-is-worked-on', 'frequency-agrees-with-log', 'launch-reaches-everybody'])
      expect(rules).not.toContain(rule)
  })

  test('a server that has the sample and no list finds no error and no gap', async () => {
    const server = await makeProject({})
    await cp(join(repository, 'policies'), join(server, 'policies'), { recursive: true })
    await mkdir(join(server, 'records'))
    await cp(join(repository, figuresFile), join(server, figuresFile))
    const { code, stdout } = await servicebook(['check', '--strict', '--format', 'json', '--dir', server, '--today', testDay])
    const { summary, progress } = JSON.parse(stdout) as { summary: object; progress: { done: number; total: number }[] }
    expect(summary).toMatchObject({ errors: 0, gaps: 0, advice: 0 })
    expect(progress.filter(({ done, total }) => done < total)).toEqual([])
    expect(code).toBe(0)
  })
})

describe('keeping them', () => {
  const roundsIn = async (dir: string) => {
    const kept = await readFigures(dir)
    return kept === undefined || kept === 'unreadable'
      ? kept
      : { rounds: kept.rounds?.map(({ on }) => on), months: Object.keys(kept.complaints ?? {}) }
  }

  test('where there are marks and no list, and where there is a list and no marks', async () => {
    const marks = await makeProject({ ...(await baseFiles()), ...(await recordsOf({ rounds: [{ on: '2026-03-10' }] })) })
    await keep(marks)
    expect(await roundsIn(marks)).toEqual({ rounds: ['2026-03-10'], months: [] })
    const log = await makeProject({ ...(await baseFiles()), ...(await recordsOf({ log: [{}] })) })
    await keep(log)
    expect(await roundsIn(log)).toEqual({ rounds: undefined, months: ['2026-10'] })
  })

  test('whoever has one of the two keeps what was kept of the other', async () => {
    const other = await broughtFrom(first)
    const before = await readFile(join(other, figuresFile), 'utf8')
    await keep(other)
    expect(await readFile(join(other, figuresFile), 'utf8')).toBe(before)
    const [[path, round]] = Object.entries(await recordsOf({ rounds: [{ on: '2026-11-20' }] })) as [[string, string]]
    await mkdir(join(other, 'records/assessments'))
    await writeFile(join(other, path), round)
    await keep(other)
    expect(await roundsIn(other)).toEqual({ rounds: ['2025-05-10', '2025-11-10', '2026-11-20'], months: ['2026-06', '2026-10'] })
    const { rounds } = (await readProject(other, { today: testDay, records: true })).working.numbers!
    expect(rounds.map(({ on }) => on)).toEqual(['2025-05-10', '2025-11-10', '2026-11-20'])
  })

  test.each([
    ['more marks than statements', (area: Record<string, number>) => (area.answered = area.asked! + 1)],
    ['a sum that no marks come to', (area: Record<string, number>) => (area.sum = area.answered! * 5 + 1)],
    ['half a mark', (area: Record<string, number>) => (area.sum = area.sum! + 0.5)],
    ['no sum', (area: Record<string, number>) => delete area.sum],
  ])('%s is no round, and the file is called damaged', async (_, damage) => {
    const other = await broughtFrom(first)
    const kept = JSON.parse(await readFile(join(other, figuresFile), 'utf8')) as {
      rounds: { areas: Record<string, Record<string, number>> }[]
    }
    damage(kept.rounds[0]!.areas['easy-to-reach']!)
    await writeFile(join(other, figuresFile), JSON.stringify(kept))
    expect(await readFigures(other)).toBe('unreadable')
    // Checking goes on without them.
    expect((await findingsOn(other)).map(({ rule }) => rule)).not.toContain('service-is-rated')
  })
})
