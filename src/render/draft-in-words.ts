import type { Document } from '../handbook/document.ts'
import type { Context } from './context.ts'
import { dayInWords } from './values.ts'

/** What whoever sees a text is told where staff do not work by it: what they have in its place. Empty of a text that holds. */
export function draftInWords(document: Document, { isDraft, words }: Context): string {
  if (!isDraft(document)) return ''
  const { now, comes: next, coming = [] } = document.life ?? {}
  const version = now?.did === 'approved' ? now.version : undefined
  if (next !== undefined) {
    const day = dayInWords(next.effectiveFrom, words)
    return version === undefined ? words.say('site.draftFirst', { day }) : words.say('site.draftComing', { day, version })
  }
  // What was approved holds on its day, whatever has been written since.
  const later = coming.find(({ did }) => did === 'approved')
  if (later !== undefined) {
    const said = { day: dayInWords(later.effectiveFrom, words), next: later.version }
    return version === undefined ? words.say('site.draftFirstChanged', said) : words.say('site.draftChangedUntil', { ...said, version })
  }
  return version === undefined ? words.say('site.draft') : words.say('site.draftChanged', { version })
}
