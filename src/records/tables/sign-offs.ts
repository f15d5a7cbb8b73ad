import { choice, day, text, whole } from '../column.ts'
import { table, type RowOf } from '../table.ts'

/** Who has read what: one person and one version of a page a row. Rows are added, and kept for good. */
export const signOffs = table('sign-offs', {
  person: text({ need: 'always' }),
  page: text({ need: 'always', namesNobody: true }),
  version: whole({ need: 'always' }),
  /** What they signed: a later version that means the same is signed with it. */
  signed: text({ need: 'always', namesNobody: true }),
  readOn: day({ need: 'always' }),
  how: choice(['receipt', 'paper'], { need: 'always' }),
  /** The receipt as one line; of paper, the sheet is kept by whoever collected it. */
  receipt: text(),
  round: text({ need: 'always', namesNobody: true }),
  collectedOn: day({ need: 'always' }),
})

/** One proof. */
export type SignOff = RowOf<typeof signOffs>
