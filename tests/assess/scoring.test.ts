import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { assessmentAreas, statementSets, type AssessmentArea } from '../../src/kinds/assessment.ts'
import { changesSince, lastRounds, scoresOf, stillWanted, withoutFew, type Scores } from '../../src/measure/assessment.ts'
import { asNumber, difference, inFigures, ratio } from '../../src/measure/ratio.ts'
import { scoresFromTotals, totalsOf } from '../../src/measure/round-totals.ts'
import { roundsIn } from '../../src/measure/rounds.ts'
import { readProject } from '../../src/project.ts'
import { changeFromInWords, lowestSaid } from '../../src/words/area-marks.ts'
import { wordsFor } from '../../src/words/words.ts'
import { repository } from '../support/command.ts'
import { baseFiles, makeProject, testDay } from '../support/project.ts'

const sizes = statementSets['servicebook-1']!

/** Somebody's marks: one for every statement, or a row for each area by its number from 1; `x` where they could not say. */
interface Person {
  role?: string
  all?: number
  areas?: Record<number, string>
}

function entries(people: readonly Person[]): string {
  return people
    .flatMap(({ role, all, areas = {} }, p) =>
      assessmentAreas.flatMap((area, a) => {
        const row = areas[a + 1] ?? (all === undefined ? undefined : String(all).repeat(sizes[area]))
        if (row === undefined) return []
        const marks = [...row].map((mark) => (mark === 'x' ? 'none' : mark)).join(', ')
        const name = String.fromCharCode(65 + p)
        return [`  - { rater: ${name}, ${role === undefined ? '' : `role: ${role}, `}area: ${area}, marks: [${marks}] }`]
      }),
    )
    .join('\n')
}

const roundText = (people: readonly Person[], on = '2026-11-01', set = 'servicebook-1') =>
  `---\nkind: assessment\ntitle: A round\non: ${on}\nstatements: ${set}\nanswers:\n${entries(people)}\n---\n`

/** Rounds from real files, worked out; the oldest first. Drivers meet customers, the shop manager of the base does not. */
async function scored(...texts: string[]): Promise<Scores[]> {
  const files = Object.fromEntries(texts.map((text, i) => [`records/assessments/${i}.md`, text]))
  const { working } = await readProject(await makeProject({ ...(await baseFiles()), ...files }), { today: testDay, records: true })
  return roundsIn(working).map((round) => scoresOf(round, (role) => ({ driver: true, fitter: true, 'shop-manager': false })[role]))
}

const one = async (people: readonly Person[]) => (await scored(roundText(people)))[0]!
const titleOf = (n: number) => assessmentAreas[n - 1]!
const low = (scores: Scores) => scores.lowest.map(({ area }) => assessmentAreas.indexOf(area) + 1)

