import { CannotRun } from '../cannot-run.ts'
import { parseDay, type Day } from '../handbook/values/date.ts'
import type { Words } from '../words/words.ts'

/** The day somebody gave to an option; undefined where they gave none. */
export function dayTyped(option: string, typed: string | undefined, words: Words): Day | undefined {
  if (typed === undefined) return undefined
  const day = parseDay(typed)
  if (day === undefined) throw new CannotRun(words.say('approve.noDay', { typed, option }))
  return day
}
