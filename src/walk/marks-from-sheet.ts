import { askedSet, assessmentAreas, noMark, statementSets, type AssessmentArea } from '../kinds/assessment.ts'
import type { SheetRow } from '../records/sheet.ts'
import { statementsIn, type Statement } from '../words/statements.ts'
import type { Words } from '../words/words.ts'
import { chosen, type Choice } from './choices.ts'
import { markIn, type Mark } from './marks.ts'
import type { Marked } from './rating.ts'

/** Something in a sheet that cannot be taken, and where. */
interface Misread {
  line: number
  /** The column as spreadsheet programs call it: `D`. Undefined where it is about the whole line. */
  column: string | undefined
  message: string
}

/** What a sheet says. */
export interface SheetMarks {
  /** Everybody with a mark in their column, and the column. */
  people: (Marked & { column: string })[]
  misread: Misread[]
  /** Statements that have no row: nobody could say. */
  missing: Statement[]
}

/**
 * Reads the marks of a sheet that people filled in. Rows are known by the number of their statement or by its sentence,
 * so they may stand in any order; every column with marks that is not one of ours is one person.
 *
 * @param roles those of the company
 * @returns undefined where no statement of ours stands in it
 */
export function marksIn(rows: readonly SheetRow[], roles: readonly Choice[], words: Words): SheetMarks | undefined {
  const all = statementsIn(askedSet, words)
  const meaningOf = meanings(all, words)
  const known = rows.map(({ line, cells: typed }) => {
    const cells = typed.map((cell) => cell.trim())
    return { line, cells, ...meaningOf(cells) }
  })
  const marked = known.filter((row): row is KnownRow => row.statement !== undefined)
  if (marked.length === 0) return undefined
  const columns = peoplesColumns(known, marked, words)
  const misread: Misread[] = []
  const tell = (line: number, column: number | undefined, key: string, args: Record<string, string | number> = {}) =>
    misread.push({ line, column: column === undefined ? undefined : columnName(column), message: words.say(key, args) })

  const heading = known.find(({ cells }) => cells.some((cell) => cell !== ''))
  const rowOf = new Map<string, KnownRow>()
  for (const row of known) {
    const { line, statement, other, cells } = row
    const hasMarks = columns.some((column) => isMark(cells[column] ?? '', words))
    if (other !== undefined)
      tell(line, undefined, 'assess.import.mixed', { code: statement!.code, ours: statement!.text, found: other.text })
    else if (statement === undefined) {
      if (!row.isRole && row.remarkOn === undefined && hasMarks && row !== heading)
        tell(line, undefined, 'assess.import.unknown', { typed: cells.find((cell) => cell !== '') ?? '' })
    } else if (rowOf.has(statement.code))
      tell(line, undefined, 'assess.import.twice', { statement: statement.text, line: rowOf.get(statement.code)!.line })
    else rowOf.set(statement.code, row as KnownRow)
  }
  const people = columns.map((column) => {
    const marks = new Map<string, Mark>()
    for (const { code, text } of all) {
      const row = rowOf.get(code)
      const typed = row?.cells[column] ?? ''
      const mark = markIn(typed, words)
      if (mark === undefined) tell(row!.line, column, 'assess.import.mark', { typed, statement: text })
      marks.set(code, mark ?? noMark)
    }
    const roleRow = known.find(({ isRole }) => isRole)
    const role = roleIn(roleRow?.cells[column] ?? '', roles)
    if (role === 'unknown')
      tell(roleRow!.line, column, 'assess.import.role', {
        typed: roleRow!.cells[column]!,
        known: roles.map(({ title }) => title).join(', '),
      })
    const areas = assessmentAreas.map((area) => ({
      area,
      marks: all.filter((one) => one.area === area).map(({ code }) => marks.get(code)!),
      comment: known.find(({ remarkOn }) => remarkOn === area)?.cells[column] ?? '',
    }))
    return { column: columnName(column), role: role === 'unknown' ? undefined : role, areas }
  })
  return {
    people,
    misread: misread.toSorted((a, b) => a.line - b.line),
    missing: all.filter(({ code }) => !rowOf.has(code)),
  }
}

