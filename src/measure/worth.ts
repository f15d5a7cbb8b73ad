import type { Handbook } from '../handbook/handbook.ts'
import type { Duration } from '../handbook/values/duration.ts'
import type { Quantity } from '../handbook/values/quantity.ts'
import { maySee, type Audience } from '../kinds/field.ts'
import { coinsIn } from '../words/figures.ts'
import { atATime } from './allowed.ts'
import { daysIn } from './times.ts'

/** An ordinary customer, as the company document describes one. */
export interface OrdinaryCustomer {
  usualOrder?: Quantity | undefined
  visitsAYear?: Quantity | undefined
  yearsKept?: Duration | undefined
}

/** What visits may be counted over. The question was for a year, so that is also meant by "4 visits per customer". */
const spells: ReadonlyMap<string, Duration['unit']> = new Map([
  ['day', 'days'],
  ['week', 'weeks'],
  ['month', 'months'],
  ['year', 'years'],
  ['customer', 'years'],
])

/** Whoever buys a kitchen every third year comes 0.33 times in one. */
const millionths = 1_000_000

/**
 * What a customer brings in all the years they stay: an order x visits a year x years, rounded down to the smallest coin.
 *
 * @returns undefined where a part is missing or counts something else, where nothing comes of it, and beyond what is exact
 * @example broughtBy({ usualOrder: eightEuros, visitsAYear: sixtyVisits, yearsKept: fourYears }) // 1920
 */
export function broughtBy({ usualOrder, visitsAYear, yearsKept }: OrdinaryCustomer): number | undefined {
  if (usualOrder === undefined || visitsAYear === undefined || yearsKept === undefined) return undefined
  const spell = spells.get(visitsAYear.per ?? 'year')
  const isOneOrder = usualOrder.per === undefined || atATime.has(usualOrder.per)
  if (spell === undefined || !isOneOrder || visitsAYear.unit === '%') return undefined
  const coins = 10 ** coinsIn(usualOrder.unit)
  const inAll = whole(usualOrder.amount * coins) * whole(visitsAYear.amount * millionths) * minutesIn(yearsKept)
  const brought = Number(inAll / (whole(millionths) * minutesIn({ amount: 1, unit: spell })))
  return brought > 0 && Number.isSafeInteger(brought) ? brought / coins : undefined
}

function minutesIn(time: Duration): bigint {
  return whole(daysIn(time) * 24 * 60)
}

function whole(amount: number): bigint {
  return BigInt(Math.round(amount))
}

/**
 * What a customer brings, for an audience: staff see it where the company has decided so, and customers never do. Its parts
 * stay with the managers.
 */
export function worthFor({ company }: Pick<Handbook, 'company'>, audience: Audience): number | undefined {
  const { showWorth, usualOrder, currency } = company?.fields ?? {}
  if (!showWorth || !maySee(audience, 'staff')) return undefined
  // What staff type is in the company's currency, and nobody knows the rate.
  return usualOrder?.unit === currency ? broughtBy(company?.fields ?? {}) : undefined
}
