import type { Day } from '../handbook/values/date.ts'
import type { Project } from '../handbook/read.ts'
import type { Person } from '../records/tables/people.ts'
import type { SignOffRecords } from './read-sign-offs.ts'
import { roundsOf, type Round, type RoundPage } from './rounds.ts'
import { signablePages, type SignablePage, type SignableVersion } from './versions.ts'
import { isMeant, nameFolded, presenceOf, type Presence } from './who.ts'

/** How a round stands: who has read what, and who is missing. */
export interface RoundStanding {
  round: string
  openedOn: Day
  roles: string[]
  places: string[]
  /** Who was asked and is still wanted; those who have left, or have another role by now, are not. */
  people: PersonStanding[]
  pages: PageStanding[]
  /** Whom the round is for and who was never asked: they began, came back or changed places since. */
  toAsk: string[]
  /** People who were asked and do not stand in the list of people. */
  unlisted: string[]
}

/** One person in a round. */
export interface PersonStanding {
  person: string
  role: string
  place: string | undefined
  code: string
  until: Day | undefined
  presence: Presence
  /** The pages still to be read, as the round names them. */
  missing: string[]
}

/** One page of a round. */
export interface PageStanding extends RoundPage {
  title: string
  /** Its file; undefined where staff no longer work by it. */
  path: string | undefined
  asked: number
  read: number
  onPaper: number
  /** What staff work by, where that is another text than the one that was asked for. */
  newer: SignableVersion | undefined
  /** What changed from that one on, the newest last: notes of the authors. */
  changes: SignableVersion[]
  /** Who has read the text of the round and not the newer one. */
  onlyOlder: string[]
  /** True where a later round asks for the newer one. */
  isAskedAnew: boolean
}

/** How all rounds stand, the oldest first. */
export function standingOf(records: SignOffRecords, project: Project): RoundStanding[] {
  const rounds = roundsOf(records)
  const pages = signablePages(project)
  const proofs = proofsIn(records, pages)
  const listed = new Map(records.people.map((person) => [nameFolded(person.person), person]))
  const wasAsked = askedIn(rounds)
  return rounds.map((round) => standingOfRound(round, { rounds, pages, proofs, listed, wasAsked, today: project.today }))
}

interface Known {
  rounds: readonly Round[]
  pages: readonly SignablePage[]
  proofs: Proofs
  wasAsked: ReturnType<typeof askedIn>
  listed: ReadonlyMap<string, Person & { person: string }>
  today: Day
}

function standingOfRound(round: Round, known: Known): RoundStanding {
  const { listed, today, proofs } = known
  const pages = round.pages.map((page) => ({ ...page, current: currentOf(page, known.pages) }))
  // What is retired by now, nobody need read.
  const wanted = pages.filter(({ current }) => current !== undefined)
  const asked = new Set(round.asked.map(({ person }) => nameFolded(person)))
  const people = round.asked.flatMap(({ person, code, until }): PersonStanding[] => {
    const entry = listed.get(nameFolded(person))
    const presence = entry === undefined ? 'here' : presenceOf(entry, today)
    const missing = wanted.filter((page) => !proofs.hasRead(person, page)).map(({ page }) => page)
    if (presence === 'left' || (entry !== undefined && !isMeant(entry, round))) return []
    return [{ person, role: entry?.role ?? '', place: entry?.place, code, until, presence, missing }]
  })
  const toAsk = [...listed.values()].filter(
    (one) =>
      isMeant(one, round) &&
      presenceOf(one, today) === 'here' &&
      !asked.has(nameFolded(one.person)) &&
      !wanted.every((page) => proofs.hasRead(one.person, page) || known.wasAsked(one.person, page)),
  )
  return {
    round: round.name,
    openedOn: round.openedOn,
    roles: round.roles,
    places: round.places,
    people,
    pages: pages.map((page) => standingOfPage(page, people, known)),
    toAsk: toAsk.map(({ person }) => person),
    unlisted: round.asked.flatMap(({ person }) => (listed.has(nameFolded(person)) ? [] : [person])),
  }
}