describe('the total', () => {
  test.each([
    ['all ones are the least there is', [{ all: 1 }], 7, 'starting'],
    ['all fives are the most', [{ all: 5 }], 35, 'customer-driven'],
    ['all twos begin the second band', [{ all: 2 }], 14, 'patchy'],
    ['all threes begin the third', [{ all: 3 }], 21, 'sound'],
    ['all fours begin the last', [{ all: 4 }], 28, 'customer-driven'],
    ['one mark less stays below', [{ all: 2, areas: { 1: '22221' } }], 13.8, 'starting'],
    ['just below three', [{ all: 3, areas: { 7: '333332' } }], 20.833333, 'patchy'],
    // Sevenths and ninths that come to 21 exactly; halves of a bit must not make it 20.999.
    ['thirds that come to a whole', [{ all: 3, areas: { 3: '233333', 5: '433333' } }], 21, 'sound'],
    ['a blank is no 1', [{ all: 5, areas: { 1: '5555x' } }], 35, 'customer-driven'],
    ['several people, over all marks', [{ all: 5 }, { all: 4 }, { all: 3 }], 28, 'customer-driven'],
  ] as const)('%s', async (_, people, total, band) => {
    const scores = await one(people as readonly Person[])
    expect(asNumber(scores.total!)).toBeCloseTo(total, 6)
    expect(scores.band).toBe(band)
    expect(asNumber(scores.average!)).toBeCloseTo(total / 7, 6)
  })

  test.each([
    ['four of five', { 1: '4444x' }, true],
    ['three of five', { 1: '444xx' }, false],
    ['five of six', { 3: '44444x' }, true],
    ['four of six', { 3: '4444xx' }, false],
    ['an area nobody came to', { 7: '' }, false],
  ])('needs four answers in five in each area: %s', async (_, areas, isWhole) => {
    const scores = await one([{ all: 4, areas }])
    expect(scores.total !== undefined).toBe(isWhole)
    expect(stillWanted(scores).areas.length > 0).toBe(!isWhole)
  })

  // Whoever broke off was never asked in the areas after: of those who rated an area, four answers in five are wanted.
  const half = { areas: { 1: '22222', 2: '22222' } }
  const four = { all: 4 }
  const only = (...areas: number[]): Person => ({ areas: Object.fromEntries(areas.map((n) => [n, '4'.repeat(sizes[titleOf(n)])])) })
  test.each([
    ['three who came to the end, and two who broke off', [four, four, four, half, half], [25, 18], true],
    ['two and one who broke off: the rest is two people’s view', [four, four, half], [15, 18], false],
    ['two who broke off after one mark', [four, four, four, { areas: { 1: '4xxxx' } }, { areas: { 1: 'x4xxx' } }], [18, 18], true],
    ['who could not say much, and went on, was asked', [four, four, four, { all: 4, areas: { 1: '4xxxx' } }], [20, 24], true],
    ['two of them', [four, four, four, { all: 4, areas: { 1: '4xxxx' } }, { all: 4, areas: { 1: '4xxxx' } }], [25, 30], false],
    ['three who shared the areas among them', [only(1, 2), only(3, 4), only(5, 6, 7)], [15, 18], false],
    ['one who came to the end, by themselves', [four], [5, 6], true],
    ['two, of whom one broke off', [four, half], [10, 12], false],
  ])('of a round of several: %s', async (_, people, asked, isWhole) => {
    const scores = await one(people)
    expect([scores.areas[0]!.asked, scores.areas[6]!.asked]).toEqual(asked)
    expect(scores.total !== undefined).toBe(isWhole)
    // What is kept of a round comes to the same.
    if (people.length >= 3) {
      const kept = scoresFromTotals(totalsOf(scores))
      expect(kept.total).toEqual(scores.total)
      expect(kept.band).toBe(scores.band)
    }
  })

  test('whoever broke off counts in the areas they marked', async () => {
    const scores = await one([four, four, four, half])
    expect(scores.areas.map(({ score }) => asNumber(score!))).toEqual([3.5, 3.5, 4, 4, 4, 4, 4])
  })

  test('of an area that fewer than three of many marked nothing is shown, and nothing kept', async () => {
    const scores = await one([
      { all: 4, areas: { 7: '222xxx' } },
      { all: 4, areas: { 7: 'xxxxxx' } },
      { all: 4, areas: { 7: '555555' } },
    ])
    const seen = withoutFew(scores)
    expect(scores.areas[6]!.score).toBeDefined()
    expect(seen.areas[6]).toMatchObject({ score: undefined, sum: 0, answered: 0, statements: [] })
    expect(seen.talkAbout).toEqual([])
    expect(seen.areas[0]).toEqual(scores.areas[0])
    expect(totalsOf(scores).areas[titleOf(7)]).toEqual({ sum: 0, answered: 0, asked: 18 })
  })
})

describe('areas', () => {
  test.each([
    ['33333', undefined],
    ['33332', 'weak'],
    ['22222', 'weak'],
    ['22221', 'urgent'],
    ['1xxxx', 'urgent'],
  ])('marks of %s are %s', async (row, flag) => {
    expect((await one([{ all: 4, areas: { 1: row } }])).areas[0]!.flag).toBe(flag)
  })

  test.each([
    ['the lowest first', { 2: '11111', 5: '222222' }, [2, 5]],
    ['two that share the first place', { 2: '22222', 5: '222222' }, [2, 5]],
    ['three that share it', { 2: '22222', 5: '222222', 6: '222222' }, [2, 5, 6]],
    ['two that share the second', { 1: '33333', 2: '22222', 7: '333333' }, [2, 1, 7]],
    ['three that share the second: the lowest alone', { 1: '33333', 2: '22222', 5: '333333', 7: '333333' }, [2]],
    ['four that share the first: none stands out', { 1: '33333', 2: '33333', 5: '333333', 7: '333333' }, []],
    ['all level', {}, []],
    ['of different lengths, by their mean', { 1: '33332', 3: '333332' }, [1, 3]],
  ])('named: %s', async (_, areas, lowest) => {
    expect(low(await one([{ all: 4, areas }]))).toEqual(lowest)
  })
})

