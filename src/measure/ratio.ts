/** An exact number, as a share: sums of marks over how many there are. Nothing is rounded before it is shown. */
export interface Ratio {
  over: bigint
  /** Above zero. */
  under: bigint
}

/** A share of whole numbers. */
export function ratio(over: number | bigint, under: number | bigint = 1): Ratio {
  return { over: BigInt(over), under: BigInt(under) }
}

/** The sum of several. */
export function sumOf(ratios: readonly Ratio[]): Ratio {
  return ratios.reduce((a, b) => ({ over: a.over * b.under + b.over * a.under, under: a.under * b.under }), ratio(0))
}

/** How far one is above another; below zero where it is lower. */
export function difference(a: Ratio, b: Ratio): Ratio {
  return sumOf([a, { over: -b.over, under: b.under }])
}

/** A share of one. */
export function sharedBy(a: Ratio, parts: number): Ratio {
  return { over: a.over, under: a.under * BigInt(parts) }
}

/** Below zero where the first is less, above where it is more. */
export function compared(a: Ratio, b: Ratio): number {
  const left = a.over * b.under
  const right = b.over * a.under
  return left < right ? -1 : left > right ? 1 : 0
}

/** The nearest number that a program can hold. */
export function asNumber({ over, under }: Ratio): number {
  // Long sums are shortened first: a number cannot hold them.
  return Number((over * 10n ** 12n) / under) / 10 ** 12
}

/**
 * In figures, to one place behind the point. Where that would show a border the number has not reached, two places are
 * shown: 2.96 is not 3.0 to somebody who is told that it is below 3.
 *
 * @param borders of bands and marks, whole numbers
 */
export function inFigures(value: Ratio, language: string, borders: readonly number[] = []): string {
  const { hundredths, places } = asShown(value, borders)
  return figures(hundredths, places, language)
}

/**
 * How far two numbers lie apart in figures, without a sign: the difference of what is shown of each, so that whoever has
 * both before them finds the same. From 2.4 to 3.2 is 0.8, also where it is 0.74 before rounding.
 */
export function differenceInFigures(a: Ratio, b: Ratio, language: string, borders: readonly number[] = []): string {
  const [one, other] = [asShown(a, borders), asShown(b, borders)]
  const apart = one.hundredths - other.hundredths
  return figures(apart < 0n ? -apart : apart, Math.max(one.places, other.places), language)
}

/** What is shown of a number: how many hundredths, and to how many places. */
function asShown(value: Ratio, borders: readonly number[]): { hundredths: bigint; places: number } {
  const tenths = placed(value, 10n)
  const rounded = ratio(tenths, 10n)
  const misleads = borders.map((border) => ratio(border)).some((border) => compared(value, border) < 0 && compared(rounded, border) >= 0)
  // Cut off and not rounded there: 2.999 is 2.99, as it must not show a 3 either.
  return misleads ? { hundredths: (value.over * 100n) / value.under, places: 2 } : { hundredths: tenths * 10n, places: 1 }
}

function figures(hundredths: bigint, places: number, language: string): string {
  return new Intl.NumberFormat(language, { minimumFractionDigits: places, maximumFractionDigits: places }).format(Number(hundredths) / 100)
}

/** How many parts of one it comes to, rounded to the nearest; a half goes away from zero. */
function placed({ over, under }: Ratio, parts: bigint): bigint {
  const size = over < 0n ? -over : over
  const rounded = (2n * size * parts + under) / (2n * under)
  return over < 0n ? -rounded : rounded
}
