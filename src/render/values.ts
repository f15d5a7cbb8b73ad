import { contactsIn } from '../handbook/lexicon.ts'
import type { Duration } from '../handbook/values/duration.ts'
import { isCurrency } from '../handbook/values/currency.ts'
import type { Day } from '../handbook/values/date.ts'
import type { Quantity } from '../handbook/values/quantity.ts'
import type { Remedy } from '../handbook/values/remedy.ts'
import { moneyInFigures, phoneInWords, tied } from '../words/figures.ts'
import type { Words } from '../words/words.ts'

/** A day as people read it: "21 November 2026". */
export function dayInWords(day: Day, { language }: Words): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : language, { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}

/** A text that is a phone number or a mail address and nothing else, as something to tap; nothing of any other text. */
export function reachedAt(text: string): { text?: string; href?: string } {
  const contact = contactsIn(text)[0]
  if (contact?.typed !== text.trim() || !contact.sure) return {}
  return contact.sort === 'mail' ? { href: `mailto:${contact.typed}` } : phoneInWords(contact.typed)
}

/** An amount as people read it: "€25 per case", "10% of the order", "15 minutes". */
export function quantityInWords(quantity: Quantity, words: Words): string {
  const { basis, per } = quantity
  const parts = [amountInWords(quantity, words)]
  if (basis !== undefined) parts.push(basis)
  if (per !== undefined) parts.push(words.say('site.value.per', { what: per }))
  return parts.join(' ')
}

function amountInWords({ amount, unit }: Quantity, words: Words): string {
  const number = new Intl.NumberFormat(words.language, { maximumFractionDigits: 6 }).format(amount)
  if (unit === '') return number
  if (unit === '%') return new Intl.NumberFormat(words.language, { style: 'percent', maximumFractionDigits: 6 }).format(amount / 100)
  if (isCurrency(unit)) return moneyInFigures(amount, unit, words.language)
  return timeInWords(amount, unit, words) ?? `${number}${tied}${unit}`
}

/** A length of time as people read it: "15 minutes", "at once". */
export function durationInWords({ amount, unit }: Duration, words: Words): string {
  if (amount === 0) return words.say(unit === 'minutes' ? 'site.value.atOnce' : 'site.value.sameDay')
  return timeInWords(amount, unit, words)!
}

/** A length of time as a limit: "within 15 minutes", "at once". */
export function withinInWords(duration: Duration, words: Words): string {
  const time = durationInWords(duration, words)
  return duration.amount === 0 ? time : words.say('site.value.within', { time })
}

/** Ours, and as `Intl` calls them. A map, since "14 constructor" is a measure too. */
const units = new Map([
  ['minutes', 'minute'],
  ['hours', 'hour'],
  ['days', 'day'],
  ['weeks', 'week'],
  ['months', 'month'],
  ['years', 'year'],
])

function timeInWords(amount: number, unit: string, words: Words): string | undefined {
  if (unit === 'working-days') return words.say('site.value.workingDays', { n: amount })
  const known = units.get(unit)
  return (
    known && new Intl.NumberFormat(words.language, { style: 'unit', unit: known, unitDisplay: 'long' }).format(amount).replace(' ', tied)
  )
}

/** What staff may do, with its limits: "something off, up to €25 per case". */
export function remedyInWords(remedy: Remedy, words: Words): string {
  const limits = limitsInWords(remedy, words)
  return limits === '' ? remedy.words : `${remedy.words}, ${limits}`
}

/** The limits of a remedy: "up to €25 per case"; empty where it has none. */
export function limitsInWords({ limits }: Remedy, words: Words): string {
  if (limits.length === 0) return ''
  return words.say('site.value.upTo', { limits: limits.map((limit) => quantityInWords(limit, words)).join(', ') })
}
