import { dayAfter, hoursWith, weekdayOf } from './when.mjs'

/**
 * Calls of a month, how many of a hundred reached a person at the first try, and how many of these were settled at once: what
 * the goals say of the months in which somebody read them off.
 */
const calls = {
  '2025-12': { n: 300, answered: 75, settled: 57 },
  '2026-01': { n: 310, answered: 76, settled: 58 },
  '2026-02': { n: 290, answered: 76, settled: 58 },
  '2026-03': { n: 305, answered: 76, settled: 59 },
  '2026-04': { n: 310, answered: 77, settled: 60 },
  '2026-05': { n: 315, answered: 78, settled: 60 },
  '2026-06': { n: 290, answered: 79, settled: 61 },
  '2026-07': { n: 285, answered: 80, settled: 62 },
  '2026-08': { n: 300, answered: 79, settled: 63 },
  '2026-09': { n: 320, answered: 81, settled: 64 },
  '2026-10': { n: 330, answered: 84, settled: 65 },
  '2026-11': { n: 215, answered: 85, settled: 66 },
}

/** What is only counted, once a week: how many came in, from and to. */
const weekly = [
  { channel: 'shop', place: 'rowan-street', from: 120, to: 165 },
  { channel: 'shop', place: 'harbour-hall', from: 55, to: 80 },
  { channel: 'email', from: 28, to: 44 },
  { channel: 'website', from: 6, to: 15 },
]

/** Tallies of a year: calls day by day, and the rest on Saturdays. */
export function contactRows(draws, { closedOn, lastDay }) {
  const hours = hoursWith(closedOn)
  return Object.entries(calls).flatMap(([month, { n, answered, settled }]) => {
    const days = Array.from({ length: 31 }, (_, i) => dayAfter(`${month}-01`, i)).filter((day) => day.startsWith(month) && day <= lastDay)
    const open = days.filter((day) => hours.isOpen('office', day))
    const reached = Math.round((n * answered) / 100)
    const atOnce = Math.round((reached * settled) / 100)
    const tally = new Map(open.map((day) => [day, [0, 0, 0]]))
    for (let i = 0; i < n; i++) tally.get(draws.pick(open))[i < atOnce ? 0 : i < reached ? 1 : 2]++
    return days.flatMap((day) => [
      ...callsOn(day, tally.get(day) ?? [0, 0, 0], draws),
      ...(weekdayOf(day) === 5 ? weekly.map(({ from, to, ...row }) => ({ day, ...row, howMany: draws.whole(from, to) })) : []),
    ])
  })
}

function callsOn(day, [atOnce, passedOn, lost], draws) {
  const row = { day, channel: 'phone' }
  return [
    { ...row, answered: true, settled: true, howMany: atOnce, minutes: atOnce * draws.whole(4, 6) },
    { ...row, answered: true, settled: false, howMany: passedOn, minutes: passedOn * draws.whole(5, 9) },
    { ...row, answered: false, howMany: lost },
  ].filter(({ howMany }) => howMany > 0)
}
