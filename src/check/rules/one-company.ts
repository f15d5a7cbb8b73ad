import { groupBy } from '../../handbook/group-by.ts'
import { documentsOf } from '../../handbook/handbook.ts'
import { placeOf, type Document } from '../../handbook/document.ts'
import { kinds } from '../../kinds/index.ts'
import type { Rule } from '../rule.ts'

/** Roles, currency and hard noes come from one document; with none or two, nobody knows which hold. */
export const oneCompany: Rule = {
  id: 'one-company',
  severity: 'error',
  excusable: false,
  sees: 'handbook',
  *find(handbook) {
    const found = documentsOf(handbook, kinds.company) as unknown as Document[]
    // With broken frontmatter its kind cannot be known; that file has its own finding, and one is enough.
    const unreadable = handbook.documents.some(({ readable, name }) => !readable && name === 'company')
    if (found.length === 0 && !unreadable && handbook.documents.length > 0)
      yield { in: { path: 'policies/company.md', places: {} }, says: 'none' }
    // A translation describes the same company.
    for (const [first, ...others] of groupBy(found, ({ language }) => language).values()) {
      for (const document of others) {
        yield {
          in: document,
          at: ['kind'],
          says: 'two',
          args: { first: first!.path },
          related: [{ file: first!.path, place: placeOf(first!, ['kind']) }],
        }
      }
    }
  },
}
