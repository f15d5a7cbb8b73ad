import { searchIn } from '../search.ts'
import type { Screen, Setting } from './screen.ts'

/** What was found for the words somebody typed. */
export async function searchScreen({ project, words, asked }: Setting): Promise<Screen> {
  const typed = (asked.get('q') ?? '').trim().slice(0, 200)
  const hits = typed === '' ? [] : await searchIn(project, words, typed)
  return {
    layout: 'search',
    title: words.say('start.search.title'),
    view: { typed, hits, count: words.say('start.search.found', { n: hits.length }), nothing: typed !== '' && hits.length === 0 },
  }
}
