import pc from 'picocolors'
import { largestFew, type CustomerOfYear } from '../../measure/customers-counted.ts'
import { contactsCountedAs, perThousand, type LastRead, type OtherInsight } from '../../measure/other-insight.ts'
import type { Score } from '../../measure/surveys-counted.ts'
import type { Setting } from '../../records/column.ts'
import { scoreInWords } from '../../render/score-in-words.ts'
import { dayInWords, quantityInWords } from '../../render/values.ts'
import type { Words } from '../../words/words.ts'
import { atMargin } from '../walk/show.ts'
import type { TextSetting } from './insight-text.ts'
import { figure, inARow, money, percent } from './insight-words.ts'
import { visibleLine } from './visible.ts'

/** How it is told, with the currency of its sums. */
type Told = Pick<TextSetting, 'setting' | 'words' | 'alone' | 'width'> & { currency: string }

/** What the lists beside the complaints say, a part for each list that there is. */
export function otherLines({ surveys, contacts, attendance, customers }: OtherInsight, told: Told): string[][] {
  return [
    surveys === undefined ? [] : surveyLines(surveys, told),
    contacts === undefined ? [] : contactLines(contacts, told),
    attendance === undefined ? [] : attendanceLines(attendance, told),
    customers === undefined ? [] : customerLines(customers, told),
  ]
}

function surveyLines(surveys: NonNullable<OtherInsight['surveys']>, { words, setting, width }: Told): string[] {
  const heading = pc.bold(words.say('insight.surveys.heading'))
  if (surveys.length === 0) return [heading, `  ${words.say('insight.surveys.none')}`]
  return [
    heading,
    ...surveys.flatMap(({ measure, score, places, months, lastRead }) => {
      const value = (one: Score) => scoreInWords(one, measure, words)
      const [first, last] = [months[0]!, months.at(-1)!]
      const says = [
        words.say('insight.surveys.of', { n: score.n }),
        ...(first === last
          ? []
          : [
              words.say('insight.surveys.course', {
                from: value(first.score),
                to: value(last.score),
                month: monthIn(first.month, words),
                now: monthIn(last.month, words),
              }),
            ]),
        ...readOff(lastRead, words),
      ]
      const byPlace = places.flatMap(({ place, score: one }) =>
        one.n === 0 ? [] : [`${titleOf('place', place, setting, words)} ${value(one)}`],
      )
      return [
        `  ${words.measure(measure).title}  ${pc.bold(value(score))}`,
        atMargin(`${says.join('; ')}.`, 4, width),
        ...(byPlace.length > 1 ? [atMargin(words.say('insight.surveys.places', { what: byPlace.join(', ') }), 4, width)] : []),
        ...(score.outside > 0 ? [pc.yellow(atMargin(words.say('insight.surveys.outside', { n: score.outside }), 4, width))] : []),
      ]
    }),
  ]
}

function contactLines(contacts: NonNullable<OtherInsight['contacts']>, { words, setting, width }: Told): string[] {
  const heading = pc.bold(words.say('insight.contacts.heading'))
  if (contacts.n === 0) return [heading, `  ${words.say('insight.contacts.none')}`]
  const channels = contacts.channels.map(({ channel, n }) => ({ text: titleOf('channel', channel, setting, words), n }))
  const shares = (['answered', 'settled'] as const).flatMap((what) => {
    const { n, of, share, lastRead } = contacts[what]
    if (share === undefined) return []
    const says = [words.say('insight.share', { n: figure(n, words), of: figure(of, words) }), ...readOff(lastRead, words)].join('; ')
    return [`  ${words.measure(contactsCountedAs[what]).title}  ${pc.bold(percent(share, words))}`, atMargin(`${says}.`, 4, width)]
  })
  const { n, of } = contacts.complaints
  const rate = { rate: figure(perThousand(contacts.complaints), words), n, of: figure(of, words) }
  return [
    heading,
    atMargin(
      words.say('insight.contacts.came', { n: contacts.n, count: figure(contacts.n, words), what: inARow(channels, words) }),
      2,
      width,
    ),
    ...shares,
    ...(n === 0 ? [] : [atMargin(words.say('insight.contacts.rate', rate), 2, width)]),
  ]
}

/** More trainings than these are for the pages. */
const trainingsShown = 3

function attendanceLines(
  { people, toCome, trainings }: NonNullable<OtherInsight['attendance']>,
  { words, setting, width }: Told,
): string[] {
  const waiting = toCome.map(({ role, n }) => ({ text: titleOf('role', role, setting, words), n }))
  const missed = trainings.filter((one) => one.missed > 0).slice(0, trainingsShown)
  return [
    pc.bold(words.say('insight.attendance.heading')),
    atMargin(words.say('insight.attendance.people', { n: people.of, introduced: people.n }), 2, width),
    ...(waiting.length === 0
      ? []
      : [pc.yellow(atMargin(words.say('insight.attendance.toCome', { what: inARow(waiting, words) }), 2, width))]),
    ...missed.map((one) =>
      atMargin(
        words.say('insight.attendance.missed', {
          title: titleOf('training', one.training, setting, words),
          n: one.missed,
          there: one.there,
        }),
        2,
        width,
      ),
    ),
  ]
}

