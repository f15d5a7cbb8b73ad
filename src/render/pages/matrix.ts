import { ownPages } from '../../handbook/addresses.ts'
import type { Document } from '../../handbook/document.ts'
import { authorityMatrix } from '../../measure/authority.ts'
import type { Context } from '../context.ts'
import { showRung } from '../ladder.ts'
import { entryOf } from '../entry.ts'

/** The matrix: every situation against every role, each cell with what that role may do and who is next. */
export function matrixView(context: Context) {
  const { roles, rows } = authorityMatrix(context.handbook)
  return {
    roles: roles.map(({ title }) => title),
    rows: rows
      .filter(({ guideline }) => context.pages.has(guideline as unknown as Document))
      .map(({ guideline, cells }) => {
        const document = guideline as unknown as Document
        return {
          ...entryOf(document, ownPages.matrix, context),
          cells: cells.map((rung, i) => ({ role: roles[i]!.title, rung: rung ? showRung(rung, document, context) : null })),
        }
      }),
  }
}
