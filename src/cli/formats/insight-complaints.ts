import pc from 'picocolors'
import type { Insight, Share, Taken } from '../../measure/complaints/insight.ts'
import { atMargin } from '../walk/show.ts'
import { bar } from './bar.ts'
import type { TextSetting } from './insight-text.ts'
import { halfInWords, inARow, money, ninetiethInWords, partInWords, percent, timeTaken, title, whyNoShare } from './insight-words.ts'

/** So many bars show where most of it lies. */
const barsShown = 5

/** What came in, how it was dealt with, and what went wrong. */
export function complaintLines(insight: Insight, told: TextSetting): string[] {
  const { words, setting } = told
  const { sorts, complaints } = insight
  if (Object.keys(sorts).length === 0) return [words.say('insight.none')]
  const what = Object.entries(sorts)
    .toSorted(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))
    .map(([sort, n]) => ({ text: title('sort', sort, setting, words), n }))
  const cost =
    insight.average.of === 0
      ? words.say('insight.came.noCost')
      : words.say('insight.came.cost', { cost: money(complaints.cost, insight, words), given: money(complaints.given, insight, words) })
  const came = [pc.bold(words.say('insight.came.heading')), `  ${words.say('insight.came.sorts', { what: inARow(what, words) })}`]
  return complaints.n === 0 ? came : [...came, `  ${cost}`, '', ...dealtWith(insight, told), '', ...wentWrong(insight, told)]
}

function dealtWith(insight: Insight, { words, width }: TextSetting): string[] {
  const { times, onTheSpot, promises, content, average } = insight
  const { acknowledged, settled, followedUp } = times
  const shares: { label: string; share: Share; isSaid: boolean; allowed?: Taken['allowed']; also?: (string | undefined)[] }[] = [
    { label: 'onTheSpot', share: onTheSpot, isSaid: onTheSpot.of > 0 },
    {
      label: 'acknowledged',
      share: acknowledged.inTime,
      isSaid: acknowledged.isSaid,
      allowed: acknowledged.allowed,
      also: [halfInWords(acknowledged, insight, words)],
    },
    { label: 'promises', share: promises, isSaid: true },
    {
      label: 'followedUp',
      share: followedUp.inTime,
      isSaid: followedUp.isSaid,
      allowed: followedUp.allowed,
      also: [halfInWords(followedUp, insight, words)],
    },
    {
      label: 'content',
      share: content,
      isSaid: true,
      also: content.noAnswer === 0 ? [] : [words.say('insight.figures.noAnswer', { n: content.noAnswer })],
    },
  ]
  const rows = [
    ...shares.map(({ label, share, isSaid, allowed, also = [] }) => ({
      label: words.say(`insight.figures.${label}`),
      value: share.share === undefined ? '–' : percent(share.share, words),
      says:
        share.share === undefined
          ? whyNoShare(isSaid, words)
          : [partInWords(share, allowed, words), ...also].filter((one) => one !== undefined).join('; '),
    })),
    {
      label: words.say('insight.figures.settled'),
      value: settled.median === undefined ? '–' : timeTaken(settled.median, settled, insight, words),
      says: settled.ninetieth === undefined ? words.say('insight.share-none') : ninetiethInWords(settled, insight, words),
    },
    {
      label: words.say('insight.figures.cost'),
      value: average.coins === undefined ? '–' : money(average.coins, insight, words),
      says: average.coins === undefined ? words.say('insight.came.noCost') : words.say('insight.figures.costOf', { of: average.of }),
    },
  ]
  const [wide, widest] = [Math.max(...rows.map(({ label }) => label.length)), Math.max(...rows.map(({ value }) => value.length))]
  return [
    pc.bold(words.say('insight.figures.heading')),
    ...rows.map(
      ({ label, value, says }) =>
        `  ${label.padEnd(wide)}  ${pc.bold(value.padStart(widest))}  ${atMargin(says, wide + widest + 6, width).trimStart()}`,
    ),
  ]
}

function wentWrong({ by, byMonth }: Insight, { words, setting, width }: TextSetting): string[] {
  const { category } = by
  const shown = category.slice(0, barsShown).map((one) => ({ ...one, title: title('category', one.name, setting, words) }))
  const rest = category.slice(shown.length)
  const [wide, most] = [Math.max(...shown.map((one) => one.title.length)), Math.max(...category.map(({ n }) => n))]
  const [named, dated] = [{}, { year: 'numeric' } as const].map(
    (year) => new Intl.DateTimeFormat(words.language, { month: 'short', ...year, timeZone: 'UTC' }),
  ) as [Intl.DateTimeFormat, Intl.DateTimeFormat]
  // The year is said where it begins.
  const month = byMonth.map((one, i) => ({
    text: (i === 0 || one.month.endsWith('-01') ? dated : named).format(new Date(`${one.month}-01T00:00:00Z`)),
    n: one.n,
  }))
  const rows = (['place', 'channel', 'cause', 'area'] as const)
    .map((one) => ({ one, what: by[one].map(({ name, n }) => ({ text: title(one, name, setting, words), n })) }))
    .filter(({ one }) => by[one].some(({ name }) => name !== ''))
  return [
    pc.bold(words.say('insight.by.heading')),
    ...shown.map(
      ({ title: text, n, share, cumulative }) =>
        `  ${text.padEnd(wide)}  ${bar(n, most)} ${String(n).padStart(String(most).length)}  ${percent(share, words).padStart(5)}  ${pc.dim(percent(cumulative, words).padStart(5))}`,
    ),
    ...(rest.length === 0
      ? []
      : [`  ${words.say('insight.by.others', { n: rest.length, count: rest.reduce((sum, { n }) => sum + n, 0) })}`]),
    ...rows.map(({ one, what }) => atMargin(words.say(`insight.by.${one}`, { what: inARow(what, words, 4) }), 2, width)),
    atMargin(words.say('insight.by.month', { what: inARow(month, words, month.length) }), 2, width),
  ]
}
