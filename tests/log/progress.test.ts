import { describe, expect, test } from 'vitest'
import { momentTyped } from '../../src/cli/log/moment-typed.ts'
import { momentNow } from '../../src/records/moment-now.ts'
import { rounds } from '../../src/records/rounds.ts'
import { endsLike, isReference } from '../../src/records/find-reference.ts'
import { missingIn } from '../../src/records/missing.ts'
import { isOneOf, knownBy, newAmong } from '../../src/records/new-rows.ts'
import { referencesAfter } from '../../src/records/next-reference.ts'
import { isOpen, progressOf } from '../../src/records/progress.ts'
import { complaints, type Complaint } from '../../src/records/tables/complaints.ts'
import { untimely } from '../../src/records/untimely.ts'

/** What was heard of a complaint on a slip that was filled in well. */
const heard: Complaint = {
  reference: '2026-0148',
  sort: 'complaint',
  received: '2026-11-20T10:15',
  receivedBy: 'barista',
  channel: 'shop',
  reachedBy: 'anna@example.org',
  whatHappened: 'The cake was for Saturday',
  category: 'late',
  wants: 'A cake',
  severity: '2',
}
const promised: Complaint = { ...heard, acknowledged: '2026-11-20T10:15', responsible: 'shift-lead', promisedFor: '2026-11-21T12:00' }
const settled: Complaint = { ...promised, settled: '2026-11-21T11:00', onTheSpot: false, agreed: 'A new cake', given: 1250 }
const onTheSpot: Complaint = { ...heard, onTheSpot: true, settled: '2026-11-20T10:20', agreed: 'A new cake', given: 0 }
const asked: Complaint = { ...settled, followedUp: '2026-11-25' }
const closed: Complaint = { ...asked, content: 'yes', cause: 'process', prevention: 'Ask for the day twice' }

describe('how far it is, and what it lacks for that', () => {
  const cases: [string, Complaint, string, (keyof Complaint)[]][] = [
    ['heard, and nobody has answered', heard, 'received', ['acknowledged', 'responsible', 'promisedFor']],
    ['answered, without a day', { ...promised, promisedFor: undefined } as never, 'acknowledged', ['promisedFor']],
    ['promised', promised, 'acknowledged', []],
    ['settled', settled, 'settled', []],
    ['settled, and nobody wrote what was agreed', { ...settled, agreed: '', given: undefined } as never, 'settled', ['agreed', 'given']],
    ['settled on the spot: nothing had to be promised', onTheSpot, 'settled', []],
    ['on the spot, without its hour', { ...onTheSpot, settled: undefined } as never, 'settled', ['settled']],
    ['nothing was given, which is an answer', { ...settled, given: 0 }, 'settled', []],
    ['refused without a reason', { ...settled, decision: 'no' }, 'settled', ['reasons']],
    ['refused with one', { ...settled, decision: 'no', reasons: 'It was eaten' }, 'settled', []],
    ['asked afterwards', asked, 'followed-up', ['content', 'cause', 'prevention']],
    ['learned from', closed, 'closed', []],
    ['settled, though nobody wrote what went wrong', { ...settled, category: undefined } as never, 'settled', ['category']],
    [
      'praise',
      { sort: 'praise', received: '2026-11-20', receivedBy: 'barista', channel: 'shop', whatHappened: 'The soup!', reference: '1' },
      'closed',
      [],
    ],
    [
      'a comment nobody put a day to',
      { sort: 'comment', whatHappened: 'Too loud' },
      'closed',
      ['reference', 'received', 'receivedBy', 'channel'],
    ],
    ['a question', { ...heard, sort: 'question', reachedBy: undefined } as never, 'received', []],
    ['a question with its answer', { ...heard, sort: 'question', settled: '2026-11-20' }, 'closed', []],
    [
      'of which nothing is said',
      {},
      'received',
      [
        'reference',
        'sort',
        'received',
        'receivedBy',
        'channel',
        'reachedBy',
        'whatHappened',
        'category',
        'wants',
        'severity',
        'acknowledged',
        'responsible',
        'promisedFor',
      ],
    ],
  ]
  test.each(cases)('%s', (_, complaint, far, missing) => {
    expect(progressOf(complaint)).toBe(far)
    expect(missingIn(complaint)).toEqual(missing)
  })

  test('somebody waits until it is settled, and nobody for praise', () => {
    expect([heard, promised, settled, onTheSpot, closed, { sort: 'praise' as const }].map(isOpen)).toEqual([
      true,
      true,
      false,
      false,
      false,
      false,
    ])
  })
})

