import type { Day } from '../../handbook/values/date.ts'
import { dayOfMoment } from '../../records/moment.ts'
import type { Complaint } from '../../records/tables/complaints.ts'
import { daysFrom, monthsFrom } from '../days.ts'
import { isEnough } from './enough.ts'

/** From one day to another, both counted. */
export interface Period {
  from: Day
  to: Day
}

/** The twelve months that end on a day. */
export function yearTo(to: Day): Period {
  return { from: daysFrom(monthsFrom(to, -12), 1), to }
}

/** The complaints that came within a period. */
export function within({ from, to }: Period, rows: readonly Complaint[]): Complaint[] {
  return rows.filter(({ received }) => received !== undefined && dayOfMoment(received) >= from && dayOfMoment(received) <= to)
}

/**
 * The months of a period, where nothing but months is known: those that begin in it, or else the one in which it ends. A
 * month that has begun counts as far as it has come.
 */
export function monthsWithin<T>({ from, to }: Period, months: Readonly<Record<string, T>>): { months: Record<string, T>; period: Period } {
  const last = to.slice(0, 7)
  const first = from.endsWith('-01') ? from.slice(0, 7) : monthsFrom(`${from.slice(0, 7)}-01`, 1).slice(0, 7)
  const begin = first > last ? last : first
  return {
    months: Object.fromEntries(Object.entries(months).filter(([month]) => month >= begin && month <= last)),
    period: { from: `${begin}-01`, to },
  }
}

/** The months of a period by their names, from its first to its last, also those in which nothing came. */
export function monthNames({ from, to }: Period): string[] {
  const names: string[] = []
  for (let month = `${from.slice(0, 7)}-01`; month <= to; month = monthsFrom(month, 1)) names.push(month.slice(0, 7))
  return names
}

/** How something grew: how many in the last three whole months of a period, and in the three before. */
export interface Trend {
  before: number
  after: number
  /** `steady` also where there are too few to tell, or where the period is shorter than six whole months. */
  is: 'growing' | 'falling' | 'steady'
}

/** So many more or fewer before it means anything: three complaints, and a quarter. */
const least = { complaints: 3, parts: 4 }

/** True where there are enough in the six months to say which way it goes. */
export function isTelling({ before, after }: Pick<Trend, 'before' | 'after'>): boolean {
  return isEnough(before + after)
}

/** True where a difference is a small part of what was before, and not only a small number. */
export function isSmallPart({ before, after }: Pick<Trend, 'before' | 'after'>): boolean {
  return Math.abs(after - before) * least.parts < Math.max(1, before)
}

/** Whether something grows. */
export function trendOf(count: (month: string) => number, { from, to }: Period): Trend | undefined {
  const isWhole = (month: string) => `${month}-01` >= from && daysFrom(monthsFrom(`${month}-01`, 1), -1) <= to
  const whole = monthNames({ from, to }).filter(isWhole)
  if (whole.length < 6) return undefined
  const sum = (months: readonly string[]) => months.reduce((n, month) => n + count(month), 0)
  const [before, after] = [sum(whole.slice(-6, -3)), sum(whole.slice(-3))]
  const more = Math.abs(after - before)
  const isChange = more >= least.complaints && !isSmallPart({ before, after })
  return { before, after, is: !isChange ? 'steady' : after > before ? 'growing' : 'falling' }
}