/** So many who cost more than they bring are named. */
const costlyShown = 3

function customerLines(customers: NonNullable<OtherInsight['customers']>, told: Told): string[] {
  const { words, width } = told
  const { year, costMore, shares, largest, ranked } = customers
  const without = largest.flatMap(({ hasFile }, i) => (hasFile ? [] : [i + 1]))
  const silent = largest.flatMap(({ hasFile, isSpokenTo }, i) => (hasFile && !isSpokenTo ? [i + 1] : []))
  const nth = (ranks: readonly number[]) => ranks.map((rank) => String(rank)).join(', ')
  return [
    pc.bold(year === undefined ? words.say('insight.customers.heading') : words.say('insight.customers.headingOf', { year: String(year) })),
    ...(shares === undefined
      ? []
      : [
          atMargin(words.say('insight.customers.largest', { share: percent(shares.few, words), few: largest.length }), 2, width),
          ...(largest.length < largestFew
            ? []
            : [atMargin(words.say('insight.customers.fifth', { share: percent(shares.fifth, words) }), 2, width)]),
        ]),
    ...(ranked === undefined ? [] : rankLines(ranked, told)),
    ...(without.length === 0 ? [] : [pc.yellow(atMargin(words.say('insight.customers.noFile', { ranks: nth(without) }), 2, width))]),
    ...(silent.length === 0 ? [] : [pc.yellow(atMargin(words.say('insight.customers.silent', { ranks: nth(silent) }), 2, width))]),
    ...(costMore === 0 ? [] : [atMargin(costly(customers, told), 2, width)]),
  ]
}

/** The best by what they bring, with what is left of it, and the best by what is left. */
function rankLines(ranked: readonly CustomerOfYear[], told: Told): string[] {
  const { words, width } = told
  const rows = ranked.slice(0, largestFew).map((one, i) => ({
    name: told.alone ? `${i + 1}. ${nameOf(one, i, told)}` : nameOf(one, i, told),
    turnover: money(one.turnover, told, words),
    left:
      one.cost === undefined
        ? words.say('insight.customers.costUnknown')
        : words.say('insight.customers.left', { left: money(one.turnover - one.cost, told, words) }),
  }))
  const [wide, widest] = [Math.max(0, ...rows.map(({ name }) => name.length)), Math.max(0, ...rows.map(({ turnover }) => turnover.length))]
  const byLeft = ranked
    .map((one, i) => ({ one, i }))
    .filter(({ one }) => one.cost !== undefined)
    .toSorted((a, b) => leftOf(b.one) - leftOf(a.one) || a.i - b.i)
    .slice(0, largestFew)
    .map(({ one, i }) => `${nameOf(one, i, told)} ${money(leftOf(one), told, words)}`)
  return [
    ...rows.map(({ name, turnover, left }) => `  ${name.padEnd(wide)}  ${turnover.padStart(widest)}  ${pc.dim(left)}`),
    ...(byLeft.length === 0 ? [] : [atMargin(words.say('insight.customers.byLeft', { what: byLeft.join(', ') }), 2, width)]),
  ]
}

function costly({ ranked = [], n, costMore }: NonNullable<OtherInsight['customers']>, told: Told): string {
  const { words, alone } = told
  const says = words.say('insight.customers.costMore', { n: costMore, of: figure(n, words) })
  const worst = ranked
    .filter((one) => leftOf(one) < 0)
    .toSorted((a, b) => leftOf(a) - leftOf(b))
    .slice(0, costlyShown)
    .map((one) => `${visibleLine(one.customer)} ${money(leftOf(one), told, words)}`)
  return alone && worst.length > 0 ? `${says} ${words.say('insight.customers.worst', { what: worst.join(', ') })}` : says
}

function leftOf({ turnover, cost = 0 }: CustomerOfYear): number {
  return turnover - cost
}

/** Who it is, for a screen alone; anywhere else only the place among the largest. */
function nameOf({ customer }: CustomerOfYear, i: number, { words, alone }: Told): string {
  return alone ? visibleLine(customer) : words.say('insight.customers.rank', { rank: i + 1 })
}

function readOff(lastRead: LastRead | undefined, words: Words): string[] {
  if (lastRead === undefined) return []
  return [words.say('insight.contacts.lastRead', { value: quantityInWords(lastRead.value, words), day: dayInWords(lastRead.on, words) })]
}

function titleOf(to: string, name: string, setting: Setting, words: Words): string {
  if (name === '') return words.say('insight.by.notSaid')
  return visibleLine(setting.known(to).find((one) => one.name === name)?.title ?? name)
}

function monthIn(month: string, words: Words): string {
  return new Intl.DateTimeFormat(words.language, { month: 'short', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${month}-01T00:00:00Z`),
  )
}
