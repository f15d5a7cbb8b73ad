import { isOwnAddress, ownPages } from '../handbook/addresses.ts'
import type { Context } from './context.ts'
import { anchorsFor, joinPage, pageOf, settleLinks } from './joined-page.ts'
import { aliveOrder, wholeOrder, type OrderedPage, type OrderedSection } from './whole-order.ts'

/** A handbook as one text: everything that an audience reads, in the order of reading. */
export interface Whole {
  sections: WholeSection[]
  /** The anchors of the pages that are in it, by their addresses. */
  anchors: ReadonlyMap<string, string>
}

/** A part of the whole handbook. */
export interface WholeSection {
  /** Part of an address, the same whatever the section is called: `policy`. */
  name: string
  title: string
  anchor: string
  /** It has one page, whose title is a heading of the second level and stands for the section's own. */
  single: boolean
  documents: WholeDocument[]
}

/** A page of the handbook as a part of the whole. */
interface WholeDocument {
  /** Its page in the site. */
  address: string
  title: string
  /** The policy area it belongs to, in words; empty where it belongs to none. */
  area: string
  /** What has to be said wherever it is shown, where staff do not work by it. */
  draft: string
  language: string
  anchor: string
  /** The layout of its page: styles of the site go by `page-<layout>` on something around it. */
  layout: string
  /**
   * Its text, beginning with its title: a heading of the third level, or of the second where it is the only one of its
   * section. Ids begin with its anchor, links lead inside the whole, and pictures are found from the root of the site.
   */
  html: string
}

/** Ids of what is around the documents. Theirs are small letters, so none is ever the same. */
export const wholeAnchors = { top: 'Main', contents: 'Contents', section: (name: string) => `Section-${name}` } as const

/**
 * Joins the pages of a handbook to one text. Whoever shows it puts each document into an element with its anchor as id,
 * each section into one with the section's, and gives the top and the contents list the ids of `wholeAnchors`.
 *
 * @param drawn the pages of the site by their addresses
 * @param isAlive it is for a screen, with its scripts: finder and forms stay
 */
export function wholeHandbook(context: Context, drawn: ReadonlyMap<string, () => string>, isAlive = false): Whole {
  const order = standing(isAlive ? aliveOrder(context) : wholeOrder(context), drawn)
  const anchors = anchorsFor(order.flatMap(({ pages }) => pages.map(({ address }) => address)))
  const leadTo = new Map<string, string>([[ownPages.home, wholeAnchors.top], [ownPages.aToZ, wholeAnchors.contents], ...anchors])
  for (const { name, lists, pages } of order) {
    for (const address of lists) leadTo.set(address, wholeAnchors.section(name))
    for (const page of pages) for (const address of page.lists) leadTo.set(address, anchors.get(page.address)!)
  }
  const ids = new Set<string>([wholeAnchors.top, wholeAnchors.contents])
  const sections = order.map(({ name, title, pages }): WholeSection => {
    const single = pages.length === 1
    const anchor = wholeAnchors.section(name)
    ids.add(anchor)
    const documents = pages.map((page): WholeDocument => {
      const own = anchors.get(page.address)!
      const joined = joinPage(drawn.get(page.address)!(), page.address, {
        anchor: own,
        level: single ? 2 : 3,
        isAlive,
        anchorOf: (address) => leadTo.get(address),
      })
      for (const id of [own, ...joined.ids]) ids.add(id)
      const { address, title, draft, language } = page
      return { address, title, area: page.area ?? '', draft, language, anchor: own, layout: joined.layout, html: joined.html }
    })
    return { name, title, anchor, single, documents }
  })
  for (const { documents } of sections) for (const document of documents) document.html = settleLinks(document.html, (id) => ids.has(id))
  return { sections, anchors }
}

/** Of documents that want one address, only the first has a page, as in the site; and a page of the site's own stays its own. */
function standing(order: readonly OrderedSection[], drawn: ReadonlyMap<string, unknown>): OrderedSection[] {
  const taken = new Set<string>()
  const isFree = ({ address, isOwn }: OrderedPage) => {
    if (taken.has(address) || !drawn.has(address) || (!isOwn && isOwnAddress(address))) return false
    taken.add(address)
    return true
  }
  return order.map((section) => ({ ...section, pages: section.pages.filter(isFree) })).filter(({ pages }) => pages.length > 0)
}

/** One section by itself, under a title of its own: its headings are one level up, and what it says of others is text without a link. */
export function sectionAlone(section: WholeSection): WholeSection {
  const here = new Set<string>([wholeAnchors.top, wholeAnchors.contents, section.anchor, ...section.documents.map(({ anchor }) => anchor)])
  const raised = (html: string) =>
    section.single ? html : html.replaceAll(/(<\/?h)([3-6])\b/g, (_, tag: string, n: string) => `${tag}${Number(n) - 1}`)
  const documents = section.documents.map((document) => ({
    ...document,
    html: raised(settleLinks(document.html, (id) => here.has(pageOf(id)))),
  }))
  return { ...section, documents }
}
