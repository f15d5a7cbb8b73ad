import { cardFolder, ownPages } from '../handbook/addresses.ts'
import type { PageToPrint } from '../render/to-print.ts'
import type { Words } from '../words/words.ts'
import { findBrowser } from './find-browser.ts'
import { printPages, PrintTrouble, type Beside, type Paper } from './print-pages.ts'

/** What came of printing a site. */
export interface Printed {
  /** The sheets by where they go in the site; none where there was trouble. */
  sheets: ReadonlyMap<string, Uint8Array>
  /** Why there are none, and how to get them, in a sentence or two. */
  trouble: string | undefined
}

/**
 * Prints pages of a site where a browser is installed. Where none is found, or it cannot print, that is said, and
 * everything else can still be published.
 *
 * @param options.browser the program to print with, named by the person
 */
export async function printSite(
  pages: readonly PageToPrint[],
  beside: Beside,
  { dir, browser, paper, words }: { dir: string; browser?: string | undefined; paper?: Paper | undefined; words: Words },
): Promise<Printed> {
  const { program, named, lookedFor } = findBrowser(browser)
  if (program === undefined) {
    const looked = lookedFor.join(', ')
    return { sheets: new Map(), trouble: words.say(named ? 'build.pdf.notThere' : 'build.pdf.noBrowser', { looked }) }
  }
  try {
    return { sheets: await printPages(pages, beside, { program, dir, paper }), trouble: undefined }
  } catch (error) {
    if (!(error instanceof PrintTrouble)) throw error
    return { sheets: new Map(), trouble: words.say('build.pdf.failed', { program, reason: error.message }) }
  }
}

/** The cards of a site, each to a sheet beside it. Their pages say themselves how large they are. */
export function cardsToPrint({ files }: Beside): PageToPrint[] {
  return [...files]
    .filter(([address]) => address.startsWith(cardFolder) && address !== ownPages.cards)
    .map(([address, html]) => ({ address, html, to: address.replace(/\.html$/, '.pdf') }))
}
