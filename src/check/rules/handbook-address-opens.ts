import { longestAddress, webAddress } from '../../handbook/values/web-address.ts'
import { company } from '../../kinds/company.ts'
import { ruleOf } from '../rule.ts'

/** It is printed on every card, and a card that leads nowhere is noticed when it is in forty pockets. */
export const handbookAddressOpens = ruleOf(company, {
  id: 'handbook-address-opens',
  severity: 'error',
  *find({ fields: { handbookAddress } }) {
    if (handbookAddress === undefined) return
    const read = webAddress(handbookAddress)
    if (typeof read === 'string') yield { at: ['handbookAddress'], says: read, args: { typed: handbookAddress, most: longestAddress } }
  },
})
