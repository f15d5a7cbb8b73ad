import type { SearchLanguage } from '../language/search-language.ts'
import { takeWords, type WordList } from './word-list.ts'

/** A page as search knows it before it has read it. */
export interface SearchPage {
  address: string
  title: string
  /** What kind of page it is, in words; empty for pages that no document makes. */
  kind: string
  /** It says what staff may decide. */
  isGuideline: boolean
  isDraft: boolean
  /** What customers say. */
  also: readonly string[]
  /** How many words its text has; a page without any has no file of its own. */
  length: number
}

/** The small index as it travels, in `assets/index.js`: long texts, which a browser takes up fastest. */
export interface IndexFile {
  language: SearchLanguage
  /** The kinds of page there are, in words. */
  kinds: readonly string[]
  /** A line for each page, its parts between tabs: address, title, kind and marks, length, what customers say. */
  pages: string
  /** Words of titles, headings, facts, and those customers use. */
  words: string
  /** Words that mean the same, from the glossary. */
  alike: readonly (readonly string[])[]
  /** Where each shard of the other words begins. */
  shards: readonly string[]
  /** The same in every shard that was made with this index. */
  stamp: string
  /** What search says, by what it is about. */
  says: Readonly<Record<Saying, string>>
  /** Where else to look. */
  ways: readonly { title: string; address: string }[]
}

/** What search has to say. What stands in {braces} is filled in. */
export type Saying = 'one' | 'some' | 'none' | 'nearest' | 'instead' | 'slip' | 'all' | 'more' | 'ways' | 'draft'

/** A shard as it travels. */
export interface ShardFile {
  stamp: string
  words: string
}

/** The small index, taken up. */
export interface SearchIndex extends Pick<IndexFile, 'language' | 'alike' | 'shards' | 'stamp' | 'says' | 'ways'> {
  pages: readonly SearchPage[]
  words: WordList
}

const guideline = 'g'
const draft = 'd'

/** Writes pages, one a line. */
export function writePages(pages: readonly SearchPage[], kinds: readonly string[]): string {
  return pages
    .map(({ address, title, kind, isGuideline, isDraft, also, length }) => {
      const marks = `${kinds.indexOf(kind)}${isGuideline ? guideline : ''}${isDraft ? draft : ''}`
      return [address, title, marks, length, ...also].map((part) => inALine(String(part))).join('\t')
    })
    .join('\n')
}

/** Text without what separates pages and their parts. */
function inALine(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}

/** Takes up the small index. */
export function takeIndex({ kinds, pages, words, ...rest }: IndexFile): SearchIndex {
  const lines = pages === '' ? [] : pages.split('\n')
  return {
    ...rest,
    words: takeWords(words),
    pages: lines.map((line) => {
      const [address = '', title = '', marks = '', length = '0', ...also] = line.split('\t')
      return {
        address,
        title,
        also,
        kind: kinds[Number.parseInt(marks)] ?? '',
        isGuideline: marks.includes(guideline),
        isDraft: marks.includes(draft),
        length: Number(length),
      }
    }),
  }
}
