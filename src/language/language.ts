import { en } from './en.ts'

/**
 * What must be known of a language to read what managers write in it: number words are data here, so
 * that no other module holds an English word.
 */
export interface Language {
  /** BCP 47 code. */
  code: string
  yes: readonly string[]
  no: readonly string[]
  nothing: readonly string[]
  judgement: readonly string[]
  upTo: readonly string[]
  per: readonly string[]
  /** Words that tie an amount to something: "10% of the order", "30 days after delivery". */
  basis: readonly string[]
  /** What a limit can be counted per: our name, then the words people use for it. */
  countedPer: Readonly<Record<string, readonly string[]>>
  time: Readonly<Record<TimeUnit, readonly string[]>>
  atOnce: readonly string[]
  sameDay: readonly string[]
  vague: readonly string[]
  walls: readonly string[]
  unfinished: readonly string[]
  prompts: readonly string[]
  notTheLimit: readonly string[]
}

/** Units of time, shortest first. A working day is not a day: the two are never compared. */
export type TimeUnit = 'minutes' | 'hours' | 'days' | 'working-days' | 'weeks' | 'months' | 'years'

const languages: Readonly<Record<string, Language>> = { en }

/** The language data for a code; English where we have none, since its numbers and codes read the same. */
export function languageFor(code: string): Language {
  return languages[code] ?? en
}
