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
 */
export function columnsIn(table: Table, headings: readonly string[], words: Words): Headings {
  const doubled: Doubled[] = []
  const taken = new Map<number, string>()
  const bare = headings.map(bareHeading)
  const naming = namesOfColumns(table, words)
  for (const by of ['own', 'also'] as const) {
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

/** Without what programs put around the words: a full stop, a colon, a mark that it must be filled in. */
function bareHeading(heading: string): string {
  return folded(heading.replace(/^\uFEFF/, '')).replace(/\s*[.:*]+$/, '')
}

function namesOfColumns(table: Table, words: Words): Map<string, { own: Set<string>; also: Set<string> }> {
  const languages = [words, wordsFor('en')]
  return new Map(
    Object.keys(table.columns).map((column) => {
      const said = languages.map((one) => columnWords(one, table, column))
      const also = said.flatMap((one) => one.also ?? [])
      return [
        column,
        {
          own: new Set([...said.map(({ heading }) => bareHeading(heading)), folded(keyOf(column))]),
          also: new Set(also.map((one) => bareHeading(String(one)))),
        },
      ]
    }),
  )
}
