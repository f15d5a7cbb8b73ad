import type { Quantity } from '../handbook/values/quantity.ts'
import type { Duration } from '../handbook/values/duration.ts'
import type { Remedy } from '../handbook/values/remedy.ts'
import { coinsIn } from '../words/figures.ts'

/**
 * Who may do what, for whoever asks while a customer waits: the one arithmetic behind the handbook's pages, its cards
 * and `servicebook ask`. Plain data in, plain data out, so that it runs in a browser too.
 */

/** One rung as staff use it: who may do what, and who is asked for more. Roles that share a rung stand side by side. */
export interface Rung {
  roles: readonly string[]
  may: readonly Remedy[]
  /** The next person, and how soon they answer; undefined where the ladder ends here. */
  next: { roles: readonly string[]; within: Duration | undefined } | undefined
}

/** A situation as data. `R` lets a page carry its words along with each remedy. */
export interface Situation<R extends Remedy = Remedy> {
  /** From the front line up. */
  rungs: readonly (Omit<Rung, 'may'> & { may: readonly R[] })[]
  /** People who are on no rung, and whom they ask. */
  rest: readonly { roles: readonly string[]; ask: readonly string[] }[]
  /** What a place lets some people do beyond their rung. */
  wider: readonly { place: string; roles: readonly string[]; may: readonly R[] }[]
}

/** Who works for the company, and how they are reached at each place. */
export interface Staff {
  /** Limits in this currency are money; an order's value is in it too. */
  currency: string
  /** Words that a share may be "of" to be a share of what the customer ordered. */
  orderWords: readonly string[]
  roles: readonly { name: string; title: string; phone?: string }[]
  places: readonly { name: string; title: string; people: readonly { role: string; phone: string; hours?: string }[] }[]
}

/** What somebody asks. Whatever is not said is not asked yet. */
export interface Asking {
  role?: string | undefined
  place?: string | undefined
  /** What they would like to give, in the company's currency. */
  amount?: number | undefined
  /** What the customer's order came to, in the company's currency. */
  order?: number | undefined
}

/** Whether something covers an amount. `depends`: it is counted in a way that one amount does not tell, such as per piece. */
export type Covers = 'yes' | 'if-not-used' | 'order-needed' | 'depends' | 'no'

/** A remedy as somebody may use it now. */
export interface Allowed<R extends Remedy = Remedy> {
  remedy: R
  /** The most of it at one time, in money, where that had to be worked out from the order. */
  comesTo?: number
  /** A share of the order, and nobody has said what the order came to. */
  needsOrder: boolean
  /** Part of it is a sum for a day, week, month or year, of which some may be used up. */
  ifNotUsed: boolean
  /** Whether it covers the amount asked for; undefined where none was, or where it is not about money. */
  covers?: Covers
  /** Where the amount is beyond them: the first up the line who may give this same thing up to there, or decide freely. */
  whoMay?: readonly string[]
}

/** What one group of people may do. */
export interface Standing<R extends Remedy = Remedy> {
  roles: readonly string[]
  /** False for people on no rung: they pass the matter on. */
  isOnLadder: boolean
  may: readonly Allowed<R>[]
  next: { roles: readonly string[]; within?: Duration | undefined } | undefined
  /** What the next person may do: for when they do not answer, and to know what to ask for. Empty where they are on no rung. */
  nextMay: readonly R[]
}

/** Somebody to ask, as reached at a place. */
export interface Reached {
  role: string
  title: string
  phone?: string
  hours?: string
}

/**
 * What somebody may do in a situation; without a role, everybody on the ladder, rung by rung.
 *
 * Whoever works here and is on no rung passes the matter on to those who are.
 *
 * @returns nothing for a role that nobody has
 * @example whatTheyMay(late, staff, { role: 'driver', amount: 30 })[0]?.may[1]?.covers // 'no'
 */
