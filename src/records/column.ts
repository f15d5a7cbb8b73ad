import type { Day } from '../handbook/values/date.ts'
import type { Language } from '../language/language.ts'
import { readSum } from '../measure/sum.ts'
import { coinsIn } from '../words/figures.ts'
import { isNoDay, readDay, readMoment, type DayOrder, type Moment } from './moment.ts'

/** Something that a cell may name: a role, a channel, a place, a document. */
export interface Known {
  name: string
  title: string
}

/** What is needed to read a cell as it was meant. */
export interface Setting {
  language: Language
  /** The language that people write in, where it is one whose words we may not have: names of months are known all the same. */
  writtenIn?: string
  /** The company's currency: sums are in it. */
  currency: string
  /** What there is of some sort: `role`, `channel`, `place`, or the name of a kind. */
  known(to: string): readonly Known[]
  /** What a choice is called in the words of this language. */
  choice(value: string): string
  /** How the file writes days with slashes, where that could be found out. */
  dayOrder?: DayOrder
  /** Which column a heading of the file means, where somebody said so: the heading without what programs put around it. */
  meant?: ReadonlyMap<string, string>
}

/** Why a cell could not be read: the sentence in the words of records, `records.unread.<says>`. */
export interface Unread {
  says: 'number' | 'day' | 'moment' | 'no-such-day' | 'money' | 'below' | 'choice' | 'name' | 'none-known' | 'file' | 'yes-no' | 'too-long'
  args?: Readonly<Record<string, string>>
}

/** What can be said of any column. */
export interface ColumnOptions {
  /**
   * When it is missed: `always`; while a complaint is `open`; once it is `settled`; once it is `closed`. Columns of other
   * tables use `always` alone.
   */
  need?: 'always' | 'open' | 'settled' | 'closed'
  /**
   * It may tell who a customer is, as every text that people write freely may. Such a cell never leaves `records/`: no
   * figure, page or message holds it.
   */
  personal?: true
  /** No two rows may have the same in it. */
  unique?: true
}

/** One column of a table. Reading, writing, questions, the import and the reference pages all come from this. */
export interface Column<T = unknown> extends ColumnOptions {
  readonly type: 'text' | 'day' | 'moment' | 'money' | 'number' | 'choice' | 'name' | 'yes-no'
  /** Reads a cell that is not empty. */
  read(typed: string, setting: Setting): { value: T } | Unread
  /** A value as it is written into a cell. */
  write(value: T, setting: Setting): string
  readonly choices?: readonly string[]
  /** What a name in it means: `role`, `channel`, `place`, or a kind. */
  readonly to?: string
}

/** Longer than anybody writes of one matter (characters): a quote that never closes swallows the rest of a file. */
const longest = 20_000

/** Words, as they are written. They may name people, so they are personal unless they are said not to be. */
export function text(options: ColumnOptions & { namesNobody?: true } = {}): Column<string> {
  const { namesNobody, ...rest } = options
  return {
    ...rest,
    ...(namesNobody ? {} : { personal: true }),
    type: 'text',
    read: (typed) => (typed.length > longest ? { says: 'too-long', args: { most: String(longest) } } : { value: typed }),
    write: (value) => value,
  }
}

/**
 * How somebody may be reached. A bare yes or no is no number: it says whether they may be, and nobody could be rung under it.
 */
export function reach(): Column<string | undefined> {
  const { read, write, ...rest } = text()
  const isBare = (typed: string, { yes, no }: Language) => yes.includes(folded(typed)) || no.includes(folded(typed))
  return {
    ...rest,
    read: (typed, setting) => (isBare(typed, setting.language) ? { value: undefined } : read(typed, setting)),
    write: (value, setting) => (value === undefined ? '' : write(value, setting)),
  }
}

/** A day. */
export function day(options: ColumnOptions = {}): Column<Day> {
  return {
    ...options,
    type: 'day',
    read: (typed, { dayOrder, language, writtenIn = language.code }) =>
      orUnread(readDay(typed, dayOrder, writtenIn), isNoDay(typed) ? 'no-such-day' : 'day'),
    write: (value) => value,
  }
}

/** A day with its hour; the day alone where nobody knows the hour. */
export function moment(options: ColumnOptions = {}): Column<Moment> {
  return {
    ...options,
    type: 'moment',
    read: (typed, { dayOrder, language, writtenIn = language.code }) =>
      orUnread(readMoment(typed, dayOrder, writtenIn), isNoDay(typed) ? 'no-such-day' : 'moment'),
    write: (value) => value.replace('T', ' '),
  }
}

/**
 * A sum in the company's currency, as whole numbers of its smallest coin: 12.50 EUR is 1250.
 *
 * @param options.below it may be below nothing, as a credit note is
 */
