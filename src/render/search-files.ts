import { createHash } from 'node:crypto'
import { searchLanguageFor } from '../language/language.ts'
import { ownPages } from '../handbook/addresses.ts'
import { kinds } from '../kinds/index.ts'
import type { Document } from '../handbook/document.ts'
import { dataAddress } from '../search/data-address.ts'
import { writePages, type IndexFile, type SearchPage, type ShardFile } from '../search/search-index.ts'
import type { PartOfPage } from '../search/sentence.ts'
import { cutIntoShards } from '../search/shards.ts'
import { termsIn } from '../search/terms.ts'
import { writeWords, type Standing, type WordEntry } from '../search/word-list.ts'
import { byCodeUnit } from '../handbook/files.ts'
import type { Words } from '../words/words.ts'
import type { Context } from './context.ts'
import { waysOn } from './pages/search.ts'
import { alikeIn, searchTextOf, type SearchText } from './search-text.ts'

/**
 * The files that search works with, by their addresses: one small index, the other words by how they begin, and the
 * text of each page. Scripts, since a page that was opened from a folder can read nothing else.
 *
 * @param titles of all pages; those that no document makes are found by them alone
 * @param pages the finished pages, so that links lead only to anchors that are there
 */
export function searchFiles(
  context: Context,
  titles: ReadonlyMap<string, string>,
  pages: ReadonlyMap<string, string>,
): Map<string, string> {
  const language = searchLanguageFor(context.words.language)
  const documents = pagesOfDocuments(context, pages)
  const taken = new Set([...unlisted, ...documents.map(({ page }) => page.address)])
  const known = [...documents, ...[...titles].filter(([address]) => !taken.has(address)).map(ownPage)]
  const { inIndex, inText } = wordsOf(known, termsIn(language))
  const names = [...new Set(known.map(({ page }) => page.kind))]
  const listed = writePages(
    known.map(({ page }) => page),
    names,
  )
  const shards = cutIntoShards(inText.map((entry) => ({ word: entry.word, line: writeWords([entry]) })))
  const stamp = createHash('sha256').update(listed).digest('hex').slice(0, 8)
  const index: IndexFile = {
    language,
    kinds: names,
    pages: listed,
    words: writeWords(inIndex),
    alike: alikeIn(context),
    shards: shards.map(({ beginning }) => beginning),
    stamp,
    says: saysIn(context.words),
    ways: waysOn(context),
  }
  const files = new Map([[dataAddress.index, handsOver(dataAddress.index, index)]])
  for (const { beginning, text } of shards) {
    const shard: ShardFile = { stamp, words: text }
    files.set(dataAddress.words(beginning), handsOver(dataAddress.words(beginning), shard))
  }
  for (const { page, text } of known) {
    if (page.length > 0) files.set(dataAddress.text(page.address), handsOver(dataAddress.text(page.address), text.parts))
  }
  return files
}

/** A script that hands its data over to whoever loaded it. */
function handsOver(address: string, data: object): string {
  return `(self.servicebookData=self.servicebookData||{})[${inScript(address)}]=${inScript(data)}\n`
}

/** JSON as it may stand in a script, and in a page that holds the script. */
function inScript(data: unknown): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c')
}

function saysIn({ say }: Words): IndexFile['says'] {
  return {
    one: say('site.search.found.one'),
    some: say('site.search.found.some'),
    none: say('site.search.none'),
    nearest: say('site.search.nearest'),
    instead: say('site.search.instead'),
    slip: say('site.search.slip'),
    all: say('site.search.all'),
    more: say('site.search.more'),
    ways: say('site.search.ways'),
    draft: say('site.search.draft'),
  }
}

interface Known {
  page: SearchPage
  text: SearchText
}

function pagesOfDocuments(context: Context, pages: ReadonlyMap<string, string>): Known[] {
  const { wordsIn } = termsIn(searchLanguageFor(context.words.language))
  return [...context.pages].map((document: Document) => {
    const text = searchTextOf(document, context)
    const drawn = pages.get(document.address) ?? ''
    const parts = text.parts.map(([heading, anchor, lines]): PartOfPage => [
      heading,
      drawn.includes(` id="${escaped(anchor)}"`) ? anchor : '',
      lines,
    ])
    const isGuideline = document.kind === kinds.discretion.name
    return {
      text: { ...text, parts },
      page: {
        address: document.address,
        title: text.title,
        kind: context.words.kind(document.kind!).title,
        isGuideline,
        isDraft: context.isDraft(document),
        also: isGuideline ? text.heard : [],
        length: parts.reduce((sum, [, , lines]) => sum + wordsIn(lines).length, 0),
      },
    }
  })
}

function escaped(anchor: string): string {
  return anchor.replaceAll('&', '&amp;').replaceAll('"', '&quot;')
}

/** Pages nobody looks for: where somebody is already, and what only repeats the others. */
const unlisted: readonly string[] = [ownPages.home, ownPages.notFound, ownPages.search, ownPages.whole]

function ownPage([address, title]: readonly [string, string]): Known {
  return {
    page: { address, title, kind: '', isGuideline: false, isDraft: false, also: [], length: 0 },
    text: { title, heard: [], headings: [], facts: [], parts: [] },
  }
}

/** Every word with the pages it stands on: in the small index where it says what a page is about, else by its text. */
function wordsOf(known: readonly Known[], terms: ReturnType<typeof termsIn>): { inIndex: WordEntry[]; inText: WordEntry[] } {
  const [index, text] = [new Map<string, Entry>(), new Map<string, Entry>()]
  known.forEach(({ text: { title, heard, headings, facts, parts } }, page) => {
    const seen = new Set<string>()
    const add = (to: Map<string, Entry>, standing: Standing, texts: readonly string[]) => {
      const counts = countsOf(texts, terms)
      for (const [word, { count, shown }] of counts) {
        // Once it is known what a page is about, it tells nothing more to find the word in its text.
        if (seen.has(word) || (isWide.has(standing) && terms.isSmall(word))) continue
        const entry = to.get(word) ?? { word, shown, on: {} }
        to.set(word, entry)
        const on = (entry.on[standing] ??= new Map())
        on.set(page, Math.min(count, oftenEnough))
      }
      for (const word of counts.keys()) seen.add(word)
    }
    add(index, 'title', [title])
    add(index, 'heard', heard)
    add(index, 'heading', headings)
    add(index, 'fact', facts)
    add(
      text,
      'text',
      parts.flatMap(([heading, , lines]) => [heading, lines]),
    )
  })
  const sorted = (words: Map<string, Entry>) => [...words.values()].sort((a, b) => byCodeUnit(a.word, b.word))
  return {
    inIndex: sorted(index).map(({ word, shown, on }) => (shown === word ? { word, on } : { word, shown, on })),
    inText: sorted(text).map(({ word, on }) => ({ word, on })),
  }
}

interface Entry {
  word: string
  shown: string
  on: Partial<Record<Standing, Map<number, number>>>
}

/** Where words that say little would lead to every page. */
const isWide: ReadonlySet<Standing> = new Set(['fact', 'text'])

/** Oftener than this, a page is about it (times). */
const oftenEnough = 9

function countsOf(texts: readonly string[], terms: ReturnType<typeof termsIn>): Map<string, { count: number; shown: string }> {
  const counts = new Map<string, { count: number; shown: string }>()
  for (const text of texts) {
    for (const { word, start, end } of terms.standingIn(text)) {
      const counted = counts.get(word)
      if (counted) counted.count++
      else counts.set(word, { count: 1, shown: text.slice(start, end).toLowerCase().replace(/['’ʼ]/g, '').normalize('NFC') })
    }
  }
  return counts
}
