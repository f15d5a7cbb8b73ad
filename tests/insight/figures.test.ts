import { beforeAll, describe, expect, test } from 'vitest'
import type { Handbook } from '../../src/handbook/handbook.ts'
import { nearestRank, tenths, upTo } from '../../src/measure/complaints/counts.ts'
import { allOf, figuresOf } from '../../src/measure/complaints/figures.ts'
import { monthsWithin, trendOf, within, yearTo } from '../../src/measure/complaints/period.ts'
import { pareto } from '../../src/measure/complaints/pareto.ts'
import { insightOf } from '../../src/measure/complaints/insight.ts'
import { percentilesOf } from '../../src/measure/percentiles.ts'
import type { Complaint } from '../../src/records/tables/complaints.ts'
import { timeTaken } from '../../src/render/insight-values.ts'
import { wordsFor } from '../../src/words/words.ts'
import { baseFiles } from '../support/base-files.ts'
import { handbookWith, insightInto, madeLog } from '../support/complaint-log.ts'

let handbook: { working: Handbook; inForce: Handbook }
beforeAll(async () => {
  handbook = await handbookWith()
})

/** A complaint of a Tuesday in October, with whatever a case is about. */
const one = (more: Complaint = {}): Complaint => ({ sort: 'complaint', received: '2026-10-06T10:00', ...more })
const look = (rows: readonly Complaint[]) => insightInto(rows, handbook)

describe('counted numbers', () => {
  test.each([
    [{}, 50, undefined],
    [{ 7: 1 }, 50, 7],
    [{ 10: 1, 20: 1 }, 50, 10],
    [{ 10: 1, 20: 1, 30: 1 }, 50, 20],
    [{ 9: 9, 100: 1 }, 90, 9],
    [{ 9: 8, 100: 2 }, 90, 100],
    [{ 0: 4, 2500: 1 }, 80, 0],
    [{ 0: 4, 2500: 1 }, 95, 2500],
    // By their size, not by how they are written.
    [{ 100: 1, 20: 1, 3: 1 }, 50, 20],
  ])('%j, %i per cent: %s', (counts, rank, found) => {
    expect(nearestRank(counts, rank)).toBe(found)
    const each = Object.entries(counts).flatMap(([number, n]) => Array.from({ length: n }, () => Number(number)))
    expect(percentilesOf(each, [rank])[0]).toBe(found)
  })

  test.each([
    [0, 0, 0],
    [1, 3, 333],
    [2, 3, 667],
    [1, 2000, 1],
    [1, 2001, 0],
    [7, 7, 1000],
  ])('%i of %i is %i tenths of a per cent', (part, whole, share) => expect(tenths(part, whole)).toBe(share))

  test('how many are no more than a sum', () => expect(upTo({ 0: 2, 2500: 3, 2501: 1 }, 2500)).toBe(5))
})

