import type { Collected } from '../../signoff/collect.ts'
import type { Words } from '../../words/words.ts'

/** So many that were not taken in are named; more hide what comes after. */
const mostNamed = 50

/** What became of receipts that were brought in: how many, and of each that was not taken in, why. */
export function collectedView({ fresh, known, doubled, bad, without, unreadable }: Collected, words: Words) {
  const counts = { fresh: fresh.length, known, doubled, bad: bad.length }
  const says = Object.entries(counts).flatMap(([key, n]) => (n === 0 ? [] : words.say(`signoff.collect.${key}`, { n })))
  return {
    says: [
      ...says,
      ...unreadable.map(({ message }) => message),
      ...((says.length === 0 && unreadable.length === 0) || without.length > 0 ? [words.say('signoff.collect.none')] : []),
    ],
    bad: bad.slice(0, mostNamed).map(({ line, says: why, told }) => {
      const { page = '', version = 0, wanted = 0, day = '' } = told
      return {
        where: told.person ?? words.say('start.readers.line', { line }),
        message: words.say(`signoff.collect.says.${why}`, { page, version, wanted, day }),
      }
    }),
    more: bad.length > mostNamed ? words.say('signoff.collect.more', { n: bad.length - mostNamed }) : '',
  }
}
