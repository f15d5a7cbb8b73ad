import { isRecord, isRetired } from './in-force.ts'
import { kindNamed, type Document } from './document.ts'
import type { Handbook } from './handbook.ts'
import { namesOf } from './names.ts'

/** The pages a document had before, by the names it says it had; each with its place in the list. */
export function formerAddresses(
  { fields }: Pick<Document, 'fields'>,
  { company }: Pick<Handbook, 'company'>,
): { typed: string; address: string; index: number }[] {
  const languages = company?.fields.languages ?? ['en']
  return aliasesOf(fields).map((typed, index) => ({ typed, index, address: namesOf(pathOf(typed), languages).address }))
}

/** The files a document was before, by the names it says it had. */
export function formerPaths({ fields }: Pick<Document, 'fields'>): string[] {
  return aliasesOf(fields).map(pathOf)
}

function aliasesOf(fields: Document['fields']): string[] {
  return (fields.aliases as string[] | undefined) ?? []
}

/** People copy the way to the file, or the end of the old link. */
function pathOf(typed: string): string {
  return `policies/${typed.replace(/^\/?(?:policies\/)?/, '').replace(/\.(?:md|html)$/i, '')}.md`
}

/** Retired documents that had a page: their addresses stay, and say what holds now. On a day before they had one, they are nothing yet. */
export function retiredIn({ all }: Pick<Handbook, 'all'>): Document[] {
  const hadPage = ({ life }: Document) => life === undefined || life.now !== undefined
  return all.filter(
    (document) => isRetired(document) && hadPage(document) && !isRecord(document) && kindNamed(document.kind)?.home === 'policies',
  )
}

/** What a document names as holding in its place: one, none, or several where the name is not enough. */
export function replacementsOf({ fields, language }: Document, { all }: Pick<Handbook, 'all'>): Document[] {
  const typed = fields.replacedBy as string | undefined
  if (typed === undefined) return []
  const name = typed.replace(/^policies\//, '').replace(/\.md$/i, '')
  const pages = all.filter((document) => !isRecord(document) && kindNamed(document.kind)?.home === 'policies')
  const byPath = pages.filter(({ longName }) => longName === name)
  const named = byPath.length > 0 ? byPath : pages.filter((document) => document.name === name)
  const own = named.filter((document) => document.language === language)
  return own.length > 0 ? own : named
}

/** What holds in the end where one page after the other was replaced; undefined where nothing does, or nobody can tell. */
export function heirOf(document: Document, handbook: Pick<Handbook, 'all'>): Document | undefined {
  const seen = new Set([document])
  let last = document
  while (isRetired(last)) {
    const [next, ...others] = replacementsOf(last, handbook)
    if (next === undefined || others.length > 0 || seen.has(next)) return undefined
    seen.add(next)
    last = next
  }
  return last
}
