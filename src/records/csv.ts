// Writing needs no Node, so that pages can write a list too.
export { csvLine } from './csv-line.ts'

/**
 * A row of a CSV file, and where it stands in the bytes of its text. Its cells are read from there whenever they are asked
 * for: kept for 200,000 rows, they would take several times the room of the file.
 */
export class CsvRow {
  /** The number of the line it begins in, from 1. */
  line: number
  /** Where it begins, where its line end stands, and where the next one begins. */
  from: number
  end: number
  next: number
  /** True where nothing stands in any of its cells. */
  isEmpty = true
  /** The line in which a quotation mark opens that never closes as it should: its cells cannot be told. */
  open: number | undefined = undefined
  readonly #text: Buffer
  readonly #separator: number

  constructor(text: Buffer, separator: number, line: number, from: number) {
    this.#text = text
    this.#separator = separator
    this.line = line
    this.from = this.end = this.next = from
  }

  get cells(): string[] {
    return this.open === undefined ? cellsFrom(this.#text, this.from, this.#separator) : []
  }

  /** One of its cells, where the others need not be read; empty where there is none. */
  cell(index: number): string {
    if (this.open !== undefined || index < 0) return ''
    let at = this.from
    for (let i = 0; ; i++) {
      const cell = cellFrom(this.#text, at, this.#separator)!
      if (i === index) return textOf(this.#text, cell)
      if (this.#text[cell.next] !== this.#separator) return ''
      at = cell.next + 1
    }
  }
}

const [quote, space, tab, lineFeed, carriageReturn] = [0x22, 0x20, 0x09, 0x0a, 0x0d]

/** What may stand between cells, the likeliest first. */
export const separators = [0x2c, 0x3b, tab]

/** What a spreadsheet may write into the first line, to say itself what stands between cells: `sep=;`. */
const said = /^sep=(?<sign>.)\r?\n/i

/** What stands between the cells of a text, as the line of headings has it; and where that line can begin. */
export function separatorIn(text: Buffer): { separator: number; from: number; line: number } {
  const { sign } = said.exec(text.toString('latin1', 0, 10))?.groups ?? {}
  if (sign !== undefined) return { separator: sign.charCodeAt(0), from: text.indexOf(lineFeed) + 1, line: 2 }
  const counted = separators.map(() => 0)
  for (let at = 0, quoted = false, words = false; at < text.length; at++) {
    const byte = text[at]!
    if (byte === quote) quoted = !quoted
    else if (quoted) continue
    else if (isLineEnd(byte)) {
      if (words) break
    } else if (separators.includes(byte)) counted[separators.indexOf(byte)]!++
    else words = true
  }
  return { separator: separators[counted.indexOf(Math.max(...counted))]!, from: 0, line: 1 }
}

/**
 * Finds the rows of a text, as RFC 4180 has them, with any line end and any spaces around quoted cells.
 *
 * A quotation mark that never closes, or closes in the middle of a word, swallows nothing: its row ends with the line in
 * which it opens, and reading goes on behind it. That, and the bytes of each row, is why we do it ourselves.
 *
 * @param known what stands between cells, where somebody knows better than the first line
 */
export function* csvRows(text: Buffer, known?: number): Generator<CsvRow> {
  const { separator: shown, from, line: first } = separatorIn(text)
  const separator = known ?? shown
  for (let at = from, line = first; at < text.length; line++) {
    const row = new CsvRow(text, separator, line, at)
    for (;;) {
      const cell = cellFrom(text, at, separator)
      if (cell === undefined) {
        row.open = line
        at = endOfPlain(text, at)
        break
      }
      row.isEmpty &&= isBlank(text, cell)
      if (cell.isQuoted) line += lineEndsIn(text, cell)
      at = cell.next
      if (text[at] !== separator) break
      at++
    }
    row.end = at
    at += text[at] === carriageReturn && text[at + 1] === lineFeed ? 2 : 1
    row.next = Math.min(at, text.length)
    yield row
  }
}

function cellsFrom(text: Buffer, from: number, separator: number): string[] {
  const cells: string[] = []
  for (let at = from; ; at++) {
    const cell = cellFrom(text, at, separator)!
    cells.push(textOf(text, cell))
    at = cell.next
    if (text[at] !== separator) return cells
  }
}

/** Where a cell stands, without its quotation marks, and where what is behind it begins. */
interface Cell {
  from: number
  to: number
  next: number
  isQuoted: boolean
}

function textOf(text: Buffer, { from, to, isQuoted }: Cell): string {
  const typed = from === to ? '' : text.toString('utf8', from, to)
  return isQuoted && typed.includes('"') ? typed.replaceAll('""', '"') : typed
}

/** The cell that begins at a place; undefined where its quotation mark never closes. */
function cellFrom(text: Buffer, at: number, separator: number): Cell | undefined {
  const opens = pastSpaces(text, at)
  if (text[opens] !== quote) {
    const end = endOfPlain(text, at, separator)
    return { from: at, to: end, next: end, isQuoted: false }
  }
  const closes = closingQuote(text, opens, separator)
  return closes === undefined ? undefined : { from: opens + 1, to: closes, next: pastSpaces(text, closes + 1), isQuoted: true }
}

/** The quotation mark that closes a cell: one that is not doubled, with nothing but spaces behind it in the cell. */
function closingQuote(text: Buffer, opens: number, separator: number): number | undefined {
  for (let at = opens + 1; ; at += 2) {
    at = text.indexOf(quote, at)
    if (at === -1) return undefined
    if (text[at + 1] === quote) continue
    const behind = pastSpaces(text, at + 1)
    return behind >= text.length || text[behind] === separator || isLineEnd(text[behind]!) ? at : undefined
  }
}

/** Where a cell without quotation marks ends; without a separator, where its line does. */
function endOfPlain(text: Buffer, from: number, separator?: number): number {
  let at = from
  while (at < text.length && text[at] !== separator && !isLineEnd(text[at]!)) at++
  return at
}

function pastSpaces(text: Buffer, from: number): number {
  let at = from
  while (text[at] === space) at++
  return at
}

function isLineEnd(byte: number): boolean {
  return byte === lineFeed || byte === carriageReturn
}

function lineEndsIn(text: Buffer, { from, to }: Cell): number {
  let ends = 0
  for (let at = from; at < to; at++) if (text[at] === lineFeed || (text[at] === carriageReturn && text[at + 1] !== lineFeed)) ends++
  return ends
}

function isBlank(text: Buffer, { from, to }: Cell): boolean {
  for (let at = from; at < to; at++) if (text[at] !== space && text[at] !== tab && !isLineEnd(text[at]!)) return false
  return true
}
