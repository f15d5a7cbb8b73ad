import type { Setting } from '../../records/column.ts'
import { dayOfMoment, type Moment } from '../../records/moment.ts'
import { readAnswer } from '../../records/read-answer.ts'
import { complaints, type Complaint } from '../../records/tables/complaints.ts'
import type { Words } from '../../words/words.ts'
import { asTyped, columnOf, momentInWords, type Key } from './answers.ts'

/** What is wrong with an answer, and with which. */
interface Refusal {
  where: string
  says: string
}

/** What a form changes. */
export interface Posted {
  /** What is said now, and was not when the form was drawn. Undefined takes an answer out. */
  change: Complaint
  refusals: Refusal[]
}

/** Two columns have a way of their own: references are given, and steps are added one by one. */
const notTyped: readonly Key[] = ['reference', 'steps']

/**
 * What a form about a complaint says.
 *
 * @param said from a browser: for each column its text, and the hour of a moment under `<key>.hour`
 * @param was what stood there when it was drawn, as texts
 * @param complaint what is known of it besides
 */
export function complaintPosted(
  said: Record<string, unknown>,
  was: Readonly<Record<string, string>>,
  complaint: Complaint,
  { lists, words, now }: { lists: Setting; words: Words; now: Moment },
): Posted {
  const typed = new Map<Key, string>()
  for (const key of Object.keys(complaints.columns) as Key[]) {
    const text = notTyped.includes(key) ? undefined : typedIn(said, key, now)
    if (text !== undefined && text !== (was[key] ?? '')) typed.set(key, text)
  }
  const change: Record<string, unknown> = {}
  const unread = new Map<Key, string>()
  const at = { setting: lists, words, now, momentSaid: (moment: Moment) => momentInWords(moment, words) }
  for (const [key, text] of typed) {
    const read = text === '' ? { value: undefined } : readAnswer(key, text, {}, at)
    if ('wrong' in read) unread.set(key, read.wrong)
    // Two ways to write the same are no change.
    else if (asTyped(key, { [key]: read.value }, lists) !== (was[key] ?? '')) change[key] = read.value
  }
  const all = { ...complaint, ...change }
  for (const key of Object.keys(change) as Key[]) {
    const read = all[key] === undefined ? undefined : readAnswer(key, typed.get(key)!, all, at)
    if (read && 'wrong' in read) unread.set(key, read.wrong)
  }
  return { change, refusals: [...unread].map(([where, says]) => ({ where, says })) }
}

function typedIn(said: Record<string, unknown>, key: Key, now: Moment): string | undefined {
  const text = said[key]
  if (typeof text !== 'string') return undefined
  // A browser sends line ends as Windows has them.
  const typed = text.replace(/\r\n?/g, '\n').trim()
  if (columnOf(key).type !== 'moment') return typed
  const hour = said[`${key}.hour`]
  if (typeof hour !== 'string' || hour.trim() === '') return typed
  // An hour alone is today's.
  return `${typed === '' ? dayOfMoment(now) : typed} ${hour.trim()}`
}

/** What stood in a form when it was drawn, as it was sent along. */
export function wasSaid(said: Record<string, unknown>): Record<string, string> {
  try {
    const was: unknown = JSON.parse(typeof said.was === 'string' ? said.was : '{}')
    if (typeof was !== 'object' || was === null) return {}
    return Object.fromEntries(Object.entries(was).filter((entry): entry is [string, string] => typeof entry[1] === 'string'))
  } catch {
    return {}
  }
}
