import { groupBy } from '../../handbook/group-by.ts'
import { fileStart } from '../../handbook/place.ts'
import type { Rule } from '../rule.ts'
import { isOwnAddress } from '../../handbook/addresses.ts'

/** Two files for one page: one of them would silently not be in the handbook. */
export const oneAddressPerDocument: Rule = {
  id: 'one-address-per-document',
  severity: 'error',
  excusable: false,
  sees: 'handbook',
  *find(handbook) {
    const byAddress = groupBy(handbook.documents, ({ address }) => address)
    for (const [address, [first, ...others]] of byAddress) {
      for (const other of others)
        yield { in: other, args: { address, first: first!.path }, related: [{ file: first!.path, place: fileStart }] }
      if (isOwnAddress(address)) yield { in: first!, says: 'ours', args: { address } }
    }
  },
}
