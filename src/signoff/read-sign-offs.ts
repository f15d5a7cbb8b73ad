import type { Handbook } from '../handbook/handbook.ts'
import { openTable } from '../records/open-table.ts'
import { settingFor } from '../records/setting.ts'
import type { RowOf, Table } from '../records/table.ts'
import { people, type Person } from '../records/tables/people.ts'
import { signOffCodes, type CodeRow } from '../records/tables/sign-off-codes.ts'
import { signOffRounds, type RoundRow } from '../records/tables/sign-off-rounds.ts'
import { signOffs, type SignOff } from '../records/tables/sign-offs.ts'
import type { Words } from '../words/words.ts'

/** The four lists of `records/` that say who was asked to read what, and who has. */
export interface SignOffRecords {
  people: Whole<Person, 'person' | 'role'>[]
  rounds: Whole<RoundRow, 'round' | 'openedOn' | 'page' | 'version' | 'signed' | 'roles'>[]
  codes: Whole<CodeRow, 'round' | 'person' | 'code' | 'askedOn'>[]
  proofs: Whole<SignOff, 'person' | 'page' | 'version' | 'signed' | 'readOn' | 'how' | 'round' | 'collectedOn'>[]
  /** Rows of these lists that cannot be read. They stay where they are. */
  unread: { file: string; line: number; message: string }[]
}

/** A row that has what is always needed. */
type Whole<R, K extends keyof R> = R & { [P in K]-?: NonNullable<R[P]> }

/** Reads them; one that is not there is empty. */
export async function readSignOffs(dir: string, handbook: Handbook, words: Words): Promise<SignOffRecords> {
  const unread: SignOffRecords['unread'] = []
  const rowsOf = async <T extends Table>(table: T): Promise<RowOf<T>[]> => {
    const read = await openTable(dir, table, settingFor(handbook, words), words)
    if (read === undefined) return []
    for (const { line, message } of read.leftOut) unread.push({ file: table.file, line, message })
    const needed = Object.keys(table.columns).filter((column) => table.columns[column]!.need === 'always')
    return read.rows.flatMap(({ line, values }) => {
      if (needed.every((column) => (values as Record<string, unknown>)[column] !== undefined)) return [values]
      unread.push({ file: table.file, line, message: words.say('signoff.lacks') })
      return []
    })
  }
  return {
    people: (await rowsOf(people)) as SignOffRecords['people'],
    rounds: (await rowsOf(signOffRounds)) as SignOffRecords['rounds'],
    codes: (await rowsOf(signOffCodes)) as SignOffRecords['codes'],
    proofs: (await rowsOf(signOffs)) as SignOffRecords['proofs'],
    unread,
  }
}
