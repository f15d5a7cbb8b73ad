/** A sum as people read it: "€25", "€12.50". The cents of a whole sum are left out. A currency that nobody knows stands beside it as it is. */
export function moneyInFigures(amount: number, currency: string, language: string): string {
  const form = {
    style: 'currency',
    currency,
    trailingZeroDisplay: 'stripIfInteger',
    ...(Number.isInteger(amount) && { minimumFractionDigits: 0 }),
  }
  try {
    // Browsers that do not know how to leave out the cents of whole sums are told in another way as well.
    return new Intl.NumberFormat(language, form as Intl.NumberFormatOptions).format(amount)
  } catch {
    return `${amount} ${currency}`.trim()
  }
}

/** How many figures the smallest coin of a currency has behind the point: 2 for EUR, 0 for JPY, 3 for KWD. */
export function coinsIn(currency: string): number {
  let coins = known.get(currency)
  if (coins === undefined) known.set(currency, (coins = lookedUp(currency)))
  return coins
}

/** Looking it up takes long, and a list of complaints asks for each sum in it. */
const known = new Map<string, number>()

function lookedUp(currency: string): number {
  try {
    return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2
  } catch {
    return 2
  }
}

/** A no-break space: a number and what belongs to it stay on one line. */
export const tied = '\u00a0'

/** A phone number as people read it, and as a link that a phone can ring. A number that breaks over two lines is read wrong. */
export function phoneInWords(phone: string): { text: string; href: string } {
  return { text: phone.replaceAll(' ', tied), href: `tel:${phone.replace(/[^\d+]/g, '')}` }
}
