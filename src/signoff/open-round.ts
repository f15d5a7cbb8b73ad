import { randomBytes } from 'node:crypto'
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { locked } from '../disk/lock.ts'
import { onDisk } from '../disk/replace.ts'
import type { Project } from '../handbook/read.ts'
import type { Day } from '../handbook/values/date.ts'
import { addRows } from '../records/change-table.ts'
import { settingFor } from '../records/setting.ts'
import { people as peopleTable } from '../records/tables/people.ts'
import { signOffCodes } from '../records/tables/sign-off-codes.ts'
import { signOffRounds } from '../records/tables/sign-off-rounds.ts'
import { keepRecordsFromGit } from '../walk/kept-from-git.ts'
import type { Refusal } from '../walk/approve.ts'
import { rolesIn } from '../walk/who-approves.ts'
import type { Words } from '../words/words.ts'
import { makeCode, markOf } from './code.ts'
import { readSignOffs, type SignOffRecords } from './read-sign-offs.ts'
import { roundsOf, type Round } from './rounds.ts'
import { askedIn, proofsIn, standingOf, type RoundStanding } from './standing.ts'
import { signablePages, type SignablePage } from './versions.ts'
import { isMeant, nameFolded, presenceOf } from './who.ts'

/** Who is asked to read what. */
export interface Asked {
  /** Names of roles. */
  roles: readonly string[]
  /** Names of places; none means all. */
  places: readonly string[]
  /** Files of the pages. */
  documents: readonly string[]
  until?: Day | undefined
}

/** What opening a round came to. */
export type Opened =
  | { refusals: Refusal[] }
  | {
      refusals: []
      /** True where there was none for these pages, roles and places. */
      isNew: boolean
      /** Who got a code now. */
      added: string[]
      standing: RoundStanding
      unread: SignOffRecords['unread']
    }

/**
 * Opens a round: these people are asked to read these pages as they are in force, and get a code each. Where there is one for
 * the same texts, roles and places already, only those are added who were not asked yet: who began, or came back.
 *
 * @param read reads the project as it stands on the disk; called once nobody else is opening a round
 * @param random gives bytes that nobody can guess
 * @throws {CannotRun} where a list cannot be read or written
 */
export async function openRound(
  dir: string,
  read: () => Promise<Project>,
  asked: Asked,
  words: Words,
  random: (count: number) => Uint8Array = randomBytes,
): Promise<Opened> {
  await onDisk('records', () => mkdir(join(dir, 'records'), { recursive: true }))
  return locked(join(dir, 'records', '.sign-off.lock'), 'program', async () => {
    const project = await read()
    const { working, today } = project
    const records = await readSignOffs(dir, working, words)
    const pages = signablePages(project)
    const refusals = refusalsOf(asked, { project, records, pages, words })
    if (refusals.length > 0) return { refusals }
    const wanted = asked.documents.map((path) => pages.find((page) => page.path === path)!)
    const rounds = roundsOf(records)
    const there = rounds.find((round) => isFor(round, wanted, asked))
    const name = there?.name ?? nextName(rounds)
    const toAsk = newIn(asked, wanted, { records, rounds, pages, today })
    if (there === undefined && toAsk.length === 0) return { refusals: [{ file: peopleTable.file, ...said('nobodyNew', words) }] }
    await keepRecordsFromGit(dir)
    const setting = settingFor(working, words)
    if (there === undefined) {
      const rows = wanted.map(({ page, now: { version, signed } }) => ({
        round: name,
        openedOn: today,
        page,
        version,
        signed,
        roles: asked.roles.join(', '),
        ...(asked.places.length > 0 && { places: asked.places.join(', ') }),
      }))
      await addRows(dir, signOffRounds, rows, setting, words)
    }
    const marks = new Set(records.codes.map(({ code }) => markOf(code)))
    const codes = toAsk.map((person) => ({
      round: name,
      person,
      code: newCode(marks, random),
      askedOn: today,
      ...(asked.until !== undefined && { until: asked.until }),
    }))
    if (codes.length > 0) await addRows(dir, signOffCodes, codes, setting, words)
    const after = await readSignOffs(dir, working, words)
    const standing = standingOf(after, project).find(({ round }) => round === name)!
    return { refusals: [], isNew: there === undefined, added: toAsk, standing, unread: after.unread }
  })
}

