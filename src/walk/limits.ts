import { broughtBy, type OrdinaryCustomer } from '../measure/worth.ts'

/** What limits are proposed from. */
export interface Worth {
  /** What an ordinary customer spends at a time, in the company's currency. */
  order: number
  currency: string
}

/** An ordinary order where a company has not said what its own is (in its currency): sums of the starters were chosen for it. */
const ordinary = 60

/** For whoever comes often and spends little, a limit is held against all they will spend: at least this share of it. */
const shareOfYears = 0.01

/**
 * What limits are proposed from: an ordinary order, or for small and frequent ones a hundredth of what a customer
 * spends with the company in all the years. A coffee given away is held against the guest and not against the coffee.
 */
export function worthOf(company: OrdinaryCustomer & { currency?: string } = {}): Worth {
  const { usualOrder = { amount: ordinary, unit: company.currency ?? 'EUR' } } = company
  const inAllYears = broughtBy({ ...company, usualOrder }) ?? 0
  return { order: Math.max(usualOrder.amount, inAllYears * shareOfYears), currency: usualOrder.unit }
}

/**
 * A limit as people remember it: 5, 20, 150 and not 17.32.
 *
 * @param orders how many ordinary orders it is to be
 * @example proposedLimit(0.5, { order: 60, currency: 'EUR' }) // '30 EUR'
 */
export function proposedLimit(orders: number, { order, currency }: Worth): string {
  return `${rounded(orders * order)} ${currency}`
}

/** To the nearest of 1, 2 ... 10, 15, 20 ... 50, 60 ... 100, 150 ... 500, 600 and so on: never to nothing, and never past a larger one. */
function rounded(amount: number): number {
  if (amount < 10) return Math.max(1, Math.round(amount))
  const ten = 10 ** Math.floor(Math.log10(amount))
  const step = amount < ten * 5 ? ten / 2 : ten
  return Math.round(amount / step) * step
}
