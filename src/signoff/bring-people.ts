import { addRows, changeRow } from '../records/change-table.ts'
import type { Setting } from '../records/column.ts'
import { lookIntoOther, type ToBringIn } from '../records/look-into.ts'
import { openTable } from '../records/open-table.ts'
import { people as table, type Person } from '../records/tables/people.ts'
import { keepRecordsFromGit } from '../walk/kept-from-git.ts'
import type { Words } from '../words/words.ts'
import { nameFolded } from './who.ts'

/** A list of people as it was understood, and who of them stands in ours otherwise. */
export interface PeopleToBringIn extends ToBringIn<typeof table> {
  changed: { person: string; differs: Partial<Person> }[]
}

/** Holds a list of people against ours. Nothing is written. */
export async function lookAtPeople(
  dir: string,
  { name, bytes }: { name: string; bytes: Uint8Array },
  setting: Setting,
  words: Words,
): Promise<PeopleToBringIn> {
  const there = (await openTable(dir, table, setting, words))?.rows.map(({ values }) => values) ?? []
  const found = await lookIntoOther(table, bytes, name, there, setting, words)
  const known = new Map(there.map((person) => [nameFolded(person.person ?? ''), person]))
  const changed = found.read.rows.flatMap(({ values }) => {
    const before = known.get(nameFolded(values.person ?? ''))
    const differs = Object.entries(values).filter(
      ([key, value]) => value !== undefined && key !== 'person' && before?.[key as keyof Person] !== value,
    )
    return before === undefined || differs.length === 0 ? [] : [{ person: values.person!, differs: Object.fromEntries(differs) }]
  })
  return { ...found, changed }
}

/** Adds those who are new, and takes over what is said anew of the others. */
export async function takePeople(dir: string, { fresh, changed }: PeopleToBringIn, setting: Setting, words: Words): Promise<void> {
  // First of all: names never stand where git would take them along.
  await keepRecordsFromGit(dir)
  await addRows(dir, table, fresh, setting, words)
  for (const { person, differs } of changed)
    await changeRow(dir, table, (there) => nameFolded(there.person ?? '') === nameFolded(person), differs, setting, words)
}