describe('a log', () => {
  test('with nothing in it', () => {
    const found = look([])
    expect(found).toMatchObject({
      sorts: {},
      complaints: { n: 0, given: 0, cost: 0 },
      average: { coins: undefined, of: 0 },
      onTheSpot: { share: undefined },
      promises: { share: undefined },
      topThree: { three: [], unclear: [] },
      limits: [],
      overdue: [],
      repeatCauses: [],
    })
    expect(found.times.acknowledged).toMatchObject({ timed: 0, median: undefined, ninetieth: undefined, inTime: { share: undefined } })
    expect(found.byMonth.map(({ n }) => n)).toEqual(Array.from({ length: 13 }, () => 0))
  })

  test('with one complaint', () => {
    const found = look([one({ category: 'late', channel: 'phone', given: 1000, cost: 2500, onTheSpot: true })])
    expect(found.complaints).toEqual({ n: 1, given: 1000, cost: 2500 })
    expect(found.onTheSpot).toEqual({ n: 1, of: 1, share: 1000 })
    expect(found.by.category).toEqual([{ name: 'late', n: 1, given: 1000, cost: 2500, share: 1000, cumulative: 1000 }])
    // What is settled on the spot is answered at once.
    expect(found.times.acknowledged).toMatchObject({ timed: 1, median: 0, ninetieth: 0, inTime: { n: 1, of: 1 } })
  })

  test('with nothing but praise', () => {
    const found = look([one({ sort: 'praise', given: 500 }), one({ sort: 'praise' })])
    expect(found.sorts).toEqual({ praise: 2 })
    expect(found.complaints).toEqual({ n: 0, given: 0, cost: 0 })
    expect(found.by.category).toEqual([])
    expect(found.topThree.three).toEqual([])
  })

  test('that does not say what its rows are is one of complaints', () => {
    expect(look([{ received: '2026-10-06' }]).sorts).toEqual({ complaint: 1 })
  })

  test('whose rows have no day, or one outside the period, counts them nowhere', () => {
    const rows = [one(), { sort: 'complaint' as const }, one({ received: '2025-11-21' }), one({ received: '2025-11-22' })]
    expect(look(rows).complaints.n).toBe(2)
    expect(figuresOf(rows, handbook.working)).not.toHaveProperty('undefined')
  })

  test('whose sums have no cents', async () => {
    const { 'policies/company.md': company } = await baseFiles()
    const yen = await handbookWith({ 'policies/company.md': company!.replace('currency: EUR', 'currency: JPY') })
    const found = insightInto([one({ given: 500, cost: 1300 }), one({ given: 0 }), one()], yen)
    expect(found).toMatchObject({ currency: 'JPY', complaints: { given: 500, cost: 1300 }, average: { coins: 650, of: 2 } })
  })
})

describe('what costs', () => {
  test.each([
    [{}, 0, 0, 0],
    [{ given: 1000 }, 1000, 1000, 1],
    [{ cost: 2500 }, 0, 2500, 1],
    [{ given: 1000, cost: 2500 }, 1000, 2500, 1],
    // What was given is a part of what it cost.
    [{ given: 2050, cost: 500 }, 2050, 2050, 1],
    [{ given: 0 }, 0, 0, 1],
  ])('%j', (cells, given, cost, known) => {
    expect(look([one(cells)])).toMatchObject({ complaints: { n: 1, given, cost }, average: { of: known } })
  })
})

describe('from the most frequent down', () => {
  const sums = (n: number) => ({ n, given: 0, cost: 0 })

  test('shares add up from the counts, ties stand by name, and what nobody said comes last', () => {
    const bars = pareto({ late: sums(1), '': sums(5), 'wrong-item': sums(1), contract: sums(1), other: sums(4) })
    expect(bars.map(({ name, share, cumulative }) => [name, share, cumulative])).toEqual([
      ['other', 333, 333],
      ['contract', 83, 417],
      ['late', 83, 500],
      ['wrong-item', 83, 583],
      ['', 417, 1000],
    ])
  })
})

describe('the area of a complaint', () => {
  test.each([
    ['of the policy behind its situation', { situation: 'late-delivery' }, 'delivery'],
    ['of the policy behind its problem, where no situation is said', { problem: 'missed-days' }, ''],
    ['is not said', {}, ''],
  ])('%s', (_name, cells, area) => expect(look([one(cells)]).by.area.map(({ name }) => name)).toEqual([area]))
})

