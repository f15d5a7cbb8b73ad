import { beforeAll, describe, expect, test } from 'vitest'
import type { Handbook } from '../../src/handbook/handbook.ts'
import { roundUp, type LimitInUse } from '../../src/measure/complaints/limits-in-use.ts'
import type { Complaint } from '../../src/records/tables/complaints.ts'
import { handbookWith, insightInto } from '../support/complaint-log.ts'

/** The ladder of the small handbook: drivers to 25 EUR, shift leads to 60, the shop manager by judgement. */
let handbook: { working: Handbook; inForce: Handbook }
beforeAll(async () => {
  handbook = await handbookWith({
    'policies/harbour.md': `---
kind: place
name: Harbour Hall
wider:
  - guideline: late-delivery
    role: driver
    may: ["something off, up to 40 EUR per case"]
    because: They are far away
status: approved
---
`,
    'policies/loans.md': `---
kind: discretion
situation: A bed is missing
ladder:
  - role: driver
    may: ["a loan piece, up to 200 EUR per case", "something off, up to 20 EUR per case"]
  - role: shift-lead
    may: ["a hotel, up to 150 EUR per case", "something off, up to 90 EUR per case"]
  - role: shop-manager
    may: ["a hotel, up to 300 EUR per case"]
status: approved
---
`,
    'policies/shares.md': `---
kind: discretion
situation: A scratch
ladder:
  - role: driver
    may: ["something off, up to 10 EUR per case", "a discount, up to 10% of the order"]
status: approved
---
`,
  })
})

const took = (role: string, cells: Complaint): Complaint => ({
  received: '2026-10-06T10:00',
  situation: 'late-delivery',
  receivedBy: role,
  settled: '2026-10-06T11:00',
  ...cells,
})
const alone = (role: string, ...sums: number[]) => sums.map((given) => took(role, { given }))
const passed = (role: string, granted: boolean | undefined, ...sums: number[]) =>
  sums.map((given) => took(role, { given, asked: 'shift-lead', ...(granted !== undefined && { granted }) }))
const times = (n: number, sum: number) => Array.from({ length: n }, () => sum)
const fit = (...rows: Complaint[][]): LimitInUse => insightInto(rows.flat(), handbook).limits[0]!

describe('what became of the cases', () => {
  test('settled alone, passed on, granted, and not settled yet', () => {
    const open = took('driver', {})
    delete open.settled
    expect(
      fit(alone('driver', 0, 1000, 2500), passed('driver', true, 3000), passed('driver', false, 0), passed('driver', undefined, 500), [
        open,
      ]),
    ).toMatchObject({ met: 7, alone: 3, passed: 3, granted: 1, limit: 2500, free: false, above: 0, couldHave: 0 })
  })

  test('in the order of the ladder, people on no rung first', () => {
    const limits = insightInto(
      [...alone('shop-manager', 0), ...alone('driver', 0), ...alone('shift-lead', 0), ...alone('fitter', 0)],
      handbook,
    ).limits
    expect(limits.map(({ role, rung, limit, free }) => [role, rung, limit, free])).toEqual([
      ['fitter', undefined, undefined, false],
      ['driver', 0, 2500, false],
      ['shift-lead', 1, 6000, false],
      ['shop-manager', 2, undefined, true],
    ])
  })

  test.each<[string, Complaint[], number]>([
    ['the limit itself', alone('driver', 2500), 0],
    ['a cent above it', alone('driver', 2501), 1],
    ['above it, and somebody was asked', passed('driver', true, 5000), 0],
    ['where the place lets them give more', [took('driver', { given: 4000, place: 'harbour' })], 0],
    ['more than even the place lets them', [took('driver', { given: 4001, place: 'harbour' })], 1],
    ['where judgement is the limit', alone('shop-manager', 900_000), 0],
    ['by whoever has none', alone('fitter', 500), 0],
    ['where a share of the order may come on top', [took('driver', { given: 5000, situation: 'shares' })], 0],
    ['in a situation that is no more', [took('driver', { given: 5000, situation: 'gone' })], 0],
  ])('given above the limit: %s', (_name, rows, above) => expect(fit(rows).above).toBe(above))

  test.each([
    ['driver', 2000],
    ['shift-lead', 9000],
    ['shop-manager', 30_000],
  ])('the limit is that of the remedy most of the ladder gives: %s', (role, limit) => {
    expect(fit([took(role, { situation: 'loans', given: 0 })]).limit).toBe(limit)
  })

  test('what would have covered so many per cent, by nearest rank', () => {
    const sums = Array.from({ length: 100 }, (_, i) => (i + 1) * 100)
    expect(fit(alone('driver', ...sums.slice(0, 25)), passed('driver', true, ...sums.slice(25))).covered).toEqual({
      80: 8000,
      95: 9500,
      99: 9900,
    })
    expect(fit([took('driver', {})]).covered).toBeUndefined()
  })
})

describe('a limit is proposed', () => {
  test('where many had to ask and nearly all were granted', () => {
    const sums = [...times(41, 2800), ...times(4, 5000)]
    const found = fit(alone('driver', ...times(60, 1000)), passed('driver', true, ...sums), passed('driver', false, 0, 0))
    expect(found).toMatchObject({ met: 107, passed: 47, granted: 45, proposal: { limit: 3000, spared: 41 } })
  })

  test.each<[string, Complaint[][]]>([
    ['nine cases prove nothing', [passed('driver', true, ...times(9, 3000))]],
    ['one in ten is not more than one in ten', [alone('driver', ...times(18, 0)), passed('driver', true, 3000, 3000)]],
    ['eight yeses in nine', [alone('driver', ...times(10, 0)), passed('driver', true, ...times(8, 3000)), passed('driver', false, 0)]],
    ['an answer nobody wrote down is no yes', [passed('driver', undefined, ...times(10, 3000))]],
    ['what they asked for was theirs to give', [passed('driver', true, ...times(10, 2500))]],
    ['judgement needs no limit', [passed('shop-manager', true, ...times(10, 90_000))]],
  ])('not where %s', (_name, rows) => expect(fit(...rows).proposal).toBeUndefined())

  test('that they could have given it themselves is told', () => {
    expect(fit(passed('driver', true, ...times(9, 2500), 2600))).toMatchObject({ granted: 10, couldHave: 9 })
  })

  test('higher up, it covers more of what was granted', () => {
    const sums = [...times(18, 7000), 20_000, 30_000]
    expect(fit(passed('driver', true, ...sums)).proposal).toEqual({ limit: 7000, spared: 18 })
    expect(fit(passed('shift-lead', true, ...sums)).proposal).toEqual({ limit: 20_000, spared: 19 })
  })
})

test.each([
  [0, 0],
  [1, 1],
  [7, 7],
  [1900, 2000],
  [2850, 3000],
  [3000, 3000],
  [4100, 4500],
  [12_000, 12_000],
  [12_500, 14_000],
])('%i in round figures is %i', (coins, round) => expect(roundUp(coins)).toBe(round))
