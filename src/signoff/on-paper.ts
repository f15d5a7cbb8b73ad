import type { Project } from '../handbook/read.ts'
import type { Day } from '../handbook/values/date.ts'
import { addRows } from '../records/change-table.ts'
import { settingFor } from '../records/setting.ts'
import { signOffs, type SignOff } from '../records/tables/sign-offs.ts'
import type { Refusal } from '../walk/approve.ts'
import type { Words } from '../words/words.ts'
import { proofName, type Collected } from './collect.ts'
import { readSignOffs } from './read-sign-offs.ts'
import { roundsOf } from './rounds.ts'
import { nameFolded } from './who.ts'

/** Signatures on the paper sheet of a round. */
export interface PaperSigned {
  /** Names as they stand on the sheet. */
  people: readonly string[]
  /** The day of the signatures. */
  on: Day
  /** The round; by default the last one in which somebody was asked. */
  round?: string | undefined
  /** Pages as receipts name them; none means all of the round. */
  pages: readonly string[]
}

/**
 * Takes down who signed on paper. All of it or nothing: a name that is not in the round stops it, since a proof for the wrong
 * person is worse than none.
 *
 * @throws {CannotRun} where a list cannot be read or written
 */
export async function takeDownPaper(
  project: Project,
  { people, on, round: named, pages }: PaperSigned,
  words: Words,
): Promise<{ refusals: Refusal[]; fresh: Collected['fresh']; known: number }> {
  const { dir, working, today } = project
  const records = await readSignOffs(dir, working, words)
  const rounds = roundsOf(records)
  const refusals: Refusal[] = []
  const refuse = (says: string, args: Record<string, string>) =>
    refusals.push({
      file: 'records/sign-off-codes.csv',
      message: words.say(`signoff.paper.${says}.message`, args),
      fix: words.say(`signoff.paper.${says}.fix`, args),
    })
  if (named !== undefined && !rounds.some(({ name }) => name === named))
    refuse('noRound', { round: named, others: rounds.map(({ name }) => name).join(', ') })
  if (on > today) refuse('ahead', { day: on, today })
  const rows: SignOff[] = []
  for (const typed of people) {
    const isThem = ({ person }: { person: string }) => nameFolded(person) === nameFolded(typed)
    const round = rounds.findLast(
      (one) =>
        (named === undefined || one.name === named) &&
        one.asked.some(isThem) &&
        (pages.length === 0 || pages.some((page) => one.pages.some((there) => there.page === page))),
    )
    if (round === undefined) {
      if (named === undefined || rounds.some(({ name }) => name === named)) refuse('noPerson', { person: typed })
      continue
    }
    if (on < round.openedOn) refuse('early', { person: typed, day: on, opened: round.openedOn })
    const { person } = round.asked.find(isThem)!
    for (const { page, version, signed } of round.pages)
      if (pages.length === 0 || pages.includes(page))
        rows.push({ person, page, version, signed, readOn: on, how: 'paper', round: round.name, collectedOn: today })
  }
  if (refusals.length > 0) return { refusals, fresh: [], known: 0 }
  const fresh: Collected['fresh'] = []
  await addRows(
    dir,
    signOffs,
    (there) => {
      const taken = new Set(there.rows.map(({ values }) => proofName(values)))
      return rows.filter((row) => {
        const isNew = !taken.has(proofName(row))
        taken.add(proofName(row))
        if (isNew) fresh.push({ person: row.person!, page: row.page!, version: row.version! })
        return isNew
      })
    },
    settingFor(working, words),
    words,
  )
  return { refusals: [], fresh, known: rows.length - fresh.length }
}
