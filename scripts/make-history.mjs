/**
 * Writes the sample's history: what Lammas & Laud approved, changed, looked at again and gave up. It comes to the same bytes in
 * every run. `npm run history` writes into this repository; `node scripts/make-history.mjs FOLDER` elsewhere.
 *
 * The texts are those of `policies/`, or what they were before the change that is named. When such a page is changed, the
 * company has to approve it again: here, by running this.
 */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { judgingWith } from '../dist/check/judging.js'
import { kindNamed, readDocument } from '../dist/handbook/document.js'
import { entryOf, writeEntry } from '../dist/history/entry.js'
import { fingerprintOf, rulesOf } from '../dist/history/fingerprint.js'
import { wordsFor } from '../dist/words/words.js'

const root = fileURLToPath(new URL('..', import.meta.url))
const folder = process.argv[2] ?? root
const { sectionsOf } = judgingWith(wordsFor('en', root))

const director = 'managing-director'
const manager = 'shop-manager'

/** Before October, drivers and sales assistants had less. */
const lateBefore = [
  ['something off, up to 25 EUR per case', 'something off, up to 15 EUR per case'],
  ['something off, up to 50 EUR per case', 'something off, up to 30 EUR per case'],
  ['50 EUR is yours to give today', '30 EUR is yours to give today'],
  [
    'With 25 EUR and the charge, eight out of ten would have ended at the door. If nobody rang within the half hour, that 25 EUR is',
    'With 15 EUR and the charge, six out of ten would have ended at the door. If nobody rang within the half hour, that 15 EUR is',
  ],
  ['Then he takes 25 EUR off the order', 'Then he takes 15 EUR off the order'],
]

const evening = `---
kind: policy
title: Evening delivery
summary: We bring furniture until nine in the evening, on Tuesdays and Thursdays.
area: delivery
purpose: Nobody has to take a day off for a table.
promises:
  - promise: On Tuesdays and Thursdays we come between six and nine in the evening.
    if-we-fail: You get the delivery charge back.
ask: shift-lead
goals: [deliveries-in-the-window]
status: approved
owner: shop-manager
approver: managing-director
effective-from: 2026-03-09
review-by: 2027-03-01
---
## How we do it

Ring at four, and say the hour. Two people carry, since nobody is there to help in the dark.
`

/** Page by page, and each in its order. What is not said is as it stands in \`policies/\`. */
const versions = [
  { page: 'policies/anything-else.md', on: '2026-10-05', by: director },
  { page: 'policies/complaints/complaints.md', on: '2026-09-10', from: '2026-09-14', by: director },
  { page: 'policies/delivery/delivery.md', on: '2026-08-31', from: '2026-09-07', by: director },
  { page: 'policies/delivery/delivery.md', did: 'reviewed', on: '2026-11-02', by: manager, reviewBy: '2027-08-31' },
  { page: 'policies/delivery/evening-delivery.md', text: evening, on: '2026-03-02', from: '2026-03-09', by: director },
  {
    page: 'policies/delivery/evening-delivery.md',
    did: 'retired',
    text: evening.replace('status: approved', 'status: retired\nreplaced-by: delivery/delivery'),
    on: '2026-08-31',
    from: '2026-09-07',
    by: director,
    replacedBy: 'delivery/delivery',
    note: 'Eleven people asked for an evening in half a year, and the van stood still for the others.',
  },
  { page: 'policies/delivery/late-delivery.md', before: lateBefore, on: '2026-08-31', from: '2026-09-07', by: director },
  {
    page: 'policies/delivery/late-delivery.md',
    on: '2026-10-26',
    from: '2026-11-02',
    by: director,
    note: 'Since September staff asked for more in most cases of late delivery, and nobody was ever told no.',
    differently: 'Drivers give up to 25 EUR and sales assistants up to 50 EUR without asking. It was 15 and 30.',
  },
  {
    page: 'policies/goodwill/help-without-a-sale.md',
    before: [
      [
        'measure, match or look something up, up to 30 minutes per customer',
        'measure, match or look something up, up to 20 minutes per customer',
      ],
    ],
    on: '2026-10-08',
    from: '2026-10-12',
    by: director,
  },
  {
    page: 'policies/goodwill/help-without-a-sale.md',
    on: '2026-11-16',
    from: '2026-12-01',
    by: director,
    note: 'Twenty minutes were over before the drawing was done, and people came twice.',
    differently: 'From December you have 30 minutes to measure, match or look something up for somebody.',
  },
  { page: 'policies/returns/return-without-receipt.md', on: '2026-08-31', from: '2026-09-07', by: director },
  {
    page: 'policies/returns/returns.md',
    before: [['for 30 days, without giving a reason', 'for 30 days']],
    on: '2026-08-31',
    from: '2026-09-07',
    by: director,
  },
  {
    page: 'policies/returns/returns.md',
    on: '2026-10-12',
    by: director,
    note: 'Customers told us their reasons all the same. Now they read that they need none.',
    differently: 'no',
    wording: true,
  },
  {
    page: 'policies/returns/returns.md',
    did: 'reviewed',
    on: '2026-11-02',
    by: manager,
    reviewBy: '2027-08-31',
    note: 'Looked through with accounts.',
  },
]

rmSync(join(folder, 'history'), { recursive: true, force: true })
const last = new Map()
for (const { page, did = 'approved', before = [], text: given, on, from = on, wording, ...told } of versions) {
  const text = given ?? asItWas(readFileSync(join(root, page), 'utf8'), before)
  const document = readDocument(page, new TextEncoder().encode(text), ['en']).document
  const earlier = last.get(page)
  const isReview = did === 'reviewed'
  const entry = entryOf({
    ...told,
    page,
    did,
    version: isReview ? earlier.version : (earlier?.version ?? 0) + 1,
    on,
    effectiveFrom: from,
    fingerprint: isReview ? earlier.fingerprint : fingerprintOf(document, sectionsOf),
    rules: rulesOf(kindNamed(document.kind)),
    follows: earlier?.sha256,
    ...(wording && { meansTheSameAs: earlier.meansTheSameAs ?? earlier.fingerprint }),
    text: isReview ? '' : text,
  })
  if (!isReview) last.set(page, entry)
  mkdirSync(dirname(join(folder, entry.file)), { recursive: true })
  writeFileSync(join(folder, entry.file), writeEntry(entry))
}

/** A text before some words of it were changed. */
function asItWas(text, changes) {
  return changes.reduce((earlier, [now, then]) => {
    if (!earlier.includes(now)) throw new Error(`“${now}” stands nowhere in the page any more: look scripts/make-history.mjs through.`)
    return earlier.replaceAll(now, then)
  }, text)
}
