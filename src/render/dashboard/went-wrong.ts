import { kinds } from '../../kinds/index.ts'
import type { Kind } from '../../kinds/kind.ts'
import { tenths } from '../../measure/complaints/counts.ts'
import { isEnough } from '../../measure/complaints/enough.ts'
import type { CountedBy } from '../../measure/complaints/figures.ts'
import type { Bar } from '../../measure/complaints/pareto.ts'
import { isSmallPart, isTelling, trendOf, type Trend } from '../../measure/complaints/period.ts'
import { daysFrom, monthsFrom } from '../../measure/days.ts'
import { bars } from '../charts/bars.ts'
import { columns } from '../charts/columns.ts'
import type { Told } from './told.ts'

/** So much of everything is what a few things mostly make up (tenths of a per cent). */
const mostOfIt = 800

/** A table of bars keeps to what can be taken in; the rest is folded away. */
const mostBars = 8

/** What complaints were about, from the most frequent down, and what else they are counted by. */
export function wentWrongView(told: Told) {
  const { words, found } = told
  if (found === undefined || found.insight.complaints.n === 0)
    return { says: words.say(found ? 'insight.none' : 'site.dashboard.begin'), category: null, others: [] }
  const { by, complaints } = found.insight
  const vital = isEnough(complaints.n) ? fewOf(by.category) : 0
  return {
    says: wrongSays(by.category, vital, complaints.n, told),
    category: barsTable('category', words.say('site.dashboard.wrong.category'), told, { vital }),
    others: [
      barsTable('cause', words.say('site.dashboard.wrong.cause'), told, { isSmall: true }),
      barsTable('channel', words.say('site.dashboard.wrong.channel'), told, { isSmall: true }),
      barsTable('area', words.say('site.dashboard.wrong.area'), told, { isSmall: true }),
    ].filter((table) => table !== null),
  }
}

/** How many of the first make up most of what was said; none where it takes nearly all of them. What nobody said is no thing to work on. */
function fewOf(bars: readonly Bar[]): number {
  const named = bars.filter(({ name }) => name !== '')
  const said = named.reduce((sum, { n }) => sum + n, 0)
  if (!isEnough(said)) return 0
  const few =
    named.findIndex(
      (_, i) =>
        tenths(
          named.slice(0, i + 1).reduce((sum, { n }) => sum + n, 0),
          said,
        ) >= mostOfIt,
    ) + 1
  return few * 2 <= named.length ? few : 0
}

function wrongSays(bars: readonly Bar[], vital: number, n: number, { words, share }: Told): string {
  const named = bars.filter(({ name }) => name !== '')
  const unsaid = bars.find(({ name }) => name === '')
  if (!isEnough(n)) return words.say('insight.tooFew', { n })
  return [
    ...(vital > 0
      ? [words.say('site.dashboard.wrong.says', { n: vital, of: named.length, share: share(named[vital - 1]!.cumulative) })]
      : named.length > 1
        ? [words.say('site.dashboard.wrong.even', { of: named.length })]
        : []),
    ...(unsaid ? [words.say('site.dashboard.wrong.unsaid', { n: unsaid.n })] : []),
    ...(!unsaid && named.length === 1 ? [words.say('site.dashboard.wrong.single')] : []),
  ].join(' ')
}

/** The places, where there are several. */
export function placesView(told: Told) {
  const { words, found, share } = told
  const named = (found?.insight.by.place ?? []).filter(({ name }) => name !== '')
  const [first] = named
  if (first === undefined || named.length < 2) return null
  return {
    says: isEnough(found!.insight.complaints.n)
      ? words.say('site.dashboard.places.says', { place: told.title('place', first.name), share: share(first.share) })
      : words.say('insight.tooFew', { n: found!.insight.complaints.n }),
    table: barsTable('place', words.say('site.dashboard.places.place'), told, { kind: kinds.place })!,
  }
}

