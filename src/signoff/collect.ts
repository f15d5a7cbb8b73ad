import type { Project } from '../handbook/read.ts'
import { addRows } from '../records/change-table.ts'
import { settingFor } from '../records/setting.ts'
import { signOffs, type SignOff } from '../records/tables/sign-offs.ts'
import type { Words } from '../words/words.ts'
import { judgeWith, type BadReceipt, type Judged } from './judge-receipt.ts'
import { receiptsHandedIn, type HandedIn } from './read-handed-in.ts'
import { readSignOffs, type SignOffRecords } from './read-sign-offs.ts'
import { signablePages } from './versions.ts'
import { nameFolded } from './who.ts'

/** What became of receipts that were handed in. */
export interface Collected {
  /** Taken in now, in the order in which they came. */
  fresh: { person: string; page: string; version: number }[]
  /** In already from an earlier time. */
  known: number
  /** Handed in twice this time, as the quotation in an answer does. */
  doubled: number
  /** Not taken in. */
  bad: { file: string; line: number; says: BadReceipt; told: Exclude<Judged, { says: 'good' }>; said: string }[]
  /** Files without a receipt. */
  without: string[]
  /** Files that could not be read, and why. */
  unreadable: { file: string; message: string }[]
  unread: SignOffRecords['unread']
}

/**
 * Takes in receipts: what is good and new is added to `records/sign-offs.csv`, all at once; what is not is told. Doing it
 * again changes nothing.
 *
 * @param handed files, mails or pasted text
 * @throws {CannotRun} where a list cannot be read or written: then nothing was taken in
 */
export async function collect(project: Project, handed: readonly HandedIn[], words: Words): Promise<Collected> {
  const { dir, working, today } = project
  const records = await readSignOffs(dir, working, words)
  const judge = judgeWith(records, signablePages(project), today)
  const collected: Collected = { fresh: [], known: 0, doubled: 0, bad: [], without: [], unreadable: [], unread: records.unread }
  const good: Extract<Judged, { says: 'good' }>[] = []
  for (const one of handed) {
    let isRead = true
    const found = await receiptsHandedIn(one, ({ says, args }) => {
      isRead = false
      collected.unreadable.push({ file: one.name, message: words.say(`records.sheet.${says}`, args) })
    })
    if (found.length === 0 && isRead) collected.without.push(one.name)
    for (const receipt of found) {
      const judged = judge(receipt)
      if (judged.says === 'good') good.push(judged)
      else
        collected.bad.push({
          file: one.name,
          line: receipt.line,
          says: judged.says,
          told: judged,
          said: 'said' in receipt ? receipt.said : '',
        })
    }
  }
  if (good.length === 0) return collected
  await addRows(
    dir,
    signOffs,
    // Somebody else may have taken in the same meanwhile.
    (there) => {
      const before = new Set(there.rows.map(({ values }) => proofName(values)))
      const now = new Set<string>()
      const rows = good.flatMap((one): SignOff[] => {
        const name = proofName(one)
        if (before.has(name)) collected.known++
        else if (now.has(name)) collected.doubled++
        else {
          now.add(name)
          const { person, page, version, signed, readOn, receipt, round } = one
          collected.fresh.push({ person, page, version })
          return [{ person, page, version, signed, readOn, how: 'receipt', receipt, round, collectedOn: today }]
        }
        return []
      })
      return rows
    },
    settingFor(working, words),
    words,
  )
  return collected
}

/** What proves the same: one person, one page, one text. */
export function proofName({
  person = '',
  page = '',
  version,
  signed = '',
}: Pick<SignOff, 'person' | 'page' | 'version' | 'signed'>): string {
  return JSON.stringify([nameFolded(person), page, version, signed])
}
