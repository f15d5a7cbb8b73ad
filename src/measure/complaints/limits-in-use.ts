import { documentsOf, type Handbook } from '../../handbook/handbook.ts'
import { kinds } from '../../kinds/index.ts'
import { coinsIn } from '../../words/figures.ts'
import { whatTheyMay } from '../allowed.ts'
import { mostMoney, rungsOf, type Guideline } from '../authority.ts'
import { situationOf, staffOf } from '../situation.ts'
import { isNamed, originals } from '../written.ts'
import { nearestRank, together, total, upTo } from './counts.ts'
import type { Figures, Use } from './figures.ts'

/** What so many per cent of cases were settled with. The front line's limit should cover the first, the next rung's the second. */
const covering = [80, 95, 99] as const

/** Fewer cases prove nothing; when more than one in ten is passed on, and nine in ten of those are granted, nobody had to be asked. */
const enough = { cases: 10, passed: 10, granted: { of: 10, least: 9 } }

/** Fewer cases than these say nothing of a limit. */
export const enoughCases = enough.cases

/** How one role's limit in one situation has fitted. Sums are in the smallest coins. */
export interface LimitInUse {
  situation: string
  role: string
  /** The first rung is 0; undefined for people on no rung. */
  rung: number | undefined
  met: number
  alone: number
  passed: number
  granted: number
  /** The most money they may give at a time, of the remedy that most of the ladder gives; undefined where no sum says it. */
  limit: number | undefined
  /** They use their judgement: no sum is too much. */
  free: boolean
  /** How often they gave more than their limit and asked nobody. */
  above: number
  /** Of those granted, how many they could have given themselves. */
  couldHave: number
  /** What would have covered so many per cent of what was given at last, whoever gave it. */
  covered: Readonly<Record<string, number>> | undefined
  /** A limit that would have spared most of the waiting, and how much of it. */
  proposal: { limit: number; spared: number } | undefined
}

/**
 * Holds the limits of each ladder against what became of the cases: who met them, what was settled alone, what was passed on.
 *
 * @returns in the order of situations by name, and of each ladder from the front line up
 */
export function limitsInUse({ uses }: Pick<Figures, 'uses'>, handbook: Handbook): LimitInUse[] {
  const guidelines = originals(handbook, documentsOf(handbook, kinds.discretion))
  return Object.entries(uses)
    .toSorted(byName)
    .flatMap(([situation, roles]) => {
      const guideline = guidelines.find((one) => isNamed(one, [situation]))
      return Object.entries(roles)
        .toSorted(byName)
        .map(([role, places]) => fitOf({ situation, role, places }, guideline, handbook))
        .toSorted((a, b) => (a.rung ?? -1) - (b.rung ?? -1))
    })
}

function byName([a]: [string, unknown], [b]: [string, unknown]): number {
  return a < b ? -1 : 1
}

function fitOf(
  { situation, role, places }: { situation: string; role: string; places: Record<string, Use> },
  guideline: Guideline | undefined,
  handbook: Handbook,
): LimitInUse {
  const none: Use = { met: 0, alone: 0, passed: 0, granted: 0, sums: { alone: {}, granted: {}, other: {} } }
  const { sums, ...counts } = together(none, Object.values(places))
  const rung = guideline && rungsOf(guideline).findIndex(({ roles }) => roles.includes(role))
  const { limit, free } = limitOf(guideline, handbook, role)
  const above = Object.entries(places).reduce((n, [place, use]) => {
    const here = limitOf(guideline, handbook, role, longNameOf(place, handbook))
    return here.limit === undefined || here.free || here.hasShare ? n : n + total(use.sums.alone) - upTo(use.sums.alone, here.limit)
  }, 0)
  const all = together({}, Object.values(sums))
  const fit = {
    situation,
    role,
    rung: rung === undefined || rung < 0 ? undefined : rung,
    ...counts,
    limit,
    free,
    above,
    couldHave: limit === undefined ? 0 : upTo(sums.granted, limit),
    covered: total(all) === 0 ? undefined : Object.fromEntries(covering.map((share) => [share, nearestRank(all, share)!])),
  }
  return { ...fit, proposal: guideline && proposalFor(fit, sums.granted) }
}

