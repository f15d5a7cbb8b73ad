import { CannotRun } from '../cannot-run.ts'
import type { Words } from '../words/words.ts'
import { columnWords } from './column-words.ts'
import { bareHeading, columnsIn, type Understood } from './columns-in.ts'
import type { Table } from './table.ts'

/**
 * Which of our columns headings of a file mean, as somebody said it: `Umsatz netto=Turnover`.
 *
 * @returns the names of our columns by their heading, as it is looked for; undefined where nothing was said
 * @throws {CannotRun} where it is not said like this, or what stands behind it is none of our headings
 */
export function columnsSaid(table: Table, said: readonly string[] | undefined, words: Words): Map<string, string> | undefined {
  if (said === undefined || said.length === 0) return undefined
  const meant = new Map<string, string>()
  for (const one of said) {
    const [, theirs, ours] = /^(.*\S)\s*=\s*([^=]*\S)\s*$/.exec(one) ?? []
    if (theirs === undefined || ours === undefined) throw new CannotRun(words.say('log.import.column.form', { typed: one }))
    const column = columnsIn(table, [ours], words).columns[0]!.column
    if (column === undefined) {
      const headings = Object.keys(table.columns).map((name) => columnWords(words, table, name).heading)
      throw new CannotRun(words.say('log.import.column.ours', { typed: ours, headings: headings.join(', ') }))
    }
    const twice = [...meant].find(([, other]) => other === column)
    if (twice !== undefined)
      throw new CannotRun(words.say('log.import.column.twice', { heading: columnWords(words, table, column).heading }))
    meant.set(bareHeading(theirs), column)
  }
  return meant
}

/**
 * Makes sure that what was said is about headings that are there.
 *
 * @throws {CannotRun} where one is in none of the files
 */
export function needThere(meant: ReadonlyMap<string, string> | undefined, files: readonly (readonly Understood[])[], words: Words): void {
  const there = files.flat()
  for (const heading of meant?.keys() ?? []) {
    if (there.some((one) => bareHeading(one.heading) === heading)) continue
    const headings = there.map((one) => one.heading).filter((one) => one !== '')
    throw new CannotRun(words.say('log.import.column.theirs', { typed: heading, headings: headings.join(', ') }))
  }
}
