import type { Words } from '../words/words.ts'
import type { Column, Setting } from './column.ts'
import { columnWords } from './column-words.ts'
import type { Moment } from './moment.ts'
import type { Table } from './table.ts'
import { complaints, type Complaint } from './tables/complaints.ts'
import { untimelyIn } from './untimely.ts'

/** What is needed to read an answer; `now` is the moment it is: nothing that has happened lies behind it. */
interface Reading {
  setting: Setting
  words: Words
  now: Moment
  /** How a moment is said in a sentence; without it, as it stands in the list. */
  momentSaid?: (moment: Moment) => string
}

/**
 * Reads what somebody answered to a question about a complaint: its value, or a sentence that says what is wrong with it.
 *
 * @param complaint what is known of it besides
 */
export function readAnswer(
  key: keyof Complaint,
  typed: string,
  complaint: Complaint,
  reading: Reading,
): { value: unknown } | { wrong: string } {
  return readAnswerIn(complaints, key, typed, complaint, reading)
}

/** The same for a column of any list. */
export function readAnswerIn(
  table: Table,
  key: string,
  typed: string,
  row: object,
  { setting, words, now, momentSaid }: Reading,
): { value: unknown } | { wrong: string } {
  const column = table.columns[key] as Column
  const read = column.read(typed, setting)
  if ('says' in read) return { wrong: words.say(`records.unread.${read.says}`, { typed, ...read.args }) }
  const isTime = column.type === 'moment' || column.type === 'day'
  const wrong = isTime ? untimelyIn(table, key, read.value as Moment, row, now) : undefined
  if (wrong === undefined) return read
  const day = momentSaid?.(read.value as Moment) ?? column.write(read.value, setting)
  const { heading: own } = columnWords(words, table, key)
  if (wrong.says === 'to-come') return { wrong: words.say('log.untimely.toComeOf', { typed: day, heading: own }) }
  const { heading } = columnWords(words, table, wrong.than)
  const at = momentSaid?.(wrong.at) ?? (table.columns[wrong.than] as Column).write(wrong.at, setting)
  return { wrong: words.say('log.untimely.before', { typed: day, own, heading, at }) }
}
