import type { Language } from '../../language/language.ts'

/** Some days of the week, and from when to when somebody works on them. */
export interface OpenHours {
  /** 1 is Monday, 7 is Sunday; in this order, each once. */
  days: number[]
  /** Minutes from midnight. */
  from: number
  /** Minutes from midnight, up to 1440: the first minute when nobody works any longer. */
  to: number
}

/** Why hours could not be read, what was probably meant, and how to write what was not. */
export interface OpenHoursProblem {
  problem: 'open-hours' | 'twelve-hours' | 'small-hours' | 'over-midnight'
  /** The hours if the afternoon is meant: `9:00-17:00` for `9-5`. Empty where that is not the question. */
  meant: string
  /** The hours if the small hours are: `01:00-04:00` for `1-4`. Empty where that is not the question. */
  early: string
}

/** Before this, hours that look like an afternoon's are taken for nothing (hours from midnight): few work from one to five at night. */
const firstHour = 6

const noon = 12 * 60
const midnight = 24 * 60

/**
 * Reads `Monday to Friday 9:00-18:00`, `Mon-Thu, Sat 9-18`, `Saturday from 10:00 to 15:00`, `Sun 9.30am-1pm`.
 *
 * Hours are counted up to 24. `9-5` and `1-4` could be two things, so they are problems and not guesses; so are hours
 * that run over midnight.
 *
 * @example parseOpenHours('Mon-Fri 9-18', en) // { days: [1, 2, 3, 4, 5], from: 540, to: 1080 }
 */
export function parseOpenHours(text: string, language: Language): OpenHours | OpenHoursProblem {
  const unreadable: OpenHoursProblem = { problem: 'open-hours', meant: '', early: '' }
  const split = shapeOf(language).exec(text.trim().toLowerCase().replace(/\s+/g, ' '))
  if (!split?.groups) return unreadable
  const { named, begin, end } = split.groups as { named: string; begin: string; end: string }
  const days = daysNamed(named, language)
  const first = timeIn(begin, language)
  const last = timeIn(end, language)
  if (days === undefined || first === undefined || last === undefined || first.half !== last.half) return unreadable
  const problem = first.half ? undefined : doubtOf(first, last)
  if (problem !== undefined) {
    // Of `9-5` only the end can be meant for the afternoon, of `1-4` both.
    if (problem === 'twelve-hours') return { problem, meant: between(first.minutes, last.minutes + noon), early: '' }
    return { problem, meant: between(first.minutes + noon, last.minutes + noon), early: between(first.minutes, last.minutes) }
  }
  const [from, to] = [first.minutes, last.minutes]
  return to > from ? { days, from, to } : { problem: 'over-midnight', meant: '', early: '' }
}

/** A time of day as hours are written: `9:00`. Early ones begin with a nought, so that nobody takes them for the afternoon. */
export function clockTime(minutes: number): string {
  const hour = Math.floor(minutes / 60)
  return `${hour < firstHour ? `0${hour}` : hour}:${String(minutes % 60).padStart(2, '0')}`
}

/** A time of day as typed. */
interface Time {
  minutes: number
  /** "am" or "pm" stands with it. */
  half: boolean
  /** A nought before it, or more than twelve hours, show that hours are counted up to 24. */
  full: boolean
}

/** Which of two readings hours without "am" and "pm" may have; undefined where there is one. */
function doubtOf(first: Time, last: Time): 'twelve-hours' | 'small-hours' | undefined {
  if (first.full || last.full || last.minutes + noon > midnight) return undefined
  if (last.minutes <= first.minutes) return 'twelve-hours'
  return first.minutes < firstHour * 60 ? 'small-hours' : undefined
}

function between(from: number, to: number): string {
  return `${clockTime(from)}-${clockTime(to)}`
}

