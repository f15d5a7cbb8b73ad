import { columnsIn, type Headings } from './columns-in.ts'
import { csvLine, csvRows, separatorIn, type CsvRow } from './csv.ts'
import { lettersOf, ours, toUtf8, type Letters } from './letters.ts'
import type { Sheet } from './sheet.ts'
import type { Table } from './table.ts'
import type { Words } from '../words/words.ts'

/** A list as its file has it, with all that a change must keep: letters, separator, line ends, order of columns, every row. */
export interface CsvFile extends Headings {
  text: Buffer
  letters: Letters
  separator: number
  lineEnd: string
  /** Its line of headings; undefined where nothing stands in the file yet. */
  headings: CsvRow | undefined
  /** The others in which something stands, whether or not it can be read. */
  rows: CsvRow[]
}

/** Takes a file apart; none at all becomes an empty one, as we would write it. */
export function csvFile(table: Table, bytes: Uint8Array | undefined, words: Words): CsvFile {
  const letters = bytes === undefined ? ours : lettersOf(bytes)
  const text = bytes === undefined ? Buffer.alloc(0) : toUtf8(bytes, letters)
  const [headings, ...rows] = [...csvRows(text)].filter(({ isEmpty, open }) => open !== undefined || !isEmpty)
  const { separator } = separatorIn(text)
  const lineEnd = (headings && text.toString('utf8', headings.end, headings.next)) || '\n'
  return { text, letters, separator, lineEnd, headings, rows, ...columnsIn(table, headings?.cells ?? [], words) }
}

/** The rows of a file as a sheet, to read them. */
export function sheetOf({ headings, rows }: CsvFile): Sheet {
  const all = headings ? [headings, ...rows] : rows
  return { rows: all.filter(({ open }) => open === undefined), problems: [] }
}

/** New bytes for a part of a text. */
export interface Edit {
  from: number
  to: number
  text: string
}

/**
 * The text of a file with its changes, in parts: put together, a long one would stand there twice. Outside the changes, every
 * byte is as it was.
 *
 * @returns undefined where nothing changes
 */
export function edited({ text }: CsvFile, edits: readonly Edit[]): Buffer[] | undefined {
  const changes = edits.filter((edit) => edit.text !== text.toString('utf8', edit.from, edit.to))
  if (changes.length === 0) return undefined
  const parts: Buffer[] = []
  let at = 0
  for (const edit of changes.toSorted((a, b) => a.from - b.from)) {
    parts.push(text.subarray(at, edit.from), Buffer.from(edit.text))
    at = edit.to
  }
  return [...parts, text.subarray(at)]
}

/** Further columns at the end, for a file with headings: each row gets empty cells for them, and for those it left out. */
export function widened({ headings, rows, columns, separator }: CsvFile, more: readonly string[]): Edit[] {
  if (more.length === 0 || headings === undefined) return []
  const wanted = columns.length + more.length
  const sign = String.fromCharCode(separator)
  const behind = (row: CsvRow, text: string): Edit => ({ from: row.end, to: row.end, text })
  const short = rows.flatMap((row) => {
    const lacks = row.open === undefined ? wanted - row.cells.length : 0
    return lacks > 0 ? [behind(row, sign.repeat(lacks))] : []
  })
  return [behind(headings, sign + csvLine(more, separator)), ...short]
}

/** Lines at the end of a file, each beginning on a line of its own. */
export function appended({ text, lineEnd }: CsvFile, lines: readonly string[]): Edit {
  const isClosed = text.length === 0 || /[\r\n]/.test(String.fromCharCode(text.at(-1)!))
  return { from: text.length, to: text.length, text: (isClosed ? '' : lineEnd) + lines.map((line) => line + lineEnd).join('') }
}
