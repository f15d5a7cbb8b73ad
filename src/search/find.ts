import type { AskedTerm } from './asked.ts'
import { closeness, nearnessOf } from './closeness.ts'
import type { SearchIndex, SearchPage } from './search-index.ts'
import { shardsFor } from './shards.ts'
import { termsIn, type Terms } from './terms.ts'
import { wantedIn, type Wanted } from './wanted.ts'
import { readWord, slipsOf, wordsLike, type Like, type Standing, type WordList } from './word-list.ts'

/** Pages that were found, best first, and what they were found by. */
export interface Found {
  pages: readonly SearchPage[]
  /** What was typed: to mark it where it stands. */
  asked: readonly AskedTerm[]
  /** Words of the glossary that were looked for as well. */
  instead: readonly string[]
  /** Words that stand nowhere as they were typed, and were taken for slips. */
  slips: ReadonlySet<string>
}

/** How much a word tells of a page by where it stands there. Customers' words are as good as a title. */
const worth: Readonly<Record<Standing, number>> = { title: 1, heard: 0.95, heading: 0.7, fact: 0.5, text: 0.3 }

/** A slip tells less than any word that is there as it was typed. */
const worthOfSlip = 0.1

/** A word that the glossary offers tells a little less than the one that was typed. */
const worthOfOther = 0.85

/** Only so many of the best are looked at closely, whether they are named just so (pages). */
const mostNamed = 60

/** Of what the best page has of a question, the part that a page must have to be listed. */
const leastHeld = 0.34

/** A text says more the oftener a word stands in it, and the fewer others do (words of an ordinary page). */
const ordinaryPage = 400

/** The shards to fetch before looking for something; of each, the beginning. */
export function shardsToFind(typed: string, { language, alike, shards }: SearchIndex): string[] {
  const terms = termsIn(language)
  const { wanted } = wantedIn(typed, alike, terms)
  const asked = wanted.flatMap(({ ways }) => ways.flatMap((way) => way.terms))
  return [...new Set(asked.flatMap((term) => shardsFor(term, shards, terms)))]
}

/**
 * Finds pages.
 *
 * A page on which everything stands comes before one with only some of it. Among those, title counts over heading over
 * fact over text, and the word itself over another form of it over its beginning over a slip. A guideline that customers'
 * words lead to, word for word, comes first of all: whoever looks for it has somebody waiting.
 *
 * @param shards the lists of words that were fetched; without them, what stands only in texts is not found
 */
export function findPages(typed: string, index: SearchIndex, shards: readonly WordList[]): Found {
  const terms = termsIn(index.language)
  const { all, wanted } = wantedIn(typed, index.alike, terms)
  const slips = new Set<string>()
  const instead = new Set<string>()
  const found = wanted.map((one) => pagesWith(one, index, shards, terms, slips, instead))
  const weights = found.map((worths) => weightOf(worths.size, index.pages.length))
  const most = weights.reduce((sum, weight) => sum + weight, 0)

  const scored = [...new Set(found.flatMap((worths) => [...worths.keys()]))].map((at) => {
    const page = index.pages[at]!
    const has = found.map((worths) => worths.get(at) ?? 0)
    const held = weights.reduce((sum, weight, i) => sum + (has[i]! > 0 ? weight : 0), 0) / most
    const good = weights.reduce((sum, weight, i) => sum + weight * has[i]!, 0) / most
    return { at, page, isMeant: false, held, score: 2 * held + good }
  })
  // Where a page has all of it, one that has next to nothing of it only makes the list long.
  const enough = Math.max(...scored.map(({ held }) => held)) * leastHeld
  const kept = scored.filter(({ held }) => held >= enough)
  const best = kept.sort((a, b) => b.score - a.score || a.at - b.at).slice(0, mostNamed)
  for (const one of best) {
    const near = nearnessTo(one.page, all, terms, slips.size > 0)
    one.isMeant = one.page.isGuideline && near >= closeness.stem
    one.score += near / 2
  }
  best.sort((a, b) => Number(b.isMeant) - Number(a.isMeant) || b.score - a.score || a.at - b.at)
  return {
    pages: [...best, ...kept.slice(mostNamed)].map(({ page }) => page),
    asked: wanted.flatMap(({ ways }) =>
      ways.filter((way) => way.instead === undefined || instead.has(way.instead)).flatMap((way) => way.terms),
    ),
    instead: [...instead],
    slips,
  }
}

