import type { Document } from '../handbook/document.ts'
import { areas } from '../kinds/areas.ts'
import type { Context } from './context.ts'

/** The pages of one kind, in the order of their titles' files. */
export function pagesOf(kind: string, { pages }: Context): Document[] {
  return [...pages].filter((document) => document.kind === kind)
}

/** The areas that have policies, in the order of the list. */
export function coveredAreas(context: Context): { area: string; documents: Document[] }[] {
  const policies = pagesOf('policy', context)
  return areas
    .map((area) => ({ area: area as string, documents: policies.filter(({ fields }) => fields.area === area) }))
    .filter(({ documents }) => documents.length > 0)
}