/** Monday to Friday, 9 to 17: the small handbook says no hours. 6 October 2026 is a Tuesday. */
describe('times, in working hours', () => {
  test.each<[string, Complaint, number | undefined, 'in time' | 'late' | 'not counted']>([
    ['the same morning', { acknowledged: '2026-10-06T11:30' }, 90, 'in time'],
    ['over a night', { acknowledged: '2026-10-07T10:00' }, 480, 'in time'],
    ['a minute too late', { acknowledged: '2026-10-07T10:01' }, 481, 'late'],
    ['over a weekend', { received: '2026-10-09T16:00', acknowledged: '2026-10-12T10:00' }, 120, 'in time'],
    ['only days known: the working days between them', { received: '2026-10-09', acknowledged: '2026-10-12' }, 480, 'in time'],
    ['one hour missing counts by days too', { acknowledged: '2026-10-08' }, 960, 'late'],
    ['days alone, the same day', { received: '2026-10-06', acknowledged: '2026-10-06T16:59' }, 0, 'in time'],
    ['before it came: a slip, and not counted', { acknowledged: '2026-10-05T10:00' }, undefined, 'not counted'],
    ['settled is an answer too', { settled: '2026-10-06T12:00' }, 120, 'in time'],
    ['nobody has answered since', {}, undefined, 'late'],
    ['nobody has answered, and the time is not up', { received: '2026-11-20T16:00' }, undefined, 'not counted'],
  ])('%s', (_name, cells, minutes, when) => {
    // One more says when it was heard, so that the list is one that says it: a slip of the pen, which counts nowhere.
    const { median, inTime } = look([one(cells), one({ acknowledged: '2026-10-05' })]).times.acknowledged
    expect(median).toBe(minutes)
    expect([inTime.n, inTime.of]).toEqual({ 'in time': [1, 1], late: [0, 1], 'not counted': [0, 0] }[when])
  })

  test('half and nine in ten, by nearest rank', () => {
    const rows = Array.from({ length: 10 }, (_, i) => one({ acknowledged: `2026-10-06T10:${String(i * 5).padStart(2, '0')}` }))
    expect(look(rows).times.acknowledged).toMatchObject({ timed: 10, median: 20, ninetieth: 40 })
  })

  test('asked afterwards within five working days of settling', () => {
    const settled = '2026-10-06T12:00'
    const { inTime } = look([
      one({ settled, followedUp: '2026-10-13T12:00' }),
      one({ settled, followedUp: '2026-10-13T12:01' }),
      one({ settled }),
      one({}),
    ]).times.followedUp
    expect([inTime.n, inTime.of]).toEqual([1, 3])
  })

  test('a standard of ours comes before what is usual, and the one of its channel before that', async () => {
    const standard = (channel: string) => `---
kind: standard
statement: Whoever complains hears from us
threshold: 2 hours
share: 95%
${channel}measure: complaints-acknowledged-in-time
status: approved
---
`
    const rows = [
      one({ channel: 'phone', acknowledged: '2026-10-06T12:30' }),
      one({ acknowledged: '2026-10-06T12:30' }),
      one({ channel: 'phone', acknowledged: '2026-10-06T12:00' }),
    ]
    const all = await handbookWith({ 'policies/standards/heard.md': standard('') })
    expect(insightInto(rows, all).times.acknowledged).toMatchObject({ inTime: { n: 1, of: 3 }, allowed: { amount: 2, unit: 'hours' } })
    const phone = await handbookWith({ 'policies/standards/heard.md': standard('channel: phone\n') })
    expect(insightInto(rows, phone).times.acknowledged).toMatchObject({
      inTime: { n: 2, of: 3 },
      allowed: 'by-channel',
    })
  })

  test('what the list says of none is neither no nor at once', () => {
    const settled = { settled: '2026-10-06T12:00' }
    const { onTheSpot, times } = look([one(settled), one(settled), one()])
    expect(onTheSpot).toEqual({ n: 0, of: 0, share: undefined })
    for (const taken of [times.acknowledged, times.followedUp])
      expect(taken).toMatchObject({ isSaid: false, timed: 0, median: undefined, inTime: { n: 0, of: 0, share: undefined } })
    expect(times.settled).toMatchObject({ isSaid: true, timed: 2, byDays: false })
  })

  test('on the spot, of those that say yes or no; whoever was helped on the spot was answered then', () => {
    const { onTheSpot, times } = look([one({ onTheSpot: true }), one({ onTheSpot: false }), one()])
    expect(onTheSpot).toEqual({ n: 1, of: 2, share: 500 })
    expect(times.acknowledged).toMatchObject({ isSaid: true, inTime: { n: 1, of: 3 } })
  })

  test('where nothing is due yet, the list is not blamed', () => {
    expect(look([one({ received: '2026-11-20T16:00' })]).times.acknowledged).toMatchObject({ isSaid: true, inTime: { of: 0 } })
  })

  test.each<[string, Complaint[], string]>([
    ['the same day', [{ received: '2026-10-06', settled: '2026-10-06' }], 'the same day'],
    ['days later', [{ received: '2026-10-06', settled: '2026-10-08' }], '2 days'],
    ['with hours', [{ settled: '2026-10-06T11:30' }], '1 h 30 min'],
    ['on the spot', [{ received: '2026-10-06', onTheSpot: true }], 'at once'],
  ])('time taken, told by what the list knows: %s', (_name, rows, says) => {
    const found = look(rows.map((cells) => one(cells)))
    expect(timeTaken(found.times.settled.median!, found.times.settled, found, wordsFor('en'))).toBe(says)
  })

  test('totals from before this was counted are read as they were', () => {
    const months = figuresOf([one({ onTheSpot: true }), one()], handbook.working)
    for (const month of Object.values(months)) {
      delete month.spotSaid
      for (const times of Object.values(month.times)) {
        delete times.said
        delete times.byDay
      }
    }
    const found = insightOf({ period: yearTo('2026-11-21'), months }, handbook.working, handbook.inForce)
    expect(found.onTheSpot).toEqual({ n: 1, of: 2, share: 500 })
    expect(found.times.acknowledged).toMatchObject({ isSaid: true, byDays: false, inTime: { n: 1, of: 2 } })
  })

  test('promises kept, by the hour or by the day', () => {
    const rows = [
      one({ promisedFor: '2026-10-08', settled: '2026-10-08T16:00' }),
      one({ promisedFor: '2026-10-08T12:00', settled: '2026-10-08T16:00' }),
      one({ promisedFor: '2026-10-08T12:00' }),
      one({ promisedFor: '2026-11-21T12:00' }),
      one({ settled: '2026-10-08' }),
    ]
    expect(look(rows).promises).toEqual({ n: 1, of: 3, share: 333 })
  })

  test('content, of all who were asked', () => {
    const rows = (['yes', 'yes', 'no', 'no-answer'] as const).map((content) => one({ content }))
    expect(look(rows).content).toEqual({ n: 2, of: 4, share: 500, noAnswer: 1 })
  })
})

