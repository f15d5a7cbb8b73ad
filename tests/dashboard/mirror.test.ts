import { beforeAll, describe, expect, test } from 'vitest'
import type { Handbook } from '../../src/handbook/handbook.ts'
import { figuresOf } from '../../src/measure/complaints/figures.ts'
import { mirrorOf } from '../../src/measure/mirror.ts'
import { readProject } from '../../src/project.ts'
import type { Complaint } from '../../src/records/tables/complaints.ts'
import { mirrorSentence, type Reflection } from '../../src/render/dashboard/mirror.ts'
import { wordsFor } from '../../src/words/words.ts'
import { makeProject, testDay } from '../support/project.ts'

const words = wordsFor('en')

const page = (kind: string, lines: string) => `---\nkind: ${kind}\n${lines}\nstatus: approved\n---\n`
const files = {
  'policies/company.md': page('company', 'name: Bench & Son\nlanguages: [en]\ncurrency: EUR'),
  'policies/vision.md': page(
    'vision',
    'statement: We come when we said.\nelements:\n  - name: the-day\n    title: We keep the day\n  - name: the-ear\n    title: We listen\n  - name: the-smile\n    title: We smile',
  ),
  'policies/goals/day.md': page('goal', 'statement: Vans are in time\nelements: [the-day]\nproblems: [late-van]'),
  'policies/goals/ear.md': page('goal', 'statement: Told once\nelements: [the-ear]\nproblems: [told-twice, no-answer]'),
  'policies/goals/all.md': page(
    'goal',
    'statement: They come back\nelements: [the-day, the-ear, the-smile]\nproblems: [late-van, told-twice, no-answer, dust]',
  ),
  'policies/problems/late-van.md': page('problem', 'statement: The van is late'),
  'policies/problems/told-twice.md': page('problem', 'statement: They tell it twice'),
  'policies/problems/no-answer.md': page('problem', 'statement: Nobody answers'),
  'policies/problems/dust.md': page('problem', 'statement: There is dust'),
}

let handbook: Handbook
beforeAll(async () => {
  handbook = (await readProject(await makeProject(files), { today: testDay })).inForce
})

const many = (n: number, cells: Complaint): Complaint[] => Array.from({ length: n }, () => ({ received: '2026-10-06T10:00', ...cells }))
const mirror = (...rows: Complaint[][]) => mirrorOf(handbook, { months: figuresOf(rows.flat(), handbook) })
const toldIn = (...rows: Complaint[][]) => Object.fromEntries(mirror(...rows).elements.map(({ name, told }) => [name, told?.n]))

describe('each part of the vision against what customers told', () => {
  test('a problem breaks what the plainest of its goals serves', () => {
    expect(
      toldIn(many(5, { problem: 'late-van', cost: 100 }), many(2, { problem: 'told-twice' }), many(1, { problem: 'no-answer' })),
    ).toEqual({
      'the-day': 5,
      'the-ear': 3,
      'the-smile': 0,
    })
  })

  test('a problem that only a broad goal answers breaks all that it serves', () => {
    expect(toldIn(many(4, { problem: 'dust' }))).toEqual({ 'the-day': 4, 'the-ear': 4, 'the-smile': 4 })
  })

  test('what names no problem, and what is no complaint, breaks nothing', () => {
    expect(toldIn(many(9, { category: 'late' }), many(9, { sort: 'praise', problem: 'late-van' }))).toEqual({
      'the-day': 0,
      'the-ear': 0,
      'the-smile': 0,
    })
    expect(mirror(many(9, { category: 'late' })).most).toBeUndefined()
  })

  test.each<[string, Complaint[][], string]>([
    ['the most frequent', [many(3, { problem: 'told-twice' }), many(2, { problem: 'late-van', cost: 9000 })], 'the-ear'],
    ['of two, the dearer', [many(2, { problem: 'late-van' }), many(2, { problem: 'told-twice', cost: 100 })], 'the-ear'],
    ['of two alike, the first', [many(2, { problem: 'told-twice' }), many(2, { problem: 'late-van' })], 'the-day'],
  ])('broken most: %s', (_, rows, name) => {
    expect(mirror(...rows).most?.name).toBe(name)
  })

  test('without a list of complaints nothing is said of them', () => {
    const { elements, most } = mirrorOf(handbook, undefined)
    expect(elements.map(({ told }) => told)).toEqual([undefined, undefined, undefined])
    expect(most).toBeUndefined()
  })
})

describe('the sentence', () => {
  const vision = (statement = 'We come when we said.') => ({ fields: { statement } }) as never
  const most = (n: number) => ({ title: 'We keep the day', told: { n, given: 0, cost: 0 } }) as never
  const since = '22 November 2025'
  test.each<[string, Reflection, string]>([
    [
      'a part was broken',
      { mirror: { vision: vision(), most: most(148) }, complaints: { n: 399, since, most: 'Late' } },
      'You promise “We keep the day”, and since 22 November 2025 customers have told you 148 times that it was not so.',
    ],
    [
      'once',
      { mirror: { vision: vision(), most: most(1) }, complaints: { n: 3, since, most: 'Late' } },
      'You promise “We keep the day”, and since 22 November 2025 a customer has told you once that it was not so.',
    ],
    [
      'nobody has linked a problem yet',
      { mirror: { vision: vision(), most: undefined }, complaints: { n: 12, since, most: 'Late' } },
      'You promise “We come when we said”, and since 22 November 2025 customers have told you 12 times that something went wrong, above all: “Late”.',
    ],
    [
      'nor said what went wrong',
      { mirror: { vision: vision(), most: undefined }, complaints: { n: 12, since, most: undefined } },
      'You promise “We come when we said”, and since 22 November 2025 customers have told you 12 times that something went wrong.',
    ],
    [
      'silence is no praise',
      { mirror: { vision: vision(), most: undefined }, complaints: { n: 0, since, most: undefined } },
      'You promise “We come when we said”, and since 22 November 2025 nobody has complained: either all is well, or nobody asks.',
    ],
    [
      'nobody writes anything down',
      { mirror: { vision: vision(), most: undefined }, complaints: undefined },
      'You promise “We come when we said”, and what customers meet, nobody writes down yet.',
    ],
    [
      'no vision, and complaints',
      { mirror: { vision: undefined, most: undefined }, complaints: { n: 12, since, most: 'Late' } },
      'What customers may count on, nobody here has said yet; since 22 November 2025 they have told you 12 times that something went wrong, above all: “Late”.',
    ],
    [
      'no vision, and one that nobody sorted',
      { mirror: { vision: undefined, most: undefined }, complaints: { n: 1, since, most: undefined } },
      'What customers may count on, nobody here has said yet; since 22 November 2025 a customer has told you once that something went wrong.',
    ],
    [
      'no vision, and no complaint',
      { mirror: { vision: undefined, most: undefined }, complaints: { n: 0, since, most: undefined } },
      'What customers may count on, nobody here has said yet; and since 22 November 2025 nobody has complained, or nobody asks.',
    ],
    [
      'nothing at all',
      { mirror: { vision: undefined, most: undefined }, complaints: undefined },
      'What customers may count on, nobody here has said yet, and what they meet, nobody writes down.',
    ],
  ])('%s', (_, reflection, says) => {
    expect(mirrorSentence(reflection, words)).toBe(says)
  })
})