/** A code whose first group nobody else has: it says whose a receipt is. */
function newCode(marks: Set<string>, random: (count: number) => Uint8Array): string {
  for (;;) {
    const code = makeCode(random)
    if (marks.has(markOf(code))) continue
    marks.add(markOf(code))
    return code
  }
}

interface Here {
  project: Project
  records: SignOffRecords
  pages: readonly SignablePage[]
  words: Words
}

function refusalsOf({ roles, places, documents, until }: Asked, { project, records, pages, words }: Here): Refusal[] {
  const refusals: Refusal[] = []
  const refuse = (file: string, says: string, args: Record<string, string> = {}) =>
    refusals.push({ file, ...said(says, words, { file, ...args }) })
  for (const path of documents) {
    if (pages.some((page) => page.path === path)) continue
    const isInForce = (project.inForce.texts?.inForce ?? []).some((document) => document.path === path)
    const isThere = project.documents.some((document) => document.path === path)
    refuse(path, isInForce ? 'unkept' : isThere ? 'notInForce' : 'noPage')
  }
  const known = rolesIn(project.working)
  const unknown = roles.filter((role) => !known.some(({ name }) => name === role))
  for (const typed of unknown) refuse(company, 'noRole', { typed, others: known.map(({ name, title }) => `${title} (${name})`).join(', ') })
  const placesKnown = settingFor(project.working, words).known('place')
  for (const typed of places)
    if (!placesKnown.some(({ name }) => name === typed))
      refuse(company, 'noPlace', { typed, others: placesKnown.map(({ name, title }) => `${title} (${name})`).join(', ') })
  if (until !== undefined && until < project.today) refuse(documents[0] ?? company, 'past', { day: until })
  if (refusals.length > 0) return refusals
  if (records.people.length === 0) refuse(peopleTable.file, 'noPeople')
  else if (!records.people.some((one) => isMeant(one, { roles, places }) && presenceOf(one, project.today) === 'here'))
    refuse(peopleTable.file, 'nobody')
  return refusals
}

const company = 'policies/company.md'

function said(says: string, words: Words, args: Record<string, string> = {}): { message: string; fix: string } {
  return { message: words.say(`signoff.open.${says}.message`, args), fix: words.say(`signoff.open.${says}.fix`, args) }
}

/** True for a round about the same texts, for the same people. */
function isFor({ pages, roles, places }: Round, wanted: readonly SignablePage[], asked: Asked): boolean {
  const same = (a: readonly string[], b: readonly string[]) => a.toSorted().join('\n') === b.toSorted().join('\n')
  const texts = wanted.map(({ page, now }) => `${page} ${now.signed}`)
  return (
    same(
      pages.map(({ page, signed }) => `${page} ${signed}`),
      texts,
    ) &&
    same(roles, asked.roles) &&
    same(places, asked.places)
  )
}

/** Who is to be asked now: here, meant, and neither asked for these texts nor done with them. */
function newIn(
  asked: Asked,
  wanted: readonly SignablePage[],
  { records, rounds, pages, today }: { records: SignOffRecords; rounds: readonly Round[]; pages: readonly SignablePage[]; today: Day },
): string[] {
  const proofs = proofsIn(records, pages)
  const wasAsked = askedIn(rounds)
  const isDone = (person: string) =>
    wanted.every(
      ({ page, now: { version, signed } }) => proofs.hasRead(person, { page, version, signed }) || wasAsked(person, { page, signed }),
    )
  const seen = new Set<string>()
  return records.people.flatMap((one) => {
    const name = nameFolded(one.person)
    if (!isMeant(one, asked) || presenceOf(one, today) !== 'here' || seen.has(name) || isDone(one.person)) return []
    seen.add(name)
    return [one.person]
  })
}

/** `round-1`, `round-2`: nothing a spreadsheet would take for a day and write anew. */
function nextName(rounds: readonly Round[]): string {
  const numbers = rounds.map(({ name }) => Number(/^round-(\d+)$/.exec(name)?.[1] ?? 0))
  return `round-${Math.max(0, ...numbers) + 1}`
}
