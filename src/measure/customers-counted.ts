import { documentsOf, type Handbook } from '../handbook/handbook.ts'
import type { Day } from '../handbook/values/date.ts'
import type { Duration } from '../handbook/values/duration.ts'
import { kinds } from '../kinds/index.ts'
import { folded } from '../records/column.ts'
import { tenths } from './complaints/counts.ts'
import type { Customer } from '../records/tables/customers.ts'
import { daysBetween, daysIn } from './times.ts'

/** So many bring most, as a rule: these have a file, and somebody who keeps in touch. */
export const largestFew = 5

/** What customers bring in the newest year of the list, as numbers that tell of none of them. */
export interface CustomerTotals {
  /** The year; undefined where the list has none. */
  year?: number
  n: number
  /** Those who cost more than they bring. */
  costMore: number
  /**
   * What the largest five and the largest fifth bring of all, in tenths of a per cent; undefined where nothing was sold. No
   * sums: between two versions of a file, the difference of two sums is what one customer brings.
   */
  shares?: { few: number; fifth: number }
  /** The largest five by turnover, the largest first: whether each has a file, and was spoken to in its time. */
  largest: { hasFile: boolean; isSpokenTo: boolean }[]
}

/** A customer with everything of the year: what they bring, what they cost, what is left. */
export interface CustomerOfYear {
  customer: string
  turnover: number
  /** Their goods and what it takes to serve them; undefined where nobody wrote either down. */
  cost: number | undefined
  /** Whether there is a file on them among the key accounts. */
  hasFile: boolean
  lastContact: Day | undefined
  /** Somebody talked to them within the time that their file says. Without a file, nobody said a time. */
  isSpokenTo: boolean
}

/** The totals of a list. */
export function customersCounted(rows: readonly Customer[], handbook: Pick<Handbook, 'documents' | 'today'>): CustomerTotals {
  const { year, customers } = customersOf(rows, handbook)
  const sum = (of: readonly CustomerOfYear[]) => of.reduce((all, { turnover }) => all + turnover, 0)
  const largest = customers.slice(0, largestFew)
  const all = sum(customers)
  const fifth = customers.slice(0, Math.ceil(customers.length / 5))
  // Credit notes can make the few bring more than all together.
  const part = (turnover: number) => Math.min(1000, tenths(turnover, all))
  return {
    ...(year !== undefined && { year }),
    n: customers.length,
    costMore: customers.filter(({ turnover, cost = 0 }) => cost > turnover).length,
    ...(all > 0 && { shares: { few: part(sum(largest)), fifth: part(sum(fifth)) } }),
    largest: largest.map(({ hasFile, isSpokenTo }) => ({ hasFile, isSpokenTo })),
  }
}

/**
 * The customers of the newest year in a list, the largest first. What stands there without a year counts with it. Several
 * rows of a customer are added up.
 */
export function customersOf(
  rows: readonly Customer[],
  handbook: Pick<Handbook, 'documents' | 'today'>,
): { year: number | undefined; customers: CustomerOfYear[] } {
  // A year to come is a slip, and would put one row in the place of all.
  const thisYear = Number(handbook.today.slice(0, 4))
  const year = rows.reduce<number | undefined>(
    (newest, { year: one }) => (one !== undefined && one <= thisYear && one > (newest ?? 0) ? one : newest),
    undefined,
  )
  const files = filesIn(handbook)
  const byName = new Map<string, CustomerOfYear & { file: File | undefined }>()
  for (const row of rows) {
    const { customer, turnover, goods, costToServe, keyAccount, lastContact } = row
    if (customer === undefined || turnover === undefined || (row.year !== undefined && row.year !== year)) continue
    const name = folded(customer)
    const one = byName.get(name) ?? {
      customer,
      turnover: 0,
      cost: undefined,
      hasFile: false,
      lastContact: undefined,
      isSpokenTo: false,
      file: undefined,
    }
    byName.set(name, one)
    one.turnover += turnover
    if (goods !== undefined || costToServe !== undefined) one.cost = (one.cost ?? 0) + (goods ?? 0) + (costToServe ?? 0)
    one.file ??= (row.file === undefined ? undefined : files.get(row.file)) ?? files.get(name)
    one.hasFile ||= keyAccount === true || one.file !== undefined
    one.lastContact = later(one.lastContact, lastContact)
  }
  const customers = [...byName.values()].map(({ file, ...one }) => {
    const lastContact = later(one.lastContact, file?.lastContact)
    return { ...one, lastContact, isSpokenTo: isWithin(lastContact, file?.contactEvery, handbook.today) }
  })
  return { year, customers: customers.toSorted((a, b) => b.turnover - a.turnover || (folded(a.customer) < folded(b.customer) ? -1 : 1)) }
}

interface File {
  contactEvery: Duration | undefined
  lastContact: Day | undefined
}

/** Files on key accounts, by the customer's name and by their own. */
function filesIn(handbook: Pick<Handbook, 'documents'>): Map<string, File> {
  return new Map(
    documentsOf(handbook, kinds['key-account']).flatMap(({ name, longName, fields: { customer, contactEvery, people = [] } }) => {
      const file = { contactEvery, lastContact: people.map((one) => one.lastContact).reduce(later, undefined) }
      return [name, longName, ...(customer === undefined ? [] : [folded(customer)])].map((key) => [key, file] as const)
    }),
  )
}

function later(a: Day | undefined, b: Day | undefined): Day | undefined {
  return a === undefined || (b !== undefined && b > a) ? b : a
}

function isWithin(last: Day | undefined, every: Duration | undefined, today: Day): boolean {
  return last !== undefined && (every === undefined || daysBetween(last, today) <= daysIn(every))
}
