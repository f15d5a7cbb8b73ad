import { expect, test } from 'vitest'
import type { Document } from '../src/handbook/document.ts'
import type { Entry } from '../src/history/entry.ts'
import { lifeOn } from '../src/history/life.ts'
import { nextReview, reviewOf } from '../src/measure/review.ts'

/** A page that says these days, and was perhaps found still right. */
function page(fields: Record<string, string>, reviewed?: { on: string; reviewBy: string }): Pick<Document, 'fields' | 'life'> {
  const { effectiveFrom = '2026-03-10', approved: on = effectiveFrom } = fields
  const now = { effectiveFrom, on } as Entry
  const found = reviewed && ({ by: 'shop-manager', ...reviewed } as Entry)
  return { fields, life: { versions: [now], now, coming: [], reviewed: found, working: 'same', pages: [] } as never }
}

test.each([
  ['the page names no day and nobody looked', page({}), undefined],
  ['the page’s own day', page({ reviewBy: '2026-09-01' }), { by: '2026-09-01', last: undefined }],
  [
    'it was looked at, as it says',
    page({ reviewBy: '2026-09-01', lastReviewed: '2025-09-01' }),
    { by: '2026-09-01', last: { on: '2025-09-01', who: undefined } },
  ],
  [
    'somebody found it right until later',
    page({ reviewBy: '2026-09-01' }, { on: '2026-08-20', reviewBy: '2027-09-01' }),
    { by: '2027-09-01', last: { on: '2026-08-20', who: 'shop-manager' } },
  ],
  [
    'the page names a later day than they did',
    page({ reviewBy: '2028-01-01' }, { on: '2026-08-20', reviewBy: '2027-09-01' }),
    { by: '2028-01-01', last: { on: '2026-08-20', who: 'shop-manager' } },
  ],
  [
    'it was looked at after they did',
    page({ lastReviewed: '2026-10-01' }, { on: '2026-08-20', reviewBy: '2027-09-01' }),
    { by: '2027-09-01', last: { on: '2026-10-01', who: undefined } },
  ],
])('when a page is due: %s', (_, document, due) => {
  expect(reviewOf(document)).toEqual(due)
})

test.each([
  ['half a year, as before', page({ effectiveFrom: '2026-03-01', reviewBy: '2026-09-01' }), '2027-05-21'],
  [
    'from its last review, not from its beginning',
    page({ effectiveFrom: '2020-03-01', lastReviewed: '2026-06-01', reviewBy: '2026-09-01' }),
    '2027-02-21',
  ],
  [
    'from the day it was approved, not from the one it holds from',
    page({ approved: '2026-03-01', effectiveFrom: '2026-05-01', reviewBy: '2026-09-01' }),
    '2027-05-21',
  ],
  [
    'from the last approval, though the page began long before',
    page({ effectiveFrom: '2025-12-01', approved: '2026-08-21', reviewBy: '2026-11-21' }),
    '2027-02-21',
  ],
  [
    'from the last time it was looked at, where the page has named a later day since',
    page({ reviewBy: '2026-12-01' }, { on: '2026-09-01', reviewBy: '2026-10-01' }),
    '2027-02-21',
  ],
  ['a year at most', page({ effectiveFrom: '2023-09-01', reviewBy: '2026-09-01' }), '2027-11-21'],
  ['as long as last time', page({ reviewBy: '2026-09-01' }, { on: '2026-08-31', reviewBy: '2026-11-30' }), '2027-02-21'],
  ['from its version, where the page says nothing of when it began', page({ reviewBy: '2026-09-10' }), '2027-05-21'],
  ['days, where they make no whole months', page({ effectiveFrom: '2026-03-01', reviewBy: '2026-05-15' }), '2027-02-04'],
  ['a round that was hardly one', page({ effectiveFrom: '2026-08-25', reviewBy: '2026-09-01' }), '2027-11-21'],
  ['no day to go by', page({}), '2027-11-21'],
])('when to look again: %s', (_, document, next) => {
  expect(nextReview(document, '2026-11-21')).toBe(next)
})

test('better wording keeps what was said of the version before; another limit does not', () => {
  const entry = (told: Partial<Entry>) => ({ did: 'approved', file: `${told.version}-${told.did ?? ''}`, ...told }) as Entry
  const first = entry({ version: 1, on: '2026-03-10', effectiveFrom: '2026-03-10', fingerprint: 'a' })
  const review = entry({
    did: 'reviewed',
    version: 1,
    on: '2026-09-01',
    effectiveFrom: '2026-09-01',
    fingerprint: 'a',
    reviewBy: '2027-03-01',
  })
  const next = { version: 2, on: '2026-10-01', effectiveFrom: '2026-10-01', fingerprint: 'b' }
  expect(lifeOn([first, review, entry({ ...next, meansTheSameAs: 'a' })], '2026-11-21').reviewed).toBe(review)
  expect(lifeOn([first, review, entry(next)], '2026-11-21').reviewed).toBeUndefined()
})
