import type { Insight, Share, Taken } from '../measure/complaints/insight.ts'
import { coinsIn, moneyInFigures } from '../words/figures.ts'
import type { Words } from '../words/words.ts'
import { durationInWords } from './values.ts'

/** Some of the smallest coins as a sum that people read. */
export function money(coins: number, { currency }: Pick<Insight, 'currency'>, words: Words): string {
  return moneyInFigures(coins / 10 ** coinsIn(currency), currency, words.language)
}

/** A number as people read it: "1,050". */
export function figure(n: number, words: Words): string {
  return new Intl.NumberFormat(words.language).format(n)
}

/** A share in tenths of a per cent, in whole per cents where it is more than a few. */
export function percent(share: number, words: Words): string {
  return new Intl.NumberFormat(words.language, { style: 'percent', maximumFractionDigits: share < 100 ? 1 : 0 }).format(share / 1000)
}

/** Minutes of working time as people say them: "45 min", "3 h 10 min", "2.5 days". */
function workingTime(minutes: number, { dayLength }: Pick<Insight, 'dayLength'>, words: Words): string {
  if (minutes < 60) return words.say('insight.figures.minutes', { n: minutes })
  if (minutes < dayLength) return words.say('insight.figures.hours', { h: Math.floor(minutes / 60), n: minutes % 60 })
  const days = Math.round((minutes * 10) / dayLength) / 10
  return words.say('insight.figures.days', { n: days, d: new Intl.NumberFormat(words.language).format(days) })
}

/** How long something took as people say it; "at once", or "the same day" where the list has no hours. */
export function timeTaken(minutes: number, { byDays }: Pick<Taken, 'byDays'>, insight: Pick<Insight, 'dayLength'>, words: Words): string {
  if (!byDays) return minutes === 0 ? words.say('site.value.atOnce') : workingTime(minutes, insight, words)
  const days = Math.round(minutes / insight.dayLength)
  return days === 0 ? words.say('site.value.sameDay') : workingTime(days * insight.dayLength, insight, words)
}

/** How long half of them took, and nine in ten; undefined where nothing was timed. */
export function halfInWords(taken: Taken, insight: Pick<Insight, 'dayLength'>, words: Words): string | undefined {
  const { median, ninetieth } = taken
  if (median === undefined || ninetieth === undefined) return undefined
  const times = { median: timeTaken(median, taken, insight, words), ninetieth: timeTaken(ninetieth, taken, insight, words) }
  if (times.median === times.ninetieth && isNoTime(ninetieth, taken, insight)) return words.say('insight.figures.nineNow', times)
  return words.say(isNoTime(median, taken, insight) ? 'insight.figures.halfNow' : 'insight.figures.half', times)
}

/** What stands beside the time of half of them: how long nine in ten took. */
export function ninetiethInWords(taken: Taken, insight: Pick<Insight, 'dayLength'>, words: Words): string {
  const { ninetieth = 0 } = taken
  if (isNoTime(ninetieth, taken, insight)) return words.say('insight.figures.medianOfNine')
  return words.say('insight.figures.median', { ninetieth: timeTaken(ninetieth, taken, insight, words) })
}

function isNoTime(minutes: number, { byDays }: Taken, { dayLength }: Pick<Insight, 'dayLength'>): boolean {
  return minutes === 0 || (byDays && Math.round(minutes / dayLength) === 0)
}

/** How many of how many, and in what time where it is about time. */
export function partInWords({ n, of }: Share, allowed: Taken['allowed'], words: Words): string {
  const part = { n: figure(n, words), of: figure(of, words) }
  if (allowed === undefined) return words.say('insight.share', part)
  if (allowed === 'by-channel') return words.say('insight.figures.withinOwn', part)
  return words.say('insight.figures.within', { ...part, time: durationInWords(allowed, words) })
}

/** Why there is no share: nothing has come to be counted, or the list does not say. */
export function whyNoShare(isSaid: boolean, words: Words): string {
  return words.say(isSaid ? 'insight.share-none' : 'insight.share-unsaid')
}