describe('which areas are lowest, in words', () => {
  const titles = (n: number) => wordsFor('en').choice(titleOf(n))
  test.each([
    ['two', 4, { 1: '33333', 2: '22222' }, `The two lowest: ${titles(2)} (2.0) and ${titles(1)} (3.0).`],
    [
      'three, of which two share a place',
      5,
      { 1: '44444', 2: '44445', 4: '44445' },
      `The lowest, of which several share a place: ${titles(1)} (4.0), ${titles(2)} (4.2), and ${titles(4)} (4.2). No area is below 4`,
    ],
    [
      'one, and too many above it, all good',
      5,
      { 1: '44444' },
      `The lowest: ${titles(1)} (4.0). The next place is shared by 6 areas, at 5.0. No area is below 4, often, so this is about good and better.`,
    ],
    ['many', 4, { 1: '33333', 2: '33333', 4: '33333', 5: '333333' }, '4 areas share the lowest place, at 3.0, so none stands out.'],
    ['all', 4, {}, 'All areas stand at 4.0, so none is lower than the others.'],
  ])('%s', async (_, all, areas, says) => {
    const said = lowestSaid(await one([{ all, areas: areas as Record<number, string> }]), wordsFor('en'))!
    expect(said).toContain(says)
  })
})

describe('how far marks lie apart', () => {
  test.each([
    ['one apart is nothing', ['33333', '43333'], []],
    ['two apart', ['33333', '53333'], [[0, 3, 5]]],
    [
      'the widest first',
      ['33313', '53353', '33333'],
      [
        [3, 1, 5],
        [0, 3, 5],
      ],
    ],
    ['who could not say is not far off', ['x3333', '53333', '43333'], []],
  ])('%s', async (_, rows, wanted) => {
    const { talkAbout } = await one(rows.map((row) => ({ all: 4, areas: { 1: row } })))
    expect(talkAbout.map(({ index, lowest, highest }) => [index, lowest, highest])).toEqual(wanted)
  })
})

describe('those who meet customers and those who do not', () => {
  const people = (drivers: number, managers: number, nameless = 0): Person[] => [
    ...Array.from({ length: drivers }, () => ({ role: 'driver', all: 2 })),
    ...Array.from({ length: managers }, () => ({ role: 'shop-manager', all: 5 })),
    ...Array.from({ length: nameless }, () => ({ all: 1 })),
  ]
  test.each([
    ['three and three', people(3, 3), 7],
    ['two of one', people(3, 2), 0],
    ['two of the other', people(2, 4), 0],
    ['no role given fills no group', people(3, 2, 3), 0],
    ['a role nobody knows neither', [...people(3, 2), { role: 'pilot', all: 5 }], 0],
    ['one area that too few marked', [...people(2, 3), { role: 'driver', areas: { 1: '22222' } }], 1],
  ])('%s', async (_, all, areas) => {
    const { apart } = await one(all)
    expect(apart).toHaveLength(areas)
    for (const { meeting, others } of apart) expect([asNumber(meeting), asNumber(others)]).toEqual([2, 5])
  })
})

