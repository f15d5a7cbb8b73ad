import type { Day } from '../handbook/values/date.ts'
import type { Finding } from '../handbook/finding.ts'
import type { Entry } from './entry.ts'
import { neverHeld } from './held.ts'
import { historyFinding } from './read-history.ts'

/** What its history says of a document on a day. Plain data; the texts stay in the entries. */
export interface Life {
  /** The names its entries were made under: its own, and those it had before. */
  pages: readonly string[]
  /** What was approved and retired by that day, first to last, whether or not its day has come. */
  versions: readonly Entry[]
  /** What holds on the day: a version, or a retirement. Undefined before the first one's day. */
  now: Entry | undefined
  /** What was approved and is still to come, the next first. */
  coming: readonly Entry[]
  /** The last time somebody found what holds now still right, or a version that means the same. */
  reviewed: Entry | undefined
  /** How the working text stands to what holds. */
  working: Standing
  /** Of what is to come, the version that the working text is; undefined where it is none of them. */
  comes?: Entry | undefined
}

/**
 * `same`: it is what holds, perhaps better worded, and staff read it as it stands. `coming`: it is approved, and its day
 * is still to come. `changed`: something that binds differs from what was approved. `draft`: it does not say that staff
 * may work by it. `unsound`: something in it is wrong, so staff keep reading the approved text. `gone`: the file is not there.
 */
export type Standing = 'same' | 'coming' | 'changed' | 'draft' | 'unsound' | 'gone'

/**
 * What holds on a day: of all versions whose day has come, the one that was approved last. One that was approved later
 * for an earlier day has been made of the other, so it stays.
 *
 * @param entries of one document; the order does not matter
 */
export function lifeOn(entries: readonly Entry[], day: Day): Omit<Life, 'working' | 'comes'> {
  const known = entries.filter(({ on }) => on <= day)
  const versions = known.filter(({ did }) => did !== 'reviewed').toSorted(inTurn)
  const now = versions.findLast(({ effectiveFrom }) => effectiveFrom <= day)
  const coming = versions.filter(
    (entry) => entry.effectiveFrom > day && (now === undefined || inTurn(now, entry) < 0) && !neverHeld(entry, versions),
  )
  // Better wording takes nothing back of what somebody said of its meaning.
  const same = new Set(versions.filter((one) => now !== undefined && meaningOf(one) === meaningOf(now)).map(({ version }) => version))
  const reviews = known.filter(({ did, version }) => did === 'reviewed' && same.has(version))
  return {
    pages: [...new Set(entries.map(({ page }) => page))],
    versions,
    now,
    coming: coming.toSorted((a, b) => order(a.effectiveFrom, b.effectiveFrom)),
    reviewed: reviews.toSorted(byDay).at(-1),
  }
}

function meaningOf({ meansTheSameAs, fingerprint }: Entry): string {
  return meansTheSameAs ?? fingerprint
}

/** By version; of two with one number, which two people approved at once, the one approved later, or else by name: the same on every computer. */
function inTurn(a: Entry, b: Entry): number {
  return a.version - b.version || byDay(a, b)
}

function byDay(a: Entry, b: Entry): number {
  return order(a.on, b.on) || order(a.file, b.file)
}

function order(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}

/** What is wrong with the history of one document: entries taken out, two with one number, days that run backwards. */
export function* troublesIn(entries: readonly Entry[]): Generator<Finding> {
  const versions = entries.filter(({ did }) => did !== 'reviewed').toSorted(inTurn)
  const hashes = new Set(versions.flatMap(hashesOf))
  for (const entry of entries) {
    const before = versions.findLast(({ version }) => version < entry.version)
    if (entry.follows !== undefined && !hashes.has(entry.follows))
      yield historyFinding(entry.file, 'missing', { page: entry.page, version: entry.version, before: entry.version - 1 })
    // Once a later version was made of one of them, it is clear which holds.
    const twin = versions.find((other) => other !== entry && other.version === entry.version && inTurn(other, entry) < 0)
    const these = new Set(versions.flatMap((one) => (one.version === entry.version ? hashesOf(one) : [])))
    const isSettled = versions.some(({ version, follows = '' }) => version > entry.version && these.has(follows))
    if (entry.did !== 'reviewed' && twin !== undefined && !isSettled)
      yield historyFinding(entry.file, 'twins', { page: entry.page, version: entry.version, other: twin.file })
    if (entry.did !== 'reviewed' && before !== undefined && entry.on < before.on)
      yield historyFinding(entry.file, 'backwards', { page: entry.page, version: entry.version, on: entry.on, before: before.on })
  }
}

/** All hashes a version ever had: words may have been taken out of it since. */
function hashesOf({ sha256, blanked }: Entry): string[] {
  return [sha256, ...(blanked?.was?.split(' ') ?? [])]
}

/** The number of the next version. */
export function nextVersion(entries: readonly Entry[]): { version: number; follows: string | undefined } {
  const last = entries
    .filter(({ did }) => did !== 'reviewed')
    .toSorted(inTurn)
    .at(-1)
  return { version: (last?.version ?? 0) + 1, follows: last?.sha256 }
}
