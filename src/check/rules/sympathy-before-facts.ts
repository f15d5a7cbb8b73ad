import { placeOf, type Document } from '../../handbook/document.ts'
import { complaintProcedures, proofBeforeSympathy } from '../../measure/complaints.ts'
import type { Rule } from '../rule.ts'

/** Staff do what the page says first; asked for proof before they are heard, people hear that they are not believed. */
export const sympathyBeforeFacts: Rule = {
  id: 'sympathy-before-facts',
  severity: 'error',
  sees: 'handbook',
  *find(handbook) {
    for (const procedure of complaintProcedures(handbook)) {
      const found = proofBeforeSympathy(procedure)
      if (!found) continue
      const { proof, sympathy, key, typed } = found
      yield {
        in: procedure,
        at: ['steps', proof, key],
        args: { first: proof + 1, second: sympathy + 1, typed },
        related: [{ file: procedure.path, place: placeOf(procedure as unknown as Document, ['steps', sympathy]) }],
      }
    }
  },
}
