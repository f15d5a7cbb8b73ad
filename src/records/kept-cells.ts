import type { TableRead } from './read-table.ts'
import { complaints, type Complaint } from './tables/complaints.ts'

/**
 * The rows of a list that is brought in, with the cells of columns we do not know as lines among the steps, each behind
 * its heading: nothing that somebody once wrote down is lost.
 */
export function withKeptCells({ rows, columns, sheet }: TableRead<typeof complaints>): { line: number; values: Complaint }[] {
  const unknown = columns.flatMap(({ heading, column }, at) => (column === undefined ? [{ heading, at }] : []))
  if (unknown.length === 0) return [...rows]
  const cells = new Map(sheet.rows.map((row) => [row.line, row.cells]))
  return rows.map(({ line, values }) => {
    const kept = unknown.flatMap(({ heading, at }) => {
      const cell = (cells.get(line)?.[at] ?? '').trim()
      return cell === '' ? [] : [heading.trim() === '' ? cell : `${heading.trim()}: ${cell}`]
    })
    return kept.length === 0 ? { line, values } : { line, values: { ...values, steps: [values.steps, ...kept].filter(Boolean).join('\n') } }
  })
}