export function money({ below, ...options }: ColumnOptions & { below?: true } = {}): Column<number> {
  return {
    ...options,
    type: 'money',
    read: (typed, { currency }) => {
      const credit = creditIn(typed)
      const size = readSum(credit ?? typed, currency)
      if (credit !== undefined && size !== undefined && size > 0 && !below) return { says: 'below' }
      const sum = credit === undefined || size === undefined || size === 0 ? size : -size
      const coins = 10 ** coinsIn(currency)
      const whole = sum === undefined ? undefined : Math.round(sum * coins)
      return orUnread(whole !== undefined && Number.isSafeInteger(whole) ? whole : undefined, 'money', { currency })
    },
    write: (value, { currency }) => (value / 10 ** coinsIn(currency)).toFixed(coinsIn(currency)),
  }
}

/** The sum without its sign, where it is below nothing as bookkeeping writes it: `-45.00`, `45.00-`, `(45.00)`. */
function creditIn(typed: string): string | undefined {
  const sum = typed.trim().replace(/^(?<sign>\p{Sc}|[A-Za-z]{3})\s*(?=[-−–])/u, '')
  const { before, behind, brackets } =
    /^[-−–]\s*(?<before>.+)$|^(?<behind>.*[.,]\d{2})\s*[-−–]$|^\((?<brackets>.+)\)$/.exec(sum)?.groups ?? {}
  return before ?? behind ?? brackets
}

/** A whole number, nothing or more: how many, or a year. */
export function whole(options: ColumnOptions = {}): Column<number> {
  return { ...options, type: 'number', read: (typed) => orUnread(wholeIn(typed), 'number'), write: String }
}

/** A mark: a whole number, and of questions that are answered with yes or no, 1 for yes. */
export function mark(options: ColumnOptions = {}): Column<number> {
  return {
    ...options,
    type: 'number',
    read: (typed, { language }) => {
      const said = folded(typed)
      return orUnread(language.yes.includes(said) ? 1 : language.no.includes(said) ? 0 : wholeIn(typed), 'number')
    },
    write: String,
  }
}

/** Spreadsheets write a whole number as 4.0 or 4,0 where the column has places, and group thousands with a space. */
function wholeIn(typed: string): number | undefined {
  const figures = /^(\d{1,3}(?:[ \u00a0\u202f]\d{3})+|\d{1,9})(?:[.,]0{1,2})?$/.exec(typed.trim())?.[1]
  return figures === undefined ? undefined : Number(figures.replaceAll(/\s/g, ''))
}

/** One of some words, as it is called in the language of the file, or by its name here. */
export function choice<const C extends readonly string[]>(choices: C, options: ColumnOptions = {}): Column<C[number]> {
  return {
    ...options,
    type: 'choice',
    choices,
    read: (typed, setting) =>
      orUnread(
        choices.find((one) => isSaid(typed, [one, setting.choice(one)])),
        'choice',
        { choices: choices.map(setting.choice).join(', ') },
      ),
    write: (value, setting) => setting.choice(value),
  }
}

/** Somebody or something the handbook knows, by name or by title. */
export function named(to: string, options: ColumnOptions = {}): Column<string> {
  return {
    ...options,
    type: 'name',
    to,
    read: (typed, { known }) => {
      const there = known(to)
      const found = [(one: Known) => one.name, (one: Known) => one.title].map((by) => there.filter((one) => isSaid(typed, [by(one)])))
      const only = found.find(({ length }) => length > 0)
      const name = only?.length === 1 ? only[0]!.name : undefined
      // What there is may be somebody's name too.
      if (!options.personal && there.length === 0) return { says: 'none-known', args: { write: begunWith(to) } }
      return options.personal ? orUnread(name, 'file') : orUnread(name, 'name', { known: there.map(({ title }) => title).join(', ') })
    },
    write: (value, { known }) => known(to).find(({ name }) => name === value)?.title ?? value,
  }
}

/** Yes or no. */
export function yesNo(options: ColumnOptions = {}): Column<boolean> {
  return {
    ...options,
    type: 'yes-no',
    read: (typed, { language }) => {
      const said = typed.trim().toLowerCase()
      const value = language.yes.includes(said) || said === '1' ? true : language.no.includes(said) || said === '0' ? false : undefined
      return orUnread(value, 'yes-no')
    },
    write: (value, { language }) => (value ? language.yes : language.no)[0]!,
  }
}

/** What `servicebook write` begins one with: roles and channels stand in the company's own page. */
export function begunWith(to: string): string {
  return to === 'role' || to === 'channel' ? 'company' : to
}

function orUnread<T>(value: T | undefined, says: Unread['says'], args?: Unread['args']): { value: T } | Unread {
  return value === undefined ? { says, ...(args && { args }) } : { value }
}

/** Capitals, spaces, underlines and hyphens are how somebody happened to write it. */
function isSaid(typed: string, names: readonly string[]): boolean {
  return names.some((name) => folded(name) === folded(typed))
}

/** Words without what is mere habit: capitals, spaces, underlines and hyphens. */
export function folded(words: string): string {
  return words
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[\s_-]+/g, ' ')
    .trim()
}
