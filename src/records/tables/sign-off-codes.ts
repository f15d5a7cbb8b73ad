import { day, text } from '../column.ts'
import { table, type RowOf } from '../table.ts'

/** Who was asked in a round, and the code they were handed. Whoever has this list can make any receipt. */
export const signOffCodes = table(
  'sign-off-codes',
  {
    round: text({ need: 'always', namesNobody: true }),
    person: text({ need: 'always' }),
    code: text({ need: 'always', unique: true }),
    /** The day they were asked on: starters are asked later than the others. */
    askedOn: day({ need: 'always' }),
    until: day(),
  },
  { secret: true },
)

/** One person in a round. */
export type CodeRow = RowOf<typeof signOffCodes>