describe('two rounds', () => {
  const change = async (before: string, now: string) => {
    const all = await scored(
      roundText([{ all: 3, areas: { 1: before } }], '2025-11-01'),
      roundText([{ all: 3, areas: { 1: now } }], '2026-11-01'),
    )
    return changesSince(all[0]!, all[1]!)[0]!
  }
  test.each([
    ['a fifth more is none', '33333', '33334', 0.2, false],
    ['two fifths more', '33333', '33344', 0.4, true],
    ['two fifths less', '33344', '33333', -0.4, true],
    ['nothing', '33333', '33333', 0, false],
  ])('%s', async (_, before, now, by, counts) => {
    const found = await change(before, now)
    expect(asNumber(found.by)).toBeCloseTo(by, 9)
    expect(found.counts).toBe(counts)
  })

  test('0.3 exactly is a change, though 3.4 less 3.1 is a hair under it in a computer', async () => {
    const ten = (row: string) => [
      { all: 3, areas: { 1: row.slice(0, 5) } },
      { all: 3, areas: { 1: row.slice(5) } },
    ]
    const all = await scored(roundText(ten('3333333334'), '2025-11-01'), roundText(ten('3333334444'), '2026-11-01'))
    expect(3.4 - 3.1).toBeLessThan(0.3)
    expect(changesSince(all[0]!, all[1]!)[0]!.counts).toBe(true)
  })

  test('a round of fewer than three is none to show, but where somebody asks for it', async () => {
    const all = await scored(roundText([{ all: 3 }, { all: 4 }], '2026-11-01'))
    expect(all[0]!.total).toBeDefined()
    expect(lastRounds(all)).toBeUndefined()
    expect(lastRounds(all, 1)!.now.round.on).toBe('2026-11-01')
  })

  test('of different statements are not compared', async () => {
    const three = (all: number) => [{ all }, { all }, { all }]
    const all = await scored(roundText(three(3), '2025-11-01', 'our-own'), roundText(three(4), '2026-11-01'))
    expect(all[0]!.total).toBeDefined()
    expect(changesSince(all[0]!, all[1]!)).toEqual([])
    expect(lastRounds(all)!.before).toBeUndefined()
  })

  test('the last with a total is shown, and a newer one without is named', async () => {
    const all = await scored(
      roundText([{ all: 3 }, { all: 3 }, { all: 3 }], '2024-11-01'),
      roundText([{ all: 4 }, { all: 4 }, { all: 4 }], '2026-11-01'),
      // Two people came to the end, and would know each other's marks.
      roundText([{ all: 5 }, { all: 5 }], '2026-11-15'),
    )
    const { now, before, begun } = lastRounds(all)!
    expect([now, before, begun].map((scores) => scores?.round.on)).toEqual(['2026-11-01', '2024-11-01', '2026-11-15'])
  })
})

describe('a change in figures', () => {
  const told = (before: number, now: number) => {
    const [was, is] = [ratio(before, 100), ratio(now, 100)]
    const by = difference(is, was)
    const counts = Math.abs(asNumber(by)) >= 0.3
    return changeFromInWords({ area: titleOf(1), before: was, now: is, by, counts }, wordsFor('en'))
  }
  test.each([
    ['the difference of what is shown', 245, 315, '+0.7, from 2.5'],
    ['though it is 0.74 before rounding', 241, 315, '+0.8, from 2.4'],
    ['down', 315, 241, '−0.8, from 3.2'],
    ['to two places where one of them has two', 240, 296, '+0.56, from 2.4'],
    ['a round step', 200, 300, '+1.0, from 2.0'],
    ['too little to count, with what it was', 300, 280, 'as before: 3.0'],
    ['0.3 to look at, and less before rounding', 314, 336, 'as before: 3.1'],
  ] as const)('%s', (_, before, now, says) => {
    expect(told(before, now)).toBe(says)
  })
})

describe('what a round still wants', () => {
  test.each([
    ['two more people, in another role', [{ role: 'driver', all: 4 }], 2, true],
    [
      'another role',
      [
        { role: 'driver', all: 4 },
        { role: 'driver', all: 4 },
        { role: 'driver', all: 4 },
      ],
      0,
      true,
    ],
    [
      'nothing, with two roles',
      [
        { role: 'driver', all: 4 },
        { role: 'driver', all: 4 },
        { role: 'fitter', all: 4 },
      ],
      0,
      false,
    ],
    ['nothing, where somebody left the role out', [{ role: 'driver', all: 4 }, { role: 'driver', all: 4 }, { all: 4 }], 0, false],
  ])('%s', async (_, people, raters, anotherRole) => {
    expect(stillWanted(await one(people))).toMatchObject({ raters, anotherRole })
  })
})