function standingOfPage(
  { page, version, signed, current }: RoundPage & { current: SignablePage | undefined },
  people: readonly PersonStanding[],
  { rounds, proofs }: Known,
): PageStanding {
  const names = namesOf(page, current)
  const read = people.filter(({ person }) => proofs.hasRead(person, { page, version, signed }))
  const newer = current !== undefined && current.now.signed !== signed && current.now.version > version ? current.now : undefined
  const changes = newer === undefined ? [] : changesAfter(version, signed, current!)
  return {
    page,
    version,
    signed,
    title: current?.title ?? page,
    path: current?.path,
    asked: people.length,
    read: read.length,
    onPaper: read.filter(({ person }) => proofs.isOnPaper(person, { page, version, signed })).length,
    newer,
    changes,
    onlyOlder: newer === undefined ? [] : read.flatMap(({ person }) => (proofs.hasRead(person, { page, ...newer }) ? [] : [person])),
    isAskedAnew:
      newer !== undefined && rounds.some((round) => round.pages.some((one) => names.includes(one.page) && one.signed === newer.signed)),
  }
}

/** What changed in what binds, after a version: each later one that means something else, up to what is in force. */
export function changesAfter(version: number, signed: string, { versions, now }: SignablePage): SignableVersion[] {
  return versions.filter((one) => one.version > version && one.version <= now.version && one.signed !== signed)
}

/** Tells whether somebody was asked to read a text, in whatever round. */
export function askedIn(rounds: readonly Round[]): (person: string, page: Pick<RoundPage, 'page' | 'signed'>) => boolean {
  const keyOf = (person: string, { page, signed }: Pick<RoundPage, 'page' | 'signed'>) => JSON.stringify([nameFolded(person), page, signed])
  const asked = new Set(rounds.flatMap(({ pages, asked }) => asked.flatMap(({ person }) => pages.map((page) => keyOf(person, page)))))
  return (person, page) => asked.has(keyOf(person, page))
}

/** The page that staff work by now, of one that was asked for under this name or an earlier one. */
export function currentOf({ page }: Pick<RoundPage, 'page'>, pages: readonly SignablePage[]): SignablePage | undefined {
  return pages.find((one) => one.page === page) ?? pages.find(({ former }) => former.includes(page))
}

function namesOf(page: string, current: SignablePage | undefined): string[] {
  return [page, ...(current === undefined ? [] : [current.page, ...current.former])]
}

/** What is proved. */
export interface Proofs {
  /** True where somebody signed this text, or a later version of its page. */
  hasRead(person: string, page: RoundPage): boolean
  isOnPaper(person: string, page: RoundPage): boolean
  /** The last version of a page that somebody signed; undefined where none. */
  lastOf(person: string, page: string): { version: number; signed: string } | undefined
}

/** Looks proofs up by person and page, whatever the page was called then. */
export function proofsIn({ proofs }: Pick<SignOffRecords, 'proofs'>, pages: readonly SignablePage[]): Proofs {
  const nameNow = new Map(pages.flatMap(({ page, former }) => former.map((name) => [name, page] as const)))
  for (const { page } of pages) nameNow.delete(page)
  const keyOf = (person: string, page: string) => JSON.stringify([nameFolded(person), nameNow.get(page) ?? page])
  const by = new Map<string, SignOffRecords['proofs']>()
  for (const proof of proofs) {
    const key = keyOf(proof.person, proof.page)
    by.set(key, [...(by.get(key) ?? []), proof])
  }
  const of = (person: string, { page, version, signed }: RoundPage) =>
    (by.get(keyOf(person, page)) ?? []).filter((proof) => proof.signed === signed || proof.version > version)
  return {
    hasRead: (person, page) => of(person, page).length > 0,
    isOnPaper: (person, page) =>
      of(person, page).some(({ how }) => how === 'paper') && !of(person, page).some(({ how }) => how === 'receipt'),
    lastOf: (person, page) => (by.get(keyOf(person, page)) ?? []).toSorted((a, b) => a.version - b.version).at(-1),
  }
}
