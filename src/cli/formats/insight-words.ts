import type { Setting } from '../../records/column.ts'
import { titleIn, type TitleOf } from '../../records/titles.ts'
import { tied } from '../../words/figures.ts'
import type { Words } from '../../words/words.ts'
import { figure } from '../../render/insight-values.ts'
import { visibleLine } from './visible.ts'

export { figure, halfInWords, money, ninetiethInWords, partInWords, percent, timeTaken, whyNoShare } from '../../render/insight-values.ts'

/** What people call something, on one line; what nobody said is told as such. */
export function title(of: TitleOf, name: string, setting: Setting, words: Words): string {
  return name === '' ? words.say('insight.by.notSaid') : visibleLine(titleIn(setting, of, name))
}

/** Some things with how often each is there, in a row: "Phone 31, E-mail 12, 4 more". */
export function inARow(things: readonly { text: string; n: number }[], words: Words, most = 6): string {
  const shown = things.slice(0, things.length === most + 1 ? most + 1 : most).map(({ text, n }) => `${text}${tied}${figure(n, words)}`)
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
