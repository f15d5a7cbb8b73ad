import type { SignOffRecords } from '../signoff/read-sign-offs.ts'
import { isMeant, nameFolded, presenceOf } from '../signoff/who.ts'
import { roundsOf } from '../signoff/rounds.ts'
import type { Day } from '../handbook/values/date.ts'

/** How many people were asked to read a version of a page, have read it, and said so on paper. */
export interface SignedCounts {
  version: number
  asked: number
  read: number
  paper: number
}

/** By page, as receipts name it; of each page its versions, the oldest first. */
export type SignedTotals = Record<string, SignedCounts[]>

/** Of fewer people than this, a figure would say who they are. */
const fewestAsked = 3

/**
 * Counts who was asked and who has read, each person once. Those who have left or are away, or whom it is no longer for, are in
 * none of it; versions that fewer than three people were asked to read are left out.
 */
export function signedCounted(records: Omit<SignOffRecords, 'unread'>, today: Day): SignedTotals {
  const listed = new Map(records.people.map((person) => [nameFolded(person.person), person]))
  const asked = new Map<string, { page: string; version: number; signed: string; people: Set<string> }>()
  for (const round of roundsOf(records)) {
    const people = round.asked.flatMap(({ person }) => {
      const entry = listed.get(nameFolded(person))
      const counts = entry === undefined || (isMeant(entry, round) && presenceOf(entry, today) === 'here')
      return counts ? [nameFolded(person)] : []
    })
    for (const { page, version, signed } of round.pages) {
      const key = JSON.stringify([page, signed])
      const one = asked.get(key) ?? { page, version, signed, people: new Set<string>() }
      asked.set(key, one)
      for (const person of people) one.people.add(person)
    }
  }
  const totals: SignedTotals = {}
  const read = new Map<string, { version: number; signed: string; how: string }[]>()
  for (const { person, page, version, signed, how } of records.proofs) {
    const key = JSON.stringify([nameFolded(person), page])
    const proofs = read.get(key) ?? []
    read.set(key, proofs)
    proofs.push({ version, signed, how })
  }
  for (const { page, version, signed, people } of [...asked.values()].toSorted((a, b) => a.version - b.version)) {
    if (people.size < fewestAsked) continue
    const proofs = [...people].map((person) =>
      (read.get(JSON.stringify([person, page])) ?? []).filter((proof) => proof.signed === signed || proof.version > version),
    )
    const counts = {
      version,
      asked: people.size,
      read: proofs.filter((own) => own.length > 0).length,
      paper: proofs.filter((own) => own.length > 0 && own.every(({ how }) => how === 'paper')).length,
    }
    totals[page] = [...(totals[page] ?? []), counts]
  }
  return totals
}
