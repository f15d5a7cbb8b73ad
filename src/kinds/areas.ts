/**
 * What a complete policy covers. A company says which of these do not apply to it, and why; the rest want a
 * policy each. Their titles are words of the language.
 *
 * `law`: the law usually gives customers a minimum there, whatever a company promises.
 */
const declared = {
  promises: {},
  'agreeing-the-job': {},
  orders: {},
  delivery: { law: true },
  returns: { law: true },
  exchanges: {},
  warranty: { law: true },
  complaints: {},
  contact: {},
  advice: {},
  prices: { law: true },
  payment: { law: true },
  privacy: { law: true },
  accessibility: { law: true },
  safety: { law: true },
  recalls: { law: true },
  'vulnerable-customers': {},
  'difficult-behaviour': {},
  'taste-and-choices': {},
  goodwill: {},
  'key-accounts': {},
  'staff-discounts-and-gifts': {},
  premises: {},
  reviews: {},
  partners: {},
  'staff-care': {},
} as const satisfies Record<string, { law?: true }>

export type Area = keyof typeof declared

/** Every area, in the order people meet them. */
export const areas = Object.keys(declared) as Area[]

/** True where the law usually sets a minimum. */
export function isUnderLaw(area: Area): boolean {
  return 'law' in declared[area]
}
