import { ownPages } from '../../handbook/addresses.ts'
import type { Document } from '../../handbook/document.ts'
import { authorityMatrix, type Guideline } from '../../measure/authority.ts'
import { namesOfSituation } from '../../measure/situation.ts'
import { hrefBetween, type Context } from '../context.ts'
import { entryOf, type Entry } from '../entry.ts'
import { hasMatrix } from './matrix.ts'

/** The ways into what somebody may decide: every situation by what customers say of it, and one for anything else. */
export interface Finder {
  /** With all that a situation is found by, a line each. */
  situations: (Entry & { names: string })[]
  /** Where none of them fits. */
  none: Entry | null
  matrix: string
  search: string
}

/** What "What may I do?" shows on some page; null for those who may not see it. */
export function finderView(from: string, context: Context): Finder | null {
  if (!hasMatrix(context)) return null
  const guidelines = authorityMatrix(context.handbook)
    .rows.map(({ guideline }) => guideline)
    .filter((guideline) => context.pages.has(guideline as unknown as Document))
  const entry = (guideline: Guideline) => entryOf(guideline as unknown as Document, from, context)
  const none = guidelines.find(({ fields }) => fields.catchAll)
  return {
    situations: guidelines.map((guideline) => ({ ...entry(guideline), names: namesOfSituation(guideline).also.join('\n') })),
    none: none ? entry(none) : null,
    matrix: hrefBetween(from, ownPages.matrix),
    search: hrefBetween(from, ownPages.search),
  }
}
