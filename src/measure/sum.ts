import { parseNumber } from '../handbook/values/number.ts'

/**
 * Reads a sum as somebody types it in a hurry: `30`, `12.50`, `12,50`, `€30`, `30 EUR`, `30,-`.
 *
 * A comma before one or two last figures can only be cents, and in `1.234,50` and `1,234.50` each sign can only be one
 * thing. `1,000` stays unread: it is a thousand in London and one in Copenhagen.
 *
 * @param currency what it is in; a sum in another one is not read
 * @returns undefined where it is no sum, or less than nothing
 */
export function readSum(typed: string, currency: string): number | undefined {
  const bare = typed
    .trim()
    .replace(/^(?<sign>\p{Sc}|[A-Za-z]{3})\s*|\s*(?<code>\p{Sc}|[A-Za-z]{3})$/gu, (sign) => (isOf(sign.trim(), currency) ? '' : sign))
  const sum = parseNumber(withoutGroups(bare.replace(/(?<=\d)[.,]\s?[-–—]{1,2}$/, '')).replace(/,(\d{1,2})$/, '.$1'))
  return typeof sum === 'number' && sum >= 0 ? sum : undefined
}

/** Thousands run together, where what sets them apart can be nothing else: there is a second sign, or it is no decimal one. */
function withoutGroups(sum: string): string {
  const { sign } = /^\d{1,3}(?<sign>[.,'’])\d{3}(?:\k<sign>\d{3})*(?:(?!\k<sign>)[.,]\d{1,2})?$/.exec(sum)?.groups ?? {}
  if (sign === undefined || /^\d+[.,]\d+$/.test(sum)) return sum
  return sum.replaceAll(sign, '')
}

/** True for the code of a currency, and for its sign. */
function isOf(sign: string, currency: string): boolean {
  if (sign.toUpperCase() === currency) return true
  try {
    const form = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' })
    return form.formatToParts(1).some(({ type, value }) => type === 'currency' && value === sign)
  } catch {
    return false
  }
}
