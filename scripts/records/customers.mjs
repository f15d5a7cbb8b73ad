import { householdsFrom } from './people.mjs'

/**
 * The eight who order again and again, in the year that was counted in January: what they bought, the goods, and what serving
 * them took. Two of them are the house and the office that the policy on them tells of.
 */
const eight = [
  {
    customer: 'Bureau Kaalukoda',
    turnover: 84_000,
    goods: 55_000,
    costToServe: 25_600,
    orders: 31,
    since: 2019,
    segment: 'Office',
    lastContact: '2026-10-29',
  },
  { customer: 'Alder Lane School', turnover: 64_200, goods: 41_700, costToServe: 1900, orders: 6, since: 2021, segment: 'School' },
  { customer: 'Guesthouse Kormoran', turnover: 61_500, goods: 38_100, costToServe: 3400, orders: 9, since: 2017, segment: 'Guesthouse' },
  {
    customer: 'Hotel Sadamakivi',
    turnover: 58_000,
    goods: 35_000,
    costToServe: 4600,
    orders: 12,
    since: 2015,
    segment: 'Guesthouse',
    lastContact: '2026-11-11',
  },
  {
    customer: 'Hostel Linnalaht',
    turnover: 47_300,
    goods: 30_400,
    costToServe: 5200,
    orders: 8,
    since: 2022,
    segment: 'Guesthouse',
    lastContact: '2026-09-24',
  },
  {
    customer: 'Koidula Street Kindergarten',
    turnover: 45_900,
    goods: 28_700,
    costToServe: 2300,
    orders: 5,
    since: 2018,
    segment: 'School',
    lastContact: '2026-10-02',
  },
  {
    customer: 'Rannavaht Care Home',
    turnover: 43_200,
    goods: 26_100,
    costToServe: 6100,
    orders: 7,
    since: 2020,
    segment: 'Care home',
    lastContact: '2026-09-15',
  },
  {
    customer: 'Silo Reading Rooms',
    turnover: 42_600,
    goods: 27_900,
    costToServe: 3800,
    orders: 4,
    since: 2023,
    segment: 'Library',
    lastContact: '2026-11-03',
  },
]

/** What came in that year altogether, in the smallest coins, of how many households, and what the best fifth of all brought (of a hundred). */
const all = { turnover: 210_000_000, households: 2392, bestFifth: 58 }

/** The turnover list of a year, the largest first. */
export function customerRows(draws) {
  const accounts = eight.map(({ turnover, goods, costToServe, ...rest }) => ({
    ...rest,
    year: 2025,
    turnover: turnover * 100,
    goods: goods * 100,
    costToServe: costToServe * 100,
    keyAccount: true,
  }))
  const ofAccounts = accounts.reduce((sum, { turnover }) => sum + turnover, 0)
  const best = Math.ceil((accounts.length + all.households) / 5) - accounts.length
  const ofBest = (all.turnover * all.bestFifth) / 100 - ofAccounts
  const ofRest = all.turnover - ofAccounts - ofBest
  const sums = [
    ...parted(draws, ofBest, best, { from: 11, to: 34 }),
    ...parted(draws, ofRest, all.households - best, { from: 1, to: 9 }),
  ].toSorted((a, b) => b - a)
  const names = householdsFrom(draws)
  const households = sums.map((turnover, i) => {
    const orders = turnover > 150_000 ? draws.whole(1, 3) : draws.whole(1, 2)
    // Now and then a piece comes back, and the van goes out three times.
    const served = draws.chance(0.012) ? draws.whole(60, 110) : draws.whole(2, 12)
    return {
      customer: names[i],
      year: 2025,
      turnover,
      goods: Math.round((turnover * draws.whole(54, 66)) / 100),
      costToServe: Math.round((turnover * served) / 100),
      orders,
      since: draws.whole(2009, 2025),
      segment: 'Household',
    }
  })
  return [...accounts, ...households]
}

/** A sum in so many parts, none of which is far from the others; they make it to the last coin. */
function parted(draws, sum, parts, { from, to }) {
  const weights = Array.from({ length: parts }, () => draws.whole(from * 100, to * 100))
  const weight = weights.reduce((a, b) => a + b, 0)
  const shares = weights.map((one) => Math.floor((sum * one) / weight))
  const left = sum - shares.reduce((a, b) => a + b, 0)
  return shares.map((share, i) => (i === 0 ? share + left : share))
}
