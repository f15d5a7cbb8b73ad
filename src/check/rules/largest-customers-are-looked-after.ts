import type { Rule } from '../rule.ts'

/** Where a few bring this part of the turnover, each of them would be missed (tenths of a per cent). */
const least = 500

/** By rank and never by name: who they are stands in the list. */
export const largestCustomersAreLookedAfter: Rule = {
  id: 'largest-customers-are-looked-after',
  severity: 'advice',
  sees: 'handbook',
  *find({ company, numbers }) {
    const customers = numbers?.customers
    if (!company || !customers || customers.n === 0) return
    const { shares, largest } = customers
    if (shares === undefined || shares.few < least) return
    const ranks = (which: (one: (typeof largest)[number]) => boolean) => largest.flatMap((one, i) => (which(one) ? [i + 1] : []))
    const noFile = ranks(({ hasFile }) => !hasFile)
    const unspoken = ranks(({ hasFile, isSpokenTo }) => hasFile && !isSpokenTo)
    const args = { count: largest.length }
    if (noFile.length > 0) yield { in: company, at: ['name'], says: 'no-file', args: { ...args, ranks: noFile.join(', ') } }
    if (unspoken.length > 0) yield { in: company, at: ['name'], says: 'not-spoken-to', args: { ...args, ranks: unspoken.join(', ') } }
  },
}