interface Shape {
  /** So many of the first make up most of it, and are marked; none where it does not matter. */
  vital?: number
  /** What the rows have pages of. */
  kind?: Kind
  /** Beside others: how many, and their share. */
  isSmall?: boolean
}

function barsTable(by: CountedBy, head: string, told: Told, { vital = 0, kind, isSmall = false }: Shape = {}) {
  const { found, count, sum, share } = told
  const all = found!.insight.by[by]
  if (!all.some(({ name }) => name !== '')) return null
  const drawn = bars(all.map(({ n }) => n))
  const rows = all.map((bar: Bar, i) => ({
    title: told.title(by, bar.name),
    href: kind ? told.href(kind, bar.name) : null,
    bar: drawn[i]!,
    n: count(bar.n),
    share: share(bar.share),
    cumulative: share(bar.cumulative),
    cost: bar.cost === 0 ? null : sum(bar.cost),
    isVital: i < vital,
    isLastVital: i === vital - 1 && i < all.length - 1,
  }))
  const hasCosts = !isSmall && rows.some(({ cost }) => cost !== null)
  const isLong = rows.length > mostBars + 1
  return {
    head,
    rows: isLong ? rows.slice(0, mostBars) : rows,
    rest: isLong ? rows.slice(mostBars) : [],
    more: isLong ? told.words.say('site.dashboard.wrong.more', { n: rows.length - mostBars }) : null,
    hasCosts,
    isPareto: vital > 0,
    /** How many cells a row has: what it is, the bar, how many, its share, and what else there is. */
    columns: 4 + Number(vital > 0) + Number(hasCosts),
  }
}

/** What is said of which way it goes. */
const ways = {
  growing: 'site.dashboard.months.growing',
  falling: 'site.dashboard.months.falling',
  steady: 'site.dashboard.months.steady',
} as const

/** Which way it goes, with the leeway within which it counts as the same; nothing where there are too few to say. */
function wayInWords(trend: Trend | undefined, words: Told['words']): string[] {
  if (trend === undefined || !isTelling(trend)) return []
  const told = { before: trend.before, after: trend.after }
  if (trend.is === 'steady' && !isSmallPart(trend)) return [words.say('site.dashboard.months.chance', told)]
  return [words.say(ways[trend.is], told)]
}

/** How many came month by month. */
export function monthsView(told: Told) {
  const { words, found } = told
  if (found === undefined || found.insight.complaints.n === 0) return null
  const { byMonth, period } = found.insight
  const [long, short] = (['short', 'narrow'] as const).map((month) => new Intl.DateTimeFormat(words.language, { month, timeZone: 'UTC' }))
  const isPart = (month: string) => `${month}-01` < period.from || daysFrom(monthsFrom(`${month}-01`, 1), -1) > period.to
  const most = byMonth.reduce((a, b) => (b.n > a.n ? b : a))
  const trend = trendOf((month) => byMonth.find((one) => one.month === month)?.n ?? 0, period)
  return {
    says: isEnough(found.insight.complaints.n)
      ? [words.say('site.dashboard.months.most', { month: told.month(most.month), n: most.n }), ...wayInWords(trend, words)].join(' ')
      : words.say('insight.tooFew', { n: found.insight.complaints.n }),
    chart: columns(
      byMonth.map(({ month, n }) => {
        const day = new Date(`${month}-01T00:00:00Z`)
        return { label: long!.format(day), short: short!.format(day), n, isPart: isPart(month) }
      }),
    ),
    desc: words.say('site.dashboard.months.desc', { first: told.month(byMonth[0]!.month), last: told.month(byMonth.at(-1)!.month) }),
    hasPart: byMonth.some(({ month }) => isPart(month)),
    rows: byMonth.map(({ month, n, cost }) => ({
      month: told.month(month),
      n: told.count(n),
      cost: cost === 0 ? '–' : told.sum(cost),
      isPart: isPart(month),
    })),
  }
}