describe('periods', () => {
  test('a year ends today', () => {
    expect(yearTo('2026-11-21')).toEqual({ from: '2025-11-22', to: '2026-11-21' })
    expect(yearTo('2028-02-29')).toEqual({ from: '2027-03-01', to: '2028-02-29' })
  })

  test.each([
    ['2025-11-22', '2026-11-21', '2025-12-01'],
    ['2026-01-01', '2026-03-31', '2026-01-01'],
    ['2026-11-05', '2026-11-20', '2026-11-01'],
  ])('of months alone, from %s to %s begins on %s', (from, to, begin) => {
    expect(monthsWithin({ from, to }, {}).period).toEqual({ from: begin, to })
  })

  test('a year is the sum of its months', () => {
    const rows = madeLog(120)
    const months = figuresOf(rows, handbook.working)
    expect(Object.keys(months).length).toBeGreaterThan(6)
    const sum = Object.keys(months).reduce(
      (n, month) => n + within({ from: `${month}-01`, to: `${month}-31` }, rows).filter(({ sort }) => sort === 'complaint').length,
      0,
    )
    expect(allOf(months).all.n).toBe(sum)
    expect(allOf(months).all.cost).toBe(rows.filter(({ sort }) => sort === 'complaint').reduce((coins, { cost = 0 }) => coins + cost, 0))
  })

  test.each([
    ['grows', [1, 1, 2, 3, 3, 3], 'growing'],
    ['falls', [5, 5, 5, 2, 2, 2], 'falling'],
    ['two more are an accident', [0, 0, 0, 1, 1, 0], 'steady'],
    ['three more of many are nothing', [9, 9, 9, 10, 10, 10], 'steady'],
  ])('over six months: %s', (_name, counts, is) => {
    const months = ['2026-05', '2026-06', '2026-07', '2026-08', '2026-09', '2026-10']
    // The month that has only begun tells nothing yet.
    const count = (month: string) => (month === '2026-11' ? 90 : (counts[months.indexOf(month)] ?? 0))
    expect(trendOf(count, { from: '2026-05-01', to: '2026-11-21' })?.is).toBe(is)
    expect(trendOf(count, { from: '2026-05-02', to: '2026-11-21' })).toBeUndefined()
  })
})
