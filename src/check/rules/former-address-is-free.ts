import type { Document } from '../../handbook/document.ts'
import { isOwnAddress } from '../../handbook/addresses.ts'
import { formerAddresses, retiredIn } from '../../handbook/former.ts'
import { isRecord } from '../../handbook/in-force.ts'
import { longestName, ownFiles, takenOnce } from '../../handbook/taken.ts'
import type { Rule } from '../rule.ts'

/** An old link that leads to the wrong page misleads more than one that leads nowhere. */
export const formerAddressIsFree: Rule = {
  id: 'former-address-is-free',
  severity: 'error',
  excusable: false,
  sees: 'handbook',
  *find(handbook) {
    const take = takenOnce<Document | 'ours'>()
    for (const file of ownFiles) take(file, 'ours')
    const documents = [...new Set([...handbook.documents, ...retiredIn(handbook)])].filter((document) => !isRecord(document))
    // Two documents at one address have a finding of their own.
    for (const document of documents) take(document.address, document)
    for (const document of documents) {
      for (const { typed, address, index } of formerAddresses(document, handbook)) {
        const found = { in: document, at: ['aliases', index] }
        if (address.split('/').some((step) => Buffer.byteLength(step) > longestName)) {
          yield { ...found, says: 'too-long' }
          continue
        }
        const other = isOwnAddress(address) ? 'ours' : take(address, document)
        if (other === 'ours') yield { ...found, says: 'ours', args: { typed } }
        else if (other === document) yield { ...found, says: 'itself', args: { typed } }
        else if (other !== undefined)
          yield { ...found, says: other.address === address ? 'page' : 'twice', args: { typed, file: other.path } }
      }
    }
  },
}
