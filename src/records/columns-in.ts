import { isCurrency } from '../handbook/values/currency.ts'
import { keyOf } from '../kinds/field.ts'
import { wordsFor, type Words } from '../words/words.ts'
import { folded } from './column.ts'
import { columnWords } from './column-words.ts'
import type { Table } from './table.ts'

/** A heading of a file, and the column of the table that it means. */
export interface Understood {
  /** As it stands in the file. */
  heading: string
  /** The name of the column; undefined where it means none, or where it cannot be told which of two. It is kept as it is. */
  column?: string
}

/** Several headings of a file that could mean the same column, so that none of them does. */
interface Doubled {
  column: string
  headings: string[]
}

/** What the headings of a file mean. */
export interface Headings {
  columns: Understood[]
  doubled: Doubled[]
  /** Columns that are always needed and are not among them, doubled ones aside. */
  missing: string[]
  /** False where not one of the columns is there that are always needed: it is another list. */
  isOurs: boolean
}

/**
 * Finds out which column each heading of a file means. Our own headings go before other people's words for the same
 * thing, in the language of the company and in English; which of two is meant is never guessed.
 *
 * @param meant what somebody said that headings mean: it goes before all that we know
 */
export function columnsIn(
  table: Table,
  headings: readonly string[],
  words: Words,
  meant: ReadonlyMap<string, string> = new Map(),
): Headings {
  const doubled: Doubled[] = []
  const taken = new Map<number, string>()
  const bare = headings.map(bareHeading)
  const naming = namesOfColumns(table, words, meant)
  for (const by of ['meant', 'own', 'also'] as const) {
    // Whatever bears one of our own headings is spoken for, before any other name is looked at.
    for (const [column, names] of naming) {
      if ([...taken.values()].includes(column) || doubled.some((one) => one.column === column)) continue
      const found = bare.flatMap((heading, i) => (heading !== '' && names[by].has(heading) && !taken.has(i) ? [i] : []))
      if (found.length === 1) taken.set(found[0]!, column)
      else if (found.length > 1) doubled.push({ column, headings: found.map((i) => headings[i]!.trim()) })
    }
  }
  const columns = headings.map((heading, i) => ({ heading: heading.trim(), ...(taken.has(i) && { column: taken.get(i)! }) }))
  const there = new Set([...taken.values(), ...doubled.map(({ column }) => column)])
  const needed = Object.keys(table.columns).filter((column) => table.columns[column]!.need === 'always')
  const missing = needed.filter((column) => !there.has(column))
  return { columns, doubled, missing, isOurs: missing.length < Math.max(needed.length, 1) }
}

/**
 * Which column a heading of our own means, as it stands in our files: in the language of the company, in English, or by its
 * name. Other people's words for the same mean nothing here.
 */
export function ownHeadings(table: Table, words: Words): (heading: string) => string | undefined {
  const columns = new Map([...namesOfColumns(table, words)].flatMap(([column, { own }]) => [...own].map((name) => [name, column] as const)))
  return (heading) => columns.get(bareHeading(heading))
}

/** Without what programs put around the words: a full stop, a colon, a mark that it must be filled in, the currency. */
export function bareHeading(heading: string): string {
  return folded(withoutCurrency(heading.replace(/^\uFEFF/, '').trim())).replace(/\s*[.:*]+$/, '')
}

/** `Cost (EUR)`, `Cost in €` and `Cost EUR` are about the same. */
function withoutCurrency(heading: string): string {
  const { words, code, inBrackets } = behind.exec(heading)?.groups ?? {}
  if (words === undefined) return heading
  const sign = code ?? inBrackets!
  return /^\p{Sc}$/u.test(sign) || isCurrency(inBrackets === undefined ? sign : sign.toUpperCase()) ? words : heading
}

/** True for a heading with a currency behind it. */
export function namesCurrency(heading: string): boolean {
  return withoutCurrency(heading.trim()) !== heading.trim()
}

const behind = /^(?<words>.*?\S)\s*(?:\s(?:in\s+)?(?<code>\p{Sc}|[A-Z]{3})|[([]\s*(?:in\s+)?(?<inBrackets>\p{Sc}|[A-Za-z]{3})\s*[)\]])$/u

function namesOfColumns(
  table: Table,
  words: Words,
  meant: ReadonlyMap<string, string> = new Map(),
): Map<string, { meant: Set<string>; own: Set<string>; also: Set<string> }> {
  const languages = [words, wordsFor('en')]
  return new Map(
    Object.keys(table.columns).map((column) => {
      const said = languages.map((one) => columnWords(one, table, column))
      const also = said.flatMap((one) => one.also ?? [])
      return [
        column,
        {
          meant: new Set([...meant].flatMap(([heading, to]) => (to === column ? [heading] : []))),
          own: new Set([...said.map(({ heading }) => bareHeading(heading)), folded(keyOf(column))]),
          also: new Set(also.map((one) => bareHeading(String(one)))),
        },
      ]
    }),
  )
}
