import { CannotRun } from '../cannot-run.ts'
import type { Handbook } from '../handbook/handbook.ts'
import { scoresIn } from '../measure/scores.ts'
import { figuresOf } from '../measure/complaints/figures.ts'
import { countable } from '../measure/complaints/nameless.ts'
import type { Numbers } from '../measure/numbers.ts'
import { totalsOf } from '../measure/round-totals.ts'
import type { Words } from '../words/words.ts'
import { readFigures } from './figures.ts'
import { lookLately } from './lately.ts'
import { openTable } from './open-table.ts'
import type { TableRead } from './read-table.ts'
import { otherLists, otherListsIfOpen, type OtherNumbers } from './other-lists.ts'
import { roundsKnown } from './rounds-here.ts'
import { settingFor } from './setting.ts'
import { signedIfOpen } from './signed-here.ts'
import { complaints } from './tables/complaints.ts'

/**
 * Counts the records of a project, or takes the totals where they are not here.
 *
 * @param working the working handbook with its records: complaints may name problems that are drafts
 * @returns undefined where there is neither. Totals that cannot be read count as none; `insight` tells of them
 */
export async function readNumbers(dir: string, working: Handbook, words: Words): Promise<Numbers | undefined> {
  // A list that the disk does not give out is told by whatever works with it; pages can be checked and written without.
  const setting = settingFor(working, words)
  // No more is read than may be counted: names and texts would take most of the room, and have no business here.
  const log = await openTable(dir, complaints, setting, words, { only: countable }).catch((error: unknown) => {
    if (error instanceof CannotRun) return undefined
    throw error
  })
  const kept = await readFigures(dir)
  const figures = kept === 'unreadable' ? undefined : kept
  const rounds = roundsKnown(scoresIn(working).map(totalsOf), figures?.rounds)
  const others = await otherListsIfOpen(dir, working, setting, words)
  const signed = await signedIfOpen(dir, working, words)
  const hasOthers = Object.keys(others).length > 0 || signed !== undefined
  if (log === undefined && rounds.length === 0 && figures === undefined && !hasOthers) return undefined
  // Of a list that is not here, what was kept of it is gone by.
  const lists = Object.fromEntries(otherLists.map((list) => [list, others[list] ?? figures?.[list]])) as OtherNumbers
  const read = { signed: signed ?? figures?.signed }
  if (log === undefined)
    return {
      source: 'figures',
      countedOn: figures?.countedOn ?? working.today,
      complaints: figures?.complaints && { months: figures.complaints, log: undefined },
      rounds,
      ...lists,
      ...read,
    }
  return {
    source: 'records',
    countedOn: working.today,
    complaints: {
      months: figuresOf(
        log.rows.map(({ values }) => values),
        working,
      ),
      ...lookLately(log, working.today, setting, words),
      leftOut: leftOutOf(log),
    },
    rounds,
    ...lists,
    ...read,
  }
}

/** How many rows are in no figure: what they say cannot be read, or they have no day. */
function leftOutOf({ leftOut, rows }: TableRead<typeof complaints>): number {
  const dayless = rows.filter(({ values }) => values.received === undefined)
  return new Set([...leftOut, ...dayless].map(({ line }) => line)).size
}
