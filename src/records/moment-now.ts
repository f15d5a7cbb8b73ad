import { dayOf, type Day } from '../handbook/values/date.ts'
import type { Moment } from './moment.ts'

/** The moment it is by this computer's clock, or the day somebody works with, whose hour nobody knows. */
export function momentNow(named: Day | undefined, clock = new Date()): Moment {
  if (named !== undefined) return named
  const two = (figure: number) => String(figure).padStart(2, '0')
  return `${dayOf(clock)}T${two(clock.getHours())}:${two(clock.getMinutes())}`
}
