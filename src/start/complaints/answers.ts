import { languageFor } from '../../language/language.ts'
import type { Column, Setting } from '../../records/column.ts'
import { columnWords } from '../../records/column-words.ts'
import { dayOfMoment, hasTime, type Moment } from '../../records/moment.ts'
import { isAnswered } from '../../records/progress.ts'
import { complaints, type Complaint } from '../../records/tables/complaints.ts'
import { hasBeen } from '../../records/untimely.ts'
import { dayInWords } from '../../render/values.ts'
import type { Words } from '../../words/words.ts'

export type Key = keyof Complaint

/** What a question's control looks like. */
type Shape = 'text' | 'line' | 'day' | 'moment' | 'choice' | 'few'

/** A question about a complaint, and what is answered to it so far, as a layout needs it. */
export interface AnswerView {
  key: string
  ask: string
  hint: string
  partial: `answer-${Shape}`
  value: string
  /** Of a moment: its hour. */
  hour: string
  /** It may be now: what is promised never is. */
  mayBeNow: boolean
  options: { value: string; title: string; chosen: boolean }[]
  /** It does not apply to what is known so far. */
  hidden: boolean
  /** It is missed. */
  missing: boolean
}

/** So many or fewer are seen at one look, and tapped; more are opened (choices). */
const few = 4

/** The control for each question: which one follows from the type of its column. */
export function answerViews(
  keys: readonly Key[],
  complaint: Complaint,
  { lists, words, isAsked, isMissed }: { lists: Setting; words: Words; isAsked(key: Key): boolean; isMissed(key: Key): boolean },
): AnswerView[] {
  return keys.flatMap((key) => {
    const column = columnOf(key)
    const { ask, hint = '' } = columnWords(words, complaints, key)
    const value = asTyped(key, complaint, lists)
    const options = optionsFor(column, value, lists, words)
    // Nothing to choose from yet: the handbook has none of it.
    if (options?.length === 0) return []
    const isTime = column.type === 'day' || column.type === 'moment'
    const hour = column.type === 'moment' && hasTime(value) ? value.slice(11) : ''
    return {
      key,
      ask,
      hint: isTime ? '' : hint,
      partial: `answer-${shapeOf(column, options)}` as const,
      value: isTime && value !== '' ? dayOfMoment(value) : value,
      hour,
      mayBeNow: hasBeen(key),
      options: options ?? [],
      hidden: !isAsked(key),
      missing: isMissed(key),
    }
  })
}

function shapeOf({ type }: Column, options: AnswerView['options'] | undefined): Shape {
  if (options) return options.length <= few ? 'few' : 'choice'
  return type === 'text' ? 'text' : type === 'day' || type === 'moment' ? type : 'line'
}

function optionsFor({ choices, type, to }: Column, value: string, lists: Setting, { language }: Words): AnswerView['options'] | undefined {
  const offered = choices
    ? choices.map((one) => lists.choice(one))
    : to !== undefined
      ? lists.known(to).map(({ title }) => title)
      : type === 'yes-no'
        ? [languageFor(language).yes[0]!, languageFor(language).no[0]!]
        : undefined
  // What stands there and is offered no longer stays visible, as it is written.
  const all = offered && (value === '' || offered.includes(value) ? offered : [...offered, value])
  return all?.map((one) => ({ value: one, title: one, chosen: one === value }))
}

/** The column of a key. */
export function columnOf(key: Key): Column {
  return complaints.columns[key] as Column
}

/** An answer as it stands in its cell, and as a form sends it back; nothing where there is none. */
export function asTyped(key: Key, complaint: Complaint, lists: Setting): string {
  return isAnswered(complaint[key]) ? columnOf(key).write(complaint[key], lists) : ''
}

/** An answer as it stood when the form was drawn: what somebody else wrote meanwhile is noticed by it. */
export function wasIn(keys: readonly Key[], complaint: Complaint, lists: Setting): Record<string, string> {
  return Object.fromEntries(keys.flatMap((key) => (isAnswered(complaint[key]) ? [[key, asTyped(key, complaint, lists)]] : [])))
}

/** A moment as people say it: 22 November 2026, 20:23. */
export function momentInWords(moment: Moment, words: Words): string {
  const day = dayInWords(dayOfMoment(moment), words)
  return hasTime(moment) ? `${day}, ${moment.slice(11)}` : day
}

/** A moment in its two parts, as a form has it. */
export function momentParts(moment: Moment): { day: string; hour: string } {
  return { day: dayOfMoment(moment), hour: hasTime(moment) ? moment.slice(11) : '' }
}
