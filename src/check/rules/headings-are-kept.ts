import { promisedTo } from '../../handbook/lexicon.ts'
import type { Rule } from '../rule.ts'

/** Whoever has learned where to look in one page looks there in the next. */
export const headingsAreKept: Rule = {
  id: 'headings-are-kept',
  severity: 'gap',
  sees: 'document',
  *find(document, _, lexicon) {
    const begun = promisedTo(document, lexicon)
    if (!begun) return
    const { promised } = begun
    // Headings that came later were never promised; the news of a template tells of them.
    const later = promised.news.filter(({ version }) => version > begun.version).flatMap(({ headings }) => headings)
    const there = document.body.headings.map(({ text }) => text.toLowerCase())
    const lost = promised.headings.filter((heading) => !later.includes(heading) && !there.includes(heading.toLowerCase()))
    if (lost.length === 0) return
    const headings = lost.map((heading) => `“${heading}”`).join(', ')
    yield { at: ['template'], args: { headings, template: begun.name } }
  },
}