describe('questions', () => {
  const all = Object.keys(complaints.columns) as (keyof Complaint)[]

  test('each column is asked in some round, but for the reference and the steps', () => {
    const whole: Complaint = { sort: 'complaint', asked: 'shift-lead', decision: 'no' }
    const inRounds = Object.values(rounds).flatMap((round) => round(whole))
    expect([...new Set(inRounds)].sort()).toEqual(all.filter((key) => key !== 'reference' && key !== 'steps').sort())
  })

  test('what is always needed is asked first', () => {
    const needed = all.filter((key) => complaints.columns[key].need === 'always' && key !== 'reference')
    expect(rounds.hear({})).toEqual(expect.arrayContaining(needed))
  })

  test('whoever praises is not asked what went wrong', () => {
    expect(rounds.hear({ sort: 'praise' })).toEqual([
      'sort',
      'received',
      'receivedBy',
      'channel',
      'place',
      'customer',
      'reachedBy',
      'whatHappened',
    ])
  })

  test('reasons are asked for a no, and whether they said yes where somebody was asked', () => {
    expect(rounds.settle({ sort: 'complaint' })).not.toContain('granted')
    expect(rounds.settle({ sort: 'complaint', asked: 'shift-lead', decision: 'partly' })).toEqual(
      expect.arrayContaining(['granted', 'reasons']),
    )
  })
})

describe('references', () => {
  const cases: [string, (string | undefined)[], string, string][] = [
    ['the first of all', [], '2026-11-21', '2026-0001'],
    ['the next of its year', ['2026-0147', '2026-0009', '2025-0900'], '2026-11-21', '2026-0148'],
    ['of another year', ['2026-0147'], '2027-01-02', '2027-0001'],
    ['others have their own', ['T-88', '88', undefined, '2026-0002', ' 2026-0003 '], '2026-11-21', '2026-0004'],
    ['a case number that looks like one', ['2026-99999999'], '2026-11-21', '2026-0001'],
    ['after four figures come five', ['2026-9999'], '2026-11-21', '2026-10000'],
  ]
  test.each(cases)('%s', (_, taken, day, next) => expect(referencesAfter(taken)(day)).toBe(next))

  test('never the same one twice', () => {
    const next = referencesAfter(['2026-0001'])
    expect(['2026-01-01', '2025-12-31', '2026-12-31'].map(next)).toEqual(['2026-0002', '2025-0001', '2026-0003'])
  })
})

describe('days and hours as people type them', () => {
  const handbook = { today: '2026-11-21', company: undefined }
  const cases: [string, string][] = [
    ['now', '2026-11-21 14:20'],
    ['14:20', '2026-11-21 14:20'],
    ['9.05', '2026-11-21 9.05'],
    ['today', '2026-11-21'],
    ['today 9:05', '2026-11-21 9:05'],
    ['today, 2:30 pm', '2026-11-21 2:30 pm'],
    ['30 November 2026 9:05', '2026-11-30 9:05'],
    ['3.11.2026 9:05', '2026-11-03 9:05'],
    ['2026-11-03T09:05', '2026-11-03 09:05'],
    ['2026-11-03', '2026-11-03'],
    ['yesterday', '2026-11-20'],
    ['Yesterday 15:00', '2026-11-20 15:00'],
    ['last week', 'last week'],
  ]
  test.each(cases)('%s', (typed, written) => expect(momentTyped(typed, '2026-11-21T14:20', handbook)).toBe(written))

  test('the clock, and a day that was named, whose hour nobody knows', () => {
    expect(momentNow(undefined, new Date(2026, 10, 3, 9, 5))).toBe('2026-11-03T09:05')
    expect(momentNow('2026-11-21')).toBe('2026-11-21')
  })
})