describe('marks that do not count', () => {
  test('a row with too many or too few: nobody can tell which mark is whose', async () => {
    const { round, areas } = await one([{ all: 4 }, { all: 4, areas: { 1: '1111', 2: '111111' } }])
    expect(round.leftOut.map(({ rater, area, found, wanted, why }) => [rater, area, found, wanted, why])).toEqual([
      ['B', titleOf(1), 4, 5, 'count'],
      ['B', titleOf(2), 6, 5, 'count'],
    ])
    expect(areas[0]).toMatchObject({ sum: 20, answered: 5, asked: 10 })
  })

  test('an area that somebody marked twice', async () => {
    const text = roundText([{ all: 4 }]).replace(/---\n$/, `  - { rater: A, area: ${titleOf(1)}, marks: [1, 1, 1, 1, 1] }\n---\n`)
    const [scores] = await scored(text)
    expect(scores!.round.leftOut).toMatchObject([{ rater: 'A', area: titleOf(1), why: 'twice' }])
    expect(scores!.areas[0]!.sum).toBe(20)
  })

  test('two files of one day are one round', async () => {
    const second = roundText([{ all: 2 }]).replaceAll('rater: A', 'rater: B')
    const all = await scored(roundText([{ all: 4 }]), second)
    expect(all).toHaveLength(1)
    expect(asNumber(all[0]!.total!)).toBe(21)
  })
})

describe('in figures', () => {
  test.each([
    [ratio(9, 4), '2.3'],
    [ratio(5, 2), '2.5'],
    [ratio(41, 11), '3.7'],
    [ratio(3), '3.0'],
    [ratio(296, 100), '2.96'],
    [ratio(2999, 1000), '2.99'],
    [ratio(199, 100), '1.99'],
    [ratio(304, 100), '3.0'],
    [difference(ratio(1), ratio(9, 4)), '-1.3'],
  ])('%o is %s', (value, shown) => {
    expect(inFigures(value, 'en', [2, 3])).toBe(shown)
  })

  test('with the comma of the language', () => {
    expect(inFigures(ratio(7, 2), 'et')).toBe('3,5')
  })
})

test("the sample's round, counted again with plain loops over the lines of its file", async () => {
  const lines = readFileSync(join(repository, 'records/assessments/2026-10-23.md'), 'utf8').split('\n')
  const sums: Record<string, [sum: number, count: number]> = {}
  const perStatement: Record<string, number[]> = {}
  let area = ''
  for (const line of lines) {
    if (line.startsWith('    area: ')) area = line.slice(10)
    if (!line.startsWith('    marks: ')) continue
    const marks = line.slice(12, -1).split(', ')
    for (const [i, mark] of marks.entries()) {
      if (mark === 'none') continue
      const pair = (sums[area] ??= [0, 0])
      pair[0] += Number(mark)
      pair[1] += 1
      ;(perStatement[`${area} ${i}`] ??= []).push(Number(mark))
    }
  }
  const { working } = await readProject(repository, { today: testDay, records: true })
  const round = roundsIn(working).find(({ files }) => files.includes('records/assessments/2026-10-23.md'))!
  const scores = scoresOf(round, () => undefined)
  expect(round.leftOut).toEqual([])
  let total = 0
  for (const [name, [sum, count]] of Object.entries(sums)) {
    const found = scores.areas.find((one) => one.area === (name as AssessmentArea))!
    expect([found.sum, found.answered], name).toEqual([sum, count])
    total += sum / count
  }
  expect(Object.keys(sums)).toHaveLength(7)
  expect(asNumber(scores.total!)).toBeCloseTo(total, 9)
  const wide = Object.entries(perStatement).filter(([, marks]) => Math.max(...marks) - Math.min(...marks) >= 2)
  expect(scores.talkAbout).toHaveLength(wide.length)
  const inOrder = Object.entries(sums).toSorted(([, a], [, b]) => a[0] / a[1] - b[0] / b[1])
  expect(scores.lowest.map((one) => one.area)).toEqual(inOrder.slice(0, 2).map(([name]) => name))
})