interface Meaning {
  statement: Statement | undefined
  /** The sentence of another statement than the one whose number stands beside it. */
  other: Statement | undefined
  isRole: boolean
  remarkOn: AssessmentArea | undefined
}
type KnownRow = SheetRow & Meaning & { statement: Statement }

/** Tells what a row is about, by what stands in it. */
function meanings(all: readonly Statement[], words: Words): (cells: readonly string[]) => Meaning {
  const byCode = new Map(all.map((one) => [folded(one.code), one]))
  const byText = new Map(all.map((one) => [folded(one.text), one]))
  const areaNamed = new Map(assessmentAreas.map((area) => [folded(words.choice(area)), area]))
  const [role, remark] = [folded(words.say('assess.csv.role')), folded(words.say('assess.csv.remark'))]
  return (cells) => {
    const said = cells.map(folded)
    const first = <T>(among: ReadonlyMap<string, T>) => said.map((cell) => among.get(cell)).find((found) => found !== undefined)
    const [coded, written] = [first(byCode), first(byText)]
    return {
      statement: coded ?? written,
      other: coded !== undefined && written !== undefined && coded !== written ? written : undefined,
      isRole: said.includes(role),
      remarkOn: said.includes(remark) ? first(areaNamed) : undefined,
    }
  }
}

function isMark(cell: string, words: Words): boolean {
  const mark = markIn(cell, words)
  return mark !== undefined && mark !== noMark
}

/** Columns that hold somebody's marks: beside statements something stands in them, and it is not what the sheet came with. */
function peoplesColumns(rows: readonly (SheetRow & Meaning)[], marked: readonly KnownRow[], words: Words): number[] {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), 0)
  const isOurs = (cell: string, { area, code, text }: Statement) =>
    [words.choice(area), code, text].some((ours) => folded(ours) === folded(cell))
  return Array.from({ length: width }, (_, column) => column).filter((column) => {
    const filled = marked.filter(({ cells }) => (cells[column] ?? '') !== '')
    const ours = filled.filter(({ cells, statement }) => isOurs(cells[column]!, statement))
    // A sheet with sentences in other words has a column that is neither: nobody writes a mark of so many letters.
    const long = filled.filter(({ cells }) => cells[column]!.length > longestMark)
    return filled.length > 0 && ours.length === 0 && long.length * 2 <= filled.length
  })
}

/** A cell longer than this is a sentence and no mark, not even a wrong one (letters). */
const longestMark = 20

/** A role by its title or name; `unknown` for one that the company does not have. */
function roleIn(typed: string, roles: readonly Choice[]): string | undefined {
  if (typed === '' || typed === '-') return undefined
  const role = chosen(typed, roles)
  return roles.some(({ value }) => value === role) ? role : 'unknown'
}

/** As spreadsheet programs name it: A to Z, then AA. */
function columnName(index: number): string {
  return (index >= 26 ? columnName(Math.floor(index / 26) - 1) : '') + String.fromCharCode('A'.charCodeAt(0) + (index % 26))
}

/** Capitals, spaces and the shape of an apostrophe are how somebody's program happened to write it. */
function folded(text: string): string {
  return text.normalize('NFKC').replaceAll('’', "'").replace(/\s+/g, ' ').trim().toLowerCase()
}

/** True where two people said the very same of everything. */
export function isSame(a: Marked, b: Marked): boolean {
  const said = ({ role, areas }: Marked) =>
    JSON.stringify([
      role ?? '',
      ...assessmentAreas.map((area) => {
        const { marks = [], comment = '' } = areas.find((one) => one.area === area) ?? {}
        const size = statementSets[askedSet]![area]
        return [Array.from({ length: size }, (_, i) => marks[i] ?? noMark), comment ?? '']
      }),
    ])
  return said(a) === said(b)
}
