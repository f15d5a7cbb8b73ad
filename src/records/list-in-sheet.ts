import { wordsFor, type Words } from '../words/words.ts'
import { folded } from './column.ts'
import { columnsIn } from './columns-in.ts'
import type { LeftOut } from './read-rows.ts'
import type { Sheet, SheetRow } from './sheet.ts'
import type { Table } from './table.ts'

/** Above its headings a list may have a title, the day it was made and the like: so many lines are looked at. */
const titleLines = 10

/** A list as it stands in a sheet of somebody else's, and what was set aside. */
export interface ListInSheet {
  sheet: Sheet
  leftOut: LeftOut[]
  remarks: string[]
}

/** The list in a sheet: from its headings on, which programs seldom put first, and without the totals at its end. */
export function listInSheet(table: Table, sheet: Sheet, words: Words, meant?: ReadonlyMap<string, string>): ListInSheet {
  const at = headingsAt(table, sheet, words, meant) ?? 0
  const rows = sheet.rows.slice(at)
  const leftOut: LeftOut[] = []
  while (rows.length > 1 && isTotal(rows.at(-1)!, words)) {
    leftOut.unshift({ line: rows.pop()!.line, message: words.say('records.sheet.total') })
  }
  const remarks = at === 0 ? [] : [words.say('records.sheet.headings-at', { line: rows[0]!.line })]
  return { sheet: { ...sheet, rows }, leftOut, remarks }
}

/** What shows a line of headings, the surest first. Figures stand below headings, and seldom among them. */
export const signs = [
  { known: 'two', plain: true },
  { known: 'needed', plain: true },
  { known: 'two', plain: false },
  { known: 'needed', plain: false },
] as const

/** Which of the first rows has the headings: two that are known, or else one that is always needed. */
export function headingsAt(
  table: Table,
  { rows }: Sheet,
  words: Words,
  meant?: ReadonlyMap<string, string>,
  by: readonly (typeof signs)[number][] = signs,
): number | undefined {
  const looked = rows.slice(0, titleLines).map(({ cells }) => {
    const { columns, doubled } = columnsIn(table, cells, words, meant)
    const known = [...columns.flatMap(({ column }) => column ?? []), ...doubled.map(({ column }) => column)]
    return {
      two: known.length > 1,
      needed: known.some((column) => table.columns[column]!.need === 'always'),
      plain: !cells.some((cell) => /^[-−–+(]?\s*\d/.test(cell.trim())),
    }
  })
  for (const { known, plain } of by) {
    const at = looked.findIndex((one) => one[known] && (one.plain || !plain))
    if (at !== -1) return at
  }
  return undefined
}

/** True for a row whose first words are those for a total: `Total`, `Sum 2026:`, `TOTAL EUR`. */
function isTotal({ cells }: SheetRow, words: Words): boolean {
  const first = folded(cells.find((cell) => cell.trim() !== '') ?? '').replace(/[\s:.=]+$/, '')
  const bare = first.replace(/\s*[([]?(?:\d{4}|\p{Sc}|eur|gbp|usd|chf|sek|nok|dkk)[)\]]?$/u, '').replace(/[\s:]+$/, '')
  const totals = [words, wordsFor('en')].flatMap((one) => one.say('records.totals').split(', '))
  return totals.includes(first) || totals.includes(bare)
}
