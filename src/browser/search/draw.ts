import type { Found } from '../../search/find.ts'
import type { Saying, SearchIndex, SearchPage } from '../../search/search-index.ts'
import { markedIn, matchingIn, type Piece } from '../../search/sentence.ts'
import { termsIn } from '../../search/terms.ts'
import { hrefOf, isThere } from '../shared/load.ts'
import { textOf } from './look.ts'

/** An element with a class, and what is in it. Text from pages goes in as text, whatever signs are in it. */
export function element<N extends keyof HTMLElementTagNameMap>(
  name: N,
  className: string,
  ...inside: readonly (string | Node)[]
): HTMLElementTagNameMap[N] {
  const made = document.createElement(name)
  if (className !== '') made.className = className
  made.append(...inside)
  return made
}

/** What search says, with the {braces} filled in. */
export function say({ says }: SearchIndex, saying: Saying, filled: Readonly<Record<string, string>> = {}): string {
  return says[saying].replace(/\{(\w+)\}/g, (brace, name: string) => filled[name] ?? brace)
}

/** What was typed, as it is shown again: not without end, and without signs that nobody sees. */
export function shownAgain(typed: string): string {
  const text = typed.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim()
  return text.length > longestShown ? `${text.slice(0, longestShown)}…` : text
}

const longestShown = 80

let drawn = 0

/**
 * Draws a page that was found: its title and kind, then, as soon as its text is there, the sentence that says most of
 * what was looked for, and the part it stands in. The link leads to that part.
 */
export function drawResult(page: SearchPage, { asked, slips }: Found, index: SearchIndex): HTMLLIElement {
  const terms = termsIn(index.language)
  const marked = (pieces: readonly Piece[]) => pieces.map(({ text, isMarked }) => (isMarked ? element('mark', '', text) : text))
  const link = element('a', 'result-title', ...marked(markedIn(page.title, asked, slips, terms)))
  link.href = hrefOf(page.address)
  const item = element('li', page.isGuideline ? 'result result-guideline' : 'result', link)
  if (page.kind !== '') item.append(element('span', 'result-kind', page.kind))
  if (page.isDraft) item.append(element('span', 'result-kind', say(index, 'draft')))
  const says = element('p', 'result-says')
  says.id = `Result-${++drawn}`
  link.setAttribute('aria-describedby', says.id)
  item.append(says)
  if (page.length > 0)
    void textOf(page.address).then((parts) => {
      const { heading, anchor, sentence } = matchingIn(parts, asked, slips, terms)
      // Somebody is waiting: what may be done stands at the top, whatever was found below.
      if (!page.isGuideline) link.href = hrefOf(page.address, anchor)
      if (heading !== '') says.append(element('span', 'result-section', ...marked(markedIn(heading, asked, slips, terms))), ' ')
      says.append(...marked(sentence))
    })
  return item
}

/** What is to know before the results: other words that were looked for, a word that is nearly the same. */
export function drawNotes({ instead, slips }: Found, index: SearchIndex): HTMLElement[] {
  return [
    ...(instead.length > 0 ? [element('p', 'search-note', say(index, 'instead', { words: instead.join(', ') }))] : []),
    ...(slips.size > 0 ? [element('p', 'search-note', say(index, 'slip', { typed: [...slips].join(' ') }))] : []),
  ]
}

/** What to do where nothing was found: words that are nearly the same, and where else to look. */
export function drawNothing(typed: string, nearest: readonly string[], index: SearchIndex, withWays: boolean): HTMLElement[] {
  const links = (list: readonly { title: string; href: string }[]) =>
    element(
      'ul',
      'search-links',
      ...list.map(({ title, href }) => {
        const link = element('a', '', title)
        link.href = href
        return element('li', '', link)
      }),
    )
  const ways = index.ways.filter(({ address }) => isThere(address)).map(({ title, address }) => ({ title, href: hrefOf(address) }))
  const words = nearest.map((word) => ({ title: word, href: resultsOf(word) }))
  return [
    element('p', 'search-none', say(index, 'none', { typed: shownAgain(typed) })),
    ...(words.length > 0 ? [element('p', 'search-note', say(index, 'nearest')), links(words)] : []),
    ...(withWays ? [element('p', 'search-note', say(index, 'ways')), links(ways)] : []),
  ]
}

/** The page of results for what was typed. */
export function resultsOf(typed: string): string {
  return `${hrefOf('search.html')}?q=${encodeURIComponent(typed)}`
}
