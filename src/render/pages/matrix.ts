import { ownPages } from '../../handbook/addresses.ts'
import type { Document } from '../../handbook/document.ts'
import { authorityMatrix } from '../../measure/authority.ts'
import type { Context } from '../context.ts'
import { pagesOf } from '../lists.ts'
import { showRung, showTheRest } from '../ladder.ts'
import { kinds } from '../../kinds/index.ts'
import { maySee } from '../../kinds/field.ts'
import { entryOf } from '../entry.ts'

/** True for an audience that may see who may decide what. */
export function hasMatrix(context: Context): boolean {
  return maySee(context.audience, kinds.discretion.fields.ladder.audience ?? 'staff') && pagesOf('discretion', context).length > 0
}

/** The matrix: every situation against every role, each cell with what that role may do and who is next. */
export function matrixView(context: Context) {
  const { roles, rows } = authorityMatrix(context.handbook)
  return {
    roles: roles.map(({ title }) => title),
    rows: rows
      .filter(({ guideline }) => context.pages.has(guideline as unknown as Document))
      .map(({ guideline, cells }) => {
        const document = guideline as unknown as Document
        const rest = showTheRest(document, context)
        return {
          ...entryOf(document, ownPages.matrix, context),
          cells: cells.map((rung, i) => ({
            role: roles[i]!.title,
            rung: rung ? showRung(rung, document, context) : null,
            ask: rest.find((people) => people.roles.includes(roles[i]!.name))?.ask.map(({ title }) => title) ?? null,
          })),
        }
      }),
  }
}
