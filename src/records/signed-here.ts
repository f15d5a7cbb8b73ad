import { lstat } from 'node:fs/promises'
import { join } from 'node:path'
import { CannotRun } from '../cannot-run.ts'
import type { Handbook } from '../handbook/handbook.ts'
import { signedCounted, type SignedTotals } from '../measure/signed-counted.ts'
import { readSignOffs } from '../signoff/read-sign-offs.ts'
import type { Words } from '../words/words.ts'
import { hasShapeOf, isMapOf } from './shape.ts'
import type { Table } from './table.ts'
import { people } from './tables/people.ts'
import { signOffCodes } from './tables/sign-off-codes.ts'
import { signOffRounds } from './tables/sign-off-rounds.ts'
import { signOffs } from './tables/sign-offs.ts'

/** The lists that say who works here, who was asked to read what, and who has. */
export const signOffTables: readonly Table[] = [people, signOffRounds, signOffCodes, signOffs]

/** True where somebody was asked to read something, on this computer. */
export async function hasSignOffs(dir: string): Promise<boolean> {
  return (await lstat(join(dir, signOffRounds.file)).catch(() => undefined)) !== undefined
}

/** Who was asked and who has read, as numbers; undefined where nobody was asked on this computer. */
export async function signedHere(dir: string, handbook: Handbook, words: Words): Promise<SignedTotals | undefined> {
  if (!(await hasSignOffs(dir))) return undefined
  return signedCounted(await readSignOffs(dir, handbook, words), handbook.today)
}

/** The same, where a list that the disk does not give out counts as not here. */
export async function signedIfOpen(dir: string, handbook: Handbook, words: Words): Promise<SignedTotals | undefined> {
  return signedHere(dir, handbook, words).catch((error: unknown) => {
    if (error instanceof CannotRun) return undefined
    throw error
  })
}

/** Whether totals that stand in a file can be gone by. */
export function areSigned(value: unknown): value is SignedTotals {
  return isMapOf(
    value,
    (versions) =>
      Array.isArray(versions) &&
      versions.every((counts) => {
        if (!hasShapeOf(counts, { version: 0, asked: 0, read: 0, paper: 0 })) return false
        const { asked, read, paper } = counts as { asked: number; read: number; paper: number }
        return paper <= read && read <= asked
      }),
  )
}
