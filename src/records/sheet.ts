/** A list as it stands in a file: nothing is understood yet. */
export interface Sheet {
  /** Rows in which something stands; the first has the headings. */
  rows: SheetRow[]
  problems: SheetProblem[]
}

/** A row as it stands in a file. */
export interface SheetRow {
  /** The line it begins in, as the file counts them from 1. */
  readonly line: number
  /** What stands in its cells. Long lists read it from the file whenever it is asked for, so ask once. */
  readonly cells: string[]
}

/** What is wrong with a file, or worth knowing of it: the sentence in the words of records, `records.sheet.<says>`. */
export interface SheetProblem {
  line: number
  /** `letters-guessed` and `more-sheets` leave nothing out; `never-closed` leaves out a row, the others everything. */
  says: 'never-closed' | 'letters-guessed' | 'more-sheets' | 'damaged' | 'locked' | 'other-program' | 'too-large'
  args?: Readonly<Record<string, string>>
}

/** True for a row in which something stands. */
export function saysSomething(cells: readonly string[]): boolean {
  return cells.some((cell) => cell.trim() !== '')
}
