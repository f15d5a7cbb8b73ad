import type { Counts } from '../measure/complaints/counts.ts'

/*
 * What a file of totals must look like. Somebody may have put two versions of it together by hand.
 */

export function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** True for a map each of whose values is right. */
export function isMapOf(value: unknown, isRight: (one: unknown, name: string) => boolean): value is Record<string, unknown> {
  return isMap(value) && Object.entries(value).every(([name, one]) => isRight(one, name))
}

/** True where everything stands there that a pattern has, numbers as whole numbers. */
export function hasShapeOf(value: unknown, pattern: Record<string, unknown>): boolean {
  return (
    isMap(value) &&
    Object.entries(pattern).every(([name, part]) => {
      const there = Object.hasOwn(value, name) ? value[name] : undefined
      return isMap(part) ? hasShapeOf(there, part) : isWhole(there)
    })
  )
}

export function isWhole(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0
}

export function isCounts(value: unknown): value is Counts {
  return isMapOf(value, isWhole)
}

/** True for a month as figures name it: `2026-02`. */
export function isMonth(name: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(name)
}
