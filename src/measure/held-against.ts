import { coinsIn, moneyInFigures } from '../words/figures.ts'

/** A sum held against what a customer brings: one coin in so many, so many per cent, or all of it and more. */
export type Against = { says: 'oneIn'; every: number } | { says: 'percent'; percent: number } | { says: 'all' }

/**
 * Holds a sum against what a customer brings. It never looks smaller than it is.
 *
 * Most sums are a coin in a hundred or so, and people picture that better than a per cent. From a tenth upwards it is the
 * other way round.
 *
 * @returns undefined for no sum at all
 * @example heldAgainst(25, 3000, 'EUR') // { says: 'oneIn', every: 120 }
 */
export function heldAgainst(sum: number, brings: number, currency: string): Against | undefined {
  const coins = 10 ** coinsIn(currency)
  const [given, all] = [BigInt(Math.round(sum * coins)), BigInt(Math.round(brings * coins))]
  if (given <= 0n) return undefined
  if (given >= all) return { says: 'all' }
  if (given * 10n <= all) return { says: 'oneIn', every: Number(all / given) }
  return { says: 'percent', percent: Number((given * 100n + all - 1n) / all) }
}

/** The figures that belong into the words of what a sum is. */
export function againstInFigures(sum: number, against: Against, currency: string, language: string): Record<string, string> {
  const money = (amount: number) => moneyInFigures(amount, currency, language)
  return {
    sum: money(sum),
    ...(against.says === 'oneIn' && { one: money(1), every: roughlyInFigures(against.every, currency, language) }),
    ...(against.says === 'percent' && {
      percent: new Intl.NumberFormat(language, { style: 'percent' }).format(against.percent / 100),
    }),
  }
}

/** A large sum in three figures, rounded down: it comes out of good guesses, and nobody is to think it more than it is. */
export function roughlyInFigures(amount: number, currency: string, language: string): string {
  return moneyInFigures(roughly(amount), currency, language)
}

function roughly(amount: number): number {
  if (amount < 100) return amount
  const step = 10 ** (String(Math.floor(amount)).length - 3)
  return Math.floor(amount / step) * step
}
