import { bars } from '../charts/bars.ts'
import type { Told } from './told.ts'

/** What the largest customers bring, and whether somebody looks after them: by rank, never by name. Null where there is no list. */
export function customersView(told: Told) {
  const { words, others, count, share } = told
  const { customers } = others
  if (customers === undefined) return null
  const { year, n, costMore, shares, largest } = customers
  const parts =
    shares === undefined
      ? []
      : [
          { label: words.say('site.dashboard.customers.few', { n: largest.length }), tenth: shares.few },
          { label: words.say('site.dashboard.customers.fifth'), tenth: shares.fifth },
        ]
  const drawn = bars(
    parts.map(({ tenth }) => tenth),
    { most: 1000 },
  )
  const without = largest.flatMap(({ hasFile }, i) => (hasFile ? [] : [i + 1]))
  const silent = largest.flatMap(({ hasFile, isSpokenTo }, i) => (hasFile && !isSpokenTo ? [i + 1] : []))
  return {
    says:
      shares === undefined
        ? ''
        : [
            words.say('insight.customers.largest', { few: largest.length, share: share(shares.few) }),
            words.say('site.dashboard.customers.care', { share: share(shares.fifth) }),
          ].join(' '),
    year: year === undefined ? null : words.say('site.dashboard.customers.year', { year: String(year), n, count: count(n) }),
    notes: [
      ...(without.length === 0 ? [] : [words.say('insight.customers.noFile', { ranks: without.join(', ') })]),
      ...(silent.length === 0 ? [] : [words.say('insight.customers.silent', { ranks: silent.join(', ') })]),
      ...(costMore === 0 ? [] : [words.say('insight.customers.costMore', { n: costMore, of: count(n) })]),
    ],
    parts: parts.map(({ label, tenth }, i) => ({ label, bar: drawn[i]!, share: share(tenth) })),
    ranks: largest.map(({ hasFile, isSpokenTo }, i) => ({
      title: words.say('site.dashboard.customers.rank', { rank: i + 1 }),
      hasFile,
      isSpokenTo,
      // Nobody said how often, where there is no file.
      isSilent: hasFile && !isSpokenTo,
    })),
  }
}