/** Minutes from midnight; undefined for no time of day, and for noon and midnight as "12 am" or "12 pm", which people confuse. */
function timeIn(typed: string, { openHours }: Language): Time | undefined {
  const parts = /^(\d{1,2})(?:[:.](\d{2}))?\s?(\D*)$/.exec(typed)
  const [hour, minute, half] = [Number(parts?.[1]), Number(parts?.[2] ?? 0), parts?.[3] ?? '']
  if (parts === null || minute > 59 || hour * 60 + minute > midnight) return undefined
  if (half === '') return { minutes: hour * 60 + minute, half: false, full: parts[1]!.startsWith('0') || hour > 12 }
  if (hour < 1 || hour > 11) return undefined
  const isLate = openHours.afternoon.includes(half)
  return { minutes: hour * 60 + minute + (isLate ? noon : 0), half: true, full: true }
}

/** Days, and hours behind them. */
function shapeOf({ openHours: { from, to, morning, afternoon } }: Language): RegExp {
  const time = `\\d{1,2}(?:[:.]\\d{2})?(?:\\s?(?:${anyOf([...morning, ...afternoon])}))?`
  const behind = `[,:]?\\s(?:(?:${anyOf(from)})\\s)?`
  return new RegExp(`^(?<named>.*?[^\\s,:])${behind}(?<begin>${time})(?:${until(to)})(?<end>${time})$`, 'u')
}

/** What leads from a day to another, or from an hour. */
function until(to: readonly string[]): string {
  return `\\s?[-–—]\\s?|\\s(?:${anyOf(to)})\\s`
}

function anyOf(words: readonly string[]): string {
  return words.map((word) => word.replaceAll('.', '\\.')).join('|')
}

/** The days that some words name; undefined where one of them is no day. */
function daysNamed(typed: string, language: Language): number[] | undefined {
  const { everyDay, and, to } = language.openHours
  if (everyDay.includes(typed)) return [1, 2, 3, 4, 5, 6, 7]
  const named = new Set<number>()
  for (const part of typed.split(new RegExp(`\\s?[,&/]\\s?(?:(?:${anyOf(and)})\\s)?|\\s(?:${anyOf(and)})\\s`, 'u'))) {
    const ends = part.split(new RegExp(until(to), 'u')).map((word) => dayNamed(word, language))
    const [first, last] = [ends[0], ends.at(-1)]
    // "Monday to Monday" may be one day or eight.
    if (ends.length > 2 || first === undefined || last === undefined || (ends.length === 2 && first === last)) return undefined
    for (let day = first; ; day = (day % 7) + 1) {
      named.add(day)
      if (day === last) break
    }
  }
  return [...named].sort((a, b) => a - b)
}

/** A day by its name, by the beginning of it, or as calendars shorten it: "Monday", "Mondays", "Thurs", "Mo", "Tue.". */
function dayNamed(typed: string, language: Language): number | undefined {
  const word = typed.replace(/\.$/, '')
  const names = weekdays(language.code)
  const plural = language.openHours.plural
  for (const form of plural !== '' && word.endsWith(plural) ? [word, word.slice(0, -plural.length)] : [word]) {
    const meant = names.flatMap(({ long, short }, i) => (form === short || (form.length > 1 && long.startsWith(form)) ? [i + 1] : []))
    if (meant.length === 1) return meant[0]
  }
  return undefined
}

/** The days of the week from Monday on, in small letters, as a language writes them in full and as it shortens them. */
function weekdays(code: string): readonly { long: string; short: string }[] {
  let known = weekdaysOf.get(code)
  if (!known) {
    const named = (form: 'long' | 'short', date: number) =>
      new Intl.DateTimeFormat(code, { weekday: form, timeZone: 'UTC' }).format(date).toLowerCase().replace(/\.$/, '')
    // 5 January 1970 was a Monday.
    const mornings = Array.from({ length: 7 }, (_, i) => Date.UTC(1970, 0, 5 + i))
    weekdaysOf.set(code, (known = mornings.map((day) => ({ long: named('long', day), short: named('short', day) }))))
  }
  return known
}

const weekdaysOf = new Map<string, readonly { long: string; short: string }[]>()
