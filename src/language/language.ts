import { en } from './en.ts'
import { anyLanguage, type SearchLanguage } from './search-language.ts'

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
  /** How else sentences say a limit. `…` stands for up to five words, `|` between what may take each other's place, `_` inside it. */
  limitShapes: readonly string[]
  /** Words for currencies, by code. */
  money: Readonly<Record<string, readonly string[]>>
  percent: readonly string[]
  per: readonly string[]
  /** Words that tie an amount to something: "10% of the order", "30 days after delivery". */
  basis: readonly string[]
  /** What a limit can be counted per: our name, then the words people use for it. */
  countedPer: Readonly<Record<string, readonly string[]>>
  time: Readonly<Record<TimeUnit, readonly string[]>>
  atOnce: readonly string[]
  sameDay: readonly string[]
  /**
   * How opening hours are written: "Mondays from 9 to 17". `plural` is what names of days may end in besides, `morning`
   * and `afternoon` what tells the halves of the day apart.
   */
  openHours: Readonly<Record<'from' | 'to' | 'and' | 'everyDay' | 'morning' | 'afternoon', readonly string[]>> & { plural: string }
  /** Words for the day it is. */
  today: readonly string[]
  /** Words for the day before. */
  yesterday: readonly string[]
  /** Words for this very moment. */
  now: readonly string[]
  vague: readonly string[]
  /**
   * A duty that names nobody who does it: `duties` ("must be"), perhaps one of `between` ("always"), then one of
   * `done` ("reported"), with none of `doer` ("by") behind it, and none of
   * `asked` ("who") right before. Parts of patterns.
   */
  duty: {
    duties: readonly string[]
    between: readonly string[]
    done: readonly string[]
    doer: readonly string[]
    asked: readonly string[]
  }
  /** Words that make the figures behind them a phone number. */
  ringing: readonly string[]
  /** Words that make the figures behind them the number of something else: "order number", "postcode". */
  numbered: readonly string[]
  /** What stands between an abbreviation and what it means. */
  explains: readonly string[]
  /** Abbreviations that need no glossary. */
  knownAbbreviations: readonly string[]
  unfinished: readonly string[]
  prompts: readonly string[]
  /**
   * Words that make an amount history, an example or a price: anywhere in the sentence, right beside it, or where they
   * lead up to it ("orders up to", "customers may spend").
   */
  notTheLimit: { sentence: readonly string[]; beside: readonly string[]; leading: readonly string[] }
  /** How people feel, said of them: "dissatisfied", "complain". */
  feelings: readonly string[]
  /** Words that may stand around a feeling and say nothing of what failed: "customers are … with us". */
  aroundFeelings: readonly string[]
  /** Words of a goal that rewards haste: "faster", "shorter calls". */
  haste: readonly string[]
  /** Promises of time or degree that nobody can check: "promptly", "whenever we can". */
  promisesNothing: readonly string[]
  /** Numbers in words, and times as fixed as a number: "two", "the next day". They make a promise one that can be checked. */
  fixed: readonly string[]
  /** Words for the shortest unit, which no promise is made in and some standards are. */
  seconds: readonly string[]
  /** Words of degree that everybody measures otherwise: "friendly", "on time". Beside those of promises. */
  vagueLevels: readonly string[]
  /**
   * What a complaint wants, step by step: what each is called, and the words that show it is there. A `*` stands for
   * the rest of a word. Generous on purpose: calling a step missing that is there would be worse than the other way.
   */
  complaintSteps: Readonly<Record<ComplaintStep, { called: string; words: readonly string[] }>>
  /** Words that show a customer is asked to prove something, or that it is being looked into. A `*` stands for the rest of a word. */
  proof: readonly string[]
  /** Words that put off what comes behind them in a sentence, and those that end it: "do not ask for the receipt; then". */
  notYet: readonly string[]
  nowThen: readonly string[]
  /** Words that show a customer is told, or given something, when we miss what we promised. A `*` stands for the rest of a word. */
  puttingRight: readonly string[]
  /** Words that show somebody looks for the cause. A `*` stands for the rest of a word. */
  findingTheCause: readonly string[]
  /** Words that show a standard speaks of a first answer, and not of settling the matter. A `*` stands for the rest of a word. */
  answering: readonly string[]
  /** What people are counted in when it is not one by one: "3 groups". */
  gatherings: readonly string[]
  /** How its words change, for finding them. */
  search: SearchLanguage
}

/** The steps from a complaint to its cause, in their order. */
export type ComplaintStep = 'sympathy' | 'listening' | 'facts' | 'agreement' | 'name' | 'news' | 'followUp' | 'prevention'

/** Units of time, shortest first. A working day is not a day: the two are never compared. */
export type TimeUnit = 'minutes' | 'hours' | 'days' | 'working-days' | 'weeks' | 'months' | 'years'

const languages: Readonly<Record<string, Language>> = { en }

/** The language data for a code; English where we have none, since its numbers and codes read the same. */
export function languageFor(code: string): Language {
  return languages[code] ?? en
}

/** How words of a language are looked for. Another language's endings would do harm, so one we do not know has none. */
export function searchLanguageFor(code: string): SearchLanguage {
  return isSpoken(code) ? languageFor(code.split('-')[0]!).search : anyLanguage
}

/** True where we have the words of a language. A rule that misses words in a text must not speak of a text it cannot read. */
export function isSpoken(code: string): boolean {
  return Object.hasOwn(languages, code.split('-')[0]!)
}
