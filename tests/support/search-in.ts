import { dataAddress } from '../../src/search/data-address.ts'
import { findPages, nearestWords, shardsToFind, type Found } from '../../src/search/find.ts'
import { takeIndex, type IndexFile, type SearchIndex, type ShardFile } from '../../src/search/search-index.ts'
import { matchingIn, type Matching, type PartOfPage } from '../../src/search/sentence.ts'
import { termsIn } from '../../src/search/terms.ts'
import { takeWords } from '../../src/search/word-list.ts'

/** Search over the files of a site, as the script in the browser does it, without the browser. */
export interface Searching {
  index: SearchIndex
  find(typed: string): Found
  /** The addresses that were found, best first. */
  addresses(typed: string): string[]
  /** The part and the sentence that are shown for a page. */
  matching(address: string, typed: string): Matching
  nearest(typed: string): string[]
  /** The files that this takes, in the order of need. */
  filesFor(typed: string, results: number): string[]
}

/** Takes up what a site hands over to search. */
export function searchIn(files: ReadonlyMap<string, string>): Searching {
  const dataAt = <T>(address: string): T => {
    const self: { servicebookData?: Record<string, unknown> } = {}
    // The files are scripts, and run as such here too.
    new Function('self', files.get(address)!)(self)
    return self.servicebookData![address] as T
  }
  const index = takeIndex(dataAt<IndexFile>(dataAddress.index))
  const find = (typed: string) =>
    findPages(
      typed,
      index,
      shardsToFind(typed, index).map((beginning) => takeWords(dataAt<ShardFile>(dataAddress.words(beginning)).words)),
    )
  const addresses = (typed: string) => find(typed).pages.map(({ address }) => address)
  return {
    index,
    find,
    addresses,
    matching: (address, typed) => {
      const { asked, slips } = find(typed)
      return matchingIn(dataAt<PartOfPage[]>(dataAddress.text(address)), asked, slips, termsIn(index.language))
    },
    nearest: (typed) => nearestWords(typed, index),
    filesFor: (typed, results) => [
      'assets/search.js',
      'assets/search.css',
      dataAddress.index,
      ...shardsToFind(typed, index).map(dataAddress.words),
      ...find(typed)
        .pages.slice(0, results)
        .filter(({ length }) => length > 0)
        .map(({ address }) => dataAddress.text(address)),
    ],
  }
}