export function whatTheyMay<R extends Remedy>(situation: Situation<R>, staff: Staff, asking: Asking): Standing<R>[] {
  const ladder = ladderAt(situation, asking.place)
  const standings = ladder.map((rung) => standingOf(rung, ladder, staff, asking))
  const { role } = asking
  if (role === undefined) return standings
  const own = standings.filter(({ roles }) => roles.includes(role)).map((standing) => ({ ...standing, roles: [role] }))
  if (own.length > 0) return own
  if (ladder.length === 0 || !staff.roles.some(({ name }) => name === role)) return []
  const ask = situation.rest.find(({ roles }) => roles.includes(role))?.ask ?? ladder[0]!.roles
  const passed = { roles: [role], may: [], next: { roles: ask, within: undefined } }
  return [{ ...standingOf(passed, ladder, staff, asking), isOnLadder: false }]
}

/** A role as it is reached at a place: the number that rings there, or else the company's. */
export function reachedAt(role: string, staff: Staff, place: string | undefined): Reached {
  const known = staff.roles.find(({ name }) => name === role)
  const here = staff.places.find(({ name }) => name === place)?.people.find((person) => person.role === role)
  const phone = here?.phone ?? known?.phone
  return {
    role,
    title: known?.title ?? role,
    ...(phone !== undefined && { phone }),
    ...(here?.hours !== undefined && { hours: here.hours }),
  }
}

type Step<R extends Remedy> = Situation<R>['rungs'][number]

/** The ladder as it stands at a place. Of people who share a rung, those who may do more there get one of their own. */
function ladderAt<R extends Remedy>({ rungs, wider }: Situation<R>, place: string | undefined): Step<R>[] {
  const here = wider.filter((one) => one.place === place)
  return rungs.flatMap((rung) => {
    const apart = new Map<string, { roles: string[]; extra: R[] }>()
    for (const role of rung.roles) {
      const which = here.flatMap(({ roles }, i) => (roles.includes(role) ? [i] : []))
      const group = apart.get(which.join()) ?? { roles: [], extra: which.flatMap((i) => here[i]!.may) }
      group.roles.push(role)
      apart.set(which.join(), group)
    }
    return [...apart.values()].map(({ roles, extra }) => ({ ...rung, roles, may: widened(rung.may, extra) }))
  })
}

/** A place's remedy takes the place of the same one, and is added where there was none. */
function widened<R extends Remedy>(may: readonly R[], extra: readonly R[]): readonly R[] {
  if (extra.length === 0) return may
  const kept = may.filter((remedy) => remedy.ceiling !== 'nothing').map((remedy) => extra.find((more) => isAlike(more, remedy)) ?? remedy)
  return [...kept, ...extra.filter((more) => !kept.includes(more))]
}

function isAlike(one: Remedy, other: Remedy): boolean {
  return one.words.toLowerCase() === other.words.toLowerCase()
}

function standingOf<R extends Remedy>(
  { roles, may, next }: Pick<Step<R>, 'roles' | 'may' | 'next'>,
  ladder: readonly Step<R>[],
  staff: Staff,
  asking: Asking,
): Standing<R> {
  const allowed = may.map((remedy) => {
    const one = allowedOf(remedy, staff, asking)
    const whoMay = one.covers === 'no' ? firstWhoMay(remedy, next?.roles, ladder, staff, asking) : undefined
    return whoMay === undefined ? one : { ...one, whoMay }
  })
  return { roles, isOnLadder: true, may: allowed, next, nextMay: rungOf(next?.roles, ladder)?.may ?? [] }
}

function rungOf<R extends Remedy>(asked: readonly string[] | undefined, ladder: readonly Step<R>[]): Step<R> | undefined {
  return asked && ladder.find(({ roles }) => roles.some((role) => asked.includes(role)))
}

/**
 * Up the line from some people: the first who may give the same remedy up to the amount, or use their judgement. A loan
 * worth 80 is no answer to whoever would like to take 80 off.
 */
