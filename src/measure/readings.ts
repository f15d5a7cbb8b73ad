import { comparable, type Quantity } from '../handbook/values/quantity.ts'
import type { Day } from '../handbook/values/date.ts'
import type { Counted } from './goals.ts'

/** The newest of some readings, with its place in their list; those without a day are left out. */
export function newestReading<R extends { on?: Day }>(readings: readonly R[] = []): { reading: R; on: Day; index: number } | undefined {
  return readings
    .flatMap((reading, index) => (reading.on === undefined ? [] : [{ reading, on: reading.on, index }]))
    .reduce<{ reading: R; on: Day; index: number } | undefined>(
      (newest, one) => (newest === undefined || one.on >= newest.on ? one : newest),
      undefined,
    )
}

/** True where a figure is as good as the target, or better. Where nobody said which way is better, only the target itself is. */
export function reaches(figure: Quantity, target: Quantity, better: Counted['better'] | undefined): boolean {
  if (!comparable(figure, target)) return false
  if (better === 'up') return figure.amount >= target.amount
  if (better === 'down') return figure.amount <= target.amount
  return figure.amount === target.amount
}
