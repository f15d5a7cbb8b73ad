import { describe, expect, test } from 'vitest'
import { heldOf, neverHeld } from '../../src/history/held.ts'
import { lifeOn, nextVersion, troublesIn } from '../../src/history/life.ts'
import { entriesFrom, type Version } from '../support/versions.ts'

const page = 'policies/late.md'
const text = (limit: number) =>
  `---\nkind: discretion\nladder:\n  - { role: driver, may: ["something off, up to ${limit} EUR per case"] }\n---\n`
const version = (limit: number, on: string, from = on): Version => ({ page, on, from, text: text(limit) })

describe('from when to when a version held', () => {
  const cases: { name: string; versions: Version[]; held: string[] }[] = [
    { name: 'one', versions: [version(1, '2026-03-01')], held: ['2026-03-01 –'] },
    {
      name: 'one after the other: until the day before',
      versions: [version(1, '2026-03-01'), version(2, '2026-05-01')],
      held: ['2026-03-01 – 2026-04-30', '2026-05-01 –'],
    },
    {
      name: 'two on one day: the first one never',
      versions: [version(1, '2026-03-01'), version(2, '2026-03-01')],
      held: ['not held', '2026-03-01 –'],
    },
    {
      name: 'one whose place was taken before its day: never, and the one before goes on until the other',
      versions: [version(1, '2026-03-01'), version(2, '2026-05-01', '2026-09-01'), version(3, '2026-05-02', '2026-08-01')],
      held: ['2026-03-01 – 2026-07-31', 'never', '2026-08-01 –'],
    },
    {
      name: 'one whose place was taken on its very day, by somebody who knew it: it was to hold, and did for an hour',
      versions: [version(1, '2026-03-01'), version(2, '2026-05-01', '2026-09-01'), version(3, '2026-09-01')],
      held: ['2026-03-01 – 2026-08-31', 'not held', '2026-09-01 –'],
    },
    {
      name: 'two to come, one after the other',
      versions: [version(1, '2026-03-01'), version(2, '2026-05-01', '2026-08-01'), version(3, '2026-05-02', '2026-09-01')],
      held: ['2026-03-01 – 2026-07-31', '2026-08-01 – 2026-08-31', '2026-09-01 –'],
    },
    {
      name: 'retired: until the day before',
      versions: [version(1, '2026-03-01'), { ...version(1, '2026-05-01', '2026-06-01'), did: 'retired' }],
      held: ['2026-03-01 – 2026-05-31', '2026-06-01 –'],
    },
  ]
  test.each(cases)('$name', ({ versions, held }) => {
    const entries = entriesFrom(versions)
    const said = entries.map((entry) => {
      const days = heldOf(entry, entries)
      if (days === undefined) return neverHeld(entry, entries) ? 'never' : 'not held'
      expect(neverHeld(entry, entries)).toBe(false)
      return `${days.from} – ${days.to ?? ''}`.trim()
    })
    expect(said).toEqual(held)
  })
})

describe('what was said last', () => {
  const review = (on: string, reviewBy: string): Version => ({ page, did: 'reviewed', on, reviewBy })

  test('of two reviews, the later one counts, in whatever order their files are read', () => {
    const entries = entriesFrom([version(1, '2026-03-01'), review('2026-05-01', '2027-05-01'), review('2026-09-01', '2027-09-01')])
    for (const all of [entries, entries.toReversed()]) {
      expect(lifeOn(all, '2026-11-21').reviewed?.reviewBy).toBe('2027-09-01')
      // And on an earlier day, the one there was.
      expect(lifeOn(all, '2026-08-31').reviewed?.reviewBy).toBe('2027-05-01')
    }
  })

  test('a review does not take a number, and nothing follows it', () => {
    const entries = entriesFrom([version(1, '2026-03-01'), review('2026-05-01', '2027-05-01')])
    expect(nextVersion(entries)).toEqual({ version: 2, follows: entries[0]!.sha256 })
  })

  test('of two with one number on one day, it is the same one on every computer', () => {
    const [first, second] = [1, 2].map((limit) => entriesFrom([version(limit, '2026-03-01')])[0]!)
    const one = lifeOn([first!, second!], '2026-11-21').now
    expect(lifeOn([second!, first!], '2026-11-21').now).toBe(one)
    expect(nextVersion([first!, second!])).toEqual(nextVersion([second!, first!]))
    expect(nextVersion([first!, second!])).toEqual({ version: 2, follows: one!.sha256 })
  })
})

test('a review of a version that was thrown away is told: somebody confirmed a text that nobody can read any more', () => {
  const [first, second, review] = entriesFrom([
    version(1, '2026-03-01'),
    version(2, '2026-05-01'),
    { page, did: 'reviewed', on: '2026-09-01', reviewBy: '2027-09-01' },
  ])
  expect([...troublesIn([first!, second!, review!])]).toEqual([])
  expect([...troublesIn([first!, review!])].map(({ file, says }) => `${file} ${says}`)).toEqual([`${review!.file} missing`])
})
