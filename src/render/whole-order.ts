import { areaAddress, kindAddress, ownPages } from '../handbook/addresses.ts'
import type { Document } from '../handbook/document.ts'
import { resolve } from '../handbook/handbook.ts'
import { areas } from '../kinds/areas.ts'
import { kinds } from '../kinds/index.ts'
import type { Words } from '../words/words.ts'
import { titleOf, type Context } from './context.ts'
import { draftInWords } from './draft-in-words.ts'
import { pagesOf } from './lists.ts'
import { hasComplaints } from './pages/for-customers.ts'
import { hasMatrix } from './pages/matrix.ts'

/** A part of the whole handbook: the documents of a kind, or one page that no document makes. */
export interface OrderedSection {
  /** Part of an address, the same whatever the section is called: `policy`. */
  name: string
  title: string
  /** Pages of the site that only list what stands here: a link to one of them leads to this section. */
  lists: string[]
  pages: OrderedPage[]
}

/** A page of the site as a part of the whole handbook. */
export interface OrderedPage {
  address: string
  title: string
  /** The policy area it belongs to, in words; undefined where it belongs to none. */
  area: string | undefined
  /** What is told of it where staff do not work by it. */
  draft: string
  /** No document makes it. */
  isOwn: boolean
  /** What it is written in. */
  language: string
  /** The list of its area leads to it, if it is the first of it. */
  lists: string[]
}

const { vision, discretion, policy, glossary, words, company } = kinds

/** Kinds that are read first, and those in which one looks something up. The others stand between them, in the order of their stages. */
const first: readonly string[] = [vision, discretion, policy].map(({ name }) => name)
const last: readonly string[] = [glossary, words, company].map(({ name }) => name)

/**
 * Everything in a handbook in the order of reading: what we stand for, what one may decide, what holds, all the rest,
 * and at the end what is looked up. Sections with nothing in them are left out.
 */
export function wholeOrder(context: Context): OrderedSection[] {
  const between = Object.values(kinds)
    .filter(({ name }) => !first.includes(name) && !last.includes(name))
    .sort((a, b) => a.stage - b.stage)
    .map(({ name }) => name)
  const { words: told } = context
  const complain = own('complain', told.say('site.complain.title'), ownPages.complain, told)
  const matrix = own('matrix', told.say('site.home.matrix'), ownPages.matrix, told)
  return [
    ...(hasComplaints(context) ? [complain] : []),
    ...[...first, ...between].map((kind) => sectionOf(kind, context)),
    ...(hasMatrix(context) ? [matrix] : []),
    ...last.map((kind) => sectionOf(kind, context)),
  ].filter(({ pages }) => pages.length > 0)
}

/** The same for a screen: whoever has a customer before them begins with what they may do. */
export function aliveOrder(context: Context): OrderedSection[] {
  const { words: told } = context
  const finder = own('finder', told.say('site.finder.title'), ownPages.finder, told)
  return [...(hasMatrix(context) ? [finder] : []), ...wholeOrder(context)]
}

function own(name: string, title: string, address: string, { language }: Words): OrderedSection {
  return { name, title, lists: [], pages: [{ address, title, area: undefined, isOwn: true, draft: '', language, lists: [] }] }
}

function sectionOf(kind: string, context: Context): OrderedSection {
  const known = pagesOf(kind, context).map((document) => ({ document, area: areaOf(document, context) }))
  const place = (area: string | undefined) => (area === undefined ? areas.length : areas.indexOf(area as never))
  // Translations stand together, behind the language of the company.
  const isForeign = ({ document }: (typeof known)[0]) => Number(document.language !== context.words.language)
  const sorted = known.sort((a, b) => isForeign(a) - isForeign(b) || place(a.area) - place(b.area))
  const begun = new Set<string>()
  return {
    name: kind,
    title: titleOfSection(kind, known.length, context),
    lists: [kindAddress(kind), ...(kind === policy.name ? [ownPages.areas, ownPages.promises] : [])],
    pages: sorted.map(({ document, area }) => {
      const isFirst = kind === policy.name && area !== undefined && !begun.has(area)
      if (area !== undefined) begun.add(area)
      return {
        address: document.address,
        title: titleOf(document, context.words),
        area: area === undefined ? undefined : context.words.choice(area),
        isOwn: false,
        draft: draftInWords(document, context),
        language: document.language,
        lists: isFirst ? [areaAddress(area)] : [],
      }
    }),
  }
}

function titleOfSection(kind: string, count: number, { words: told }: Context): string {
  if (kind === company.name) return told.say('site.home.company')
  const { title, plural } = told.kind(kind)
  return kind === discretion.name || count > 1 ? plural : title
}

/** A policy says its area; what may be decided belongs to that of its first policy. */
function areaOf(document: Document, { handbook }: Context): string | undefined {
  if (document.kind === policy.name) return document.fields.area as string | undefined
  if (document.kind !== discretion.name) return undefined
  return ((document.fields.policies as string[] | undefined) ?? [])
    .map((name) => resolve(handbook, policy.name, name, document)[0]?.document?.fields.area as string | undefined)
    .find((area) => area !== undefined)
}
