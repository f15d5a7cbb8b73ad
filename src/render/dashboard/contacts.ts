import { contactsCountedAs, perThousand } from '../../measure/other-insight.ts'
import { tenths } from '../../measure/complaints/counts.ts'
import { bars } from '../charts/bars.ts'
import { quantityInWords } from '../values.ts'
import type { Told } from './told.ts'

/** How customers reach the company, and how it went; null where nobody counts it. */
export function contactsView(told: Told) {
  const { words, others, count, share, day } = told
  const { contacts } = others
  if (contacts === undefined) return null
  const [most] = contacts.channels
  if (contacts.n === 0 || most === undefined) return { says: words.say('insight.contacts.none'), channels: [], shares: [], rate: null }
  const drawn = bars(contacts.channels.map(({ n }) => n))
  const shares = (['answered', 'settled'] as const).flatMap((what) => {
    const { n, of, share: tenth, lastRead } = contacts[what]
    return tenth === undefined
      ? []
      : [{ what, n, of, tenth, lastRead, mark: lastRead?.value.unit === '%' ? lastRead.value.amount * 10 : undefined }]
  })
  const drawnShares = bars(
    shares.map(({ tenth }) => tenth),
    { most: 1000, marks: shares.map(({ mark }) => mark) },
  )
  const { n, of } = contacts.complaints
  const named = contacts.channels.some(({ channel }) => channel !== '')
  const rate = n === 0 || of === 0 ? null : count(perThousand(contacts.complaints))
  return {
    says: [
      named && most.channel !== ''
        ? words.say('site.dashboard.contacts.most', {
            n: contacts.n,
            count: count(contacts.n),
            channel: told.title('channel', most.channel),
            share: share(tenths(most.n, contacts.n)),
          })
        : words.say('site.dashboard.contacts.came', { n: contacts.n, count: count(contacts.n) }),
      ...(rate === null ? [] : [words.say('site.dashboard.contacts.rate', { rate })]),
    ].join(' '),
    channels: named
      ? contacts.channels.map((one, i) => ({
          title: told.title('channel', one.channel),
          bar: drawn[i]!,
          n: count(one.n),
          share: share(tenths(one.n, contacts.n)),
        }))
      : [],
    shares: shares.map(({ what, n: done, of: all, tenth, lastRead }, i) => ({
      title: words.measure(contactsCountedAs[what]).title,
      of: words.say('insight.share', { n: count(done), of: count(all) }),
      bar: drawnShares[i]!,
      share: share(tenth),
      lastRead: lastRead ? { value: quantityInWords(lastRead.value, words), title: lastRead.title, on: day(lastRead.on) } : null,
    })),
    rate: rate === null ? null : { value: rate, says: words.say('site.dashboard.contacts.rateOf', { n, count: count(n), of: count(of) }) },
  }
}
