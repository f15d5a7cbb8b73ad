import type { Document } from '../../handbook/document.ts'
import type { PublishedAs } from '../../publish/what-changes.ts'
import { dayInWords } from '../../render/values.ts'
import type { Words } from '../../words/words.ts'
import { standingInWords } from './standing.ts'

/** What is said at the end of a page of which nothing waits for a yes. */
interface Settled {
  title: string
  says: string
  /** Staff have not got it yet: what is wanted next is to publish. */
  toPublish: boolean
}

/** What staff get by publishing, by what they have of it. */
const oncePublished = { never: 'start.end.readOncePublished', before: 'start.end.readLikeThis' } as const

/** What has become of a page that is approved or taken out, and what staff have of it: nothing before it is published. */
export function settledView(document: Document, have: PublishedAs, isJustApproved: boolean, words: Words): Settled {
  const { life, fields } = document
  const toPublish = have !== 'now'
  const standing = standingInWords(document, words)
  const next = life?.coming.at(-1)
  const say = (key: string) =>
    words.say(key, {
      version: next?.version ?? life?.now?.version ?? '',
      day: next === undefined ? '' : dayInWords(next.effectiveFrom, words),
    })
  const said = (title: string, ...says: string[]) => ({ title: say(title), says: says.filter(Boolean).join(' '), toPublish })
  if (next?.did === 'retired') return said('start.end.goes', toPublish ? say('start.end.seenComing') : '', say('start.end.onItsDay'))
  if (fields.status === 'retired')
    return toPublish ? said('start.end.takenOut', say('start.end.foundNoMore')) : said('start.end.retired', standing)
  if (life?.working === 'coming')
    return said('start.end.approvedComing', standing, toPublish ? say('start.end.seenComing') : '', say('start.end.onItsDay'))
  const title = life?.now === undefined ? 'start.end.approvedUnkept' : next === undefined ? 'start.end.approvedNow' : 'start.end.live'
  return said(isJustApproved || have === 'never' ? title : 'start.end.live', toPublish ? say(oncePublished[have]) : standing)
}