/** The pages that have something that is wanted, in one way or another, with how much that tells of each. */
function pagesWith(
  { ways }: Wanted,
  index: SearchIndex,
  shards: readonly WordList[],
  terms: Terms,
  slips: Set<string>,
  instead: Set<string>,
): Map<number, number> {
  const best = new Map<number, number>()
  for (const way of ways) {
    const each = way.terms.map((term) => pagesLike(term, index, shards, terms, way.instead === undefined ? slips : undefined))
    const factor = way.instead === undefined ? 1 : worthOfOther
    for (const page of each[0]?.keys() ?? []) {
      if (!each.every((pages) => pages.has(page))) continue
      if (way.instead !== undefined) instead.add(way.instead)
      const value = (factor * each.reduce((sum, pages) => sum + pages.get(page)!, 0)) / each.length
      best.set(page, Math.max(best.get(page) ?? 0, value))
    }
  }
  return best
}

/** The pages with a word like one that was typed. Slips are looked for only where it stands nowhere as it was typed. */
function pagesLike(
  asked: AskedTerm,
  index: SearchIndex,
  shards: readonly WordList[],
  terms: Terms,
  slips: Set<string> | undefined,
): Map<number, number> {
  const pages = new Map<number, number>()
  const take = (list: WordList, like: readonly Like[], isSlip: boolean) => {
    for (const { at, near } of like) {
      for (const [standing, counts] of Object.entries(readWord(list, at).on)) {
        for (const [page, count] of counts) {
          const often = standing === 'text' ? 0.5 + (0.5 * count) / (count + 0.5 + (index.pages[page]?.length ?? 0) / ordinaryPage) : 1
          const value = near * often * (isSlip ? worthOfSlip : 1) * worth[standing as Standing]
          pages.set(page, Math.max(pages.get(page) ?? 0, value))
        }
      }
    }
  }
  const lists = [index.words, ...shards]
  const like = lists.map((list) => wordsLike(list, asked, terms))
  lists.forEach((list, i) => take(list, like[i]!, false))
  if (slips && !like.flat().some(({ near }) => near >= closeness.stem)) {
    const found = slipsOf(index.words, asked)
    if (found.length > 0) slips.add(asked.word)
    take(index.words, found, true)
  }
  return pages
}

/** What few pages have tells more than what most have. */
function weightOf(pages: number, all: number): number {
  return 1 + Math.log((all + 1) / (pages + 1)) / Math.log(all + 2)
}

function nearnessTo({ title, also }: SearchPage, asked: readonly AskedTerm[], terms: Terms, slips: boolean): number {
  const names = [title, ...also].map((name) => [...new Set(terms.wordsIn(name))].map(terms.termOf))
  return Math.max(...names.map((name) => nearnessOf(asked, name, slips)))
}

/** Words of the handbook that are nearest to what was typed, as they are written: for whoever found nothing. */
export function nearestWords(typed: string, index: SearchIndex): string[] {
  const { wanted } = wantedIn(typed, index.alike, termsIn(index.language))
  // A few letters are near to everything.
  const asked = wanted.flatMap(({ ways }) => ways[0]!.terms).filter(({ word }) => word.length > 3)
  const near = asked.flatMap((term) => slipsOf(index.words, term, term.word.length < 6 ? 2 : 3))
  const best = near
    .filter(({ at }) => index.words.words[at]!.length > 3)
    .sort((a, b) => b.near - a.near || a.at - b.at)
    .slice(0, mostNearest)
  return [...new Set(best.map(({ at }) => readWord(index.words, at)).map(({ word, shown }) => shown ?? word))]
}

/** More would be a list to read (words). */
const mostNearest = 5
