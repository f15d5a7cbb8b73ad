import type { Day } from '../handbook/values/date.ts'
import type { SignOffRecords } from './read-sign-offs.ts'

/** Pages that people were asked to read, in the versions they had then. */
export interface Round {
  name: string
  openedOn: Day
  roles: string[]
  places: string[]
  pages: RoundPage[]
  asked: { person: string; code: string; askedOn: Day; until: Day | undefined }[]
}

/** A page of a round. */
export interface RoundPage {
  /** As receipts name it. */
  page: string
  version: number
  signed: string
}

/** The rounds there are, the oldest first, each with its pages and its people. */
export function roundsOf({ rounds, codes }: Pick<SignOffRecords, 'rounds' | 'codes'>): Round[] {
  const found = new Map<string, Round>()
  for (const { round: name, openedOn, page, version, signed, roles, places } of rounds) {
    const round = found.get(name) ?? { name, openedOn, roles: namesIn(roles), places: namesIn(places), pages: [], asked: [] }
    found.set(name, round)
    if (!round.pages.some((one) => one.page === page)) round.pages.push({ page, version, signed })
  }
  for (const { round, person, code, askedOn, until } of codes) found.get(round)?.asked.push({ person, code, askedOn, until })
  return [...found.values()]
}

/** Names with a comma between them, as a cell of a round has them. */
function namesIn(cell: string | undefined): string[] {
  return (cell ?? '').split(',').flatMap((name) => (name.trim() === '' ? [] : [name.trim()]))
}
