import { beforeAll, describe, expect, test } from 'vitest'
import type { Handbook } from '../../src/handbook/handbook.ts'
import type { Complaint } from '../../src/records/tables/complaints.ts'
import { handbookWith, insightInto } from '../support/complaint-log.ts'

const problem = (canAct: string, status = 'approved') => `---
kind: problem
statement: The wrong door is in the box
can-act: ${canAct}
status: ${status}
---
`

let handbook: { working: Handbook; inForce: Handbook }
beforeAll(async () => {
  handbook = await handbookWith({
    'policies/problems/wrong-door.md': problem('hardly'),
    'policies/problems/calls-ring-on.md': problem('partly', 'draft'),
  })
})

/** So many complaints alike, each with a cost. */
const many = (n: number, cells: Complaint): Complaint[] => Array.from({ length: n }, () => ({ received: '2026-10-06T10:00', ...cells }))
const three = (...rows: Complaint[][]) => insightInto(rows.flat(), handbook).topThree

describe('how often times what it costs times how far one can act', () => {
  test.each<[string, Complaint, number, number]>([
    ['fully ours', { problem: 'missed-days', cost: 1000 }, 4, 4 * 4000 * 3],
    ['hardly ours', { problem: 'wrong-door', cost: 1000 }, 4, 4 * 4000],
    ['partly ours, still a draft', { problem: 'calls-ring-on', cost: 1000 }, 4, 4 * 4000 * 2],
    ['a category, of which nobody has said', { category: 'late', cost: 1000 }, 4, 4 * 4000 * 2],
    ['a problem that is no more', { problem: 'gone', cost: 1000 }, 4, 4 * 4000 * 2],
    ['only what was given', { category: 'late', given: 500 }, 2, 2 * 1000 * 2],
    ['without a cost, how often still counts', { category: 'late' }, 5, 5 * 5 * 2],
  ])('%s', (_name, cells, n, score) => {
    expect(three(many(n, cells)).three).toMatchObject([{ n, score }])
  })

  test('a problem comes before its category, and is counted once', () => {
    const found = three(many(2, { category: 'late', problem: 'missed-days', cost: 100 }), many(1, { category: 'late', cost: 100 }))
    expect(found.three.map(({ of, name, n }) => [of, name, n])).toEqual([
      ['problem', 'missed-days', 2],
      ['category', 'late', 1],
    ])
  })

  test('no more than three; of two alike, the one whose name comes first', () => {
    const categories = ['wrong-item', 'late', 'contract', 'privacy'] as const
    const found = three(...categories.map((category) => many(2, { category, cost: 100 })))
    expect(found.three.map(({ name }) => name)).toEqual(['contract', 'late', 'privacy'])
    expect(found.unclear).toEqual([])
  })
})

describe('what does not say what failed', () => {
  test.each<[string, Complaint]>([
    ['how they were treated', { category: 'staff-attitude', cost: 9000 }],
    ['something else', { category: 'other', cost: 9000 }],
    ['nothing at all', { cost: 9000 }],
  ])('%s is told apart, however often it comes', (_name, cells) => {
    const found = three(many(9, cells), many(1, { category: 'late', cost: 100 }))
    expect(found.three.map(({ name }) => name)).toEqual(['late'])
    expect(found.unclear).toMatchObject([{ name: cells.category ?? '', n: 9 }])
  })

  test('with a problem, it counts', () => {
    expect(three(many(2, { category: 'staff-attitude', problem: 'missed-days' })).three).toMatchObject([{ name: 'missed-days', n: 2 }])
  })

  test('and where it is seldom, nobody is bothered with it', () => {
    expect(three(many(1, { category: 'other' }), many(5, { category: 'late', cost: 100 })).unclear).toEqual([])
  })
})

test('the evidence: since when, where, and whether it grows', () => {
  const late = (received: string, place?: string) => ({ received, category: 'late' as const, ...(place && { place }) })
  const rows = [
    late('2025-12-03', 'mill'),
    late('2026-02-03'),
    late('2026-08-03', 'mill'),
    late('2026-09-03', 'hall'),
    late('2026-10-03', 'hall'),
    late('2026-10-04', 'mill'),
    // Of a month that has only begun, nobody can tell whether it has grown.
    late('2026-11-03'),
  ]
  expect(insightInto(rows, handbook).topThree.three).toMatchObject([
    {
      n: 7,
      since: '2025-12',
      places: [
        { name: 'mill', n: 3 },
        { name: 'hall', n: 2 },
        { name: '', n: 2 },
      ],
      trend: { before: 0, after: 4, is: 'growing' },
    },
  ])
})
