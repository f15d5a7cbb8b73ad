import { ownPages } from '../handbook/addresses.ts'
import type { Handbook } from '../handbook/handbook.ts'
import { sheetAddress, wholeSheet, wholeView } from './pages/whole-handbook.ts'
import { sectionAlone, wholeHandbook } from './whole.ts'
import { drawnPages, type RenderOptions } from './drawn-pages.ts'

/** A page of a handbook that is made for a printer. */
export interface PageToPrint {
  /** Where the page stands, or would stand, in the site: its style and pictures are found from there. */
  address: string
  /** The whole page. Its own `@page` says how large the paper is. */
  html: string
  /** Where the sheet goes in the site: `print/whole-handbook.pdf`, `print/cards/driver-card.pdf`. */
  to: string
}

/** What there is to print of a handbook: the whole, and each of its sections by itself. */
export function pagesToPrint(handbook: Handbook, options: RenderOptions = {}): PageToPrint[] {
  const { pages, context, shell, wholeStyles } = drawnPages(handbook, options)
  if (!pages.has(ownPages.whole)) return []
  const { sections } = wholeHandbook(context, pages)
  const page = (name: string, title: string, view: object) => ({
    address: ownPages.whole,
    html: shell(ownPages.whole, title, 'whole-handbook', view, { style: wholeStyles }),
    to: sheetAddress(name),
  })
  return [
    page(wholeSheet, context.words.say('site.whole.title'), wholeView(context, { sections })),
    ...sections.map((section) => page(section.name, section.title, wholeView(context, { sections: [sectionAlone(section)] }, [], true))),
  ]
}
