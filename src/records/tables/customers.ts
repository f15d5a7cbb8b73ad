import { day, money, named, text, whole, yesNo } from '../column.ts'
import { table, type RowOf } from '../table.ts'

/** What each customer brings in a year and what they cost, mostly from the bookkeeping. */
export const customers = table(
  'customers',
  {
    customer: text({ need: 'always' }),
    year: whole(),
    turnover: money({ need: 'always', below: true }),
    /** What the goods they bought cost us. */
    goods: money({ below: true }),
    /** Beside the goods: discounts, visits, returns and working hours: profit counts, not sales alone. */
    costToServe: money(),
    orders: whole(),
    /** The year of their first order. */
    since: whole(),
    segment: text(),
    keyAccount: yesNo(),
    /** Their file, where it bears another name than they have here. */
    file: named('key-account', { personal: true }),
    lastContact: day(),
  },
  { knownBy: ['customer', 'year'] },
)

/** One customer in one year, as far as it is known. */
export type Customer = RowOf<typeof customers>
