import type { Day } from '../handbook/values/date.ts'
import type { Words } from '../words/words.ts'
import { addRows } from './change-table.ts'
import type { Setting } from './column.ts'
import { dayOfMoment } from './moment.ts'
import { isOneOf, knownBy, newAmong } from './new-rows.ts'
import { referencesAfter } from './next-reference.ts'
import type { TableRead } from './read-table.ts'
import { complaints, type Complaint } from './tables/complaints.ts'

/**
 * Adds complaints to the log. Those without a reference get one, the next in the year they came in; it is looked for when
 * nobody else can add any, so that two customers never hear the same one.
 *
 * @param options.today the day of what nobody has put a day to
 * @param options.onlyNew leave out what stands in the log by then: of a list that is brought in, somebody may have the same
 * @returns the references, in the order of what was added
 * @throws {CannotRun} where the log cannot be written; nothing is in it then
 */
export async function addComplaints(
  dir: string,
  added: readonly Complaint[],
  { setting, words, today, onlyNew = false }: { setting: Setting; words: Words; today: Day; onlyNew?: boolean },
): Promise<string[]> {
  let references: string[] = []
  const among = (there: TableRead<typeof complaints>, taken: ReadonlyMap<string, ReadonlySet<string>>): readonly Complaint[] => {
    const rows = onlyNew
      ? newAmong(
          added.map((values) => ({ values })),
          there.rows.map(({ values }) => values),
        ).fresh.map(({ values }) => values)
      : added
    // Those in rows that cannot be read count too: nobody else may be told the same one.
    const next = referencesAfter([...rows.map(({ reference }) => reference), ...(taken.get('reference') ?? [])])
    const withReferences = rows.map((complaint) => ({
      ...complaint,
      reference: complaint.reference ?? next(complaint.received === undefined ? today : dayOfMoment(complaint.received)),
    }))
    references = withReferences.map(({ reference }) => reference)
    return withReferences
  }
  await addRows(dir, complaints, among, setting, words, { only: knownBy, where: onlyNew ? isOneOf(added) : () => false })
  return references
}