describe('what cannot be right', () => {
  const now = '2026-11-21T14:20'
  const cases: [string, keyof Complaint, string, Complaint, string | undefined][] = [
    ['received this minute', 'received', now, {}, undefined],
    ['received in a minute', 'received', '2026-11-21T14:21', {}, 'to-come'],
    ['received today', 'received', '2026-11-21', {}, undefined],
    ['received tomorrow', 'received', '2026-11-22', {}, 'to-come'],
    ['promised for tomorrow', 'promisedFor', '2026-11-22', heard, undefined],
    ['promised for last year', 'promisedFor', '2025-11-22', heard, 'before'],
    ['settled the same day, hour unknown', 'settled', '2026-11-20', heard, undefined],
    ['settled an hour before it came in', 'settled', '2026-11-20T09:15', heard, 'before'],
    ['asked before it was settled', 'followedUp', '2026-11-20', settled, 'before'],
    ['it happened after it was told', 'received', '2026-11-19', { happenedOn: '2026-11-20' }, 'before'],
    ['nothing to hold it against', 'settled', '2026-11-20', {}, undefined],
  ]
  test.each(cases)('%s', (_, key, value, complaint, says) => expect(untimely(key, value, complaint, now)?.says).toBe(says))
})

describe('what is new in a list', () => {
  const row = (values: Complaint) => ({ values })
  const there: Complaint[] = [
    { reference: 'A-1', received: '2026-11-20', whatHappened: 'Cold soup' },
    { reference: '2026-0002', received: '2026-11-19T10:00', whatHappened: 'No chair' },
  ]
  const cases: [string, Complaint, boolean][] = [
    ['another reference', { reference: 'A-2', received: '2026-11-20', whatHappened: 'Cold soup' }, true],
    ['the same reference, in small letters', { reference: 'a-1 ', whatHappened: 'Something else' }, false],
    ['no reference, and the same in all else', { received: '2026-11-19T10:00', whatHappened: 'No\r\nchair ' }, false],
    ['no reference, another hour', { received: '2026-11-19T11:00', whatHappened: 'No chair' }, true],
    ['nothing to know it by', {}, true],
  ]
  test.each(cases)('%s', (_, values, isNew) => expect(newAmong([row(values)], there).fresh.length).toBe(isNew ? 1 : 0))

  test('a row that stands twice in the list is added once; two of which nothing is known are two', () => {
    const twice = newAmong([row({ reference: 'B-1' }), row({ reference: 'B-1' }), row({}), row({})], there)
    expect([twice.fresh.length, twice.known.length]).toEqual([3, 1])
  })

  test.each(cases)('of a long log, only rows that are brought in are looked at: %s', (_, values, isNew) => {
    expect(there.some(isOneOf([values]))).toBe(!isNew)
    // What it goes by is all that is read.
    expect(Object.keys(values).every((key) => (knownBy as readonly string[]).includes(key))).toBe(true)
  })
})

describe('a reference as somebody types it', () => {
  test.each<[typed: string, reference: string | undefined, is: boolean, ends: boolean]>([
    ['2026-0001', '2026-0001', true, false],
    [' b-1', 'B-1', true, false],
    ['1', '2026-0001', false, true],
    ['0001', '2026-0001', false, true],
    ['1', '2026-0011', false, false],
    ['26', '2026-0001', false, false],
    ['B', 'B-1', false, false],
    ['17', '17', true, true],
    ['1', undefined, false, false],
  ])('%s for %s', (typed, reference, is, ends) => expect([isReference(typed, reference), endsLike(typed, reference)]).toEqual([is, ends]))
})
