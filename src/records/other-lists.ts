import { CannotRun } from '../cannot-run.ts'
import type { Handbook } from '../handbook/handbook.ts'
import { askedMeasures } from '../kinds/shipped-measures.ts'
import { attendanceCounted } from '../measure/attendance-counted.ts'
import { contactsCounted, noContacts } from '../measure/contacts-counted.ts'
import { customersCounted } from '../measure/customers-counted.ts'
import type { Numbers } from '../measure/numbers.ts'
import { surveysCounted } from '../measure/surveys-counted.ts'
import type { Words } from '../words/words.ts'
import type { Setting } from './column.ts'
import { openTable } from './open-table.ts'
import type { TableRead } from './read-table.ts'
import { hasShapeOf, isCounts, isMap, isMapOf, isMonth, isWhole } from './shape.ts'
import type { RowOf, Table } from './table.ts'
import { attendance } from './tables/attendance.ts'
import { contacts } from './tables/contacts.ts'
import { customers } from './tables/customers.ts'
import { surveys } from './tables/surveys.ts'

/** The lists beside the complaint log. */
export const otherTables = { surveys, contacts, attendance, customers } as const

/** The name of such a list, as it is typed. */
export type OtherList = keyof typeof otherTables
export const otherLists = Object.keys(otherTables) as OtherList[]

/** What these lists come to, each where it is there. */
export type OtherNumbers = { -readonly [L in OtherList]?: NonNullable<Numbers[L]> }

type Counting = { [L in OtherList]: (rows: RowOf<(typeof otherTables)[L]>[], handbook: Known) => NonNullable<Numbers[L]> }
type Known = Pick<Handbook, 'documents' | 'today'>

/** How each is counted: nothing comes out that says who anybody is. */
const counting: Counting = {
  surveys: surveysCounted,
  contacts: contactsCounted,
  attendance: attendanceCounted,
  customers: customersCounted,
}

/** These lists as they were read, each where it is there. */
export type OtherListsRead = { [L in OtherList]?: TableRead<(typeof otherTables)[L]> }

/** Reads those lists that are here. */
export async function openOtherLists(dir: string, setting: Setting, words: Words): Promise<OtherListsRead> {
  const read: Partial<Record<OtherList, unknown>> = {}
  for (const list of otherLists) {
    const found = await openTable<Table>(dir, otherTables[list], setting, words)
    if (found !== undefined) read[list] = found
  }
  return read as OtherListsRead
}

/**
 * Counts them.
 *
 * @param handbook with the documents in `records/`: customers are looked up among the key accounts
 */
export function countOtherLists(read: OtherListsRead, handbook: Known): OtherNumbers {
  const counted = otherLists.flatMap((list) => (read[list] === undefined ? [] : [[list, countedOf(list, read)]]))
  return Object.fromEntries(counted) as OtherNumbers

  function countedOf<L extends OtherList>(list: L, lists: OtherListsRead): NonNullable<Numbers[L]> {
    const rows = lists[list]!.rows.map(({ values }) => values) as RowOf<(typeof otherTables)[L]>[]
    return counting[list](rows, handbook)
  }
}

/** Reads and counts them. */
export async function readOtherLists(dir: string, handbook: Known, setting: Setting, words: Words): Promise<OtherNumbers> {
  return countOtherLists(await openOtherLists(dir, setting, words), handbook)
}
/** The same, where a list that the disk does not give out counts as not here: whatever works with it says so. */
export async function otherListsIfOpen(...[dir, handbook, setting, words]: Parameters<typeof readOtherLists>): Promise<OtherNumbers> {
  return readOtherLists(dir, handbook, setting, words).catch((error: unknown) => {
    if (error instanceof CannotRun) return {}
    throw error
  })
}

/** Whether totals that stand in a file can be gone by; a list that is not there can. */
export function areOtherNumbers(value: Record<string, unknown>): boolean {
  return otherLists.every((list) => value[list] === undefined || isRight[list](value[list]))
}

const isRight: Record<OtherList, (value: unknown) => boolean> = {
  surveys: (value) =>
    isMapOf(
      value,
      (measures, month) =>
        isMonth(month) &&
        isMapOf(
          measures,
          (places, measure) =>
            (askedMeasures as readonly string[]).includes(measure) &&
            isMapOf(places, (marks) => isCounts(marks) && Object.keys(marks).every((name) => /^\d+\/\d+$/.test(name))),
        ),
    ),
  contacts: (value) =>
    isMapOf(value, (channels, month) => isMonth(month) && isMapOf(channels, (counts) => hasShapeOf(counts, { ...noContacts() }))),
  attendance: (value) =>
    hasShapeOf(value, { trainings: {}, people: {} }) &&
    isMapOf((value as Record<string, unknown>).trainings, (counts) => hasShapeOf(counts, { there: 0, missed: 0 })) &&
    isMapOf((value as Record<string, unknown>).people, (counts) => hasShapeOf(counts, { n: 0, introduced: 0 })),
  customers: (value) => {
    if (!isMap(value) || !hasShapeOf(value, { n: 0, costMore: 0 })) return false
    const { year, shares, largest } = value
    return (
      isWholeIfThere(year) &&
      (shares === undefined || hasShapeOf(shares, { few: 0, fifth: 0 })) &&
      Array.isArray(largest) &&
      largest.every((one) => isMap(one) && typeof one.hasFile === 'boolean' && typeof one.isSpokenTo === 'boolean')
    )
  },
}

function isWholeIfThere(value: unknown): boolean {
  return value === undefined || isWhole(value)
}
