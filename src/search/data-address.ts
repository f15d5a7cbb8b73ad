import { shardName } from './shards.ts'

/** Where the files stand that search works with. */
export const dataAddress = {
  index: 'assets/index.js' as string,
  /** Words that begin so, up to where the next shard begins. */
  words: (beginning: string): string => `assets/search/words/${shardName(beginning)}.js`,
  /** The text of a page. Its name is short and plain, whatever the page is called and however deep it stands. */
  text: (page: string): string => `assets/search/text/${numberOf(page)}.js`,
} as const

/** A number of 53 bits for a text, so that no two pages share one. */
function numberOf(text: string): string {
  let [high, low] = [0xdeadbeef, 0x41c6ce57]
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    high = Math.imul(high ^ unit, 2654435761)
    low = Math.imul(low ^ unit, 1597334677)
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909)
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909)
  return (2 ** 32 * (2097151 & low) + (high >>> 0)).toString(36)
}
