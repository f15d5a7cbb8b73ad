import { rungsOf } from '../../dist/measure/authority.js'
import { referencesAfter } from '../../dist/records/next-reference.js'
import { needs, speaksFor } from './answers.mjs'
import { customersFrom } from './people.mjs'
import { bag, channels, counts, groups, millYardFrom, parts, places } from './plan.mjs'
import { teller } from './told.mjs'
import { treat } from './treated.mjs'
import { dayAfter, hoursWith } from './when.mjs'

/** The log had so many pages before its first one here. */
const before = '2025-0370'
/** The page that a procedure of the sample tells of: the third who smelled glue. */
const gluePage = '2026-0311'

const heard = ['praise', 'comment', 'question']

/** The rows of the log, as the table has them. */
export function rowsFrom(draws, { handbook, setting, lastDay }) {
  const hours = hoursWith(handbook.company.fields.closedOn)
  const ladders = Object.fromEntries(handbook.documents.filter(({ kind }) => kind === 'discretion').map((one) => [one.name, rungsOf(one)]))
  const seldom = draws.shuffled(Object.entries(bag).flatMap(([group, n]) => Array.from({ length: n }, () => group)))

  let cases = parts.flatMap(([from, to], part) =>
    Object.entries(counts).flatMap(([named, perPart]) =>
      Array.from({ length: perPart[part] }, (_, i) => arrival(named === 'mixed' ? seldom.pop() : named, { part, from, to, i })),
    ),
  )
  cases.sort((a, b) => (a.row.received < b.row.received ? -1 : 1))
  cases = withGluePage(cases)

  const next = referencesAfter([before])
  const customer = customersFrom(draws)
  const tell = teller(draws)
  for (const one of cases) {
    const { row, group } = one
    row.reference = next(row.received.slice(0, 10))
    const said = tell(group, row)
    row.whatHappened = said.text
    one.noun = said.noun
    if (draws.chance(0.85)) row.product = said.product
    if (draws.chance(0.7)) row.order = `LL-${row.received.slice(2, 4)}-${draws.whole(10000, 99999)}`
    row.again = said.text.includes('second time') || draws.chance(0.08)
    if (draws.chance(heard.includes(group) ? 0.7 : 0.97)) Object.assign(row, customer(row.again))
    if (draws.chance(0.04)) row.needs = draws.pick(needs)
    if (draws.chance(0.03)) row.onBehalfOf = draws.pick(speaksFor)
  }
  treat(cases, { draws, hours, ladders, setting, lastDay })
  return cases.map(({ row }) => row)

  /** Who came when, to whom, about what. */
  function arrival(group, { part, from, to, i }) {
    const isHeard = heard.includes(group)
    const {
      category,
      situation,
      problem,
      taker: takers,
    } = groups[group] ?? { category: { other: 1 }, taker: { 'sales-assistant': 55, 'customer-care': 30, driver: 15 } }
    const byHand =
      group === 'glue'
        ? [
            ['sales-assistant', 'shop', '2026-09-09'],
            ['customer-care', 'email', '2026-09-16'],
            ['driver', 'phone', '2026-09-24'],
          ][part - 10 + i]
        : []
    const taker = byHand[0] ?? draws.weighed(takers)
    const channel = byHand[1] ?? draws.weighed(channels[taker])
    const where = places[group === 'late' || group === 'wrong' ? group : 'other']
    for (;;) {
      const day = byHand[2] ?? dayAfter(from, draws.whole(0, (Date.parse(to) - Date.parse(from)) / 86_400_000))
      const place = byHand[0] ? 'rowan-street' : draws.weighed(where)
      if (place === 'mill-yard' && day < millYardFrom && group !== 'wrong') continue
      const received = hours.minuteOn(channel === 'shop' ? place : taker === 'driver' || taker === 'fitter' ? 'van' : 'office', day, draws)
      if (received === undefined) continue
      const row = {
        sort: isHeard ? group : 'complaint',
        received,
        receivedBy: taker,
        channel,
        place,
        category: draws.weighed(category),
        problem,
        situation,
      }
      row.happenedOn = happenedBefore(day, group)
      return { group, part, row }
    }
  }

  /** A working day shortly before. Whoever told it twice came back on another one. */
  function happenedBefore(day, group) {
    const least = group === 'story' ? 1 : 0
    // Over the holidays it was a few days longer ago.
    for (let most = group === 'guarantee' ? 9 : 3; ; most++) {
      const on = dayAfter(day, -draws.whole(least, most))
      if (hours.isOpen('office', on)) return on
    }
  }

  /** Moves the third who smelled glue to the page where the sample has it. */
  function withGluePage(all) {
    const third = all.findLast(({ group }) => group === 'glue')
    const others = all.filter((one) => one !== third)
    const at = others.findIndex(({ row }) => row.received >= '2026') + Number(gluePage.slice(5)) - 1
    const { received } = others[at - 1].row
    third.row.received = `${received.slice(0, 14)}${received.slice(14) === '59' ? '59' : String(Number(received.slice(14)) + 1).padStart(2, '0')}`
    third.row.happenedOn = received.slice(0, 10)
    return [...others.slice(0, at), third, ...others.slice(at)]
  }
}
