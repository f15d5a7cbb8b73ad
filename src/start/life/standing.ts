import type { Document } from '../../handbook/document.ts'
import type { PublishedAs } from '../../publish/what-changes.ts'
import { dayInWords } from '../../render/values.ts'
import type { Words } from '../../words/words.ts'

/**
 * What staff have of a page, and what becomes of it, in a sentence. Empty for a page that nobody has approved by name.
 *
 * @param have what was published of it: what nobody has published, nobody reads
 */
export function standingInWords({ life }: Pick<Document, 'life'>, words: Words, have: PublishedAs = 'now'): string {
  if (life === undefined) return ''
  const { now, coming, comes, working } = life
  const next = comes ?? coming[0]
  const isTheirs = have === 'now'
  const say = (key: string, set = 'standing') =>
    words.say(`start.life.${set}.${key}`, {
      version: now?.version ?? '',
      since: now === undefined ? '' : dayInWords(now.effectiveFrom, words),
      next: next?.version ?? '',
      from: next === undefined ? '' : dayInWords(next.effectiveFrom, words),
    })
  if (next?.did === 'retired') return say('goes')
  if (now?.did === 'retired' && next === undefined) return say(working === 'changed' || working === 'draft' ? 'backAgain' : 'retired')
  const stands = working === 'draft' ? 'changed' : working
  if (now?.did !== 'approved')
    return say(next === undefined ? 'never' : stands === 'changed' || stands === 'unsound' ? 'firstChanged' : 'first')
  // What was approved holds on its day, whatever has been written since.
  const how = next !== undefined && working !== 'coming' ? `${stands}Until` : stands
  return isTheirs ? say(how) : `${say(how, 'holds')} ${words.say('start.end.readOncePublished')}`
}
