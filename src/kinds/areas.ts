/**
 * What a complete policy covers. A company says which of these do not apply to it, and why; the rest want a
 * policy each. Their titles are words of the language.
 */
export const areas = [
  'promises',
  'agreeing-the-job',
  'orders',
  'delivery',
  'returns',
  'exchanges',
  'warranty',
  'complaints',
  'contact',
  'advice',
  'prices',
  'payment',
  'privacy',
  'accessibility',
  'safety',
  'recalls',
  'vulnerable-customers',
  'difficult-behaviour',
  'taste-and-choices',
  'goodwill',
  'key-accounts',
  'staff-discounts-and-gifts',
  'premises',
  'reviews',
  'partners',
  'staff-care',
] as const
