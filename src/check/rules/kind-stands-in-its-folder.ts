import type { Rule } from '../rule.ts'
import { kindNamed } from '../../handbook/document.ts'
import { isRecord } from '../../handbook/in-force.ts'

/** Records hold what people must be able to trust us with; a page among them would be missed, and a record among pages is one slip from being read by all. */
export const kindStandsInItsFolder: Rule = {
  id: 'kind-stands-in-its-folder',
  severity: 'error',
  sees: 'document',
  *find(document) {
    const home = kindNamed(document.kind)?.home
    const folder = isRecord(document) ? 'records' : 'policies'
    if (home !== undefined && home !== folder) yield { at: ['kind'], says: home, args: { kind: document.kind! } }
  },
}
