import type { Insight } from '../../measure/complaints/insight.ts'
import type { Setting } from '../../records/column.ts'
import { titleIn, type TitleOf } from '../../records/titles.ts'
import { coinsIn, moneyInFigures, tied } from '../../words/figures.ts'
import type { Words } from '../../words/words.ts'
import { visibleLine } from './visible.ts'

/** Some of the smallest coins as a sum that people read. */
export function money(coins: number, { currency }: Pick<Insight, 'currency'>, words: Words): string {
  return moneyInFigures(coins / 10 ** coinsIn(currency), currency, words.language)
}

/** A share in tenths of a per cent, in whole per cents where it is more than a few. */
export function percent(share: number, words: Words): string {
  return new Intl.NumberFormat(words.language, { style: 'percent', maximumFractionDigits: share < 100 ? 1 : 0 }).format(share / 1000)
}

/** Minutes of working time as people say them: "45 min", "3 h 10 min", "2.5 days". */
export function workingTime(minutes: number, { dayLength }: Pick<Insight, 'dayLength'>, words: Words): string {
  if (minutes < 60) return words.say('insight.figures.minutes', { n: minutes })
  if (minutes < dayLength) return words.say('insight.figures.hours', { h: Math.floor(minutes / 60), n: minutes % 60 })
  const days = Math.round((minutes * 10) / dayLength) / 10
  return words.say('insight.figures.days', { n: days, d: new Intl.NumberFormat(words.language).format(days) })
}

/** What people call something, on one line; what nobody said is told as such. */
export function title(of: TitleOf, name: string, setting: Setting, words: Words): string {
  return name === '' ? words.say('insight.by.notSaid') : visibleLine(titleIn(setting, of, name))
}

/** Some things with how often each is there, in a row: "Phone 31, E-mail 12, 4 more". */
export function inARow(things: readonly { text: string; n: number }[], words: Words, most = 6): string {
  const shown = things.slice(0, things.length === most + 1 ? most + 1 : most).map(({ text, n }) => `${text}${tied}${n}`)
  const rest = things.slice(shown.length)
  const others =
    rest.length === 0 ? [] : [words.say('insight.by.others', { n: rest.length, count: rest.reduce((sum, { n }) => sum + n, 0) })]
  return [...shown, ...others].join(', ')
}

/** References in a row, those without one by their lines; the first few of many. */
export function references(late: readonly { reference: string | undefined; line: number }[], words: Words, most = 6): string {
  const named = late.slice(0, most).map(({ reference, line }) => visibleLine(reference ?? words.say('insight.overdue.line', { line })))
  const more = late.length > most ? [words.say('insight.overdue.more', { n: late.length - most })] : []
  return [...named, ...more].join(', ')
}
