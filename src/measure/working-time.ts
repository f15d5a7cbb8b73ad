import type { Duration } from '../handbook/values/duration.ts'
import { dayOfMoment, hasTime, type Moment } from '../records/moment.ts'
import { before, countBefore, dayAt, dayNumber, weekdayOf, type Calendar } from './calendar.ts'
import { monthsFrom } from './days.ts'
import { daysIn } from './times.ts'

/** Minutes in a day of the clock. */
const whole = 1440

/** Minutes in an average month of the clock, for the part of one: a year of 365.25 days in twelve. */
const averageMonth = 43_830

/** Past these, somebody's finger slipped: a time of centuries (in days), a moment in the year 9026. What is due then never is. */
const longest = 100_000
const latest: Moment = '9000'
const never: Moment = '9999-12-31T23:59'

/**
 * How many minutes of working time lie between two moments; less than nothing where the second comes first.
 *
 * @returns undefined where of either only the day is known: minutes would say more than anybody wrote down
 * @example workingMinutes('2026-11-20T16:00', '2026-11-23T10:00', calendar) // 120, where Friday ends at 17 and Monday begins at 9
 */
export function workingMinutes(from: Moment, to: Moment, calendar: Calendar): number | undefined {
  return hasTime(from) && hasTime(to)
    ? openBefore(minuteOf(timeOf(to)), calendar) - openBefore(minuteOf(timeOf(from)), calendar)
    : undefined
}

/** How long a working day is (whole minutes): the average of a week's, where they differ. */
export function workingDayLength({ minutes, days }: Calendar): number {
  return Math.round(minutes.inWeek / days.inWeek)
}

/**
 * When a time to do something in is up. Hours and minutes are of working time. After so many working days, it is up at the
 * same hour as it began. Days, weeks and longer are the calendar's, and up when work begins again where they end outside
 * hours. Closing time still counts as within hours.
 *
 * What begins outside hours begins when they do. Where only the day is known, it begins at closing: nobody is late who may
 * not be.
 *
 * @example addWorkingTime('2026-11-20T16:00', { amount: 1, unit: 'working-days' }, calendar) // '2026-11-23T16:00'
 */
export function addWorkingTime(from: Moment, duration: Duration, calendar: Calendar): Moment {
  const { amount, unit } = duration
  if (daysIn(duration) > longest || from > latest) return never
  const begin = beginOf(from, calendar)
  // The calendar's days run from when something came, and not from the next opening.
  const came = hasTime(from) ? timeOf(from) : begin
  switch (unit) {
    case 'minutes':
    case 'hours':
      return momentAt(later(minuteOf(begin), Math.round(amount * (unit === 'hours' ? 60 : 1)), calendar))
    case 'working-days': {
      const days = Math.floor(amount)
      const through = (day: number) => before(day + 1, calendar.days, calendar) - before(begin.day, calendar.days, calendar)
      // The day it begins is the first of those it lies behind.
      const due = { day: earliest(begin.day, (day) => through(day) > days), minute: begin.minute }
      const rest = Math.round((amount - days) * workingDayLength(calendar))
      return momentAt(later(withinHours(minuteOf(due), calendar), rest, calendar))
    }
    case 'days':
      // The same day is over when work is.
      if (amount === 0) return momentAt(minuteOf(closingOf(begin.day, calendar)))
      return momentAt(withinHours(minuteOf(came) + Math.round(amount * whole), calendar))
    case 'weeks':
      return momentAt(withinHours(minuteOf(came) + Math.round(amount * 7 * whole), calendar))
    case 'months':
    case 'years': {
      const months = amount * (unit === 'years' ? 12 : 1)
      const day = dayNumber(monthsFrom(dayAt(came.day), Math.floor(months)))
      const rest = Math.round((months - Math.floor(months)) * averageMonth)
      return momentAt(withinHours(minuteOf({ day, minute: came.minute }) + rest, calendar))
    }
  }
}

/** A moment taken apart. Where work ends at midnight, closing is minute 1440 of the day that it ends. */
interface Time {
  day: number
  minute: number
}

/** When work on something that came at a moment can begin. */
function beginOf(moment: Moment, calendar: Calendar): Time {
  if (hasTime(moment)) return apart(nextOpen(minuteOf(timeOf(moment)), calendar))
  const day = dayNumber(moment)
  return isWorked(day, calendar) ? closingOf(day, calendar) : apart(nextOpen(day * whole, calendar))
}

/** Some minutes of working time after a moment, as early as they are over. */
function later(minute: number, more: number, calendar: Calendar): number {
  const enough = openBefore(minute, calendar) + more
  return earliest(minute, (one) => openBefore(one, calendar) >= enough)
}

/** A moment within hours, closing time among them; the next opening for any other. */
function withinHours(minute: number, calendar: Calendar): number {
  return openBefore(minute, calendar) > openBefore(minute - 1, calendar) ? minute : nextOpen(minute, calendar)
}

/** The first minute from this one on in which somebody works. */
function nextOpen(minute: number, calendar: Calendar): number {
  const now = openBefore(minute, calendar)
  return earliest(minute, (one) => openBefore(one + 1, calendar) > now)
}

function closingOf(day: number, { week }: Calendar): Time {
  return { day, minute: week[weekdayOf(day)]!.at(-1)!.to }
}

/** The minutes of working time before a moment, counted from a fixed Monday. Two of them tell what lies between. */
function openBefore(minute: number, calendar: Calendar): number {
  const { day, minute: now } = apart(minute)
  const earlier = before(day, calendar.minutes, calendar)
  if (isClosed(day, calendar)) return earlier
  return calendar.week[weekdayOf(day)]!.reduce((sum, { from, to }) => sum + Math.max(0, Math.min(now, to) - from), earlier)
}

function isWorked(day: number, calendar: Calendar): boolean {
  return calendar.week[weekdayOf(day)]!.length > 0 && !isClosed(day, calendar)
}

function isClosed(day: number, { closed }: Calendar): boolean {
  return closed[countBefore(day, closed)] === day
}

/** The first number from one on for which something holds that goes on holding, once it does. */
function earliest(from: number, holds: (one: number) => boolean): number {
  if (holds(from)) return from
  let step = 1
  while (!holds(from + step)) step *= 2
  let [low, high] = [from + Math.floor(step / 2), from + step]
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2)
    if (holds(middle)) high = middle
    else low = middle
  }
  return high
}

function apart(minute: number): Time {
  const day = Math.floor(minute / whole)
  return { day, minute: minute - day * whole }
}

function minuteOf({ day, minute }: Time): number {
  return day * whole + minute
}

function timeOf(moment: Moment): Time {
  return { day: dayNumber(dayOfMoment(moment)), minute: Number(moment.slice(11, 13)) * 60 + Number(moment.slice(14, 16)) }
}

function momentAt(at: number): Moment {
  const { day, minute } = apart(at)
  const two = (n: number) => String(n).padStart(2, '0')
  return `${dayAt(day)}T${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}
