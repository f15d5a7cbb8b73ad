import { dataAddress } from '../../search/data-address.ts'
import { findPages, shardsToFind, type Found } from '../../search/find.ts'
import { takeIndex, type IndexFile, type SearchIndex, type ShardFile } from '../../search/search-index.ts'
import type { PartOfPage } from '../../search/sentence.ts'
import { takeWords, type WordList } from '../../search/word-list.ts'
import { dataAt } from './data.ts'

let index: Promise<SearchIndex> | undefined

/** The small index, taken up once. */
export function theIndex(): Promise<SearchIndex> {
  index ??= dataAt<IndexFile>(dataAddress.index).then(takeIndex)
  // Whoever was without a network for a moment may try again.
  index.catch(() => (index = undefined))
  return index
}

const shards = new Map<string, WordList>()

/** Finds pages by what was typed, with whatever that takes. */
export async function look(typed: string): Promise<Found> {
  const known = await theIndex()
  const lists = await Promise.all(shardsToFind(typed, known).map((beginning) => shardOf(beginning, known.stamp)))
  return findPages(
    typed,
    known,
    lists.filter((list) => list !== undefined),
  )
}

/** A shard; none where it cannot be had, since most is found without it. */
async function shardOf(beginning: string, stamp: string): Promise<WordList | undefined> {
  const known = shards.get(beginning)
  if (known) return known
  const file = await dataAt<ShardFile>(dataAddress.words(beginning)).catch(() => undefined)
  // One of another day, kept by the browser or half way copied, counts other pages.
  if (file?.stamp !== stamp) return undefined
  const list = takeWords(file.words)
  shards.set(beginning, list)
  return list
}

/** The text of a page, in its parts; none where it cannot be had. */
export function textOf(address: string): Promise<readonly PartOfPage[]> {
  return dataAt<readonly PartOfPage[]>(dataAddress.text(address)).catch(() => [])
}
