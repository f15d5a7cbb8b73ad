import type { Day } from '../handbook/values/date.ts'
import { markOf } from './code.ts'
import { isGenuine, receiptLine, type Receipt } from './receipt.ts'
import type { Found } from './receipts-in.ts'
import type { SignOffRecords } from './read-sign-offs.ts'
import { roundsOf, type Round, type RoundPage } from './rounds.ts'
import { pageFinder, type SignablePage } from './versions.ts'
import { nameFolded } from './who.ts'

/**
 * Why a receipt was not taken in. `older`: it is genuine, for a version before the one that was asked for. `elsewhere`: the
 * round that its code belongs to does not ask for this page. `early` and `ahead`: its day is before the round or after today.
 */
export type BadReceipt = 'truncated' | 'garbled' | 'unknown' | 'altered' | 'older' | 'elsewhere' | 'early' | 'ahead'

/** What a receipt is worth. */
export type Judged =
  | { says: 'good'; person: string; round: string; page: string; version: number; signed: string; readOn: Day; receipt: string }
  | { says: BadReceipt; person?: string; page?: string; version?: number; wanted?: number; day?: Day; round?: string }

/** Judges receipts by the codes that were handed out. What is in already is not its business. */
export function judgeWith(
  records: Pick<SignOffRecords, 'rounds' | 'codes'>,
  pages: readonly SignablePage[],
  today: Day,
): (found: Found) => Judged {
  const rounds = roundsOf(records)
  const holders = new Map(rounds.flatMap((round) => round.asked.map((asked) => [markOf(asked.code), { ...asked, round }] as const)))
  const find = pageFinder(pages, records)
  const roundsAsking = askingFor(rounds)

  return (found) => {
    if (!('receipt' in found)) {
      const person = found.mark === undefined ? undefined : holders.get(found.mark)?.person
      return { says: found.says, ...(person !== undefined && { person }) }
    }
    const { receipt } = found
    const holder = holders.get(receipt.mark)
    if (holder === undefined) return { says: 'unknown', page: receipt.page, version: receipt.version, day: receipt.day }
    const { person, code, round } = holder
    const told = { person, page: receipt.page, version: receipt.version, round: round.name, day: receipt.day }
    const known = find(receipt.page)
    const made = known?.versions.find(
      ({ version, signed, as }) => version === receipt.version && isGenuine({ ...receipt, page: as }, code, signed),
    )
    if (known === undefined || made === undefined) return { says: 'altered', ...told }
    const names = new Set([made.as, known.current?.page, ...(known.current?.former ?? [])])
    const asks = ({ page }: RoundPage) => names.has(page)
    const wanted = round.pages.find(asks) ?? roundsAsking(person, asks)
    const page = known.current?.page ?? made.as
    if (wanted === undefined) return { says: 'elsewhere', ...told, page }
    if (made.signed !== wanted.signed && made.version < wanted.version) return { says: 'older', ...told, page, wanted: wanted.version }
    if (receipt.day > today) return { says: 'ahead', ...told, page }
    if (receipt.day < round.openedOn) return { says: 'early', ...told, page }
    return {
      says: 'good',
      person,
      round: round.name,
      page,
      version: made.version,
      signed: made.signed,
      readOn: receipt.day,
      receipt: receiptLine({ ...receipt, page: made.as } satisfies Receipt),
    }
  }
}

/** What somebody was asked for in any round, the last one first. */
function askingFor(rounds: readonly Round[]): (person: string, asks: (page: RoundPage) => boolean) => RoundPage | undefined {
  const of = new Map<string, RoundPage[]>()
  for (const { asked, pages } of rounds.toReversed())
    for (const { person } of asked) of.set(nameFolded(person), [...(of.get(nameFolded(person)) ?? []), ...pages])
  return (person, asks) => of.get(nameFolded(person))?.find(asks)
}