function firstWhoMay<R extends Remedy>(
  wanted: R,
  from: readonly string[] | undefined,
  ladder: readonly Step<R>[],
  staff: Staff,
  asking: Asking,
): readonly string[] | undefined {
  const seen = new Set<Step<R>>()
  // Whoever is asked may be off the ladder, and a circle of people has its own finding.
  for (let rung = rungOf(from, ladder); rung !== undefined && !seen.has(rung); rung = rungOf(rung.next?.roles, ladder)) {
    seen.add(rung)
    const fitting = rung.may.filter((remedy) => remedy.ceiling === 'judgement' || isAlike(remedy, wanted))
    if (fitting.some((remedy) => (allowedOf(remedy, staff, asking).covers ?? 'no') !== 'no')) return rung.roles
  }
  return undefined
}

/** What limits are counted over, and not for one matter: part of such a sum may be gone. */
const overTime = new Set(['day', 'week', 'month', 'year'])

/** What limits are counted per where it is this one matter, so that an amount can be held against them. */
export const atATime: ReadonlySet<string> = new Set(['case', 'order', 'customer', 'visit', 'booking', 'delivery', 'job', 'call', 'table'])

function allowedOf<R extends Remedy>(remedy: R, staff: Staff, { amount, order }: Asking): Allowed<R> {
  const limits = remedy.limits.map((limit) => bounded(limit, staff, order))
  const worked = limits.flatMap(({ kind, most }) => (kind === 'share' && most !== undefined ? [most] : []))
  const allowed = {
    remedy,
    ...(worked.length > 0 && { comesTo: Math.min(...worked, ...limits.flatMap(({ kind, most }) => (kind === 'sum' ? [most!] : []))) }),
    needsOrder: limits.some(({ kind, most }) => kind === 'share' && most === undefined),
    ifNotUsed: limits.some(({ kind }) => kind === 'over-time'),
  }
  const covers = amount === undefined ? undefined : coveredBy(remedy, limits, amount)
  return covers === undefined ? allowed : { ...allowed, covers }
}

/** A limit as an amount can be held against it. `most` is in money. */
interface Bound {
  kind: 'sum' | 'share' | 'over-time' | 'each' | 'other'
  most?: number
}

function bounded({ amount, unit, per, basis }: Quantity, { currency, orderWords }: Staff, order: number | undefined): Bound {
  if (unit === '%') {
    const isOfOrder = basis === undefined || basis.split(' ').some((word) => orderWords.includes(word.toLowerCase()))
    if (!isOfOrder || (per !== undefined && !atATime.has(per))) return { kind: 'each' }
    return order === undefined ? { kind: 'share' } : { kind: 'share', most: shareOf(order, amount, currency) }
  }
  if (unit !== currency) return { kind: 'other' }
  if (per !== undefined && overTime.has(per)) return { kind: 'over-time', most: amount }
  if (basis !== undefined || (per !== undefined && !atATime.has(per))) return { kind: 'each', most: amount }
  return { kind: 'sum', most: amount }
}

/**
 * A share of an order, rounded down to the smallest coin there is: a limit is never exceeded by rounding. Whole numbers,
 * so that 7% of 100 is 7.
 */
function shareOf(order: number, percent: number, currency: string): number {
  const coins = 10 ** coinsIn(currency)
  const [all, tenThousandths] = [Math.round(order * coins), Math.round(percent * 10_000)]
  return Number((BigInt(all) * BigInt(tenThousandths)) / 1_000_000n) / coins
}

function coveredBy({ ceiling }: Remedy, limits: readonly Bound[], amount: number): Covers | undefined {
  if (ceiling === 'judgement') return 'yes'
  if (ceiling === 'nothing') return undefined
  const money = limits.filter(({ kind }) => kind !== 'other')
  if (money.length === 0) return undefined
  if (money.some(({ kind, most }) => kind !== 'each' && most !== undefined && amount > most)) return 'no'
  if (money.some(({ kind, most }) => kind === 'share' && most === undefined)) return 'order-needed'
  if (money.some(({ kind, most }) => kind === 'each' && (most === undefined || amount > most))) return 'depends'
  return money.some(({ kind }) => kind === 'over-time') ? 'if-not-used' : 'yes'
}
