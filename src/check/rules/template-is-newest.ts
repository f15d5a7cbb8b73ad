import { promisedTo } from '../../handbook/lexicon.ts'
import type { Rule } from '../rule.ts'

/** What we learned since a page was begun, its writer should not have to find alone. */
export const templateIsNewest: Rule = {
  id: 'template-is-newest',
  severity: 'advice',
  sees: 'document',
  *find(document, _, lexicon) {
    const begun = promisedTo(document, lexicon)
    if (!begun || begun.version >= begun.promised.version) return
    const { promised } = begun
    const news = promised.news.filter(({ version }) => version > begun.version).map(({ says }) => says)
    yield { at: ['template'], args: { template: begun.name, version: promised.version, news: news.join(' ') } }
  },
}
