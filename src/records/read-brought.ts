import type { Words } from '../words/words.ts'
import { columnsIn, ownHeadings } from './columns-in.ts'
import { separators } from './csv.ts'
import { headingsAt, signs } from './list-in-sheet.ts'
import { linesIn } from './mail-lines.ts'
import { slipsIn } from './read-mail.ts'
import { readSheet } from './read-sheet.ts'
import type { Sheet } from './sheet.ts'
import type { Table } from './table.ts'

/** Longer than any mail with slips in it (bytes): a list of this length is no mail. */
const longestMail = 5_000_000

/**
 * Reads what somebody brings in: a list, or the text of a mail with slips in it. Which of the two it is shows in its
 * headings: those of a list stand beside one another in one of its first lines, those of a slip each on a line of its own.
 *
 * @param name of the file, as messages have it
 */
export async function readBrought(
  table: Table,
  bytes: Uint8Array,
  name: string,
  words: Words,
  meant?: ReadonlyMap<string, string>,
): Promise<Sheet> {
  const sheet = await readList(table, bytes, name, words, meant)
  const top = sheet.rows[headingsAt(table, sheet, words, meant) ?? 0]
  const known =
    top === undefined ? 0 : columnsIn(table, top.cells, words, meant).columns.filter(({ column }) => column !== undefined).length
  if (known > 1 || bytes.length > longestMail || sheet.problems.some(({ says }) => says !== 'letters-guessed' && says !== 'never-closed'))
    return sheet
  const slips = slipsIn(await linesIn(bytes), ownHeadings(table, words))
  return slips === undefined ? sheet : { ...slips, problems: sheet.problems.filter(({ says }) => says === 'letters-guessed') }
}

/** Reads a list. What stands between its cells shows in its headings: a title above them may have commas, or nothing at all. */
export async function readList(
  table: Table,
  bytes: Uint8Array,
  name: string,
  words: Words,
  meant?: ReadonlyMap<string, string>,
): Promise<Sheet> {
  const asItBegins = await readSheet(bytes, name)
  if (asItBegins.rows.length === 0) return asItBegins
  const read = [asItBegins]
  for (const sign of signs) {
    for (let i = 0; i <= separators.length; i++) {
      const sheet = (read[i] ??= await readSheet(bytes, name, separators[i - 1]))
      if (headingsAt(table, sheet, words, meant, [sign]) !== undefined) return sheet
    }
  }
  return asItBegins
}
