import { ownPages } from '../../handbook/addresses.ts'
import type { Document } from '../../handbook/document.ts'
import { kinds } from '../../kinds/index.ts'
import { maySee } from '../../kinds/field.ts'
import { authorityMatrix, type Matrix } from '../../measure/authority.ts'
import type { Context } from '../context.ts'
import { entryOf } from '../entry.ts'
import { namesOf, showLadder, showRung, showTheRest, type Rest, type ShownRung } from '../ladder.ts'
import { pagesOf } from '../lists.ts'

/** True for an audience that may see who may decide what. */
export function hasMatrix(context: Context): boolean {
  return maySee(context.audience, kinds.discretion.fields.ladder.audience ?? 'staff') && pagesOf('discretion', context).length > 0
}

/**
 * The matrix: every situation against every role, each cell with what that role may do and who is next. And the same
 * situations with their ladders, for a phone, where a table of that width cannot be read.
 */
export function matrixView(context: Context) {
  const { roles, rows } = authorityMatrix(context.handbook)
  return {
    roles: roles.map(({ title }) => title),
    rows: rows
      .filter(({ guideline }) => context.pages.has(guideline as unknown as Document))
      .map(({ guideline, cells }) => {
        const document = guideline as unknown as Document
        const theRest = showTheRest(document, context)
        return {
          ...entryOf(document, ownPages.matrix, context),
          cells: cellsOf(cells, roles, theRest, document, context),
          ladder: showLadder(document, context),
          theRest,
        }
      }),
  }
}

/** What stands in one cell: a rung, or whom to ask; null for both where a role has nothing to do with the situation. */
interface Cell {
  /** How many columns it goes across, where neighbours share it; null for one. */
  span: number | null
  /** The roles that share it. */
  names: string
  rung: ShownRung | null
  ask: string[] | null
}

/** The cells of a row. Neighbours who may do the same share a cell: three columns of equal lines would be read three times. */
function cellsOf(
  rungs: Matrix['rows'][number]['cells'],
  roles: Matrix['roles'],
  theRest: readonly Rest[],
  guideline: Document,
  context: Context,
): Cell[] {
  const meant = rungs.map((rung, i) => rung ?? theRest.find((rest) => rest.roles.includes(roles[i]!.name)))
  const runs: { from: number; to: number }[] = []
  meant.forEach((shared, i) => {
    if (i > 0 && shared !== undefined && shared === meant[i - 1]) runs.at(-1)!.to = i
    else runs.push({ from: i, to: i })
  })
  return runs.map(({ from, to }) => {
    const rest = theRest.find((one) => one === meant[from])
    return {
      span: to > from ? to - from + 1 : null,
      names: namesOf(
        roles.slice(from, to + 1).map(({ name }) => name),
        guideline,
        context,
      ),
      rung: rungs[from] ? showRung(rungs[from], guideline, context) : null,
      ask: rest?.ask.map(({ title }) => title) ?? null,
    }
  })
}
