import type { Document } from '../handbook/document.ts'
import { resolve, type Handbook } from '../handbook/handbook.ts'
import { documentAt } from '../handbook/links.ts'
import { kinds } from '../kinds/index.ts'
import { restOf, rungsOf, type Guideline } from './authority.ts'
import { dependentsOf } from './dependents.ts'

/** Something to look at again when a page changes. */
export interface Touched {
  /** `goes-by`: it refers to the page. `through`: to one that does. `leads`: by a link in its text. The last four are pages made of several. */
  why: 'goes-by' | 'teaches' | 'wider-here' | 'through' | 'leads' | 'finder' | 'matrix' | 'cards' | 'every-situation'
  /** Undefined for pages made of several documents. */
  document?: Document
  /** Between the two, where it is `through`. */
  through?: Document
  /** Those whose cards show it, by their titles. */
  roles?: string[]
}

/**
 * What a change of a page touches, each once and by its nearest reason: what shows its data, what teaches it, what goes by it.
 * Its own page is not named.
 */
export function touchedBy(page: Document, handbook: Handbook): Touched[] {
  const seen = new Set([page.path])
  const first = (documents: readonly Touched[]) =>
    documents.filter(({ document }) => document === undefined || (!seen.has(document.path) && seen.add(document.path)))
  const near = first(dependentsOf(page, handbook).map(({ from }) => ({ why: whyNear(from), document: from })))
  const leads = first(
    handbook.documents
      .filter((other) => other.body.links.some(({ href }) => leadsTo(href, other, page, handbook)))
      .map((document) => ({ why: 'leads', document })),
  )
  const far = first(
    near.flatMap(({ document: through }) =>
      dependentsOf(through!, handbook)
        .filter(({ field }) => field.thread)
        .map(({ from }): Touched => ({ why: 'through', document: from, through: through! })),
    ),
  )
  return [...shownOn(page, handbook), ...near, ...far, ...leads]
}

function whyNear({ kind }: Document): Touched['why'] {
  return kind === kinds.training.name ? 'teaches' : kind === kinds.place.name ? 'wider-here' : 'goes-by'
}

function leadsTo(href: string, from: Document, { path }: Document, handbook: Handbook): boolean {
  const target = documentAt(href, from, handbook)
  return typeof target === 'object' && target.document.path === path
}

/** The pages made of several documents that show data of this one. */
function shownOn(page: Document, handbook: Handbook): Touched[] {
  if (page.kind === kinds.company.name) return [{ why: 'every-situation' }]
  if (page.kind !== kinds.discretion.name) return []
  const guideline = page as unknown as Guideline
  const roles = [...rungsOf(guideline), ...restOf(guideline, handbook)].flatMap((rung) => rung.roles)
  const titles = roles.map((role) => resolve(handbook, 'role', role, page)[0]?.title ?? role)
  return [{ why: 'finder' }, { why: 'matrix' }, ...(titles.length === 0 ? [] : [{ why: 'cards' as const, roles: [...new Set(titles)] }])]
}