/**
 * A limit under which most of those who were passed on and granted would not have had to wait: 80 per cent of them on the
 * first rung, more on those above, as a round sum.
 */
function proposalFor(
  { met, passed, granted, limit = 0, free, rung = 0 }: Omit<LimitInUse, 'proposal'>,
  sums: Use['sums']['granted'],
): LimitInUse['proposal'] {
  const isAskedForNothing =
    met >= enough.cases && passed * enough.passed > met && granted * enough.granted.of >= passed * enough.granted.least
  const wanted = nearestRank(sums, covering[Math.min(rung, covering.length - 1)]!)
  if (!isAskedForNothing || free || wanted === undefined || wanted <= limit) return undefined
  const round = roundUp(wanted)
  return { limit: round, spared: upTo(sums, round) }
}

/**
 * The next round sum, in steps of no more than a fifth of it: 28.50 becomes 30, and 120 stays.
 *
 * @param coins in the smallest coins
 */
export function roundUp(coins: number): number {
  const fifth = Math.floor(coins / 5)
  let step = 1
  for (let power = 1; power <= fifth; power *= 10) for (const one of [1, 2, 5]) if (one * power <= fifth) step = one * power
  return Math.ceil(coins / step) * step
}

/**
 * The remedy that most rungs of a ladder give in money, in the same words; of two, the one further down. A loan piece worth
 * 200 is no sum that anybody gives away.
 */
function usualRemedy(guideline: Guideline, currency: string): string | undefined {
  const rungs = rungsOf(guideline).flatMap(({ may }) =>
    may.flatMap((remedy) => (mostMoney([remedy], currency) ? [remedy.words.toLowerCase()] : [])),
  )
  const often = (words: string) => rungs.filter((one) => one === words).length
  return rungs.reduce<string | undefined>((best, one) => (best === undefined || often(one) > often(best) ? one : best), undefined)
}

/**
 * The most that a role may give at a time in a situation, in the smallest coins.
 *
 * @returns undefined where no sum says it: they use their judgement, or a share of the order counts too
 */
export function limitFor(situation: string, role: string, place: string | undefined, handbook: Handbook): number | undefined {
  const guideline = originals(handbook, documentsOf(handbook, kinds.discretion)).find((one) => isNamed(one, [situation]))
  const { limit, free, hasShare } = limitOf(guideline, handbook, role, place && longNameOf(place, handbook))
  return free || hasShare ? undefined : limit
}

/** A log names a place as briefly as it can be named. */
function longNameOf(place: string, handbook: Handbook): string {
  return documentsOf(handbook, kinds.place).find((one) => isNamed(one, [place]))?.longName ?? place
}

/** The most somebody may give at a time, and whether a share of the order may come on top, of which no sum tells the end. */
function limitOf(
  guideline: Guideline | undefined,
  handbook: Handbook,
  role: string,
  place?: string,
): { limit: number | undefined; free: boolean; hasShare: boolean } {
  const currency = handbook.company?.fields.currency ?? ''
  const [standing] = guideline
    ? whatTheyMay(situationOf(guideline, handbook, 'managers'), staffOf(handbook, 'managers'), { role, place })
    : []
  const may = (standing?.may ?? []).map(({ remedy }) => remedy)
  const usual = guideline && usualRemedy(guideline, currency)
  const most = (
    mostMoney(
      may.filter(({ words }) => words.toLowerCase() === usual),
      currency,
    ) ?? mostMoney(may, currency)
  )?.limit.amount
  return {
    limit: most === undefined ? undefined : Math.round(most * 10 ** coinsIn(currency)),
    free: may.some(({ ceiling }) => ceiling === 'judgement'),
    hasShare: may.some(({ limits }) => limits.some(({ unit }) => unit === '%')),
  }
}
