import { groupBy } from '../../handbook/group-by.ts'
import { documentsOf } from '../../handbook/handbook.ts'
import { placeOf, type Document } from '../../handbook/document.ts'
import { kinds } from '../../kinds/index.ts'
import type { Rule } from '../rule.ts'

/** Two statements to live by are none. */
export const oneVision: Rule = {
  id: 'one-vision',
  severity: 'error',
  sees: 'handbook',
  *find(handbook) {
    const byLanguage = groupBy(
      documentsOf(handbook, kinds.vision).filter(({ fields }) => fields.status === 'approved'),
      ({ language }) => language,
    )
    for (const [first, ...others] of byLanguage.values()) {
      for (const other of others) {
        yield {
          in: other,
          at: ['statement'],
          args: { first: first!.path, count: others.length + 1 },
          related: [{ file: first!.path, place: placeOf(first as unknown as Document, ['statement']) }],
        }
      }
    }
  },
}
