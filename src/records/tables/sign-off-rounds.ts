import { day, text, whole } from '../column.ts'
import { table, type RowOf } from '../table.ts'

/**
 * What people were asked to read, one page of a round a row. A round stays with its versions, so nothing in a row is ever
 * changed.
 */
export const signOffRounds = table('sign-off-rounds', {
  /** `round-1`: nothing a spreadsheet would take for a day and write anew. */
  round: text({ need: 'always', namesNobody: true }),
  openedOn: day({ need: 'always' }),
  /** The page as receipts name it. */
  page: text({ need: 'always', namesNobody: true }),
  version: whole({ need: 'always' }),
  /** What is signed: the fingerprint of that version, or the one it means the same as. */
  signed: text({ need: 'always', namesNobody: true }),
  /** Names of roles and of places with a comma between them; no place means all. */
  roles: text({ need: 'always', namesNobody: true }),
  places: text({ namesNobody: true }),
})

/** One page of a round. */
export type RoundRow = RowOf<typeof signOffRounds>
