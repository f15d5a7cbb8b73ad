import { beforeAll, describe, expect, test } from 'vitest'
import type { Handbook } from '../../src/handbook/handbook.ts'
import { waitingIn } from '../../src/measure/complaints/waiting.ts'
import type { Complaint } from '../../src/records/tables/complaints.ts'
import { handbookWith, insightInto } from '../support/complaint-log.ts'

/** It is Saturday, 21 November 2026; work is Monday to Friday from 9 to 17. */
let handbook: { working: Handbook; inForce: Handbook }
beforeAll(async () => {
  handbook = await handbookWith()
})

const late = (...rows: Complaint[]) => insightInto(rows, handbook).overdue!
const heard = { received: '2026-11-02T10:00', acknowledged: '2026-11-02T10:30' }

describe('who waits longer than was said', () => {
  test.each<[string, Complaint, string | undefined, string?]>([
    ['nobody has answered for a working day', { received: '2026-11-19T10:00' }, 'acknowledgement', '2026-11-20'],
    ['the working day is not over', { received: '2026-11-20T10:00' }, undefined],
    ['answered', heard, undefined],
    ['the promised day has passed', { ...heard, promisedFor: '2026-11-20' }, 'promise', '2026-11-20'],
    ['it is today', { ...heard, promisedFor: '2026-11-21T09:00' }, undefined],
    ['it has passed, and is settled', { ...heard, promisedFor: '2026-11-10', settled: '2026-11-20' }, undefined],
    ['the next word is due', { ...heard, nextUpdate: '2026-11-19T12:00' }, 'next-word', '2026-11-19'],
    ['the promise is more pressing', { ...heard, promisedFor: '2026-11-18', nextUpdate: '2026-11-19' }, 'promise', '2026-11-18'],
    ['nobody asked within five working days', { ...heard, settled: '2026-11-12T10:00' }, 'question-afterwards', '2026-11-19'],
    ['five working days are not over', { ...heard, settled: '2026-11-16T10:00' }, undefined],
    ['asked, and nobody wrote down when', { ...heard, settled: '2026-11-12', content: 'yes' }, undefined],
    ['settled on the spot', { received: '2026-11-19T10:00', onTheSpot: true }, undefined],
    ['settled on the spot long ago', { received: '2026-10-19T10:00', onTheSpot: true }, 'question-afterwards', '2026-10-26'],
    ['praise waits for nobody', { sort: 'praise', received: '2026-11-02' }, undefined],
  ])('%s', (_name, cells, waits, due) => {
    expect(late({ reference: 'A', ...cells }).map((one) => [one.waits, one.due])).toEqual(waits === undefined ? [] : [[waits, due]])
  })

  test('the most pressing first, and whoever has no reference by the line', () => {
    const found = late(
      { ...heard, settled: '2026-11-03' },
      { reference: 'B-1', received: '2026-11-03' },
      { ...heard, promisedFor: '2026-11-04' },
    )
    expect(found.map(({ reference, line, waits }) => [reference, line, waits])).toEqual([
      [undefined, 4, 'promise'],
      ['B-1', 3, 'acknowledgement'],
      [undefined, 2, 'question-afterwards'],
    ])
  })

  test('who is only to be asked afterwards does not wait, and what nobody has said is told as usual', () => {
    const day = { amount: 1, unit: 'working-days' }
    const of = (...rows: Complaint[]) => {
      const { waiting, toAsk, usual } = waitingIn(insightInto(rows, handbook))!
      return [waiting.length, toAsk.length, usual]
    }
    expect(of({ ...heard, settled: '2026-11-03' })).toEqual([0, 1, day])
    expect(of({ ...heard, promisedFor: '2026-11-04' }, { ...heard, settled: '2026-11-03' })).toEqual([1, 1, undefined])
    expect(of({ ...heard, promisedFor: '2026-11-04' }, { received: '2026-11-03' })).toEqual([2, 0, day])
  })

  test('what is open is told however old it is; nobody rings years after settling', () => {
    const old = { received: '2024-01-08T10:00', acknowledged: '2024-01-08T10:00' }
    expect(late({ ...old, settled: '2024-01-09' })).toEqual([])
    expect(late({ ...old, promisedFor: '2024-01-10' })).toHaveLength(1)
  })
})

describe('causes that come back', () => {
  const cause = (received: string, causeInWords?: string, more: Complaint = {}): Complaint => ({
    received,
    reference: received,
    cause: 'process',
    ...(causeInWords !== undefined && { causeInWords }),
    ...more,
  })
  const causes = (...rows: Complaint[]) => insightInto(rows, handbook).repeatCauses!

  test.each<[string, Complaint[], number[]]>([
    ['three within 90 days', [cause('2026-06-01', 'Label'), cause('2026-07-01', 'label.'), cause('2026-08-29', ' LABEL')], [3]],
    ['the third a day too late', [cause('2026-06-01', 'Label'), cause('2026-07-01', 'Label'), cause('2026-08-30', 'Label')], []],
    ['two', [cause('2026-06-01', 'Label'), cause('2026-06-02', 'Label')], []],
    ['without words', [cause('2026-06-01'), cause('2026-06-02'), cause('2026-06-03')], []],
    ['of another sort', [cause('2026-06-01', 'L'), cause('2026-06-02', 'L'), cause('2026-06-03', 'L', { cause: 'people' })], []],
    ['praise has no cause', [cause('2026-06-01', 'L'), cause('2026-06-02', 'L'), cause('2026-06-03', 'L', { sort: 'praise' })], []],
    ['before the period', [cause('2025-11-01', 'L'), cause('2025-11-02', 'L'), cause('2025-12-03', 'L')], []],
  ])('%s', (_name, rows, found) => expect(causes(...rows).map(({ n }) => n)).toEqual(found))

  test('the longest run of it, in the order of days', () => {
    const days = ['2026-10-03', '2026-01-01', '2026-01-02', '2026-01-03', '2026-09-01', '2026-10-01', '2026-10-02']
    expect(causes(...days.map((day) => cause(day, 'Label')))).toEqual([
      {
        cause: 'process',
        words: 'Label',
        n: 4,
        since: '2026-09-01',
        until: '2026-10-03',
        references: ['2026-09-01', '2026-10-01', '2026-10-02', '2026-10-03'],
      },
    ])
  })
})
